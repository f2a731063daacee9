"""Gutters: the white space between the columns of a document in two columns or more.

In: the segments of all pages. Out: `Gutter`s, from the left. Text on both sides of a gutter fills its column;
the cells of a table do not. Three columns or more are of one width. A table may stand in a column: its cells
stand beside each other there, lines of text stand alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.pdf.layout.lines.segments import Segment, is_raised

TITLE = 1.35
"""Size of a title at least, in parts of that of the text, `body_size`."""
_NARROWEST_GUTTER = 0.8
"""In parts of the size of the text."""
_NARROWEST_COLUMN = 9.0
"""In parts of the size of the text: text in narrower columns is that of a table's cells."""
_FEWEST_LINES = 6
"""Lines that a column has at least on a page that shows the columns."""
_FEWEST_BESIDE, _MANY_LINES = 4, 18
"""The same beside a column of many lines: the last page may fill one column and begin the next."""
_FILLED = 0.6
"""Part of a column's width that lines fill where most characters stand: cells of a table fill less."""
_LONE = 1 / 3
"""Part of a side's characters in lines of their own at least, where a column holds tables as well."""
_EVEN = 0.85
"""Width of the narrowest of three columns or more at least, in parts of that of the widest."""
_SAME_LINE = 0.25
"""Difference of heights on one line at most, in parts of the size."""
_TITLES = 0.25
"""Part of the lines of a page in columns at most that are of its title block, its heads or wide tables."""
_CROSSING = 0.08
"""Part of a page's lines that may cross a gutter: titles, wide tables, captions."""


class Gutter(Struct, frozen=True):
    """White space between two columns, in pt from the left."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


Gutters = tuple[Gutter, ...]
"""The gutters of a page, from the left; none where it has one column."""


def column_of(gutters: Gutters, x0: float, x1: float) -> int | None:
    """The number of the column, from 0, that something stands in; None where it reaches over a gutter."""
    if any(x0 < gutter.x0 and gutter.x1 < x1 for gutter in gutters):
        return None
    return stands_in(gutters, x0, x1)


def stands_in(gutters: Gutters, x0: float, x1: float) -> int:
    """The number of the column, from 0, in which most of something stands: it may reach into a gutter."""
    return sum(gutter.middle < (x0 + x1) / 2 for gutter in gutters)


def body_size(pages: Sequence[Sequence[Segment]]) -> float:
    """The size in which most characters of a document are set, but for the notes at the foot of its pages."""
    counts: Counter[float] = Counter()
    for page in pages:
        noted = _first_note(page)
        for segment in page:
            if not (noted and segment.y <= noted.y and segment.size <= noted.size):
                counts[round(segment.size * 2) / 2] += len(segment.glyphs)
    return counts.most_common(1)[0][0] if counts else 10.0


def _first_note(page: Sequence[Segment]) -> Segment | None:
    """The first note at the foot of a page: it begins with a raised number, below text that is larger."""
    ordered = sorted(page, key=lambda one: -one.y)
    pairs = pairwise(ordered)
    return next((one for above, one in pairs if _begins_raised(one) and above.size > one.size), None)


def _begins_raised(segment: Segment) -> bool:
    first = segment.glyphs[0]
    return first.text.isdecimal() and is_raised(first.y, first.size, segment.y, segment.size)


def find_gutters(pages: Sequence[Sequence[Segment]], size: float) -> Gutters:
    """The gutters of a document in columns; none where more pages have text over them than show them.

    A page with a table in one column, or the last one, may show none and be in columns all the same.
    """
    full = [page for page in pages if len(page) >= 2 * _FEWEST_LINES]
    found = [(page, gutters) for page in full if (gutters := _gutters_on(page, size))]
    if not found:
        return ()
    usual = Counter(len(gutters) for _, gutters in found).most_common(1)[0][0]
    alike = zip(*(gutters for _, gutters in found if len(gutters) == usual), strict=True)
    common = tuple(Gutter(max(one.x0 for one in same), min(one.x1 for one in same)) for same in alike)
    shown = [id(page) for page, _ in found]
    against = sum(id(page) not in shown and _reaches_over(page, common) for page in full)
    return common if against <= len(found) else ()


def _reaches_over(page: Sequence[Segment], gutters: Gutters) -> bool:
    """Whether much of the text of a page reaches over gutters, more than a title block does."""
    over = sum(column_of(gutters, segment.x0, segment.x1) is None for segment in page)
    return over > _TITLES * len(page)


def _gutters_on(page: Sequence[Segment], size: float) -> Gutters:
    """The gutters of a page, or of the part of it that is in columns."""
    whole = _gutters_of(page, size)
    return whole or next((found for part in _parts(page, size) if (found := _gutters_of(part, size))), ())


def _parts(page: Sequence[Segment], size: float) -> Iterator[list[Segment]]:
    """Stretches of a page in which many lines begin at one place near its middle."""
    left, right = min(segment.x0 for segment in page), max(segment.x1 for segment in page)
    low, high = left + 0.25 * (right - left), left + 0.75 * (right - left)
    starts = Counter(round(segment.x0) for segment in page if low < segment.x0 < high)
    for start, count in starts.most_common(3):
        if count >= _FEWEST_LINES:
            heights = [segment.y for segment in page if abs(segment.x0 - start) <= 1]
            bottom, top = min(heights) - size, max(heights) + size
            yield [segment for segment in page if bottom < segment.y < top]


def _gutters_of(page: Sequence[Segment], size: float) -> Gutters:
    """The stripes of white that part a page into columns of text: all of them, or the widest that does."""
    left, right = min(segment.x0 for segment in page), max(segment.x1 for segment in page)
    stripes = [one for one in _stripes(page, left) if one.x1 - one.x0 >= _NARROWEST_GUTTER * size]
    if len(stripes) > 1 and _parts_text(stripes, page, left, right, size):
        return tuple(stripes)
    widest = sorted(stripes, key=lambda one: one.x0 - one.x1)
    return next(((one,) for one in widest if _parts_text([one], page, left, right, size)), ())


def _stripes(page: Sequence[Segment], left: float) -> Iterator[Gutter]:
    """The stripes of white that few lines cross; beyond each of them stand others.

    At the edges of a page few lines reach further than most: what is white there parts nothing.
    """
    steps: Counter[int] = Counter()
    for segment in page:
        first, behind = int(segment.x0 - left), int(segment.x1 - left) + 1
        if first < behind:
            steps[first] += 1
            steps[behind] -= 1
    allowed, count, filled = _CROSSING * len(page), 0, math.inf
    for x, following in pairwise(sorted(steps)):
        count += steps[x]
        if count > allowed:
            if x > filled:
                yield Gutter(left + filled, left + x)
            filled = following


def _parts_text(
    gutters: Sequence[Gutter], page: Sequence[Segment], left: float, right: float, size: float
) -> bool:
    """Whether what stands between gutters is columns of text."""
    starts = [left, *(gutter.x1 for gutter in gutters)]
    ends = [*(gutter.x0 for gutter in gutters), right]
    widths = [end - start for start, end in zip(starts, ends, strict=True)]
    if min(widths) < _NARROWEST_COLUMN * size or (len(widths) > 2 and min(widths) < _EVEN * max(widths)):
        return False
    sides = [
        [segment for segment in page if segment.x0 >= start - 1 and segment.x1 <= end + 1]
        for start, end in zip(starts, ends, strict=True)
    ]
    fewest = _FEWEST_BESIDE if max(map(len, sides)) >= _MANY_LINES else _FEWEST_LINES
    return all(
        _fill(side, width, fewest) or _fill_between_tables(side, width, fewest)
        for side, width in zip(sides, widths, strict=True)
    )


def _fill(side: Sequence[Segment], width: float, fewest: int) -> bool:
    """Whether what stands on a side is lines as wide as their column."""
    return len(side) >= fewest and _usual_width(side) >= _FILLED * width


def _fill_between_tables(side: Sequence[Segment], width: float, fewest: int) -> bool:
    """Whether lines that stand alone fill a side, and are a good part of it; the others are cells of tables."""
    ordered = sorted(side, key=lambda one: one.y)
    beside = {
        id(one)
        for pair in pairwise(ordered)
        if pair[1].y - pair[0].y <= _SAME_LINE * min(one.size for one in pair)
        for one in pair
    }
    lone = [one for one in side if id(one) not in beside]
    return _fill(lone, width, fewest) and _characters(lone) >= _LONE * _characters(side)


def _characters(side: Sequence[Segment]) -> int:
    return sum(len(segment.glyphs) for segment in side)


def _usual_width(side: Sequence[Segment]) -> float:
    """The width of the segment in which the middle character of a side stands."""
    ordered = sorted(side, key=lambda one: one.x1 - one.x0)
    middle = _characters(ordered) / 2
    for segment in ordered:
        middle -= len(segment.glyphs)
        if middle <= 0:
            return segment.x1 - segment.x0
    return 0.0
