"""Tables of a page: where they stand, and their cells.

In: the segments of a page, its shapes. Out: `TableFound`s with the segments they take. A table is told by rules
with columns between them, or by three rows or more whose cells stand below each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct

from briefing_tex.readers.pdf.layout.columns import baselines
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.tables.baselines import size_of
from briefing_tex.readers.pdf.layout.tables.grids import (
    HALF_LINE,
    NEXT_LINE,
    Cell,
    Extent,
    columns_of,
    cut_at,
    cut_at_rules,
    figure_places,
    lines_of_cells,
    table_rows,
    words,
)
from briefing_tex.readers.pdf.layout.tables.merged import labels_first
from briefing_tex.readers.pdf.layout.tables.pitch import Distances
from briefing_tex.readers.pdf.layout.tables.rows import rows_between, rows_by_room
from briefing_tex.readers.pdf.layout.tables.ruled import NEAR, Frame, frames
from briefing_tex.readers.pdf.layout.tables.spans import spanned_head
from briefing_tex.readers.pdf.layout.tables.steps import KnownSteps, Steps
from briefing_tex.readers.pdf.layout.tables.tabular import LARGER, all_bold, between, tabular_parts
from briefing_tex.readers.pdf.pages.glyphs import PageContent
from briefing_tex.readers.structure.numbering import bullet, options
from briefing_tex.readers.structure.words import caption

_ATOP = 0.75
"""Height from which on a grid begins a page, in parts of the page's."""
_ALIGNED = 0.35
"""How near the edges of aligned cells stand to each other, in parts of the size."""
_NEXT_ROW = 3.2
"""Distance of a row from a table that it belongs to at most, in parts of the size."""


class TableFound(Struct, frozen=True):
    """A table: its rows of cells, and the segments of the page they were made of.

    `head` says how many rows are its head, `align` how the columns are aligned if not all of them at the left,
    `steps` the size of its text, and how far its lines and its rows stand apart.
    """

    rows: tuple[tuple[Cell, ...], ...]
    taken: tuple[Segment, ...]
    head: int = 0
    align: tuple[str, ...] = ()
    steps: tuple[float, Steps] | None = None

    @property
    def x0(self) -> float:
        return min(segment.x0 for segment in self.taken)

    @property
    def x1(self) -> float:
        return max(segment.x1 for segment in self.taken)

    @property
    def y(self) -> float:
        return max(segment.y for segment in self.taken)

    @property
    def foot(self) -> float:
        return min(segment.y for segment in self.taken)

    @property
    def size(self) -> float:
        return max(segment.size for segment in self.taken)


def ruled_tables(
    page: PageContent, segments: Sequence[Segment], known: KnownSteps = MappingProxyType({})
) -> list[TableFound]:
    """The tables that rules enclose; `known` is how far rows and lines stand apart in others."""
    found: list[TableFound] = []
    left = list(segments)
    for frame in sorted(frames(page), key=_is_box):
        atop = page.number > 1 and frame.heights[0] > _ATOP * page.height
        for part in tabular_parts(frame, left, atop):
            inside = [one for one in left if between(one, part)]
            captioned = _is_captioned(part, left)
            table = make_table(_with_neighbours(inside, left, part), part, captioned, known, atop)
            if table and not (_is_pairs(table, part) and is_list(table)):
                taken = {id(segment) for segment in table.taken}
                left = [segment for segment in left if id(segment) not in taken]
                found.append(table)
    return found


def is_list(table: TableFound) -> bool:
    """Whether the first column holds nothing but bullets and numbers of items."""
    first = ["".join(segment.text for segment in row[0]).strip() for row in table.rows if row[0]]
    return all(bullet(f"{text} x") is not None or options(f"{text} x") for text in first)


def _is_pairs(table: TableFound, frame: Frame) -> bool:
    """Whether a table has two columns that no vertical rule parts."""
    return len(table.rows[0]) == 2 and len(frame.places) < 3


def _is_box(frame: Frame) -> bool:
    """Whether a frame is the outline of a box, or a ground: tables within it have rules of their own."""
    return len(frame.heights) == 2 and len(frame.places) <= 2


def _with_neighbours(inside: list[Segment], segments: Sequence[Segment], frame: Frame) -> list[Segment]:
    """The segments between the rules, and what stands above and below them in the same columns."""
    columns = columns_of([word for segment in inside for word in words(segment)])
    if len(columns) < 2:
        return inside
    below = _rows_below(inside, segments, frame)
    return [*_head_above(inside, segments, frame, columns), *inside, *below]


def _head_above(
    inside: Sequence[Segment], segments: Sequence[Segment], frame: Frame, columns: Sequence[Extent]
) -> list[Segment]:
    """The head of a table above its first rule."""
    above = [
        one for one in segments if one.y > frame.heights[0] and frame.x0 - NEAR <= one.x0 <= frame.x1 + NEAR
    ]
    head: list[Segment] = []
    y, limit = frame.heights[0], _NEXT_ROW
    largest = LARGER * max(one.size for one in inside)
    rows = baselines(above)[::-1]
    for row, higher in zip(rows, [*rows[1:], []], strict=False):
        size = row[0].size
        near = row[0].y - y < limit * size and size <= largest
        split = [word for segment in (*inside, *head, *row) for word in words(segment)]
        rest = len(higher) > 1 and higher[0].y - row[0].y < NEXT_LINE * size  # of a cell of several lines
        apart = len(row) > 1 or (row[0].y - y < HALF_LINE * size if head else rest)
        captioned = caption(" ".join(one.text.strip() for one in row)) is not None
        if not near or not apart or captioned or len(columns_of(split)) != len(columns):
            break
        head = [*row, *head]
        y, limit = row[0].y, NEXT_LINE
    return head


def _rows_below(inside: Sequence[Segment], segments: Sequence[Segment], frame: Frame) -> list[Segment]:
    """The segments below the last rule that go on with the columns: rows between shaded ones have no rules."""
    columns = columns_of([word for segment in inside for word in words(segment)])
    enclosed = len(frame.places) > 1 and frame.places[-1] - frame.places[0] >= 0.9 * (frame.x1 - frame.x0)
    single = not enclosed and _rules_rows(frame, inside[0].size) and len(columns) > 2
    if not (enclosed or single):
        return []
    under = [
        one for one in segments if one.y < frame.heights[-1] and frame.x0 - NEAR <= one.x0 <= frame.x1 + NEAR
    ]
    found: list[Segment] = []
    y, limit = frame.heights[-1], _NEXT_ROW
    for row in table_rows(under):
        near = len(row) > 1 and y - row[0].y < limit * row[0].size
        alike = all(abs(one.size - inside[0].size) < 0.06 * one.size for one in row)
        both = [word for segment in (*inside, *found, *row) for word in words(segment)]
        full = not single or (len(row) >= len(columns) and not found)  # the last row, no rule below it
        if not (near and alike and full) or len(columns_of(both)) != len(columns):
            break
        found += row
        y, limit = row[0].y, NEXT_LINE
    return found


def _rules_rows(frame: Frame, size: float) -> bool:
    """Whether a frame without vertical rules has a rule between any two rows: so near are they.

    Of several rows some may have cells of more lines.
    """
    steps = [above - below for above, below in pairwise(frame.heights)][1:]
    return bool(steps) and min(steps) < _NEXT_ROW * size and max(steps) < _NEXT_ROW * size * min(len(steps), 2)


def _is_captioned(frame: Frame, segments: Sequence[Segment]) -> bool:
    """Whether the caption of a table stands close above the rules."""
    above = [one for one in segments if one.y > frame.heights[0] and frame.x0 - NEAR <= one.x0 <= frame.x1]
    rows = baselines(above)
    if not rows or rows[-1][0].y - frame.heights[0] > _NEXT_ROW * rows[-1][0].size:
        return False
    parts = [part for one in sorted(rows[-1], key=lambda one: one.x0) for part in words(one)]
    label = caption(" ".join(part.text.strip() for part in parts))
    return label is not None and label.kind == "table"


def make_table(
    segments: Sequence[Segment],
    frame: Frame | None = None,
    captioned: bool = False,
    known: KnownSteps = MappingProxyType({}),
    atop: bool = False,
) -> TableFound | None:
    """The table that segments make, by the rules of its frame where it has them; None if they make none.

    A single row is one in a grid, or below a caption; a single cell is one in a grid `atop` a page, whose empty
    columns are those of the table on the page before.
    """
    if not segments:
        return None
    parts = [word for segment in segments for word in words(segment)]
    spanned = spanned_head(parts, frame)
    parts = spanned.rest if spanned else parts
    in_grid = frame is not None and frame.is_grid
    if frame and len(frame.places) > 2:
        parts = cut_at_rules(frame.upright, parts) if in_grid else parts
        columns = list(pairwise(frame.places))
    else:
        parts = cut_at(figure_places(baselines(parts)), parts)
        columns = spanned.columns if spanned else columns_of(parts, ruled=frame is not None)
    if len(columns) < 2 or not parts:
        return None
    lines = lines_of_cells(parts, columns)
    heights = frame.heights if frame else ()
    heights = tuple(y for y in heights if y < spanned.foot) if spanned else heights
    distances, size = Distances.of(lines, heights), size_of(lines[0])
    told = distances.rows(lines)
    rows = (
        rows_between(lines, heights, in_grid)
        or told
        or distances.rows(lines, known.get(round(size, 1)))
        or rows_by_room(lines, columns, heights)
    )
    rows = [*spanned.rows, *labels_first(rows)] if spanned else [rows[0], *labels_first(rows[1:])]
    whole = atop and in_grid and len(columns) > 2
    kept = [index for index in range(len(columns)) if whole or any(row[index] for row in rows)]
    titled = frame is not None and all_bold([segment for cell in rows[0] for segment in cell])
    fewest = 1 if (in_grid and len(kept) > 2) or captioned else 2
    several = sum(sum(map(bool, row)) > 1 for row in rows)
    if len(kept) < 2 or len(rows) < fewest or several < (0 if whole else fewest - titled):
        return None
    found = tuple(tuple(row[index] for index in kept) for row in rows)
    align = tuple(_alignment([row[index] for row in found]) for index in range(len(kept)))
    ranged = align if any(name != "left" for name in align) else ()
    head = len(spanned.rows) if spanned else _head_rows(found, frame)
    steps = (size, distances.own) if told and distances.own else None
    return TableFound(found, tuple(segments), head, ranged, steps)


def _head_rows(rows: Sequence[tuple[Cell, ...]], frame: Frame | None) -> int:
    """How many rows are the head: the first, and further ones in bold above the first rule below it."""
    if not _has_head(rows, frame):
        return 0
    bold = [all_bold([segment for cell in row for segment in cell]) for row in rows]
    heads = rows[: bold.index(False)] if False in bold else rows
    foot = min(segment.y for cell in rows[0] for segment in cell)
    rule = next((y for y in frame.heights if y < foot), None) if frame else None
    if rule is None or len(heads) == len(rows):
        return 1
    return max(sum(min(s.y for cell in row for s in cell) > rule for row in heads), 1)


def _has_head(rows: Sequence[tuple[Cell, ...]], frame: Frame | None) -> bool:
    """Whether the first row is a head: all bold, or parted from the rest by the only inner rule."""
    first = [segment for cell in rows[0] for segment in cell]
    rest = [segment for row in rows[1:] for cell in row for segment in cell]
    if all_bold(first) or not rest:
        return all_bold(first)
    foot, top = min(segment.y for segment in first), max(segment.y + 0.5 * segment.size for segment in rest)
    inner = [y for y in frame.heights if top - 2 < y < rows[0][0][0].y] if frame and rows[0][0] else []
    others = [y for y in frame.heights if y < top - 2] if frame else []
    return len(inner) == 1 and inner[0] < foot + 2 and len(others) <= 1


def _alignment(column: Sequence[Cell]) -> str:
    """How the cells of a column stand below each other."""
    filled = [(min(s.x0 for s in cell), max(s.x1 for s in cell), cell[0].size) for cell in column if cell]
    if len(filled) < 2:
        return "left"
    spread = {
        "left": max(x0 for x0, _, _ in filled) - min(x0 for x0, _, _ in filled),
        "right": max(x1 for _, x1, _ in filled) - min(x1 for _, x1, _ in filled),
        "center": (max(x0 + x1 for x0, x1, _ in filled) - min(x0 + x1 for x0, x1, _ in filled)) / 2,
    }
    if spread["left"] <= _ALIGNED * filled[0][2]:
        return "left"
    best = min(spread, key=lambda name: spread[name])
    return best if spread[best] <= _ALIGNED * filled[0][2] else "left"
