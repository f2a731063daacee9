"""Cells over several rows of a table, whose text stands in the middle of these.

In: the rows of a table, one cell a column. Out: the same with the label of several rows in the first of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.tables.grids import Cell

_ON_BASELINE = 0.3
"""How far a cell may be from the baseline of its row, in parts of its size."""
_CENTRED = 0.3
"""How far a label may be from the middle of its rows, in parts of the distance of rows."""


def labels_first(rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """The rows, each label that is set in the middle of several in the first of them.

    Where labels stand is all that tells: the rows above a label are as many as those below it.
    """
    heights = [_height(row) for row in rows]
    if len(rows) < 2 or not all(heights) or any(above <= below for above, below in pairwise(heights)):
        return list(rows)
    pitch = min(above - below for above, below in pairwise(heights))
    labels = [(index, row[0][0].y) for index, row in enumerate(rows) if row[0]]
    between = any(abs(y - heights[index]) > _ON_BASELINE * rows[index][0][0].size for index, y in labels)
    if not labels or (rows[0][0] and not between):
        return list(rows)
    moved: list[tuple[int, int]] = []
    start = 0
    for index, y in labels:
        ends = [
            end
            for end in range(max(index, start), len(rows))
            if abs((heights[start] + heights[end]) / 2 - y) <= _CENTRED * pitch
        ]
        if not ends:
            return list(rows)
        moved.append((index, start))
        start = ends[0] + 1
        if start >= len(rows):
            break
    if start != len(rows) or len(moved) != len(labels):
        return list(rows)
    first = {target: rows[index][0] for index, target in moved}
    return [[first.get(index, []), *row[1:]] for index, row in enumerate(rows)]


def _height(row: Sequence[Cell]) -> float:
    """The first baseline of a row but for its label; 0 if there is nothing else in it."""
    return max((segment.y for cell in row[1:] for segment in cell), default=0.0)
