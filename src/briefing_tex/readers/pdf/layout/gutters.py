"""Gutters: the white space between the columns of a document in two columns.

In: the segments of all pages. Out: `Gutter`, or None. Text on both sides of a gutter fills its column; the
cells of a table do not. A table may stand within a column: its cells stand beside each other there, lines of
text stand alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing_tex.readers.pdf.layout.segments import Segment

_NARROWEST_GUTTER = 0.8
"""In parts of the size of the text."""
_NARROWEST_COLUMN = 9.0
"""In parts of the size of the text: text in narrower columns is that of a table's cells."""
_FEWEST_LINES = 6
"""Lines that a column has at least on a page that shows the columns."""
_FILLED = 0.6
"""Part of a column's width that lines fill where most characters stand: cells of a table fill less."""
_LONE = 1 / 3
"""Part of a side's characters in lines of their own at least, where a column holds tables as well."""
_SAME_LINE = 0.25
"""Difference of heights on one line at most, in parts of the size."""
_CROSSING = 0.08
"""Part of a page's lines that may cross a gutter: titles, wide tables, captions."""


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
    found = [gutter for page in full if (gutter := _gutter_on(page, size))]
    if not found or 2 * len(found) < len(full):
        return None
    return Gutter(max(gutter.x0 for gutter in found), min(gutter.x1 for gutter in found))


def _gutter_on(page: Sequence[Segment], size: float) -> Gutter | None:
    """The gutter of a page, or of the part of it that is in two columns."""
    whole = _gutter_of(page, size)
    return whole or next((found for part in _parts(page, size) if (found := _gutter_of(part, size))), None)


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
    if min(gutter.x0 - left, right - gutter.x1) < _NARROWEST_COLUMN * size:
        return False
    sides = (
        ([segment for segment in page if segment.x1 <= gutter.x0 + 1], gutter.x0 - left),
        ([segment for segment in page if segment.x0 >= gutter.x1 - 1], right - gutter.x1),
    )
    return all(_fill(side, width) or _fill_between_tables(side, width) for side, width in sides)


def _fill(side: Sequence[Segment], width: float) -> bool:
    """Whether what stands on a side is lines as wide as their column."""
    return len(side) >= _FEWEST_LINES and _usual_width(side) >= _FILLED * width


def _fill_between_tables(side: Sequence[Segment], width: float) -> bool:
    """Whether lines that stand alone fill a side, and are a good part of it; the others are cells of tables."""
    ordered = sorted(side, key=lambda one: one.y)
    beside = {
        id(one)
        for pair in pairwise(ordered)
        if pair[1].y - pair[0].y <= _SAME_LINE * min(one.size for one in pair)
        for one in pair
    }
    lone = [one for one in side if id(one) not in beside]
    return _fill(lone, width) and _characters(lone) >= _LONE * _characters(side)


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
