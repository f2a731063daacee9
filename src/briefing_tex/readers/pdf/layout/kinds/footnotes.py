"""Notes: small paragraphs at the foot of a page that begin with a mark, and their further paragraphs.

In: pieces in reading order. Out: the same with kinds; a further paragraph of a note is marked as no item.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from briefing_tex.readers.pdf.layout.paragraphs.measures import ALIGNED
from briefing_tex.readers.pdf.layout.paragraphs.starts import note_start
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.structure.words import caption

_SMALLER = 0.93
"""Size of a note at most, in parts of the text's size."""
_LARGER = 1.06
"""Size of a heading at least, in parts of the text's size."""
_CLOSE = 0.25
"""White space at most above a further paragraph of a note, in lines."""


def mark_notes(pieces: Sequence[Piece], size: float) -> None:
    """Small paragraphs at the foot of a column that begin with a raised number or a sign are notes.

    A number that is not raised counts where the same number is raised in the text, and no heading stands above.
    """
    marks = list(_marks(pieces))
    raised = {mark.text for mark in marks}
    for (page, _), group in groupby(reversed(pieces), key=lambda one: (one.page, one.side)):
        column = list(group)
        within = {mark.text for mark in marks if mark.page == page and mark.within}
        foot = list(_foot(column, size, within))
        headed = bool(foot) and _heads_list(column[len(foot) : len(foot) + 1], foot[-1], size)
        small = [piece for piece in foot if piece.lines]
        small = _last_count(small)
        numbers = [number for piece in small if (number := _number(piece)) is not None]
        listed = any(str(number) not in raised for number in numbers)  # a numbered list goes on there
        for piece in small:
            if _begins_note(piece, set() if listed or headed else raised):
                piece.kind = "note"
        for above, piece in pairwise(reversed(small)):
            if (
                piece.kind is None
                and above.kind == "note"
                and piece.gap <= _CLOSE
                and _is_further(above, piece)
            ):
                piece.kind = "note"
                piece.unmarked = True
    _mark_carried(pieces, size)


def _heads_list(above: Sequence[Piece], first: Piece, size: float) -> bool:
    """Whether a heading stands directly above the first of the small pieces, and that is numbered."""
    numbered = bool(first.lines) and _number(first) is not None
    return numbered and any(piece.size > _LARGER * size for piece in above if piece.lines)


def _foot(column: Iterable[Piece], size: float, marks: Container[str]) -> Iterator[Piece]:
    """What stands at the foot of a column from its end on, as far as notes may stand there."""
    return takewhile(lambda one: _may_stand_below_notes(one, size) or _has_mark(one, marks), column)


class _Mark(NamedTuple):
    """A raised number or sign: its page, its text, whether it stands behind text of its paragraph."""

    page: int
    text: str
    within: bool


def _marks(pieces: Sequence[Piece]) -> Iterator[_Mark]:
    for piece in pieces:
        runs = [run for line in piece.lines for run in line.runs]
        for place, run in enumerate(runs):
            if run.raised:
                yield _Mark(piece.page, run.text.strip(_AROUND_MARK), place > 0)


def _has_mark(piece: Piece, marks: Container[str]) -> bool:
    """Whether a piece begins with a raised number that is raised within another text: a note of any size."""
    first = piece.lines[0].runs[0] if piece.lines else None
    return first is not None and first.raised and first.text.strip(_AROUND_MARK) in marks


def _last_count(column: Sequence[Piece]) -> list[Piece]:
    """The pieces from the foot of a column, up to where their numbers begin anew: a list ends there."""
    kept: list[Piece] = []
    below: int | None = None
    for piece in column:
        number = _number(piece)
        if number is not None and below is not None and number >= below:
            return kept
        below = below if number is None else number
        kept.append(piece)
    return kept


def _number(piece: Piece) -> int | None:
    """The number that a piece begins with, raised or not; a raised one may stand before another figure."""
    line = piece.lines[0]
    first = line.runs[0]
    found = None if first.raised else _COUNTED.match(line.text)
    said = first.text.strip(_AROUND_MARK) if first.raised else found[1] if found else ""
    return int(said) if said.isdecimal() else None


def _mark_carried(pieces: Sequence[Piece], size: float) -> None:
    """Small paragraphs at the foot of a page, above its notes, go on with the last note of the page before.

    They begin where the text of that note does, behind its number.
    """
    note: Piece | None = None
    for _, group in groupby(pieces, key=lambda one: (one.page, one.side)):
        column = list(group)
        small = list(takewhile(lambda one: _may_stand_below_notes(one, size), reversed(column)))[::-1]
        carried = list(takewhile(lambda one: one.kind is None and bool(one.lines), small))
        apart = bool(carried) and (carried[0].gap > _CLOSE or carried[0] is column[0])
        if note and apart and note.page < column[0].page and all(_is_further(note, one) for one in carried):
            for piece in carried:
                piece.kind, piece.unmarked = "note", True
        notes = [piece for piece in column if piece.kind == "note"]
        note = notes[-1] if notes else None


def _is_further(note: Piece, piece: Piece) -> bool:
    """Whether a piece below a note is a further paragraph of it: it begins where the text of the note does."""
    start = (note.lines[0].x0 if note.unmarked else note_start(note.lines[0])) - note.left
    line = piece.lines[0]
    begins = min(abs(line.edge - piece.left - start), abs(line.x0 - piece.left - start)) < ALIGNED * piece.size
    return begins and start > ALIGNED * piece.size


def _may_stand_below_notes(piece: Piece, size: float) -> bool:
    """Whether a piece is small, or a table, a figure or a caption at the foot of a page."""
    return not piece.lines or piece.size <= _SMALLER * size or caption(piece.text) is not None


def _begins_note(piece: Piece, raised: set[str]) -> bool:
    first = piece.lines[0]
    found = _NOTE.match(first.text)
    if first.text[:1] in "[［":  # the number of a reference
        return False
    return first.runs[0].raised or bool(found and (found[1] in raised or not found[1].isdigit()))


_COUNTED = re.compile(r"[\[(]?(\d{1,2})(?:[\])]|[.．)、]|\s)\s?(?!\d)")
_AROUND_MARK = " .()[]"
_NOTE = re.compile(r"[\[(]?([*＊※注註]?\s?\d{1,2}|[*†‡])[\])]?[.)]?\s?(?=\S)")
