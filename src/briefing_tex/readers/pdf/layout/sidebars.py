"""Sidebars: small text in a column of its own beside the text of a part of a page, or any text in a box there.

In: the segments of all pages, their shapes. Out: `Sidebar`s, and the segments of the text. Figures of a firm,
the authors of a note, facts in a box stand so; above and below them the text takes the whole width. Their lines
stand at the heights of lines of the text, or nearly so: they would be read as cells of one table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

from msgspec import Struct

from briefing_tex.readers.pdf.layout.gutters import find_gutters
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.marginalia import APART, SAME_SIZE, SMALLER
from briefing_tex.readers.pdf.layout.placed import BESIDE, MARGIN, WHOLE, Placed, Side
from briefing_tex.readers.pdf.pages.glyphs import Shape

_MOSTLY = 0.7
"""Part of its characters at least that are so small: its heads may be larger."""
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
_BELOW = 4.0
"""How far below a sidebar lines are still short for it at most, in parts of the text's size."""
_BOXED = 3
"""Lines at least in a box, and beside it."""
_BOXED_ROWS = 0.5
"""Part of the lines in a box at most that have something as large at their height, by chance."""
_PLACES = 24
"""Places at most where a sidebar of a page may begin."""
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
    pages: Sequence[Sequence[Segment]], size: float, shapes: Sequence[Sequence[Shape]] = ()
) -> tuple[list[list[Segment]], list[list[Sidebar]]]:
    """The pages without what stands in sidebars, and these; none where what is left is in columns.

    `size` is that of the text.
    """
    found = [_sidebars(page, size, drawn) for page, drawn in zip_longest(pages, shapes, fillvalue=())]
    inside = {id(one) for page in found for bar in page for one in bar.members}
    rest = [[one for one in page if id(one) not in inside] for page in pages]
    if inside and not find_gutters(rest, size):
        return rest, found
    return [list(page) for page in pages], [[] for _ in pages]


def _sidebars(page: Sequence[Segment], size: float, shapes: Sequence[Shape]) -> list[Sidebar]:
    """The sidebars of a page, at its right or its left."""
    high = [one for one in shapes if one.y1 - one.y0 >= _BOXED * size]
    for spans, boxes in (
        ([_Span(one.x0, one.x1, one) for one in page], [(one.x0, one.x1, one) for one in high]),
        ([_Span(-one.x1, -one.x0, one) for one in page], [(-one.x1, -one.x0, one) for one in high]),
    ):
        if found := _beyond(spans, size) or (_boxed(spans, boxes, size) if spans and boxes else []):
            return found
    return []


def _boxed(spans: Sequence[_Span], boxes: Sequence[tuple[float, float, Shape]], size: float) -> list[Sidebar]:
    """The first box with text of any size beside the text: what is in it is not in line with that."""
    low, high = min(one.start for one in spans), max(one.end for one in spans)
    ordered = sorted(spans, key=_height)
    for edge, end, box in boxes:
        near = _between(ordered, box.y0, box.y1)
        run = [one for one in near if one.start >= edge]
        beside = [one for one in _between(ordered, box.y0 - size, box.y1 + size) if one.end < edge]
        beyond = edge >= low + _BEYOND * (high - low) and end - edge <= _NARROWER * (edge - low)
        own = all(one.end <= (end if one.start >= edge else edge) for one in near)
        rows = len({round(_height(one)) for one in run})
        alone = _in_rows(run, beside) <= _BOXED_ROWS * len(run)
        if beyond and own and alone and rows >= _BOXED and _filled(beside, edge, low, size) >= _BOXED:
            wide = [_height(one) for one in ordered if one.start < edge < one.end + APART * size]
            return [_made(run, wide, size)]
    return []


def _beyond(spans: Sequence[_Span], size: float) -> list[Sidebar]:
    small = [one for one in spans if one.segment.size <= SMALLER * size]
    if len(small) < _FEWEST_LINES:
        return []
    ordered = sorted(spans, key=_height)
    low, high = min(one.start for one in spans), max(one.end for one in spans)
    first = low + _BEYOND * (high - low)
    places = sorted({round(one.start / _STEP) for one in small if one.start >= first})
    for place in places[:_PLACES]:
        if found := _beyond_edge(ordered, (place - 0.5) * _STEP, low, size):
            return found
    return []


def _beyond_edge(ordered: Sequence[_Span], edge: float, low: float, size: float) -> list[Sidebar]:
    """The sidebars that begin at an edge; the segments are in order of their heights."""
    text = [one for one in ordered if one.end < edge]
    wide = [_height(one) for one in ordered if edge < one.end + APART * size]
    found = []
    for whole in _runs(ordered, edge, size):
        if len(whole) < _FEWEST_LINES:
            continue
        beside = _between(text, _height(whole[0]) - size, _height(whole[-1]) + size)
        top = max(map(_height, beside), default=0.0) + _ABOVE * size
        run = [
            one for one in whole if _height(one) <= top
        ]  # a date below the title is above all text beside it
        if _is_sidebar(run, beside, edge, low, size):
            found.append(_made(run, wide, size))
    return found[::-1]


def _height(one: _Span) -> float:
    return one.segment.y


def _runs(ordered: Sequence[_Span], edge: float, size: float) -> Iterator[list[_Span]]:
    """What stands beyond an edge, cut where lines of the text cross it and where much white space is."""
    crossing = [_height(one) for one in ordered if one.start < edge < one.end + APART * size]
    run: list[_Span] = []
    for one in ordered:
        if one.start < edge:
            continue
        below, height = _height(run[-1]) if run else _height(one), _height(one)
        if height - below > _GAP * size or _any_within(crossing, below, height + 1):
            yield run
            run = []
        if not _any_within(crossing, height - 1, height + 1):
            run.append(one)
    yield run


def _any_within(heights: Sequence[float], low: float, high: float) -> bool:
    """Whether one of sorted heights lies between two, or is one of them."""
    return bisect_left(heights, low) < bisect_right(heights, high)


def _between(ordered: Sequence[_Span], low: float, high: float) -> Sequence[_Span]:
    return ordered[bisect_left(ordered, low, key=_height) : bisect_right(ordered, high, key=_height)]


def _is_sidebar(run: Sequence[_Span], beside: Sequence[_Span], edge: float, low: float, size: float) -> bool:
    said = any(len(one.segment.glyphs) >= _WORDS for one in run)
    if not said or len({round(_height(one)) for one in run}) < _FEWEST_LINES:
        return False
    shown = sum(len(one.segment.glyphs) for one in run)
    little = sum(len(one.segment.glyphs) for one in run if one.segment.size <= SMALLER * size)
    if little < _MOSTLY * shown or max(one.end for one in run) - edge > _NARROWER * (edge - low):
        return False
    return _filled(beside, edge, low, size) >= _FEWEST_LINES and _in_rows(run, beside) <= _ROWS * len(run)


def _filled(beside: Sequence[_Span], edge: float, low: float, size: float) -> int:
    """How many lines of the text fill the room up to an edge."""
    start = min((one.start for one in beside), default=low)
    text = (one for one in beside if abs(one.segment.size - size) <= SAME_SIZE * size)
    return sum(one.end - one.start >= _FILLED * (edge - start) for one in text)


def _in_rows(run: Sequence[_Span], beside: Sequence[_Span]) -> int:
    """How many have something as small at their height beside them."""
    places = {(round(one.segment.y), round(2 * one.segment.size)) for one in beside}
    found = ((round(one.segment.y), round(2 * one.segment.size)) for one in run)
    return sum(any((y + step, size) in places for step in (-1, 0, 1)) for y, size in found)


def _made(run: Sequence[_Span], wide: Sequence[float], size: float) -> Sidebar:
    """A sidebar; `wide` are the heights of what reaches over its edge: from there on text has all the room."""
    members = tuple(one.segment for one in run)
    foot, head = members[0].y, members[-1].y
    above, below = wide[bisect_right(wide, head + 1) :], wide[: bisect_left(wide, foot - 1)]
    return Sidebar(
        members,
        min(one.x0 for one in members),
        max(one.x1 for one in members),
        min([head + _ROOM * size, *(y - 1 for y in above[:1])]),
        max([0.0, *(y + 1 for y in below[-1:])]),
    )
