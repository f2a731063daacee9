"""Bounds: where the text of each side of the pages begins and ends.

In: the lines of all columns. Out: places in pt from the left, by side. Facing pages of a book have margins of
their own, for the inner one is wider: the same text stands further to the right on every other page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.measures import EVEN, SAME_SIZE
from briefing_tex.readers.pdf.layout.placed import MARGIN, WHOLE, Side

_JUSTIFIED = 0.3
"""Part of the lines that end at one place where text is justified."""
_OFTEN, _FEW = 0.1, 4
"""Part of the lines, and lines, that end at a place by chance at most."""
_FEWEST = 6
"""Lines of text at least on the pages of either parity, to tell their margins."""
_SHIFTED = 0.5
"""How far the text of facing pages is shifted at least, in parts of its size."""
_MOST_SHIFTED = 7.0
"""The same at most."""

Extent = tuple[float, float]
_Key = tuple[Side, int]


class Bounds(Struct, frozen=True):
    """Where text begins and ends, by side, and by the parity of the page where pages face each other."""

    extents: Mapping[_Key, Extent]
    facing: bool = False

    @classmethod
    def of(cls, columns: Sequence[tuple[Side, Sequence[TextLine]]], size: float) -> Bounds:
        facing = _face([(side, lines) for side, lines in columns if side != MARGIN], size)
        grouped: dict[_Key, list[TextLine]] = {}
        for side, lines in columns:
            for parity, members in groupby(lines, key=lambda line: line.page % 2 if facing else 0):
                grouped.setdefault((side, parity), []).extend(members)
        extents = {key: extent(lines, size) for key, lines in sorted(grouped.items()) if lines}
        for side, parity in list(extents):  # few lines reach over a gutter: the columns tell the margins
            alike = [one for (own, other), one in extents.items() if other == parity and own != MARGIN]
            if side == WHOLE and len(alike) > 1:
                extents[side, parity] = min(x0 for x0, _ in alike), max(x1 for _, x1 in alike)
        return cls(extents, facing)

    def at(self, side: Side, page: int) -> Extent:
        """Where the text of a side of a page begins and ends."""
        return self.extents.get(self.key(side, page), (0.0, 0.0))

    def key(self, side: Side, page: int) -> _Key:
        """What tells these bounds from others: `at` gives the same for it."""
        return side, page % 2 if self.facing else 0


def extent(lines: Sequence[TextLine], size: float) -> Extent:
    """Where lines begin and end: the outermost places at which two of them or more do."""
    plain = [line for line in lines if not line.may_hang]
    ending = plain if len(plain) > 1 else lines
    starts, ends = sorted(line.edge for line in lines), sorted(-line.x1 for line in ending)
    return outermost(starts, size), usual_end(ending) or -outermost(ends, size)


def _face(columns: Sequence[tuple[Side, Sequence[TextLine]]], size: float) -> bool:
    """Whether the text of all sides is shifted between even and odd pages: where it begins, and where it ends.

    Ends tell nothing where the text is ragged.
    """
    shifts: list[float] = []
    for _, group in groupby(sorted(columns, key=lambda one: one[0]), key=lambda one: one[0]):
        text = [line for _, lines in group for line in lines if abs(line.size - size) < SAME_SIZE * size]
        by_parity = [[line for line in text if line.page % 2 == parity] for parity in (0, 1)]
        if min(map(len, by_parity)) < _FEWEST:
            continue
        begins = [_usual([line.edge for line in lines]) for lines in by_parity]
        ends = [usual_end(lines) for lines in by_parity]
        if begins[0] is None or begins[1] is None:
            return False
        shift = begins[0] - begins[1]
        first, second = (outermost(sorted(line.edge for line in lines), size) for lines in by_parity)
        if abs(first - second - shift) > SAME_SIZE * size:
            return False  # most lines of some page are first lines
        if ends[0] is not None and ends[1] is not None and abs(ends[0] - ends[1] - shift) > EVEN:
            return False
        shifts.append(shift)
    if not shifts or max(shifts) - min(shifts) > EVEN:
        return False
    return _SHIFTED * size < abs(shifts[0]) < _MOST_SHIFTED * size


def _usual(places: Sequence[float]) -> float | None:
    """The place, to a point, at which a good part of them lies."""
    place, count = Counter(map(round, places)).most_common(1)[0]
    return place if count > _JUSTIFIED * len(places) else None


def usual_end(lines: Sequence[TextLine]) -> float | None:
    """Where a good part of the lines ends, as justified lines do; lines that had no room may reach further.

    Most of the text may be set in, as abstracts are: of the places where many lines end the outermost counts.
    """
    counts = Counter(round(line.x1) for line in lines)
    if max(counts.values()) <= max(_JUSTIFIED * len(lines), _FEW):
        return None
    end = max(place for place, count in counts.items() if count > max(_OFTEN * len(lines), _FEW))
    return max(line.x1 for line in lines if round(line.x1) == end)


def outermost(places: Sequence[float], size: float) -> float:
    """The first of sorted places at which a second one stands."""
    return next((first for first, second in pairwise(places) if second - first < 0.6 * size), places[0])
