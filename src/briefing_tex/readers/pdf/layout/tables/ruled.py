"""Rules of a page: the lines that part the rows and columns of tables.

In: the shapes of a page. Out: `Frame`s: horizontal rules of one extent above each other, with the vertical
rules between them. Whether a table stands there is for `tables` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.pdf.pages.glyphs import PageContent, Shape

_THICKEST = 2.5
"""Thickness of a rule at most, in pt."""
_SHORTEST = 40.0
"""Length of a horizontal rule at least, in pt; of pieces put together."""
NEAR = 3.0
"""Distance within which ends of rules meet, in pt."""
_SAME_HEIGHT = 1.5
"""Difference in height of the pieces of one rule, in pt: grounds of cells end a little beside it."""
_NARROWEST = 12.0
"""Width of a column at least, in pt."""
_WHOLE = 0.93
"""Width of a ground under the text at least, in parts of the page's."""
_AROUND_PAGE = 0.6
"""Height of a frame around the text of a page at least, in parts of the page's."""
_MOST_SHAPES = 4000
"""A page with more shapes than this is a drawing: its rectangles are not taken apart."""


class Frame(Struct, frozen=True, dict=True):
    """Horizontal rules of one extent, from top to bottom, and the vertical ones between their ends."""

    x0: float
    x1: float
    heights: tuple[float, ...]
    upright: tuple[Shape, ...] = ()

    @cached_property
    def places(self) -> tuple[float, ...]:
        """Where vertical rules stand between its heights: two tables of one extent have their own."""
        top, foot = self.heights[0] - NEAR, self.heights[-1] + NEAR
        places: list[float] = []
        for x in sorted((one.x0 + one.x1) / 2 for one in self.upright if one.y1 > foot and one.y0 < top):
            if not places or x - places[-1] > NEAR:
                places.append(x)
        return tuple(places)

    @property
    def is_grid(self) -> bool:
        """Whether vertical rules part columns; edges as near as letters are those of their grounds."""
        return len(self.places) > 2 and all(b - a >= _NARROWEST for a, b in pairwise(self.places))

    def part(self, heights: Sequence[float]) -> Frame:
        """The part of the frame that has these heights."""
        return Frame(self.x0, self.x1, tuple(heights), self.upright)


def frames(page: PageContent) -> list[Frame]:
    """The frames of a page, from top to bottom."""
    edges = _edges([shape for shape in page.shapes if not _is_ground(shape, page)])
    vertical = [shape for shape in edges if shape.x1 - shape.x0 <= _THICKEST < shape.y1 - shape.y0]
    groups: list[list[tuple[float, float, float]]] = []
    for rule in _horizontal(edges, page.width):
        if not -NEAR <= rule[2] <= page.height + NEAR:
            continue  # cut off: the edge of a box that goes on over pages
        group = next(
            (g for g in groups if abs(g[0][0] - rule[0]) <= NEAR and abs(g[0][1] - rule[1]) <= NEAR), None
        )
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    found = [_frame(group, vertical) for group in groups]
    return [_as_outline(frame, page.height) for frame in found if len(frame.heights) >= 2]


def _as_outline(frame: Frame, height: float) -> Frame:
    """A frame around a page without the vertical rules inside that end short of it: those of tables."""
    top, foot = frame.heights[0], frame.heights[-1]
    if len(frame.heights) > 2 or top - foot < _AROUND_PAGE * height:
        return frame
    own = (one for one in frame.upright if one.y1 > top - NEAR and one.y0 < foot + NEAR)
    return Frame(frame.x0, frame.x1, frame.heights, tuple(own))


def _is_ground(shape: Shape, page: PageContent) -> bool:
    """Whether a rectangle lies under the text, margins and all: its edges part nothing."""
    return shape.x1 - shape.x0 > _WHOLE * page.width and shape.y1 - shape.y0 > _THICKEST


def _edges(shapes: Sequence[Shape]) -> list[Shape]:
    """Rules as they are; a larger rectangle as its four edges."""
    found: list[Shape] = []
    for shape in shapes:
        x0, y0, x1, y1, mark = shape
        if min(x1 - x0, y1 - y0) <= _THICKEST:
            found.append(shape)
        elif len(shapes) <= _MOST_SHAPES:
            found += [Shape(x0, y0, x1, y0, mark), Shape(x0, y1, x1, y1, mark)]
            found += [Shape(x0, y0, x0, y1, mark), Shape(x1, y0, x1, y1, mark)]
    return found


def _horizontal(edges: Sequence[Shape], width: float) -> list[tuple[float, float, float]]:
    """Horizontal rules as (x0, x1, y) from top to bottom, pieces on one height put together where they meet."""
    flat = [shape for shape in edges if shape.y1 - shape.y0 <= _THICKEST < shape.x1 - shape.x0]
    levels: list[list[tuple[float, float, float]]] = []
    for y, x0, x1 in sorted((-(one.y0 + one.y1) / 2, one.x0, one.x1) for one in flat):
        if levels and levels[-1][0][2] + y <= _SAME_HEIGHT:
            levels[-1].append((x0, x1, -y))
        else:
            levels.append([(x0, x1, -y)])
    rules = [rule for level in levels for rule in _met(level)]
    return [rule for rule in rules if rule[1] - rule[0] >= _SHORTEST and _is_of_page(rule, width)]


def _met(level: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """The pieces of one height from left to right, those put together that meet."""
    met: list[tuple[float, float, float]] = []
    for x0, x1, y in sorted(level):
        if met and x0 <= met[-1][1] + NEAR:
            met[-1] = (met[-1][0], max(met[-1][1], x1), met[-1][2])
        else:
            met.append((x0, x1, y))
    return met


def _is_of_page(rule: tuple[float, float, float], width: float) -> bool:
    """Whether a rule is not far longer than the page is wide, but for one of a table that leaves the page."""
    x0, x1, _ = rule
    return x1 - x0 < 1.2 * width or 0 < x0 < 0.5 * width


def _frame(group: Sequence[tuple[float, float, float]], vertical: Sequence[Shape]) -> Frame:
    x0, x1 = min(rule[0] for rule in group), max(rule[1] for rule in group)
    heights: list[float] = []
    for y in sorted((rule[2] for rule in group), reverse=True):
        if not heights or heights[-1] - y > NEAR:
            heights.append(y)
    upright = (shape for shape in vertical if x0 - NEAR <= shape.x0 <= x1 + NEAR)
    return Frame(x0, x1, tuple(heights), tuple(upright))
