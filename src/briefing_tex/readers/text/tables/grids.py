"""Tables in plain text: Markdown pipes, tabs, or columns of spaces.

In: lines in order. Out: which lines are a table, and its cells. Pipes after GFM 0.29 section 4.10; columns by
`columns.py`. Beside a caption single spaces will do (`spaced.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.joins import Habits
from briefing_tex.readers.structure.words import caption
from briefing_tex.readers.text.tables.columns import rows_in_columns
from briefing_tex.readers.text.tables.running import running_rows
from briefing_tex.readers.text.tables.spaced import spaced_rows

_PIPES = re.compile(r"\|.*\|\s*|[^|]+(?:\|[^|]*){2,}")
_RULE_CELL = re.compile(r":?-{2,}:?|:?-:?")
_LONGEST_SPACED = 20
"""How many rows a table may have whose cells single spaces part, above its caption."""
_LONGEST = 200
"""How many lines below its caption a table may have whose cells single spaces part."""
_GUESSED = "table-guessed"


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
    habits = Habits.of("\n".join(line.text for line in lines)).with_lines(lines)
    piped = _begin_pipes(lines)
    captions = [place for place, line in enumerate(lines) if _captions_table(line)]
    while index < len(lines):
        grid = (
            (_pipes(lines, index) if index in piped else None)
            or _columned(lines, index, habits)
            or _captioned(lines, index, captions, habits)
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


def _columned(lines: Sequence[Line], start: int, habits: Habits) -> Grid | None:
    """A table of columns that begins at `start`."""
    stop, rows = rows_in_columns(lines, start, habits)
    return Grid(start, stop, rows, 1 if _has_head(rows) else 0, (), _GUESSED) if rows else None


def _captioned(lines: Sequence[Line], start: int, captions: Sequence[int], habits: Habits) -> Grid | None:
    """A table whose cells single spaces part, below its caption or above it; `captions` are all of tables."""
    place = bisect_left(captions, start)
    stop = captions[bisect_right(captions, start)] if captions and captions[-1] > start else start
    if place and captions[place - 1] == start - 1 and lines[start].page == lines[start - 1].page:
        near = lines[start : start + _LONGEST]
        running, found = running_rows(near, habits)
        if found:
            return Grid(start, start + running, found, 1, (), _GUESSED)
        rows = spaced_rows(near)
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


def _has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it has no number where the others have."""
    if len(rows) < 2:
        return False
    numeric = [sum(bool(re.match(r"[\d+\-−.$€£¥]", row[c])) for row in rows[1:]) for c in range(len(rows[0]))]
    differs = any(count and not re.match(r"[\d+\-−.$€£¥]", rows[0][c]) for c, count in enumerate(numeric))
    return differs or not any(numeric)
