"""Rows of tagged tables that lack cells: a producer may leave out those that are empty (Chromium does).

In: the rows of a table as the tags have them, each cell its lines. Out: a row with its cells in their columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine

Cell = list[TextLine]


def in_their_columns(row: list[Cell], rows: Sequence[list[Cell]], columns: int) -> list[Cell]:
    """A row with the empty cells that it lacks: its others stand where those of whole rows do.

    Rows with empty cells of their own, which merged cells make, stay as they are.
    """
    if len(row) == columns or not all(row):
        return row
    extents = [_extent([one[place] for one in rows if len(one) == columns]) for place in range(columns)]
    places = [place for cell in row if (place := _column(cell, extents)) is not None]
    if len(places) < len(row) or any(right <= left for left, right in pairwise(places)):
        return row
    found: list[Cell] = [[] for _ in range(columns)]
    for place, cell in zip(places, row, strict=True):
        found[place] = cell
    return found


def _extent(cells: Sequence[Cell]) -> tuple[float, float] | None:
    lines = [line for cell in cells for line in cell]
    return (min(line.x0 for line in lines), max(line.x1 for line in lines)) if lines else None


def _column(cell: Cell, extents: Sequence[tuple[float, float] | None]) -> int | None:
    """The only column that a cell stands in or above."""
    x0, x1 = min(line.x0 for line in cell), max(line.x1 for line in cell)
    met = [place for place, extent in enumerate(extents) if extent and x0 < extent[1] and x1 > extent[0]]
    return met[0] if len(met) == 1 else None
