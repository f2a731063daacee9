"""Columns: in which order what stands on a page is read.

In: what stands on a page, the gutters between columns. Out: lists of what is read from top to bottom, one after
the other. What crosses a gutter (a title, a wide table) parts the page: all above it is read before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from briefing_tex.readers.pdf.layout.gutters import Gutters, column_of, stands_in
from briefing_tex.readers.pdf.layout.lines.segments import Segment

_TITLE = 1.35
"""Size of a title at least, in parts of the text's size."""


_HEADING = 1.06
"""Size of a heading at least, in parts of the text's size."""
_AT_EDGE = 0.3
"""How far from the edge of its column a heading begins at most, in parts of the text's size."""
_LARGER = 1.15
"""Size of a title at least, in parts of that of a heading beside it."""
_NEXT_LINE = 2.0
"""Distance of the lines of a paragraph at most, in parts of the size."""


T = TypeVar("T", bound="Placed")
Side = int
"""The number of a column, from 1; `WHOLE` for what takes the whole width."""
WHOLE: Side = 0
MARGIN: Side = -1
"""The side of notes in the margin, which are read behind all else of their page."""


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


def in_order(page: Sequence[T], gutters: Gutters, size: float) -> list[tuple[Side, list[T]]]:
    """What stands on a page, column by column; each list is read from top to bottom, one after the other."""
    if not gutters:
        return [(WHOLE, list(page))] if page else []
    across = _across(page, gutters, size)
    crossing = [one for one in page if id(one) in across]
    bands: dict[tuple[int, bool, Side], list[T]] = {}
    for one in page:
        above = len({other.y for other in crossing if other.y > one.y + 0.5 * one.size})
        side = WHOLE if id(one) in across else _side(one, gutters)
        bands.setdefault((above, side == WHOLE, side), []).append(one)
    columns: list[tuple[Side, list[T]]] = []
    for band in sorted(bands):
        side = band[-1]
        if columns and side == columns[-1][0] == WHOLE:
            columns[-1][1].extend(bands[band])
        else:
            columns.append((side, bands[band]))
    return columns


def _side(one: Placed, gutters: Gutters) -> Side:
    """The column of something that crosses no gutter."""
    return 1 + stands_in(gutters, one.x0, one.x1)


def _across(page: Sequence[T], gutters: Gutters, size: float) -> set[int]:
    """The identities of what reaches over a gutter, with what stands beside it.

    At the head of a page, much larger text is the title, and below it a row that stands on several sides of the
    gutters, smaller than the text or larger and centred, is of the title block.
    """
    ordered = sorted(page, key=lambda one: -one.y)
    left = min((one.x0 for one in page), default=0.0)
    right = max((one.x1 for one in page), default=0.0)
    across: set[int] = set()
    title_block = True
    above: Placed | None = None
    while ordered:
        row = [one for one in ordered if ordered[0].y - one.y <= 0.3 * max(ordered[0].size, one.size)]
        ordered = ordered[len(row) :]
        crosses = any(column_of(gutters, one.x0, one.x1) is None for one in row)
        sides = {_side(one, gutters) for one in row}
        differs = all(one.size < 0.96 * size or _is_set_in(one, left, gutters, size) for one in row)
        differs = differs and not all(_is_centred(one, gutters, (left, right)) for one in row)
        large = all(one.size > _TITLE * size and not _heads_column(one, page, gutters) for one in row)
        ends = above is not None and _ends_paragraph(above, row, gutters)
        if crosses or ends or (title_block and (large or (across and len(sides) > 1 and differs))):
            across.update(id(one) for one in row)
            above = row[0] if crosses else None
        else:
            title_block = False
            above = None
    return across | _headings_below(page, gutters, size, across)


def _is_set_in(one: Placed, left: float, gutters: Gutters, size: float) -> bool:
    """Whether something larger than the text begins at no left edge of a column, where a heading would."""
    at_edge = any(abs(one.x0 - gutter.x1) < _AT_EDGE * size for gutter in gutters)
    return one.size > 1.04 * size and one.x0 > left + 2 * size and not at_edge


def _heads_column(one: Placed, page: Sequence[Placed], gutters: Gutters) -> bool:
    """Whether something large is a heading of its column: others have one, or a title stands beside it."""
    side = _side(one, gutters)
    others = [other.size for other in page if _side(other, gutters) != side]
    alike = any(abs(size - one.size) < 0.02 * one.size for size in others)
    return alike or (side > 1 and max(others, default=0.0) > _LARGER * one.size)


def _is_centred(one: Placed, gutters: Gutters, page: tuple[float, float]) -> bool:
    """Whether something larger than small print stands in the middle of its own column, as headings may."""
    side = _side(one, gutters)
    x0 = gutters[side - 2].x1 if side > 1 else page[0]
    x1 = gutters[side - 1].x0 if side <= len(gutters) else page[1]
    return abs(one.x0 + one.x1 - x0 - x1) < one.size


def _headings_below(page: Sequence[Placed], gutters: Gutters, size: float, across: set[int]) -> set[int]:
    """The headings that stand below all columns, above text that reaches over a gutter again."""
    right = [one for one in page if id(one) not in across and one.x0 >= gutters[0].middle]
    crossing = [one.y for one in page if id(one) in across]
    found: set[int] = set()
    for one in page:
        if id(one) in across or one.x1 > gutters[0].middle or one.size <= _HEADING * size:
            continue
        below = max((y for y in crossing if y < one.y), default=None)
        above = min((y for y in crossing if y > one.y), default=float("inf"))
        ended = below is not None and not any(below < other.y < one.y for other in right)
        if ended and any(one.y < other.y < above for other in right):
            found.add(id(one))
    return found


def _ends_paragraph(above: Placed, row: Sequence[Placed], gutters: Gutters) -> bool:
    """Whether a row is the short last line of a paragraph whose lines reach over a gutter."""
    one = row[0]
    near = above.y - one.y < _NEXT_LINE * one.size and abs(above.size - one.size) < 0.06 * one.size
    return len(row) == 1 and near and one.x0 <= above.x0 + 0.1 and one.x1 < gutters[0].x0 - 2 * one.size


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
