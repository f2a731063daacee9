"""Heads of tables in which a cell stands over several columns, with the heads of these columns below it.

In: the words of a table, the rules of its frame. Out: the two or three rows of such a head, a cell over several
columns or rows with its text in its first place and the others empty; and the words that are left. None where
no cell does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.pdf.layout.columns import baselines
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.tables.grids import HALF_LINE, NUMBER, Cell, Extent, columns_of
from briefing_tex.readers.pdf.layout.tables.ruled import Frame

_MOST_LINES = 5
"""Baselines down to that of the lower heads at most."""
_TALLEST = 3.4
"""Distance of the first baseline from that of the lower heads at most, in parts of the size."""
_TALLEST_OF_THREE = 6.0
"""The same where cells over several columns stand below others."""
_CENTRED = 0.6
"""How far the middle of a cell is from that of its columns at most, in parts of the size."""
_CLEARLY = 0.2
"""How far within a column the middle of a cell is at least that stands in it, in parts of the size."""
_TO_RULE = 3.0
"""Distance of the rule below a head from the baseline of the lower heads at most, in parts of the size."""
_MOST_COLUMNS = 16
_UNCOVERED = 1.0
"""What a column without a cell above it costs, in parts of the size that a middle may be off."""
_YEARS = range(1900, 2100)


class SpannedHead(Struct, frozen=True):
    """The rows of a head, two or three, the words below it, the columns of all."""

    rows: tuple[list[Cell], ...]
    rest: list[Segment]
    columns: list[Extent]

    @property
    def foot(self) -> float:
        """The lowest baseline of the head."""
        return min(word.y for row in self.rows for cell in row for word in cell)


class _Upper(Struct, frozen=True):
    """A cell of the upper row: its words, and the columns it stands over, both ends included."""

    cell: Cell
    first: int
    last: int

    @property
    def is_wide(self) -> bool:
        return self.first < self.last


def spanned_head(parts: Sequence[Segment], frame: Frame | None) -> SpannedHead | None:
    """The head of a table that has cells over several columns."""
    lines = baselines(parts)
    for index in range(2, min(len(lines), _MOST_LINES + 1)):
        if lines[0][0].y - lines[index][0].y > _TALLEST_OF_THREE * lines[index][0].size:
            break
        found = _tall_head(lines, index, frame)
        if found:
            return found
    for index in range(1, min(len(lines), _MOST_LINES)):
        size = lines[index][0].size
        if lines[0][0].y - lines[index][0].y > _TALLEST * size:
            return None
        found = _head(lines, index, frame)
        if found:
            return found
    return None


def _head(lines: Sequence[list[Segment]], index: int, frame: Frame | None) -> SpannedHead | None:
    """The head whose lower cells stand on this baseline."""
    lower = lines[index]
    in_grid = frame is not None and frame.is_grid
    below = [word for line in lines[index:] for word in line]
    columns = _columns(below, frame)
    if not 2 < len(columns) <= _MOST_COLUMNS or (not in_grid and any(map(_is_figure, lower))):
        return None
    upper = _over_columns(_groups(lines[:index]), lower, columns, frame if in_grid else None)
    if not any(one.is_wide for one in upper) or (upper[0].first == 0 and len(upper) < 2 and not in_grid):
        return None  # words alone above the first columns are a title
    heights = frame.heights if frame else ()
    parted = any(lower[0].y + 0.5 * lower[0].size < height < lines[0][0].y for height in heights)
    if parted and not in_grid:
        return None
    foot = _foot(lower, heights)
    head = [word for line in lines[index:] if line[0].y > foot for word in line]
    taken = {id(word) for word in head} | {id(word) for one in upper for word in one.cell}
    return SpannedHead(
        _rows(upper, head, columns, parted), [word for word in below if id(word) not in taken], columns
    )


def _columns(below: Sequence[Segment], frame: Frame | None) -> list[Extent]:
    return list(pairwise(frame.places)) if frame and len(frame.places) > 2 else columns_of(below)


def _tall_head(lines: Sequence[list[Segment]], index: int, frame: Frame | None) -> SpannedHead | None:
    """The head of three rows whose lowest cells stand on this baseline.

    A cell of the first row stands over cells of the second, one of which stands over several of the third.
    """
    lower = lines[index]
    below = [word for line in lines[index:] for word in line]
    columns = _columns(below, frame)
    if not 3 < len(columns) <= _MOST_COLUMNS or any(map(_is_figure, lower)):
        return None
    grid = frame if frame is not None and frame.is_grid else None
    for cut in range(1, index):
        middle = _over_columns(_groups(lines[cut:index]), lower, columns, grid)
        words = [*lower, *(word for line in lines[cut:index] for word in line)]
        upper = _over_columns(_groups(lines[:cut]), words, columns, grid) if middle else []
        if any(_stands_over(one, middle) for one in upper):
            foot = _foot(lower, frame.heights if frame else ())
            head = [word for line in lines[index:] if line[0].y > foot for word in line]
            taken = {id(word) for word in head} | {id(word) for one in (*middle, *upper) for word in one.cell}
            rest = [word for word in below if id(word) not in taken]
            return SpannedHead(_three_rows(upper, middle, head, columns), rest, columns)
    return None


def _stands_over(one: _Upper, middle: Sequence[_Upper]) -> bool:
    """Whether a cell stands over two cells or more, and these over more columns than they are."""
    under = [cell for cell in middle if one.first <= cell.first and cell.last <= one.last]
    return len(under) > 1 and any(cell.is_wide for cell in under)


def _three_rows(
    upper: Sequence[_Upper], middle: Sequence[_Upper], lower: Sequence[Segment], columns: Sequence[Extent]
) -> tuple[list[Cell], ...]:
    """The rows of a head: each cell in the first row that no wide cell above it takes."""
    rows: tuple[list[Cell], ...] = tuple([[] for _ in columns] for _ in range(3))
    over = {place for one in upper if one.is_wide for place in range(one.first, one.last + 1)}
    within = {place for one in middle if one.is_wide for place in range(one.first, one.last + 1)}
    for one in upper:
        rows[0][one.first] += one.cell
    for one in middle:
        rows[int(one.first in over)][one.first] += one.cell
    for word in sorted(lower, key=lambda word: -word.y):
        place = _column(word, columns)
        rows[(place in over) + (place in within)][place].append(word)
    return rows


def _groups(lines: Sequence[Sequence[Segment]]) -> list[Cell]:
    """The cells of the upper row, from left to right: words above each other are of one."""
    cells: list[Cell] = []
    for word in sorted((word for line in lines for word in line), key=lambda word: word.x0):
        if cells and word.x0 < max(one.x1 for one in cells[-1]):
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def _over_columns(
    cells: Sequence[Cell], lower: Sequence[Segment], columns: Sequence[Extent], grid: Frame | None
) -> list[_Upper]:
    """The cells with the columns each stands over: all together as near to the middle of theirs as can be."""
    filled = frozenset(_column(word, columns) for word in lower)
    best: dict[int, tuple[float, list[_Upper]]] = {0: (0.0, [])}
    for cell in cells:
        reached: dict[int, tuple[float, list[_Upper]]] = {}
        for start, (cost, made) in best.items():
            for first, last, own in _places(cell, start, columns, filled, grid):
                total = cost + own + _UNCOVERED * (first - start)
                if total < reached.get(last + 1, (float("inf"), []))[0]:
                    reached[last + 1] = (
                        total,
                        [*made, _Upper(sorted(cell, key=lambda one: -one.y), first, last)],
                    )
        best = reached
        if not best:
            return []
    end = min(best, key=lambda stop: best[stop][0] + _UNCOVERED * (len(columns) - stop))
    made = best[end][1]
    if any(one.first == 0 and one.last == len(columns) - 1 for one in made):
        return []
    return made if grid or all(_is_evident(one, made, columns, filled) for one in made) else []


def _places(
    cell: Cell, start: int, columns: Sequence[Extent], filled: frozenset[int], grid: Frame | None
) -> Iterator[tuple[int, int, float]]:
    """The columns that a cell may stand over, from `start` on, and how far its middle is from theirs."""
    x0, x1, size = min(one.x0 for one in cell), max(one.x1 for one in cell), cell[0].size
    if grid:
        first, last = _between_rules(cell, columns, grid)
        if first >= start:
            yield first, last, 0.0
        return
    for first in range(start, len(columns)):
        if x0 < columns[first][1] and x1 > columns[first][0]:
            yield first, first, 0.0 if not _reaches_over(x0, x1, columns[first:]) else 2 * _UNCOVERED
        for last in range(first + 1, len(columns)):
            if last not in filled or first not in filled:
                break
            off = abs(x0 + x1 - columns[first][0] - columns[last][1]) / 2 / size
            crossing = x0 < columns[first][1] and x1 > columns[last][0]
            if off <= _CENTRED or crossing:
                yield first, last, min(off, _CENTRED)


def _reaches_over(x0: float, x1: float, columns: Sequence[Extent]) -> bool:
    """Whether something covers a part of the first of some columns, and of the next."""
    return len(columns) > 1 and x0 < columns[0][1] and x1 > columns[1][0]


def _between_rules(cell: Cell, columns: Sequence[Extent], grid: Frame) -> tuple[int, int]:
    """The columns between the vertical rules on both sides of a cell."""
    y, middle = cell[0].y + 0.3 * cell[0].size, (cell[0].x0 + cell[0].x1) / 2
    rules = [(one.x0 + one.x1) / 2 for one in grid.upright if one.y0 < y < one.y1]
    left = max((x for x in rules if x <= middle), default=columns[0][0])
    right = min((x for x in rules if x > middle), default=columns[-1][1])
    inside = [index for index, (x0, x1) in enumerate(columns) if left < (x0 + x1) / 2 < right]
    return (inside[0], inside[-1]) if inside else (0, -1)


def _is_evident(one: _Upper, made: Sequence[_Upper], columns: Sequence[Extent], filled: frozenset[int]) -> bool:
    """Whether a cell over several columns is told by its place, and is no line of the head of a single one.

    It reaches from one column into another, or stands above the gap between them; in the middle column, where
    lower heads stand below such cells alone.
    """
    if not one.is_wide:
        return True
    x0, x1 = min(word.x0 for word in one.cell), max(word.x1 for word in one.cell)
    middle = (x0 + x1) / 2
    over = columns[one.first : one.last + 1]
    if any(x0 < left[1] and x1 > right[0] for left, right in pairwise(over)):
        return True
    slack = _CLEARLY * one.cell[0].size
    if not any(left + slack <= middle <= right - slack for left, right in over):
        return True
    wide = {place for other in made if other.is_wide for place in range(other.first, other.last + 1)}
    return filled <= wide and len(made) > 1


def _is_figure(word: Segment) -> bool:
    """Whether a word is a figure, which heads are not; years may be."""
    text = word.text.strip()
    return bool(NUMBER.fullmatch(text)) and not (text.isdecimal() and int(text) in _YEARS)


def _foot(lower: Sequence[Segment], heights: Sequence[float]) -> float:
    """Where the head ends: at the next rule below the lower heads, or with them."""
    y, size = lower[0].y, lower[0].size
    rule = next((height for height in heights if height < y), None)
    return rule if rule is not None and y - rule < _TO_RULE * size else y - HALF_LINE * size


def _column(word: Segment, columns: Sequence[Extent]) -> int:
    overlaps = [min(word.x1, x1) - max(word.x0, x0) for x0, x1 in columns]
    return overlaps.index(max(overlaps))


def _rows(
    upper: Sequence[_Upper], head: Sequence[Segment], columns: Sequence[Extent], parted: bool
) -> tuple[list[Cell], list[Cell]]:
    """Both rows: what stands in a column without a wide cell is one cell, but for a rule between the rows."""
    first: list[Cell] = [[] for _ in columns]
    second: list[Cell] = [[] for _ in columns]
    for one in upper:
        first[one.first] += one.cell
    wide = {place for one in upper if one.is_wide for place in range(one.first, one.last + 1)}
    for word in sorted(head, key=lambda word: -word.y):
        place = _column(word, columns)
        (second if parted or place in wide else first)[place].append(word)
    return first, second
