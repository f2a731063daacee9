"""Rows of a table: from its baselines, by the horizontal rules, the white space, the room that cells had.

In: the baselines of a table as one cell a column. Out: its rows, each cell the words that stand in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from types import MappingProxyType

from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.tables.grids import HALF_LINE, NEXT_LINE, NUMBER, Cell, Extent, first_word
from briefing_tex.readers.pdf.layout.tables.steps import KnownSteps, Steps
from briefing_tex.readers.structure.joins import unfinished

_WIDER = 1.1
"""Distance of rows at least, in parts of that of lines within a cell."""
_EVEN = 1.02
"""Distance of lines within cells at most, in parts of the smallest one."""
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
    return [_merged(row) for row in rows]


def _rows_of_band(lines: list[list[Cell]]) -> list[list[list[Cell]]]:
    """The rows between two rules: mostly one, but grounds of every second row part them by twos."""
    return [[line] for line in lines] if _are_counted(lines) or _are_figures(lines) else [lines]


def _are_counted(lines: Sequence[list[Cell]]) -> bool:
    """Whether all lines begin in the first column, and a figure stands below a figure: rows of their own."""
    return all(line[0] for line in lines) and any(
        _is_number(above) and _is_number(below)
        for first, second in pairwise(lines)
        for above, below in zip(first, second, strict=True)
    )


def _are_figures(lines: Sequence[list[Cell]]) -> bool:
    """Whether every line has a figure below one of the line above it, and something else: rows of their own."""
    return len(lines) > 1 and all(
        sum(map(bool, first)) > 1 < sum(map(bool, second))
        and any(_is_number(above) and _is_number(below) for above, below in zip(first, second, strict=True))
        for first, second in pairwise(lines)
    )


def _is_single(lines: Sequence[list[Cell]]) -> bool:
    """Whether lines are of one row: one of them fills most columns, the others one or two each."""
    filled = sorted((sum(map(bool, line)) for line in lines), reverse=True)
    return filled[0] > 2 and filled[1] <= 2 and filled[1] < filled[0] / 2


def _is_one(lines: Sequence[list[Cell]]) -> bool:
    """Whether lines are of one row: of cells set in its middle, one line at most stands beside another's."""
    return sum(sum(map(bool, line)) > 1 for line in lines) <= 1


def rows_by_pitch(
    lines: Sequence[list[Cell]], heights: Sequence[float] = (), known: KnownSteps = MappingProxyType({})
) -> list[list[Cell]] | None:
    """The rows where white space parts them: wider distances of baselines among those of lines within cells.

    What a rule parts are two rows, whatever their distance. None where distances do not tell, neither by
    themselves nor as those `known` from other tables.
    """
    parted, steps, free = _distances(lines, heights)
    own, other = _steps_of(lines, free), known.get(round(_size(lines[0]), 1))
    if own is None and not (other and (other.are_lines(free) or other.are_rows(free))):
        return None
    least = _WIDER * own.line if own else _WIDER * other.line if other else 0.0
    rows = [[lines[0]]]
    for line, step, ruled in zip(lines[1:], steps, parted, strict=True):
        if ruled or step > least:
            rows.append([line])
        else:
            rows[-1].append(line)
    return None if own and any(map(_is_several, rows)) else [_merged(row) for row in rows]


def steps_of(lines: Sequence[list[Cell]], heights: Sequence[float]) -> tuple[float, Steps] | None:
    """The size of a table and its distances, if some are those of lines, and wider ones those of rows."""
    found = _steps_of(lines, _distances(lines, heights)[2])
    return (_size(lines[0]), found) if found and rows_by_pitch(lines, heights) else None


def _distances(
    lines: Sequence[list[Cell]], heights: Sequence[float]
) -> tuple[list[bool], list[float], list[float]]:
    """Whether rules part baselines, how far these stand apart, and the distances without rules between."""
    parted = [_parted(above, below, heights) for above, below in pairwise(lines)]
    steps = [_foot(above) - _top(below) for above, below in pairwise(lines)]
    return parted, steps, [step for step, ruled in zip(steps, parted, strict=True) if not ruled]


def _steps_of(lines: Sequence[list[Cell]], free: Sequence[float]) -> Steps | None:
    """The distances of lines and of rows, where both of them show among the distances of baselines."""
    pitch = min(free, default=0.0)
    wide = [step for step in free if step > _WIDER * pitch]
    narrow = [step for step in free if step < _EVEN * pitch]
    if not wide or len(wide) + len(narrow) < len(free) or pitch < HALF_LINE * _size(lines[0]):
        return None
    return Steps(pitch, min(wide))


def _is_several(lines: Sequence[list[Cell]]) -> bool:
    """Whether lines are rows of their own: three that fill all columns, or a number below a number in most."""
    full = [line for line in lines if all(line)]
    below = [
        (_is_number(above), _is_number(cell))
        for first, second in pairwise(full)
        for above, cell in zip(first, second, strict=True)
    ]
    figures = _are_counted(lines) or _are_figures(lines)
    return len(full) > 2 or 2 * sum(map(all, below)) > len(below) or figures


def _parted(above: Sequence[Cell], below: Sequence[Cell], heights: Sequence[float]) -> bool:
    """Whether a rule stands between two baselines."""
    top, foot = _top(above), _top(below)
    return any(foot + 0.5 * _size(below) < height < top for height in heights)


def _size(line: Sequence[Cell]) -> float:
    return max(cell[0].size for cell in line if cell)


def rows_by_room(
    lines: Sequence[list[Cell]], columns: Sequence[Extent], heights: Sequence[float] = ()
) -> list[list[Cell]]:
    """Rows of one or more baselines, no rule between them: the later ones go on with cells that had no room."""
    rows: list[list[list[Cell]]] = []
    values = _values(lines)
    nearest = _nearest_rows(lines, heights)
    head = _lines_of_head(lines, heights)
    for index, line in enumerate(lines):
        if 0 < index < head:
            rows[-1].append(line)
            continue
        parted = bool(rows) and _parted(rows[-1][-1], line, heights)
        far = bool(rows) and _top(rows[-1][-1]) - _top(line) > max(nearest / _EVEN, _LOOSE * _size(line))
        if (rows and not parted and _is_more(rows[-1][-1], line, columns)) or (
            rows
            and not (parted or _is_value(rows[-1][-1], line, values))
            and (_is_rest(rows[-1][-1], line, columns) or (not far and _goes_on(rows[-1], line, columns)))
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_merged(row) for row in rows]


def _lines_of_head(lines: Sequence[list[Cell]], heights: Sequence[float]) -> int:
    """How many lines the head has that the only inner rule parts from more lines: it has no figures."""
    foot = _top(lines[-1])
    inner = [height for height in heights if foot < height < _top(lines[0])]
    head = [line for line in lines if inner and _top(line) > inner[0]]
    if len(inner) != 1 or _has_figures(head):
        return 0
    rest = lines[len(head) :]
    filled = all(2 * sum(map(bool, line)) > len(line) for line in head)
    if filled and any(_top(above) - _top(below) > _LOOSE * _size(below) for above, below in pairwise(head)):
        return 0  # rows of their own
    return len(head) if len(head) < len(rest) or (len(head) <= _HEAD_LINES and _has_figures(rest)) else 0


def _has_figures(lines: Sequence[list[Cell]]) -> bool:
    return any(_is_number(cell) for line in lines for cell in line if cell)


def _values(lines: Sequence[list[Cell]]) -> frozenset[tuple[int, str]]:
    """The texts of cells in lines that fill all columns: a row begins there, they are no rests of cells."""
    full = [line for line in lines if all(line)]
    return frozenset((place, _text(cell)) for line in full for place, cell in enumerate(line))


def _nearest_rows(lines: Sequence[list[Cell]], heights: Sequence[float]) -> float:
    """The smallest distance of two lines that fill all columns, which are two rows; 0 if no two do."""
    steps = (
        _top(above) - _top(below)
        for above, below in pairwise(lines)
        if all(above + below) and not _parted(above, below, heights)
    )
    return min(steps, default=0.0)


def _top(line: Sequence[Cell]) -> float:
    return max(cell[0].y for cell in line if cell)


def _foot(line: Sequence[Cell]) -> float:
    return min(segment.y for cell in line for segment in cell)


def _text(cell: Cell) -> str:
    return "".join(segment.text for segment in cell).strip()


def _goes_on(row: Sequence[list[Cell]], line: list[Cell], columns: Sequence[Extent]) -> bool:
    """Whether a line continues the row above it.

    It leaves columns empty, and none of its cells would have fit above, or all stand below full lines; or it
    fills few columns, and not the first.
    """
    filled = [index for index, cell in enumerate(line) if cell]
    if len(filled) == len(columns) or not all(row[-1][index] for index in filled):
        return False
    if any(_is_number(row[-1][index]) and _is_number(line[index]) for index in filled):
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
        below and (_text(below) == _text(over) or (place, _text(below)) in values)
        for place, (over, below) in enumerate(zip(above, line, strict=True))
    )


def _is_rest(above: list[Cell], line: list[Cell], columns: Sequence[Extent]) -> bool:
    """Whether a line is the rest of cells though lines stand as far apart as rows: they stop where columns end.

    Nothing else is in it than the rest of one cell, or of several where a bracket is open.
    """
    filled = [index for index, cell in enumerate(line) if cell]
    if len(columns) < 3 or line[0] or not all(above[index] for index in filled):
        return False
    near = _top(above) - _top(line) < NEXT_LINE * _size(line)
    stops = all(_stops_at_the_end(above[index], line[index], columns[index]) for index in filled)
    return near and stops and (len(filled) == 1 or any(_is_open(_text(above[index])) for index in filled))


def _is_more(above: list[Cell], line: list[Cell], columns: Sequence[Extent]) -> bool:
    """Whether a line surely is more of the one above: by a space at the end of a cell, or by its room."""
    return _is_wrapped(above, line) or _is_overflow(above, line, columns)


def _is_wrapped(above: list[Cell], line: list[Cell]) -> bool:
    """Whether a cell ends with the glyph of a space above another line of it: it was broken there."""
    pairs = [(over, below) for over, below in zip(above, line, strict=True) if over and below]
    near = bool(pairs) and _top(above) - _top(line) < NEXT_LINE * _size(line)
    counted = any(_is_number(over) and _is_number(below) for over, below in pairs)
    return near and not counted and any(over[-1].glyphs[-1].text.isspace() for over, _ in pairs)


def _is_overflow(above: list[Cell], line: list[Cell], columns: Sequence[Extent]) -> bool:
    """Whether a line has the rests of narrow cells: it has no figures, where the row above has several."""
    filled = [index for index, cell in enumerate(line) if cell]
    figures = [index for index, cell in enumerate(above) if _is_number(cell)]
    if 2 * len(filled) > len(columns) or not all(above[index] for index in filled):
        return False
    if len(figures) < 2 or any(index in filled for index in figures):
        return False
    narrow = columns[0][1] - columns[0][0] < _NARROW * _size(line)
    if _top(above) - _top(line) > NEXT_LINE * _size(line) or (filled == [0] and not narrow):
        return False
    return any(above[i][-1].x1 > columns[i][1] - _size(line) for i in filled)


def _stops_at_the_end(above: Cell, below: Cell, column: Extent) -> bool:
    """Whether a line of a cell stops in mid-sentence where its column ends, and is no single word."""
    last = above[-1]
    reaches = last.x1 + first_word(below[0]) > column[1] - 0.3 * last.size
    return reaches and last.x1 - last.x0 > _WORD * last.size and unfinished(_text(above))


def _is_open(text: str) -> bool:
    """Whether a bracket is open at the end of a text."""
    return sum(map(text.count, "(（")) > sum(map(text.count, ")）"))


def _is_number(cell: Cell) -> bool:
    """Whether a line of a cell is a whole number: those are not broken."""
    return bool(NUMBER.fullmatch(_text(cell)))


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


def _merged(lines: Sequence[list[Cell]]) -> list[Cell]:
    return [[segment for line in lines for segment in line[index]] for index in range(len(lines[0]))]
