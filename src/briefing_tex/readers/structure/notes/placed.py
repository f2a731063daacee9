"""Notes put where their marks stand: on their page if they can be, a raised number before a plain one.

In: blocks, the notes that `found` took out of them. Out: the places of the marks; a block cut at them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, Run, cut
from briefing_tex.readers.structure.notes.found import Note
from briefing_tex.readers.structure.notes.marks import SUPERSCRIPTS, find_mark

_BEFORE_NUMBER = "*＊※注註"
"""Signs before the number of a note, as Japanese has them."""


class Placed(Struct, frozen=True):
    """A mark in a block: the block's index, the characters it takes, its note."""

    index: int
    start: int
    end: int
    note: Note
    guessed: bool


def place_notes(blocks: Sequence[Block], notes: Sequence[Note]) -> tuple[list[Placed], list[Note]]:
    """Where the marks of the notes stand, and the notes whose marks were not found."""
    placed: list[Placed] = []
    lost: list[Note] = []
    blocks = [_with_single_marks(block, {note.mark for note in notes}) for block in blocks]
    pages: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        for page in range(block.page, block.last_page + 1):
            pages[page].append(index)
    used: set[tuple[int, int]] = set()
    for note in notes:
        near = [i for page in range(note.block.page, note.block.last_page + 1) for i in pages[page]]
        spot = _spot(blocks, note, near, used) if note.mark else None
        if spot:
            placed.append(spot)
            used.add((spot.index, spot.start))
        else:
            lost.append(note)
    return placed, lost


def _with_single_marks(block: Block, marks: Container[str]) -> Block:
    """The block with raised numbers that touch parted: `12` stands for the notes 1 and 2 where 12 is none."""
    if not any(run.raised and run.text.isdecimal() for run in block.runs):
        return block
    runs = [replace(run, text=part) for run in block.runs for part in _single_marks(run, marks)]
    return replace(block, runs=tuple(runs))


def _single_marks(run: Run, marks: Container[str]) -> list[str]:
    text = run.text
    if not run.raised or not text.isdecimal() or text in marks:
        return [text]
    for cut_at in range(1, len(text)):
        first, second = text[:cut_at], text[cut_at:]
        if first in marks and second in marks and int(second) == int(first) + 1:
            return [first, second]
    return [text]


def _spot(
    blocks: Sequence[Block], note: Note, near: Sequence[int], used: set[tuple[int, int]]
) -> Placed | None:
    """Where the mark of a note stands: on the note's page if it can be, a raised number before a plain one."""
    everywhere = range(len(blocks))
    tries = [(_raised, near), (_plain, near), (_raised, everywhere)]
    if note.anywhere:
        tries.append((_plain, everywhere))
    found = (find(blocks[index], index, note, used) for find, indices in tries for index in indices)
    return next(filter(None, found), None)


def _raised(block: Block, index: int, note: Note, used: set[tuple[int, int]]) -> Placed | None:
    position = 0
    for run in block.runs:
        mark = run.text.strip("[]() ").lstrip(_BEFORE_NUMBER) or run.text.strip()
        same = run.raised and mark.translate(SUPERSCRIPTS) == note.mark
        if same and (index, position) not in used:
            return Placed(index, position, position + len(run.text), note, False)
        position += len(run.text)
    return None


def _plain(block: Block, index: int, note: Note, used: set[tuple[int, int]]) -> Placed | None:
    found = find_mark(block.text, note.mark, note.anywhere)
    if not found or (index, found.start()) in used:
        return None
    return Placed(index, found.start(), found.end(), note, True)


def without_marks(block: Block, spots: Sequence[Placed]) -> list[Block | Note]:
    """A block cut at its marks: stretches of it and the notes between them, in order."""
    parts: list[Block | Note] = []
    position = 0
    for spot in sorted(spots, key=lambda one: one.start):
        parts += [replace(block, runs=cut(block.runs, position, spot.start)), spot.note]
        position = spot.end
    return [*parts, replace(block, runs=cut(block.runs, position))]
