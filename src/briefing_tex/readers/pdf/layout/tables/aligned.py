"""Tables told by alignment alone: rows whose parts stand below each other, with no rules between them.

In: the segments of a column. Out: `TableFound`s. Three rows at least, and two columns; a contents list, whose
second column counts pages, is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.tables.grids import (
    NEXT_LINE,
    SAME_START,
    Extent,
    columns_of,
    has_leaders,
    table_rows,
    words,
)
from briefing_tex.readers.pdf.layout.tables.on_page import TableFound, is_list, make_table
from briefing_tex.readers.pdf.layout.tables.tabular import LARGER

_FEWEST_ROWS = 3
_FEWEST_PAIRS = 2
"""Rows at least that fill more than one column: the gap in one line, a title, makes no columns."""
_NEXT_ROW = 3.2
"""Distance of rows at most, in parts of the size."""
_FEWEST_HEADS = 3
"""Cells at least of a head that is one line."""
_FILLED = 0.6
"""Part of the cells that are filled at least."""


def aligned_tables(column: Sequence[Segment]) -> list[TableFound]:
    """The tables among the segments of a column."""
    rows = table_rows(column)
    found: list[TableFound] = []
    index = 0
    while index < len(rows):
        stop = _stretch(rows, index)
        table = _table(rows[index:stop]) if stop - index >= _FEWEST_ROWS else None
        if table:
            found.append(table)
        index = max(stop, index + 1)
    return found


def _stretch(rows: Sequence[Sequence[Segment]], start: int) -> int:
    """Where rows of more than one part end that begin at `start`; a row of one part may continue a cell."""
    if has_leaders(rows[start]) or (len(rows[start]) < 2 and not _is_head(rows, start)):
        return start
    stop = start + 1
    while stop < len(rows):
        row, above = rows[stop], rows[stop - 1]
        if above[-1].y - row[0].y > _NEXT_ROW * row[0].size or has_leaders(row):
            break
        if len(row) < 2 and not _within(row[0], columns_of([one for r in rows[start:stop] for one in r])):
            break
        stop += 1
    return stop


def _is_head(rows: Sequence[Sequence[Segment]], index: int) -> bool:
    """Whether a line is the head of the row below it, or the first line of a cell of that.

    The white space in a head may be narrow, but its words stand over the cells.
    """
    (line,), below = rows[index], rows[index + 1] if index + 1 < len(rows) else ()
    if len(below) < 2 or line.y - below[0].y > _NEXT_ROW * line.size or line.size > LARGER * below[0].size:
        return False
    head, cells = words(line), [part for one in below for part in words(one)]
    if len(cells) < _FEWEST_HEADS:
        return False
    rest = len(head) == 1 and line.x0 > cells[0].x1 and line.y - below[0].y < NEXT_LINE * line.size
    return (len(head) == len(cells) and all(map(_is_below, head, cells))) or (
        rest and any(_is_below(line, cell) for cell in cells)
    )


def _is_below(head: Segment, cell: Segment) -> bool:
    """Whether two cells begin or end at one place, or have one middle."""
    start, end = cell.x0 - head.x0, cell.x1 - head.x1
    return min(abs(start), abs(end), abs(start + end) / 2) < SAME_START


def _within(segment: Segment, columns: Sequence[Extent]) -> bool:
    near = 0.5 * segment.size
    return any(x0 - near <= segment.x0 and segment.x1 <= x1 + near for x0, x1 in columns)


def _table(rows: Sequence[Sequence[Segment]]) -> TableFound | None:
    while rows and len(rows[-1]) < 2:
        rows = rows[:-1]
    table = make_table([segment for row in rows for segment in row])
    if table is None or len(table.rows) < _FEWEST_ROWS or _counts_pages(table) or is_list(table):
        return None
    cells = [cell for row in table.rows for cell in row]
    filled = sum(bool(cell) for cell in cells)
    if sum(sum(map(bool, row)) > 1 for row in table.rows) < _FEWEST_PAIRS:
        return None
    return table if filled >= _FILLED * len(cells) else None


def _counts_pages(table: TableFound) -> bool:
    """Whether the last of two columns is page numbers of a contents list."""
    if len(table.rows[0]) != 2:
        return False
    last = ["".join(segment.text for segment in row[1]).strip() for row in table.rows]
    numbers = [int(text) for text in last if text.isdecimal() and text.isascii()]
    return len(numbers) == len(last) and numbers == sorted(numbers)
