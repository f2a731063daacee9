"""Which blocks are notes: at the foot of pages, or in a list of notes.

In: blocks with notes among them. Out: the other blocks, and the notes. A note is known by a marker that the
reader gives (`[^1]:`, layout), by the list headed 'Notes', or by standing last on its page with a number whose
mark stands on the same page, behind a full stop or a Chinese character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, Run, cut, stripped
from briefing_tex.readers.structure.notes.last import as_large_as_text, last_notes
from briefing_tex.readers.structure.notes.marks import SUPERSCRIPTS, find_mark
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import ends_clause, is_prose
from briefing_tex.readers.structure.words import part_label

_RINGS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SIGNS = frozenset("\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079")
_NEAR = 12
"""How many blocks above a note with a raised number its mark is looked for."""
_NOTE = re.compile(
    r"(?:\[\^?(?P<boxed>\w{1,10})\][:：]?|(?P<ring>[①-⑳])|[*＊※注註]\s?(?P<starred>\d{1,2})[.)）]?|(?P<number>\d{1,2}|[\u00b9\u00b2\u00b3\u2070-\u2079]+|[*†‡])[.)]?)\s*(?=[^\W\d_]|[“\"《(（])"
)


_BACK = re.compile("\\s*[↩↵⏎]\ufe0e?\\s*$")
"""The arrow from a note back to its mark."""
_ALONE = re.compile(r"(?P<number>\d{1,3})[.)]?\s*")
"""The number of a note that stands in a block of its own."""


class Note(Struct, frozen=True):
    """A note: its mark, its block, where its text begins; `anywhere`: it is from a list of notes.

    `further` are the blocks of its other paragraphs.
    """

    mark: str
    block: Block
    rest_at: int
    anywhere: bool = False
    further: tuple[Block, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        return stripped(cut(self.block.runs, self.rest_at))


def notes_last(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that are given as notes at the end, and the label of their list above them."""
    notes = {index for index, block in enumerate(blocks) if block.kind == "note"}
    labels = {index - 1 for index in notes if index and _labels_notes(blocks[index - 1])}
    notes |= labels
    for label in labels:
        notes |= _listed_below(blocks, label)
    order = sorted(range(len(blocks)), key=lambda index: index in notes)
    return [blocks[index] for index in order]


def _listed_below(blocks: Sequence[Block], label: int) -> set[int]:
    """The notes of a list below its label that count on, also those at which a column or a page begins."""
    found: set[int] = set()
    for index in range(label + 1, len(blocks)):
        note = _note_of(blocks[index], given=True)
        if not note or _value(note.mark) != len(found) + 1:
            break
        found.add(index)
    return found


def _labels_notes(block: Block) -> bool:
    label = part_label(_without_number(block.text))
    return bool(label and label.part == "notes")


def split_notes(blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """The blocks without notes, and the notes."""
    kept: list[Block] = []
    notes: list[Note] = []
    in_list = in_references = boxed = False
    expected = 1
    last = last_notes(blocks)
    for index, block in enumerate(blocks):
        label = part_label(_without_number(block.text))
        if _labels_notes(block) and _list_follows(blocks, index):
            in_list = True
            notes.append(Note("", block, 0))
            continue
        if in_list and (block.kind == "heading" or label):
            in_list = False
        in_references = in_references or bool(label and label.part == "references" and index > len(blocks) // 3)
        boxed = boxed or (in_references and block.text[:1] in "[［")
        if block.kind == "note" and block.unmarked and notes:
            notes[-1] = replace(notes[-1], further=(*notes[-1].further, block))
            continue
        if back := _returning(block, kept):
            notes.append(back)
            continue
        note = _note_of(block, given=block.kind == "note" or in_list)
        if note and index >= last:
            notes.append(note)
            continue
        next_one = note is not None and _value(note.mark) in (1, expected) and (boxed or not in_references)
        if note and (block.kind == "note" or in_list or (next_one and _at_foot(blocks, index, note, kept))):
            expected = _value(note.mark) + 1 or expected
            notes.append(replace(note, anywhere=in_list))
        else:
            in_list = in_list and note is not None
            kept.append(block)
    return kept, notes


def _returning(block: Block, above: list[Block]) -> Note | None:
    """The note that a block is by the arrow at its end that leads back to its mark, as HTML has them.

    Its number may be all that the block above it says, which is taken from those `above`.
    """
    found = _BACK.search(block.text)
    if not found or block.cells:
        return None
    text = replace(block, runs=cut(block.runs, 0, found.start()))
    note = _note_of(text, given=True)
    alone = _ALONE.fullmatch(above[-1].text) if above and not above[-1].cells else None
    if alone and not (note and note.mark):
        del above[-1]
        return Note(alone["number"], text, 0, anywhere=True)
    return replace(note, anywhere=True) if note and note.mark else None


def _without_number(text: str) -> str:
    """A heading without its number, for finding its label."""
    number = next(iter(options(text)), None) if len(text) < 60 else None
    return text[number.rest_at :] if number else text


def _list_follows(blocks: Sequence[Block], index: int) -> bool:
    return index + 1 < len(blocks) and _note_of(blocks[index + 1], given=True) is not None


def _note_of(block: Block, given: bool) -> Note | None:
    """The note that a block may be."""
    if block.kind not in (None, "note", "paragraph", "item"):
        return None
    if block.marker is not None and given:
        return Note(block.marker.strip("[]^.():： ").translate(SUPERSCRIPTS), block, 0)
    found = _NOTE.match(block.text)
    if found and found["starred"]:
        return Note(found["starred"], block, found.end())
    first = block.runs[0] if block.runs else Run("")
    if block.kind == "note" and first.raised and first.text.strip():
        return Note(first.text.strip(" .()[]").translate(SUPERSCRIPTS), block, len(first.text))
    if not found:
        return Note("", block, 0) if block.kind == "note" else None
    mark = (found["boxed"] or found["ring"] or found["number"]).translate(SUPERSCRIPTS)
    return Note(mark, block, found.end())


def _at_foot(blocks: Sequence[Block], index: int, note: Note, before: Sequence[Block]) -> bool:
    """Whether a block is the last on its page, with its mark above it on that page."""
    page = note.block.page
    below = blocks[index + 1 :]
    ends_page = not below or below[0].last_page > page
    others = [b for b in below[:6] if b.page == page]
    if note.block.text[:1] in _SIGNS or (note.mark in _RINGS and not _ringed(below, note)):
        return any(find_mark(block.text, note.mark) for block in before[-_NEAR:])
    if note.block.text[:1] in "[［" or as_large_as_text(note.block, before) or _in_a_list(note, before, below):
        return False
    if not ends_page and not (others and all(_note_of(b, given=False) for b in others)):
        return False
    if not (note.mark.isascii() and note.mark.isdigit()) or not is_prose(note.block.text[note.rest_at :]):
        return False
    here = takewhile(lambda block: block.last_page >= page, reversed(before))
    return any(find_mark(block.text, note.mark) for block in here)


def _value(mark: str) -> int:
    """The number of a mark; -1 for a sign."""
    return int(mark) if mark.isascii() and mark.isdigit() else _RINGS.find(mark) + 1 or -1


def _ringed(below: Sequence[Block], note: Note) -> bool:
    """Whether the next block begins with the next number in a ring: the two are items."""
    following = _RINGS[_value(note.mark) : _value(note.mark) + 1]
    return bool(below and following) and below[0].text.startswith(following)


def _in_a_list(note: Note, before: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether a block numbered `1.` is an item: below a colon, or above `2.` on this page or the next."""
    if not re.match(r"\d+[.．、)）]", note.block.text) or not note.mark.isdigit():
        return False
    following = str(int(note.mark) + 1)
    next_one = any(re.match(rf"{following}[.．、)）]", block.text) for block in below[:4])
    return next_one or (bool(before) and ends_clause(before[-1].text))
