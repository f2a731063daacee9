"""Columns: in which order what stands on a page is read.

In: what stands on a page, the gutters between columns. Out: lists of what is read from top to bottom, one after
the other. What crosses a gutter (a title, a wide table) parts the page: all above it is read before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from briefing_tex.readers.pdf.layout.across import whole_width
from briefing_tex.readers.pdf.layout.gutters import Gutters
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.placed import WHOLE, Placed, Side, side_of

T = TypeVar("T", bound=Placed)


def in_order(page: Sequence[T], gutters: Gutters, size: float) -> list[tuple[Side, list[T]]]:
    """What stands on a page, column by column; each list is read from top to bottom, one after the other."""
    if not gutters:
        return [(WHOLE, list(page))] if page else []
    across = whole_width(page, gutters, size)
    crossing = [one for one in page if id(one) in across]
    bands: dict[tuple[int, bool, Side], list[T]] = {}
    for one in page:
        above = len({other.y for other in crossing if other.y > one.y + 0.5 * one.size})
        side = WHOLE if id(one) in across else side_of(one, gutters)
        bands.setdefault((above, side == WHOLE, side), []).append(one)
    columns: list[tuple[Side, list[T]]] = []
    for band in sorted(bands):
        side = band[-1]
        if columns and side == columns[-1][0] == WHOLE:
            columns[-1][1].extend(bands[band])
        else:
            columns.append((side, bands[band]))
    return columns


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
