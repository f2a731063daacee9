"""The parts of a report below its title block: what is abstract, body, bibliography, contact footer.

In: blocks in order, the titles of the contents list. Out: the blocks of each part. The bibliography goes from
its label to the contact footer or the next heading; the footer from its prompt to the end.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.structure.blocks import Block, Kind, cut, stripped
from briefing_tex.readers.structure.breaks import goes_on, join_blocks
from briefing_tex.readers.structure.contact.start import contact_start
from briefing_tex.readers.structure.headings.entries import title_keys
from briefing_tex.readers.structure.headings.levels import title_like
from briefing_tex.readers.structure.joins import Habits, unfinished
from briefing_tex.readers.structure.lists import markers
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.references import read_entry, references_end
from briefing_tex.readers.structure.scripts import is_prose, squeezed, width
from briefing_tex.readers.structure.vocabulary import SOURCES, WEAK
from briefing_tex.readers.structure.words import Label, caption, part_label, run_in_label, usual_section

_FLOATS = 8
"""How many tables, captions and the like may stand between the halves of a paragraph."""


class Parts(Struct, frozen=True):
    """The blocks of each part; `late` are those of the body that stand after the bibliography."""

    main: tuple[Block, ...]
    late: tuple[Block, ...] = ()
    references_label: Block | None = None
    references: tuple[Block, ...] = ()
    contact: tuple[Block, ...] = ()


def label_of(text: str) -> Label | None:
    """The part a heading names, its number left aside.

    >>> label_of("5 參考文獻").part, label_of("2.1 資料來源")
    ('references', None)
    """
    if width(text) > 80:
        return None
    found = part_label(text)
    for number in () if found else options(text):
        found = found or part_label(text[number.rest_at :])
        if found and squeezed(found.words) in (WEAK | SOURCES if number.depth > 1 else WEAK):
            return None
    return found


def split_parts(blocks: Sequence[Block], titles: Container[str]) -> Parts:
    """The blocks below the title block by part; `titles` are the keys of the contents list."""
    label = next((i for i in range(len(blocks) - 1, -1, -1) if _labels_references(blocks[i])), None)
    label = _unknown_references(blocks) if label is None else label
    start = label + 1 if label is not None else min(1, len(blocks))
    contact = contact_start(blocks, start, titles)
    if contact is None and label is not None:
        contact = contact_start(blocks[:label], label // 2, titles)
    footer_stop = label if label is not None and contact is not None and contact < label else len(blocks)
    contact = footer_stop if contact is None else contact
    if label is None:
        footer, floats = without_floats(blocks[contact:footer_stop])
        return Parts((*blocks[:contact], *floats), contact=footer)
    limit = contact if contact > label else len(blocks)
    stop = next((i for i in range(label + 1, limit) if _ends_references(blocks[i], titles)), limit)
    end = label + 1 + references_end(blocks[label + 1 : stop])
    if label < contact < len(blocks) and stop == contact:
        contact = limit = end
    stop = end
    entries, beside = without_floats(blocks[label + 1 : stop])
    footer, floats = without_floats(blocks[contact:footer_stop])
    return Parts(
        (*blocks[: min(label, contact)], *beside),
        (*blocks[stop:limit], *floats),
        blocks[label],
        entries,
        footer,
    )


def _unknown_references(blocks: Sequence[Block]) -> int | None:
    """The heading of a bibliography in unknown words: above `[1]`, bare where most of its level count."""
    headings = [block for block in blocks if block.kind == "heading"]
    for index in range(len(blocks) - 2, -1, -1):
        heading, below = blocks[index : index + 2]
        if heading.kind == "heading" and _FIRST_ENTRY.match(below.text) and not options(heading.text):
            peers = [options(one.text) for one in headings if one.level == heading.level and one is not heading]
            if 0 < len(peers) <= 2 * sum(map(bool, peers)):
                return index
    return _heading_of_works(blocks)


def _heading_of_works(blocks: Sequence[Block]) -> int | None:
    """The heading in unknown words below which nothing but works stand: titles, years and their makers."""
    places = [index for index, block in enumerate(blocks) if block.kind == "heading"][-_LAST_HEADINGS:]
    for place, stop in reversed(list(pairwise([*places, len(blocks)]))):
        works = [block for block in blocks[place + 1 : stop] if width(block.text) > _END_OF_WORK]
        if sum(map(_is_work, works)) >= max(_FEWEST_WORKS, _SHARE * len(works)):
            return place
    return None


def _is_work(block: Block) -> bool:
    """Whether a block is understood as an entry of a bibliography."""
    if block.kind not in (None, "paragraph", "item") or block.cells or width(block.text) > _LONGEST_WORK:
        return False
    begin = next((marker.rest_at for marker in markers(block)), 0)
    fields = read_entry(stripped(cut(block.runs, begin)))
    return all(fields.get(name) for name in ("title", "issued")) and bool(
        fields.get("author") or fields.get("publisher")
    )


_LAST_HEADINGS = 6
"""How many headings from the end a bibliography may have."""
_FEWEST_WORKS = 3
"""Entries of a bibliography at least that only they tell."""
_SHARE = 0.7
"""Part of them at least that is understood."""
_END_OF_WORK = 30
"""Columns of a line at most that may be the end of the entry above it."""
_LONGEST_WORK = 600
"""The widest of them, in columns."""


_FIRST_ENTRY = re.compile(r"[\[［]1[\]］]\s*\S")


def without_floats(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """A bibliography or a footer and, apart from it, the captioned tables and figures set on its page."""
    captions = [index for index, block in enumerate(blocks) if not block.cells and caption(block.text)]
    beside = {place for index in captions for place in (index - 1, index, index + 1)}
    floats = {
        index
        for index in beside & set(range(len(blocks)))
        if index in captions or blocks[index].cells or blocks[index].image
    }
    kept = (block for index, block in enumerate(blocks) if index not in floats)
    return tuple(kept), tuple(blocks[index] for index in sorted(floats))


def _labels_references(block: Block) -> bool:
    label = label_of(block.text) if block.kind in (None, "heading", "paragraph") else None
    return bool(label and label.part == "references")


def _ends_references(block: Block, titles: Container[str]) -> bool:
    """Whether a heading shows that the bibliography is over."""
    if block.kind == "heading" or (block.kind is None and usual_section(block.text)):
        return True
    return width(block.text) < 240 and any(key in titles for key in title_keys(block.text))


def whole_paragraphs(blocks: Sequence[Block], titles: Container[str], habits: Habits) -> list[Block]:
    """The blocks with the halves of parted paragraphs joined, over tables and captions that stand between."""
    prose = [block for block in blocks if is_prose(block.text) and not block.cells]
    if sum(unfinished(block.text) for block in prose) > max(2, 0.6 * len(prose)):
        return list(blocks)
    result: list[Block] = []
    taken: set[int] = set()
    for index, block in enumerate(blocks):
        if index in taken:
            continue
        whole = block
        place = index
        while _may_go_on(whole, titles):
            second = _second_half(blocks, place, taken, titles, whole.kind)
            if second is None or not goes_on(whole, blocks[second]):
                break
            whole = join_blocks(whole, blocks[second], habits)
            taken.add(second)
            place = second
        result.append(whole)
    return result


def _may_go_on(block: Block, titles: Container[str]) -> bool:
    text = block.text
    kinds = (None, "paragraph", "item", *(("quote",) if block.open else ()))
    if block.kind not in kinds or caption(text) or label_of(text):
        return False
    return not _is_listed_title(text, titles) and not _numbered_title(text)


def _numbered_title(text: str) -> bool:
    """Whether a text is a number and a title."""
    return not is_prose(text) and any(title_like(text[number.rest_at :]) for number in options(text))


def _is_listed_title(text: str, titles: Container[str]) -> bool:
    return width(text) < 240 and any(key in titles for key in title_keys(text))


def _second_half(
    blocks: Sequence[Block], index: int, taken: set[int], titles: Container[str], kind: Kind | None
) -> int | None:
    """The next block that may be the second half of one of a kind, what floats between them passed over."""
    kinds = ("quote",) if kind == "quote" else (None, "paragraph")
    for place in range(index + 1, min(index + 2 + _FLOATS, len(blocks))):
        block = blocks[place]
        text = block.text
        if place in taken or block.kind in ("table", "figure", "caption", "note") or caption(text):
            continue
        plain = block.kind in kinds and not markers(block) and not label_of(text)
        label = run_in_label(text) or _numbered_title(text)
        return place if plain and not label and not _is_listed_title(text, titles) else None
    return None
