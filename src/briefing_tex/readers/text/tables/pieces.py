"""A line of a table in the cells that it may hold.

In: a line. Out: its cells, in each number that its words allow, and whether names of columns may stand on it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from briefing_tex.readers.structure.scripts import has_letters, width
from briefing_tex.readers.text.tables.spaced import Row, cells_of_row, words_of

_FIGURE = re.compile(r"[+\-−–±≈~<>≤≥$€£¥￥▲△]?\s*\d")
_YEAR = re.compile(r"(?:19|20)\d\d\D{0,4}(?:\d{1,2}\D{0,2})?")
_WIDEST_UNIT = 5


class Piece(Struct, frozen=True):
    """A line in the cells it may hold: `ways` by their number; `words` that may be names of columns."""

    ways: dict[int, Row]
    most: int
    words: tuple[str, ...]
    several: bool
    """Whether the line would be a cell that holds several."""
    heads: bool
    """Whether it may be of the names of the columns."""


@lru_cache(maxsize=4096)
def piece_of(text: str, units: frozenset[str]) -> Piece:
    """A line by its words; `units` are those of the figures of its table."""
    words = words_of(text)
    runs = cells_of_row(text, units)
    ways: dict[int, Row] = {1: (text,)}
    apart = cells_of_row(text, units, apart=True)
    ways[len(apart)] = apart
    ways[len(runs)] = runs
    plain = [word for word in words if is_figure(word) and not _YEAR.fullmatch(word)]
    counted = len(plain) == 1 and not is_figure(words[-1]) and width(words[-1]) > _WIDEST_UNIT
    heads = (
        counted
        or (len(runs) == 1 and has_letters(text))
        or (not plain and (has_letters(text) or is_figure(text)))
    )
    return Piece(ways, max(ways), tuple(words), len(runs) > 1 and any(map(is_figure, runs)), heads)


def cell_of(text: str) -> Piece:
    """A line as one cell, as white space on both sides of it tells."""
    return Piece({1: (text,)}, 1, (text,), False, has_letters(text) or is_figure(text))


def is_figure(text: str) -> bool:
    """Whether a cell is a number, with or without what it counts."""
    return bool(_FIGURE.match(text))


def is_year(text: str) -> bool:
    """Whether a cell is a year, as names of columns are."""
    return bool(_YEAR.fullmatch(text))
