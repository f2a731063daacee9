"""Rows of a table: from its baselines, by the horizontal rules, the room that cells had.

In: the baselines of a table as one cell a column. Out: its rows, each cell the words that stand in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.tables.baselines import (
    are_counted,
    are_figures,
    is_number,
    is_parted,
    merged,
    size_of,
    text_of,
    top,
)
from briefing_tex.readers.pdf.layout.tables.grids import NEXT_LINE, Cell, Extent, first_word
from briefing_tex.readers.pdf.layout.tables.steps import EVEN
from briefing_tex.readers.structure.joins import unfinished

_LOOSE = 1.7
"""Distance of baselines, in parts of the size, from which on lines as far apart as rows are rows."""
_FAR = 3.0
"""White space up to the next column behind a full line of a cell at most, in parts of the size."""
_HEAD_LINES = 4
"""Lines that the cells of a head have at most, above rows with figures."""
_WORD = 2.5
"""Width of a line of a cell that goes on in the next one at least, in parts of the size: less is a word."""
_NARROW = 5.0
"""Width of a column whose words are broken, in parts of the size."""
_SAME_END = 0.1
"""Difference of the ends of texts that are ranged right, in parts of the size."""
_LONE_SLACK = 1.8
"""White space that may stand between columns, in parts of the size, where a row of one cell would be odd."""


def rows_between(
    lines: Sequence[list[Cell]], heights: Sequence[float], in_grid: bool = False
) -> list[list[Cell]] | None:
    """The rows between horizontal rules, where a rule stands below every row; None where rules are fewer.

    In a grid vertical rules part the cells.
    """
    bands: dict[int, list[list[Cell]]] = {}
    for line in lines:
        y = next(cell[0].y + 0.3 * cell[0].size for cell in line if cell)
        bands.setdefault(sum(height > y for height in heights), []).append(line)
    several = [band for band in bands.values() if len(band) > 1]
    single = bool(several) and all(_is_single(band) or (in_grid and _is_one(band)) for band in several)
    ruled = len(heights) >= (3 if single else 4) and len(bands) >= len(heights) - 1
    if not ruled:
        return None
    rows = (row for band in sorted(bands) for row in _rows_of_band(bands[band]))
    return [merged(row) for row in rows]


def _rows_of_band(lines: list[list[Cell]]) -> list[list[list[Cell]]]:
    """The rows between two rules: mostly one, but grounds of every second row part them by twos."""
    return [[line] for line in lines] if are_counted(lines) or are_figures(lines) else [lines]


def _is_single(lines: Sequence[list[Cell]]) -> bool:
    """Whether lines are of one row: one of them fills most columns, the others one or two each."""
    filled = sorted((sum(map(bool, line)) for line in lines), reverse=True)
    return filled[0] > 2 and filled[1] <= 2 and filled[1] < filled[0] / 2


def _is_one(lines: Sequence[list[Cell]]) -> bool:
    """Whether lines are of one row: of cells set in its middle, one line at most stands beside another's.

    Or the first fills all columns, the others half of them at most, and not the first.
    """
    first, *others = lines
    rests = all(first) and all(not line[0] and 2 * sum(map(bool, line)) <= len(line) for line in others)
    return rests or sum(sum(map(bool, line)) > 1 for line in lines) <= 1


def rows_by_room(
    lines: Sequence[list[Cell]], columns: Sequence[Extent], heights: Sequence[float] = ()
) -> list[list[Cell]]:
    """Rows of one or more baselines, no rule between them: the later ones go on with cells that had no room."""
    rows: list[list[list[Cell]]] = []
    values = _values(lines)
    nearest = _nearest_rows(lines, heights)
    head = _lines_of_head(lines, heights)
    ranged = _ranged_right(lines)
    for index, line in enumerate(lines):
        if 0 < index < head:
            rows[-1].append(line)
            continue
        whole = line[0] != [] and any(line[place] for place in ranged)
        parted = bool(rows) and (whole or is_parted(rows[-1][-1], line, heights))
        far = bool(rows) and top(rows[-1][-1]) - top(line) > max(nearest / EVEN, _LOOSE * size_of(line))
        if (rows and not parted and _is_more(rows[-1][-1], line, columns)) or (
            rows
            and not (parted or _is_value(rows[-1][-1], line, values))
            and (_is_rest(rows[-1][-1], line, columns) or (not far and _goes_on(rows[-1], line, columns)))
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [merged(row) for row in rows]


def _ranged_right(lines: Sequence[list[Cell]]) -> list[int]:
    """The columns whose texts end at one place and begin at others: such a column breaks no lines."""
    return [place for place in range(1, len(lines[0])) if _ends_alike([line[place] for line in lines])]


def _ends_alike(column: Sequence[Cell]) -> bool:
    cells = [cell for cell in column if cell]
    ends = [cell[-1].x1 for cell in cells]
    starts = [cell[0].x0 for cell in cells]
    apart = len(cells) > 2 and max(starts) - min(starts) > cells[0][0].size
    return apart and max(ends) - min(ends) < _SAME_END * cells[0][0].size


def _lines_of_head(lines: Sequence[list[Cell]], heights: Sequence[float]) -> int:
    """How many lines the head has that the only inner rule parts from more lines: it has no figures."""
    foot = top(lines[-1])
    inner = [height for height in heights if foot < height < top(lines[0])]
    head = [line for line in lines if inner and top(line) > inner[0]]
    if len(inner) != 1 or _has_figures(head):
        return 0
    rest = lines[len(head) :]
    filled = all(2 * sum(map(bool, line)) > len(line) for line in head)
    if filled and any(top(above) - top(below) > _LOOSE * size_of(below) for above, below in pairwise(head)):
        return 0  # rows of their own
    return len(head) if len(head) < len(rest) or (len(head) <= _HEAD_LINES and _has_figures(rest)) else 0


def _has_figures(lines: Sequence[list[Cell]]) -> bool:
    return any(is_number(cell) for line in lines for cell in line if cell)


def _values(lines: Sequence[list[Cell]]) -> frozenset[tuple[int, str]]:
    """The texts of cells in lines that fill all columns: a row begins there, they are no rests of cells."""
    full = [line for line in lines if all(line)]
    return frozenset((place, text_of(cell)) for line in full for place, cell in enumerate(line))


def _nearest_rows(lines: Sequence[list[Cell]], heights: Sequence[float]) -> float:
    """The smallest distance of two lines that fill all columns, which are two rows; 0 if no two do."""
    steps = (
        top(above) - top(below)
        for above, below in pairwise(lines)
        if all(above + below) and not is_parted(above, below, heights)
    )
    return min(steps, default=0.0)


def _goes_on(row: Sequence[list[Cell]], line: list[Cell], columns: Sequence[Extent]) -> bool:
    """Whether a line continues the row above it.

    It leaves columns empty, and none of its cells would have fit above, or all stand below full lines; or it
    fills few columns, and not the first.
    """
    filled = [index for index, cell in enumerate(line) if cell]
    if len(filled) == len(columns) or not all(row[-1][index] for index in filled):
        return False
    if any(is_number(row[-1][index]) and is_number(line[index]) for index in filled):
        return False
    pairs = [(index, row[-1][index][-1], line[index][0]) for index in filled]
    if any(above.y - below.y > NEXT_LINE * below.size for _, above, below in pairs):
        return False
    if line[0] == [] and 2 * len(filled) <= len(columns):
        return True
    if filled == [0] and pairs[0][2].text[:1].islower():
        return True
    slack = _LONE_SLACK if len(filled) == 1 and len(columns) > 2 else 0.6
    return not any(
        _has_room(above, below, index, columns, slack) and not _is_full(above, index, columns)
        for index, above, below in pairs
    )


def _is_value(above: list[Cell], line: list[Cell], values: frozenset[tuple[int, str]]) -> bool:
    """Whether a cell of a line says what that above it does, or what a cell of a full line does."""
    return any(
        below and (text_of(below) == text_of(over) or (place, text_of(below)) in values)
        for place, (over, below) in enumerate(zip(above, line, strict=True))
    )


def _is_rest(above: list[Cell], line: list[Cell], columns: Sequence[Extent]) -> bool:
    """Whether a line is the rest of cells though lines stand as far apart as rows: they stop where columns end.

    Nothing else is in it than the rest of one cell, or of several where a bracket is open.
    """
    filled = [index for index, cell in enumerate(line) if cell]
    if len(columns) < 3 or line[0] or not all(above[index] for index in filled):
        return False
    near = top(above) - top(line) < NEXT_LINE * size_of(line)
    stops = all(_stops_at_the_end(above[index], line[index], columns[index]) for index in filled)
    return near and stops and (len(filled) == 1 or any(_is_open(text_of(above[index])) for index in filled))


def _is_more(above: list[Cell], line: list[Cell], columns: Sequence[Extent]) -> bool:
    """Whether a line surely is more of the one above: by a space at the end of a cell, or by its room."""
    return _is_wrapped(above, line) or _is_overflow(above, line, columns)


def _is_wrapped(above: list[Cell], line: list[Cell]) -> bool:
    """Whether a cell ends with the glyph of a space above another line of it: it was broken there."""
    pairs = [(over, below) for over, below in zip(above, line, strict=True) if over and below]
    near = bool(pairs) and top(above) - top(line) < NEXT_LINE * size_of(line)
    counted = any(is_number(over) and is_number(below) for over, below in pairs)
    return near and not counted and any(over[-1].glyphs[-1].text.isspace() for over, _ in pairs)


def _is_overflow(above: list[Cell], line: list[Cell], columns: Sequence[Extent]) -> bool:
    """Whether a line has the rests of narrow cells: it has no figures, where the row above has several."""
    filled = [index for index, cell in enumerate(line) if cell]
    figures = [index for index, cell in enumerate(above) if is_number(cell)]
    if 2 * len(filled) > len(columns) or not all(above[index] for index in filled):
        return False
    if len(figures) < 2 or any(index in filled for index in figures):
        return False
    narrow = columns[0][1] - columns[0][0] < _NARROW * size_of(line)
    if top(above) - top(line) > NEXT_LINE * size_of(line) or (filled == [0] and not narrow):
        return False
    return any(above[i][-1].x1 > columns[i][1] - size_of(line) for i in filled)


def _stops_at_the_end(above: Cell, below: Cell, column: Extent) -> bool:
    """Whether a line of a cell stops in mid-sentence where its column ends, and is no single word."""
    last = above[-1]
    reaches = last.x1 + first_word(below[0]) > column[1] - 0.3 * last.size
    return reaches and last.x1 - last.x0 > _WORD * last.size and unfinished(text_of(above))


def _is_open(text: str) -> bool:
    """Whether a bracket is open at the end of a text."""
    return sum(map(text.count, "(（")) > sum(map(text.count, ")）"))


def _is_full(above: Segment, index: int, columns: Sequence[Extent]) -> bool:
    """Whether a line of a cell ends where the longest ones of its column do, and is no single word.

    Far from the next column it is not full: the cell was wider than any of its texts.
    """
    longest = above.x1 > columns[index][1] - 1.3 * above.size
    follows = columns[index + 1][0] if index + 1 < len(columns) else above.x1
    return longest and above.x1 - above.x0 > _WORD * above.size and follows - above.x1 < _FAR * above.size


def _has_room(
    above: Segment, below: Segment, index: int, columns: Sequence[Extent], slack: float = 0.6
) -> bool:
    """Whether the first word of the segment below would have fit behind the one above."""
    limit = columns[index + 1][0] if index + 1 < len(columns) else max(columns[index][1], above.x1)
    return above.x1 + first_word(below) < limit - slack * below.size
