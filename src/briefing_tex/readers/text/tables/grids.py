"""Tables in plain text: Markdown pipes, tabs, or columns of spaces.

In: lines in order. Out: which lines are a table, and its cells. Pipes after GFM 0.29 section 4.10; columns
where several lines in a row have the same number of cells, two spaces or more apart. A line that fills only
some columns continues the row above it. Beside a caption single spaces will do (`spaced.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.numbering import bullet, options
from briefing_tex.readers.structure.scripts import is_cjk, is_prose, width
from briefing_tex.readers.structure.words import caption
from briefing_tex.readers.text.tables.spaced import spaced_rows

_PIPES = re.compile(r"\|.*\|\s*|[^|]+(?:\|[^|]*){2,}")
_RULE_CELL = re.compile(r":?-{2,}:?|:?-:?")
_RULE = re.compile(r"[\s+|─━┄┈═_=\-–—┼├┤┌┐└┘┬┴│]{4,}")
_GAP = re.compile(r"\t+|[ \u3000]{2,}")
_LONGEST_SPACED = 20
"""How many rows a table may have whose cells single spaces part, above its caption."""
_COMPARED = 60
"""With how many rows at most a cell is compared to find its column."""
_GUESSED = "table-guessed"
_WIDEST_CELL = 48
"""The widest cell of a table that only spaces show, in columns: wider ones are text in two columns."""


class Grid(Struct, frozen=True):
    """A table of lines `start` to `stop`: rows of cell texts, how many are the head, alignments if given.

    `guess` is the code of `losses.MESSAGES` for what was guessed.
    """

    start: int
    stop: int
    rows: tuple[tuple[str, ...], ...]
    head: int
    align: tuple[str, ...] = ()
    guess: str = ""


def find_tables(lines: Sequence[Line]) -> list[Grid]:
    """The tables among lines, in order.

    >>> from briefing_tex.readers.structure.blocks import Line
    >>> [grid.rows for grid in find_tables([Line("| a | b |"), Line("|---|---|"), Line("| 1 | 2 |")])]
    [(('a', 'b'), ('1', '2'))]
    """
    grids: list[Grid] = []
    index = 0
    piped = _begin_pipes(lines)
    captions = [place for place, line in enumerate(lines) if _captions_table(line)]
    while index < len(lines):
        grid = (
            (_pipes(lines, index) if index in piped else None)
            or _columns(lines, index)
            or _captioned(lines, index, captions)
        )
        if grid:
            grids.append(grid)
        index = grid.stop if grid else index + 1
    return grids


def _begin_pipes(lines: Sequence[Line]) -> frozenset[int]:
    """Where tables of pipes may begin: above a rule, or in rows all with borders and of as many cells."""
    found: set[int] = set()
    size = cells = 0
    ruled = even = False
    for index in range(len(lines) - 1, -1, -1):
        if not _PIPES.fullmatch(lines[index].text):
            size = 0
            continue
        row = _cells(lines[index].text)
        goes_on = size > 0 and lines[index + 1].gap <= 1
        even = lines[index].text.startswith("|") and (not goes_on or (even and len(row) == cells))
        ruled = all(_RULE_CELL.fullmatch(cell) for cell in row) or (goes_on and ruled)
        size, cells = size + 1 if goes_on else 1, len(row)
        if size > 1 and (ruled or even):
            found.add(index)
    return frozenset(found)


def _pipes(lines: Sequence[Line], start: int) -> Grid | None:
    stop = start
    while stop < len(lines) and _PIPES.fullmatch(lines[stop].text) and (stop == start or lines[stop].gap <= 1):
        stop += 1
    if stop - start < 2:
        return None
    rows = [_cells(line.text) for line in lines[start:stop]]
    rule = next((i for i, row in enumerate(rows) if all(_RULE_CELL.fullmatch(cell) for cell in row)), None)
    bordered = all(line.text.startswith("|") for line in lines[start:stop])
    if rule is None and not (bordered and len({len(row) for row in rows}) == 1):
        return None
    align = tuple(_alignment(cell) for cell in rows[rule]) if rule is not None else ()
    kept = [row for row in rows if not all(_RULE_CELL.fullmatch(cell) for cell in row)]
    columns = max(len(row) for row in kept) if kept else 0
    if not columns:
        return None
    filled = tuple((*row, *[""] * (columns - len(row))) for row in kept)
    told = len(align) == columns and any(":" in cell for cell in rows[rule or 0])
    return Grid(
        start,
        stop,
        filled,
        rule if rule is not None else 1,
        align if told else (),
        _GUESSED if rule is None else "",
    )


def _captioned(lines: Sequence[Line], start: int, captions: Sequence[int]) -> Grid | None:
    """A table whose cells single spaces part, below its caption or above it; `captions` are all of tables."""
    place = bisect_left(captions, start)
    stop = captions[bisect_right(captions, start)] if captions and captions[-1] > start else start
    if place and captions[place - 1] == start - 1 and lines[start].page == lines[start - 1].page:
        rows = spaced_rows(lines[start:])
    elif start < stop <= start + _LONGEST_SPACED:
        rows = spaced_rows(lines[start:stop])
        rows = rows if len(rows) == stop - start else ()
    else:
        return None
    return Grid(start, start + len(rows), rows, 1, (), _GUESSED) if rows else None


def _captions_table(line: Line) -> bool:
    found = caption(line.text)
    return found is not None and found.kind == "table"


def _cells(text: str) -> tuple[str, ...]:
    bare = text.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", bare))


def _alignment(cell: str) -> str:
    if cell.startswith(":") and cell.endswith(":"):
        return "center"
    return "right" if cell.endswith(":") else "left"


class _Cell(Struct, frozen=True):
    start: int
    end: int
    text: str


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


def _columns(lines: Sequence[Line], start: int) -> Grid | None:
    """A table of columns that begins at `start`."""
    count = len(_split(lines[start])) if _may_be_row(lines[start]) else 0
    if count < 2:
        return None
    rows: list[list[_Cell]] = []
    full = 0
    index = start
    while index < len(lines) and (
        index == start or (lines[index].gap <= 1 and lines[index].page == lines[start].page)
    ):
        line = lines[index]
        if _RULE.fullmatch(line.text):
            index += 1
            continue
        cells = _split(line)
        if len(cells) == count and _may_be_row(line) and (not rows or _aligned(rows[0], cells)):
            full += 1
        elif not rows or len(cells) >= count or not _continues_row(rows, cells, lines, index):
            break
        rows.append(cells)
        index += 1
    if full < (2 if count > 2 else 3):
        return None
    return _grid(start, index, rows, count)


def _may_be_row(line: Line) -> bool:
    """Whether a line may be a row: cells apart, none of them long, no bullet, no caption, no sentence."""
    if not _GAP.search(line.text) or bullet(line.text) is not None or caption(line.text):
        return False
    cells = _split(line)
    return all(width(cell.text) <= _WIDEST_CELL for cell in cells) and not any(is_prose(c.text) for c in cells)


def _continues_row(
    rows: Sequence[Sequence[_Cell]], cells: Sequence[_Cell], lines: Sequence[Line], index: int
) -> bool:
    """Whether a line with fewer cells goes on with the row above it."""
    line = lines[index]
    if (
        line.gap
        or caption(line.text)
        or is_prose(line.text)
        or bullet(line.text) is not None
        or options(line.text)
    ):
        return False
    columns = [_column_of(rows, cell) for cell in cells]
    if len(cells) == 1 and columns[0] == 0 and not line.text[:1].islower():
        after = lines[index + 1] if index + 1 < len(lines) else None
        return after is not None and not after.gap and len(_split(after)) == len(rows[0])
    return None not in columns


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
    count = max(len(row) for row in near)
    best, shared = None, 0
    for column in range(count):
        for row in near:
            if len(row) == count:
                overlap = min(cell.end, row[column].end) - max(cell.start, row[column].start)
                if overlap > shared:
                    best, shared = column, overlap
    return best


def _grid(start: int, stop: int, rows: Sequence[Sequence[_Cell]], count: int) -> Grid:
    texts: list[list[str]] = []
    for row in rows:
        if len(row) == count:
            texts.append([cell.text for cell in row])
            continue
        for cell in row:
            column = _column_of(rows, cell) or 0
            above = texts[-1][column]
            tight = is_cjk(above[-1:] or "、") and is_cjk(cell.text[:1])
            texts[-1][column] = above + ("" if tight or not above else " ") + cell.text
    filled = tuple(tuple(row) for row in texts)
    return Grid(start, stop, filled, 1 if _has_head(filled) else 0, (), _GUESSED)


def _has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it has no number where the others have."""
    if len(rows) < 2:
        return False
    numeric = [sum(bool(re.match(r"[\d+\-−.$€£¥]", row[c])) for row in rows[1:]) for c in range(len(rows[0]))]
    differs = any(count and not re.match(r"[\d+\-−.$€£¥]", rows[0][c]) for c, count in enumerate(numeric))
    return differs or not any(numeric)
