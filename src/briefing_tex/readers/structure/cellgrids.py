"""Cells that stand one below the other, put into rows.

In: the cells of one table in the order in which an extractor gave them, each with the white space above it.
Out: its rows, each a tuple of columns, each column the cells whose texts make it. Cells come row by row, the
rest of a broken cell behind its row; or column by column, white space between the columns. Which it is, and how
many columns there are, is told by numbers and words: below the head each column is of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from briefing_tex.readers.structure.scripts import width

Cell = tuple[int, ...]
"""The indexes of the lines that make a cell; none where it is empty."""
Grid = tuple[tuple[Cell, ...], ...]

_MOST_COLUMNS = 8
_FEWEST_CELLS = 6
_FEWEST_ROWS = 3
_MOST_PIECES = 3
"""How many rests of broken cells the head may have."""
_NUMERIC = re.compile(r"[+\-−–±≈~<>≤≥$€£¥￥]?\s*\d")
_BRACKETED = re.compile(r"[(（\[［].*[)）\]］]")


@dataclass(frozen=True)
class Piece:
    """A line that is a cell or a part of one."""

    text: str
    gap: float

    @property
    def numeric(self) -> bool:
        return bool(_NUMERIC.match(self.text))


def rows_of(pieces: Sequence[Piece]) -> Grid:
    """The rows that all the pieces make; none if they make no table.

    >>> texts = ["Port", "High (m)", "Low (m)", "Ayr", "3.1", "0.4", "Oban", "4.0", "0.8"]
    >>> rows_of([Piece(text, 0) for text in texts])[1]
    ((3,), (4,), (5,))
    """
    if len(pieces) < _FEWEST_CELLS:
        return ()
    ways = [grid for grid in (_row_by_row(pieces), _column_by_column(pieces)) if grid]
    return min(ways, key=lambda grid: _uneven(grid, pieces)) if ways else _with_rests(pieces)


def _uneven(grid: Grid, pieces: Sequence[Piece]) -> float:
    """How many looks the cells of a column have in the mean, below the head: numbers of one are alike."""
    looks = [{_look(pieces[cell[0]].text) for cell in column} for column in zip(*grid[1:], strict=True)]
    return sum(map(len, looks)) / len(looks)


def _look(text: str) -> str:
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"[\d,]+", "9", text))


def _row_by_row(pieces: Sequence[Piece]) -> Grid:
    """Rows of as many cells each: the fewest columns below whose heads all is of one kind."""
    count = len(pieces)
    for columns in range(2, _MOST_COLUMNS + 1):
        if count % columns or count // columns < _FEWEST_ROWS or pieces[0].numeric:
            continue
        if _of_one_kind([pieces[columns + c :: columns] for c in range(columns)]):
            cells = [(index,) for index in range(count)]
            return tuple(tuple(cells[start : start + columns]) for start in range(0, count, columns))
    return ()


def _of_one_kind(columns: Sequence[Sequence[Piece]]) -> bool:
    """Whether each column has numbers only, or words only, and both are there."""
    kinds = [{piece.numeric for piece in column} for column in columns]
    return all(len(kind) == 1 for kind in kinds) and set().union(*kinds) == {True, False}


def _column_by_column(pieces: Sequence[Piece]) -> Grid:
    """Columns one after the other, white space between; their heads above them all, or each above its own."""
    fitting = (way for way in _ways(_groups(pieces)) if _fit(*way, pieces))
    return next((_with_heads(heads, body) for heads, body in fitting), ())


def _ways(groups: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], list[Sequence[int]]]]:
    """Ways to tell heads from columns: all heads first, the first column with its own, each with its own."""
    for start in range(1, len(groups)):
        yield list(chain(*groups[:start])), list(groups[start:])
        yield [groups[0][0], *chain(*groups[1:start])], [groups[0][1:], *groups[start:]]
    yield [column[0] for column in groups], [column[1:] for column in groups]


def _fit(heads: Sequence[int], body: Sequence[Sequence[int]], pieces: Sequence[Piece]) -> bool:
    """Whether there are columns of one height, words first, and as many heads or one less."""
    height = len(body[0])
    if len(body) - len(heads) not in (0, 1) or not 2 <= len(body) <= _MOST_COLUMNS or height < _FEWEST_ROWS - 1:
        return False
    even = all(len(column) == height for column in body) and not pieces[body[0][0]].numeric
    return even and _of_one_kind([[pieces[index] for index in column] for column in body])


def _with_heads(heads: Sequence[int], body: Sequence[Sequence[int]]) -> Grid:
    head = (*((),) * (len(body) - len(heads)), *((index,) for index in heads))
    return (head, *(tuple((index,) for index in row) for row in zip(*body, strict=True)))


def _groups(pieces: Sequence[Piece]) -> list[list[int]]:
    groups: list[list[int]] = [[]]
    for index, piece in enumerate(pieces):
        if piece.gap and index:
            groups.append([])
        groups[-1].append(index)
    return groups


def _with_rests(pieces: Sequence[Piece]) -> Grid:
    """Rows of cells some of which are broken: their rests, words, stand behind the row."""
    ways = (
        (rests, columns)
        for rests in range(_MOST_PIECES + 1)
        for columns in range(_MOST_COLUMNS, 1, -1)
        if len(pieces) >= 2 * columns + rests and not pieces[0].numeric
    )
    return next((grid for rests, columns in ways if (grid := _cut(pieces, columns, columns + rests))), ())


def _cut(pieces: Sequence[Piece], columns: int, start: int) -> Grid:
    """The rows of so many columns below a head up to `start`, all of one kind; else none."""
    kinds = [piece.numeric for piece in pieces]
    pattern = kinds[start : start + columns]
    if pattern[0] or True not in pattern:
        return ()
    rows = [_with_rest([(i,) for i in range(columns)], range(columns, start), pieces)]
    index = start
    while index < len(pieces):
        if kinds[index : index + columns] == pattern:
            rows.append([(i,) for i in range(index, index + columns)])
            index += columns
        elif kinds[index] or kinds[index + 1 : index + 1 + columns] != pattern:
            return ()
        else:
            rows[-1] = _with_rest(rows[-1], [index], pieces)
            index += 1
    return tuple(tuple(row) for row in rows) if len(rows) >= _FEWEST_ROWS else ()


def _with_rest(row: list[Cell], rests: Sequence[int], pieces: Sequence[Piece]) -> list[Cell]:
    """A row with the rests of its broken cells, each put to the widest cell of words: it filled its column.

    In brackets stands a unit, and a cell has one of these.
    """
    for rest in rests:
        unit = bool(_BRACKETED.fullmatch(pieces[rest].text))
        free = [
            column
            for column, cell in enumerate(row)
            if len(cell) == 1
            and not pieces[cell[0]].numeric
            and not (unit and _BRACKETED.search(pieces[cell[0]].text))
        ]
        if not free:
            free = list(range(len(row)))
        widest = max(free, key=lambda column: width(pieces[row[column][0]].text))
        row = [(*cell, rest) if column == widest else cell for column, cell in enumerate(row)]
    return row
