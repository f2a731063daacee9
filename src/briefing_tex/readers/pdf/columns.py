"""Columns: where the text of a page stands, and in which order its lines are read.

In: the segments of all pages. Out: for each page the lines of its columns in reading order. What crosses the
gutter between columns (a title, a wide table) parts the page: all columns above it are read before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from briefing_tex.readers.pdf.segments import Segment

_NARROWEST_GUTTER = 0.8
"""In parts of the size of the text."""
_FEWEST_LINES = 6
"""Lines that a column has at least on a page that shows the columns."""
_FILLED = 0.6
"""Part of a column's width that lines fill where most characters stand: cells of a table fill less."""
_CROSSING = 0.08
"""Part of a page's lines that may cross a gutter: titles, wide tables, captions."""


_TITLE = 1.35
"""Size of a title at least, in parts of the text's size."""


@dataclass(frozen=True)
class Gutter:
    """White space between two columns, in pt from the left."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def body_size(pages: Sequence[Sequence[Segment]]) -> float:
    """The size in which most characters of a document are set."""
    counts: Counter[float] = Counter()
    for page in pages:
        for segment in page:
            counts[round(segment.size * 2) / 2] += len(segment.glyphs)
    return counts.most_common(1)[0][0] if counts else 10.0


def find_gutter(pages: Sequence[Sequence[Segment]], size: float) -> Gutter | None:
    """The gutter of a document in two columns; None where most pages show none."""
    full = [page for page in pages if len(page) >= 2 * _FEWEST_LINES]
    found = [gutter for page in full if (gutter := _gutter_of(page, size))]
    if not found or 2 * len(found) < len(full):
        return None
    return Gutter(max(gutter.x0 for gutter in found), min(gutter.x1 for gutter in found))


def _gutter_of(page: Sequence[Segment], size: float) -> Gutter | None:
    left, right = min(segment.x0 for segment in page), max(segment.x1 for segment in page)
    cover = [0] * (int(right - left) + 2)
    for segment in page:
        for x in range(int(segment.x0 - left), int(segment.x1 - left) + 1):
            cover[x] += 1
    allowed = _CROSSING * len(page)
    best: Gutter | None = None
    start: int | None = None
    for x, count in enumerate([*cover, len(page)]):
        if count <= allowed:
            start = x if start is None else start
        elif start is not None:
            gutter = Gutter(left + start, left + x)
            start = None
            if _parts_text(gutter, page, left, right, size) and (
                best is None or gutter.x1 - gutter.x0 > best.x1 - best.x0
            ):
                best = gutter
    return best


def _parts_text(gutter: Gutter, page: Sequence[Segment], left: float, right: float, size: float) -> bool:
    if gutter.x1 - gutter.x0 < _NARROWEST_GUTTER * size:
        return False
    sides = (
        ([segment for segment in page if segment.x1 <= gutter.x0 + 1], gutter.x0 - left),
        ([segment for segment in page if segment.x0 >= gutter.x1 - 1], right - gutter.x1),
    )
    return all(len(side) >= _FEWEST_LINES and _usual_width(side) >= _FILLED * width for side, width in sides)


def _usual_width(side: Sequence[Segment]) -> float:
    """The width of the segment in which the middle character of a side stands."""
    ordered = sorted(side, key=lambda one: one.x1 - one.x0)
    middle = sum(len(segment.glyphs) for segment in ordered) / 2
    for segment in ordered:
        middle -= len(segment.glyphs)
        if middle <= 0:
            return segment.x1 - segment.x0
    return 0.0


T = TypeVar("T", bound="Placed")
Side = Literal["whole", "left", "right"]


class Placed(Protocol):
    """What stands on a page: a segment, a table, a picture."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def size(self) -> float: ...


def in_order(page: Sequence[T], gutter: Gutter | None, size: float) -> list[tuple[Side, list[T]]]:
    """What stands on a page, column by column; each list is read from top to bottom, one after the other."""
    if gutter is None:
        return [("whole", list(page))] if page else []
    across = _across(page, gutter, size)
    crossing = [one for one in page if id(one) in across]
    bands: dict[tuple[int, int], list[T]] = {}
    for one in page:
        above = len({other.y for other in crossing if other.y > one.y + 0.5 * one.size})
        rank = 2 if id(one) in across else 0 if one.x1 <= gutter.middle else 1
        bands.setdefault((above, rank), []).append(one)
    columns: list[tuple[Side, list[T]]] = []
    for above, rank in sorted(bands):
        side = _SIDES[rank]
        if columns and side == columns[-1][0] == "whole":
            columns[-1][1].extend(bands[above, rank])
        else:
            columns.append((side, bands[above, rank]))
    return columns


def _across(page: Sequence[T], gutter: Gutter, size: float) -> set[int]:
    """The identities of what reaches over the gutter, with what stands beside it.

    At the head of a page, much larger text is the title, and below it a row in a smaller size that stands on
    both sides of the gutter is of the title block.
    """
    ordered = sorted(page, key=lambda one: -one.y)
    across: set[int] = set()
    title_block = True
    while ordered:
        row = [one for one in ordered if ordered[0].y - one.y <= 0.3 * max(ordered[0].size, one.size)]
        ordered = ordered[len(row) :]
        crosses = any(one.x0 < gutter.middle < one.x1 for one in row)
        sides = {one.x1 <= gutter.middle for one in row}
        smaller = all(one.size < 0.96 * size for one in row)
        large = all(one.size > _TITLE * size for one in row)
        if crosses or (title_block and (large or (across and len(sides) > 1 and smaller))):
            across.update(id(one) for one in row)
        else:
            title_block = False
    return across


_SIDES: tuple[Side, ...] = ("left", "right", "whole")


def baselines(column: Sequence[Segment]) -> list[list[Segment]]:
    """The segments of a column by baseline, from top to bottom; segments of one line together."""
    rows: list[list[Segment]] = []
    for segment in _top_down(column):
        row = rows[-1] if rows else None
        if row and abs(row[0].y - segment.y) <= 0.25 * max(row[0].size, segment.size) and _beside(row, segment):
            row.append(segment)
        else:
            rows.append([segment])
    return rows


def _top_down(column: Sequence[Segment]) -> list[Segment]:
    """From top to bottom; of two that overprint each other the one painted first."""
    ordered = sorted(column, key=lambda one: (-one.y, one.x0))
    for index in range(1, len(ordered)):
        above, below = ordered[index - 1], ordered[index]
        near = 0.01 < above.y - below.y < 0.6 * min(above.size, below.size)
        if near and below.order < above.order and above.x0 < below.x1 and below.x0 < above.x1:
            ordered[index - 1], ordered[index] = below, above
    return ordered


def _beside(row: Sequence[Segment], segment: Segment) -> bool:
    return all(segment.x0 >= other.x1 - 1 or segment.x1 <= other.x0 + 1 for other in row)
