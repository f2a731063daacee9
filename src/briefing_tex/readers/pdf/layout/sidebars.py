"""Sidebars: small text in a column of its own beside the text of a part of a page.

In: the segments of all pages. Out: `Sidebar`s, and the segments of the text. Figures of a firm, the authors of
a note, facts in a box stand so; above and below them the text takes the whole width. Their lines stand at the
heights of lines of the text, or nearly so: they would be read as cells of one table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from briefing_tex.readers.pdf.layout.gutters import find_gutters
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.placed import BESIDE, MARGIN, WHOLE, Placed, Side

_SAME_SIZE = 0.04
"""Difference of sizes at most of what is set as the text is, in parts of its size."""
_SMALLER = 0.93
"""Size of a sidebar's text at most, in parts of the text's size."""
_MOSTLY = 0.7
"""Part of its characters at least that are so small: its heads may be larger."""
_APART = 0.7
"""Distance of a sidebar from the text at least, in parts of the text's size."""
_FEWEST_LINES = 4
"""Lines of a sidebar, and lines of text beside it, at least."""
_BEYOND = 0.45
"""Where a sidebar begins at least, in parts of the width of what stands on the page."""
_NARROWER = 0.75
"""Width of a sidebar at most, in parts of the width beside it."""
_FILLED = 0.6
"""Part of the width beside a sidebar that a line of text fills at least."""
_GAP = 8.0
"""White space between lines of one sidebar at most, in parts of the text's size."""
_ROOM = 2.5
"""How far above a sidebar a line is still short for it at most, in parts of the text's size."""
_WORDS = 6
"""Characters of one of its lines at least: what is shorter numbers lines, or marks them."""
_ROWS = 0.2
"""Part of a sidebar's lines at most that have something as small beside them, as the rows of a table have."""
_ABOVE = 1.5
"""How far above all text beside it a line of a sidebar is at most, in parts of the text's size."""
_ROOM = 2.5
"""How far above a sidebar a line is still short for it at most, in parts of the text's size."""
_WORDS = 6
"""Characters of one of its lines at least: what is shorter numbers lines, or marks them."""
_ROWS = 0.2
"""Part of a sidebar's lines at most that have something as small beside them, as the rows of a table have."""
_ABOVE = 1.5
"""How far above all text beside it a line of a sidebar is at most, in parts of the text's size."""
_BELOW = 4.0
"""How far below a sidebar lines are still short for it at most, in parts of the text's size."""
_STEP = 2.0
"""Places in pt that are one for where a sidebar begins."""


class Sidebar(Struct, frozen=True):
    """What stands in a sidebar, and where it is, in pt from the left and from below."""

    members: tuple[Segment, ...]
    x0: float
    x1: float
    top: float
    foot: float

    def holds(self, x0: float, x1: float, y: float) -> bool:
        """Whether something stands in its column, at its height."""
        return self.x0 - 1 <= (x0 + x1) / 2 <= self.x1 + 1 and self.foot <= y <= self.top


T = TypeVar("T", bound=Placed)


def around(page: Sequence[T], bars: Sequence[Sidebar]) -> list[tuple[Side, list[T]]]:
    """What stands on a page above its sidebars, beside them, below; and what else stands in them."""
    order: dict[tuple[int, Side], list[T]] = {}
    for one in page:
        order.setdefault(_place(one, bars), []).append(one)
    return [(side, order[place, side]) for place, side in sorted(order)]


def _place(one: Placed, bars: Sequence[Sidebar]) -> tuple[int, Side]:
    for index, bar in enumerate(bars):
        if one.y > bar.top:
            return 2 * index, WHOLE
        if bar.holds(one.x0, one.x1, one.y):
            return 2 * len(bars) + 1, MARGIN
        if one.y >= bar.foot and not (one.x0 < bar.x0 < one.x1 or one.x0 < bar.x1 < one.x1):
            return 2 * index + 1, BESIDE
    return 2 * len(bars), WHOLE


class _Span(Struct, frozen=True):
    """A segment, and where it begins and ends seen from the side of the text: a sidebar lies beyond."""

    start: float
    end: float
    segment: Segment


def without_sidebars(
    pages: Sequence[Sequence[Segment]], size: float
) -> tuple[list[list[Segment]], list[list[Sidebar]]]:
    """The pages without what stands in sidebars, and these; none where what is left is in columns.

    `size` is that of the text.
    """
    found = [_sidebars(page, size) for page in pages]
    inside = {id(one) for page in found for bar in page for one in bar.members}
    rest = [[one for one in page if id(one) not in inside] for page in pages]
    if inside and not find_gutters(rest, size):
        return rest, found
    return [list(page) for page in pages], [[] for _ in pages]


def _sidebars(page: Sequence[Segment], size: float) -> list[Sidebar]:
    """The sidebars of a page, at its right or its left."""
    for spans in (
        [_Span(one.x0, one.x1, one) for one in page],
        [_Span(-one.x1, -one.x0, one) for one in page],
    ):
        if found := _beyond(spans, size):
            return found
    return []


def _beyond(spans: Sequence[_Span], size: float) -> list[Sidebar]:
    small = [one for one in spans if one.segment.size <= _SMALLER * size]
    if len(small) < _FEWEST_LINES:
        return []
    low, high = min(one.start for one in spans), max(one.end for one in spans)
    first = low + _BEYOND * (high - low)
    for place in sorted({round(one.start / _STEP) for one in small if one.start >= first}):
        edge = (place - 0.5) * _STEP
        runs = [_beside_text(run, spans, edge, size) for run in _runs(spans, edge, size)]
        found = [_made(run, spans, edge, size) for run in runs if _is_sidebar(run, spans, edge, low, size)]
        if found:
            return found
    return []


def _runs(spans: Sequence[_Span], edge: float, size: float) -> Iterator[list[_Span]]:
    """What stands beyond an edge, cut where lines of the text cross it and where much white space is."""
    crossing = _crossing(spans, edge, size)
    run: list[_Span] = []
    for one in sorted((one for one in spans if one.start >= edge), key=lambda one: -one.segment.y):
        above = run[-1].segment.y if run else one.segment.y
        if above - one.segment.y > _GAP * size or any(one.segment.y - 1 <= y <= above for y in crossing):
            yield run
            run = []
        if not any(abs(y - one.segment.y) < 1 for y in crossing):
            run.append(one)
    yield run


def _crossing(spans: Sequence[_Span], edge: float, size: float) -> list[float]:
    """The heights of the lines that cross an edge, or come near it."""
    return [one.segment.y for one in spans if one.start < edge < one.end + _APART * size]


def _beside_text(run: Sequence[_Span], spans: Sequence[_Span], edge: float, size: float) -> list[_Span]:
    """A run without what stands above all text beside it, such as a date below the title."""
    foot = min((one.segment.y for one in run), default=0.0)
    head = run[0].segment.y if run else 0.0
    top = max(
        (one.segment.y for one in spans if one.end < edge and foot <= one.segment.y <= head + size),
        default=foot,
    )
    return [one for one in run if one.segment.y <= top + _ABOVE * size]


def _is_sidebar(run: Sequence[_Span], spans: Sequence[_Span], edge: float, low: float, size: float) -> bool:
    heights = [one.segment.y for one in run]
    said = any(len(one.segment.glyphs) >= _WORDS for one in run)
    if not said or len({round(y) for y in heights}) < _FEWEST_LINES:
        return False
    shown = sum(len(one.segment.glyphs) for one in run)
    little = sum(len(one.segment.glyphs) for one in run if one.segment.size <= _SMALLER * size)
    if little < _MOSTLY * shown or max(one.end for one in run) - edge > _NARROWER * (edge - low):
        return False
    beside = [
        one for one in spans if one.end < edge and min(heights) - size <= one.segment.y <= max(heights) + size
    ]
    start = min((one.start for one in beside), default=low)
    lines = [
        one
        for one in beside
        if abs(one.segment.size - size) <= _SAME_SIZE * size and one.end - one.start >= _FILLED * (edge - start)
    ]
    return len(lines) >= _FEWEST_LINES and _in_rows(run, beside) <= _ROWS * len(run)


def _in_rows(run: Sequence[_Span], beside: Sequence[_Span]) -> int:
    """How many have something as small at their height beside them."""
    return sum(
        any(
            abs(other.segment.y - one.segment.y) < 1 and abs(other.segment.size - one.segment.size) < 0.3
            for other in beside
        )
        for one in run
    )


def _made(run: Sequence[_Span], spans: Sequence[_Span], edge: float, size: float) -> Sidebar:
    """A sidebar; the text has less room from a line above to the first below that reaches over the edge."""
    members = tuple(one.segment for one in run)
    heights = [one.y for one in members]
    wide = [one.segment.y for one in spans if edge < one.end + _APART * size]
    above = [y - 1 for y in wide if y > max(heights) + 1]
    return Sidebar(
        members,
        min(one.x0 for one in members),
        max(one.x1 for one in members),
        min([*above, max(heights) + _ROOM * size]),
        max((y + 1 for y in wide if y < min(heights) - 1), default=0.0),
    )
