"""Tables in plain text whose columns white space shows.

In: lines in order. Out: the rows of a table that begins at a line: several lines in a row have the same number
of cells, two spaces or more apart. A line that fills only some columns is a row with empty cells, or goes on
with the row above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.joins import Habits, joined_pair
from briefing_tex.readers.structure.numbering import bullet, options
from briefing_tex.readers.structure.scripts import is_cjk, is_prose, width
from briefing_tex.readers.structure.words import caption
from briefing_tex.readers.text.tables.pieces import is_figure

RULE = re.compile(r"[\s+|─━┄┈═_=\-–—┼├┤┌┐└┘┬┴│]{4,}")
_GAP = re.compile(r"\t+|[ \u3000]{2,}")
_COMPARED = 60
"""With how many rows at most a cell is compared to find its column."""
_WIDEST_CELL = 48
"""The widest cell of a table that only spaces show, in columns: wider ones are text in two columns."""


class _Cell(Struct, frozen=True):
    start: int
    end: int
    text: str


class _Row(Struct, frozen=True):
    """The cells of a line with their columns; whether it begins a row."""

    cells: tuple[tuple[int, _Cell], ...]
    begins: bool


def rows_in_columns(
    lines: Sequence[Line], start: int, habits: Habits
) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Where a table of columns ends that begins at `start`, and its rows; none if it is no table.

    >>> texts = "Port    Calls   Note", "Ayr     12      high and", "                dry", "Ely     7"
    >>> from briefing_tex.readers.text.lines import split_lines
    >>> rows_in_columns(split_lines("\\n".join((*texts, "Oban    9       wet"))), 0, Habits.of(""))[1][1:]
    (('Ayr', '12', 'high and dry'), ('Ely', '7', ''), ('Oban', '9', 'wet'))
    """
    count = len(_split(lines[start])) if _may_be_row(lines[start]) else 0
    if count < 2:
        return start, ()
    rows: list[_Row] = []
    full: list[list[_Cell]] = []
    index = start
    while index < len(lines) and (
        index == start or (lines[index].gap <= 1 and lines[index].page == lines[start].page)
    ):
        line = lines[index]
        if RULE.fullmatch(line.text):
            index += 1
            continue
        cells = _split(line)
        if len(cells) == count and _may_be_row(line) and (not rows or _aligned(full[0], cells)):
            full.append(cells)
            rows.append(_Row(tuple(enumerate(cells)), begins=True))
        else:
            found = _partial(full, cells, lines, index) if full and len(cells) < count else None
            if found is None:
                break
            rows.append(found)
        index += 1
    if len(full) < (2 if count > 2 else 3):
        return start, ()
    return index, _texts(rows, count, habits)


def _partial(
    full: Sequence[Sequence[_Cell]], cells: Sequence[_Cell], lines: Sequence[Line], index: int
) -> _Row | None:
    """A line that fills some columns only: a row with empty cells, or more of the row above it."""
    line = lines[index]
    columns = [_column_of(full, cell) for cell in cells]
    placed = [(column, cell) for column, cell in zip(columns, cells, strict=True) if column is not None]
    if len({column for column, _ in placed}) < len(cells) or caption(line.text):
        return None
    if bullet(line.text) is not None or any(is_prose(cell.text) for cell in cells):
        return None
    if columns[0] == 0 and _begins_row(full, placed, line):
        return _Row(tuple(placed), begins=True)
    if line.gap or (options(line.text) and columns[0] == 0):
        return None
    if columns == [0] and not line.text[:1].islower():
        after = lines[index + 1] if index + 1 < len(lines) else None
        if after is None or after.gap or len(_split(after)) != len(full[0]):
            return None
    return _Row(tuple(placed), begins=False)


def _begins_row(full: Sequence[Sequence[_Cell]], placed: Sequence[tuple[int, _Cell]], line: Line) -> bool:
    """Whether a line that fills the first column is a row: by a figure below figures, or by white space."""
    below = [column for column, cell in placed if column and is_figure(cell.text)]
    near = full[1:_COMPARED]
    figures = any(2 * sum(is_figure(row[column].text) for row in near) > len(near) for column in below)
    return figures or (line.gap > 0 and len(placed) > 1)


def _split(line: Line) -> list[_Cell]:
    """The cells of a line with their places, counted in characters, as extractors count them."""
    offset = int(line.indent)
    cells: list[_Cell] = []
    position = 0
    for part in _GAP.split(line.text):
        found = line.text.index(part, position)
        cells.append(_Cell(offset + found, offset + found + len(part), part))
        position = found + len(part)
    return cells


def _may_be_row(line: Line) -> bool:
    """Whether a line may be a row: cells apart, none of them long, no bullet, no caption, no sentence."""
    if not _GAP.search(line.text) or bullet(line.text) is not None or caption(line.text):
        return False
    cells = _split(line)
    return all(width(cell.text) <= _WIDEST_CELL for cell in cells) and not any(is_prose(c.text) for c in cells)


def _aligned(first: Sequence[_Cell], cells: Sequence[_Cell]) -> bool:
    """Whether most cells stand under those of the first row, by their beginning, end or middle."""
    near = sum(
        abs(a.start - b.start) <= 3 or abs(a.end - b.end) <= 3 or abs(a.start + a.end - b.start - b.end) <= 8
        for a, b in zip(first, cells, strict=True)
    )
    return near * 2 >= len(cells) or all(is_cjk(cell.text[:1]) for cell in cells)


def _column_of(rows: Sequence[Sequence[_Cell]], cell: _Cell) -> int | None:
    """The column a cell stands in, by overlap with the cells of full rows."""
    near = rows[:_COMPARED]
    best, shared = None, 0
    for column in range(len(near[0])):
        for row in near:
            overlap = min(cell.end, row[column].end) - max(cell.start, row[column].start)
            if overlap > shared:
                best, shared = column, overlap
    return best


def _texts(rows: Sequence[_Row], count: int, habits: Habits) -> tuple[tuple[str, ...], ...]:
    texts: list[list[str]] = []
    for row in rows:
        if row.begins:
            texts.append([""] * count)
        for column, cell in row.cells:
            above = texts[-1][column]
            texts[-1][column] = joined_pair(above, cell.text, habits) if above else cell.text
    return tuple(tuple(row) for row in texts)
