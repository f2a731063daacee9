"""Headings over all columns: they are short and stand where a heading of the first column would.

In: what stands on a page, the gutters, and what is known to take the whole width. Out: the identities of the
headings of that kind. Such a heading stands alone at its height: the columns above it have ended, and those
below it begin side by side, as where each section has columns of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_tex.readers.pdf.layout.gutters import Gutters
from briefing_tex.readers.pdf.layout.placed import Placed, side_of

_HEADING = 1.06
"""Size of a heading at least, in parts of the text's size."""
_OF_ONE = 2.0
"""Distance of the lines of one heading at most, in parts of its size."""
_ALIKE = 0.1
"""Difference of the sizes of headings of one kind at most, in pt."""
_WHITE = 1.5
"""Distance of such a heading from what stands above it at least, in parts of its size."""
_LEVEL = 0.5
"""Difference of the heights at which columns begin at most, in parts of the text's size."""
_SMALLER = 0.98
"""Size of what columns begin with below a heading at most, in parts of the heading's."""
_SHORT = 3.0
"""How much sooner than the second one the first column ends at most, in parts of the text's size."""
_BELOW, _ABOVE = 0.2, 0.8
"""How far letters reach below and above their baseline, in parts of the size."""


def headings_over(page: Sequence[Placed], gutters: Gutters, size: float, across: set[int]) -> set[int]:
    """The headings at which the columns of a page begin anew.

    Headings of one size are all of that kind: none of them has text beside it.
    """
    crossing = sorted({one.y for one in page if id(one) in across})
    found: list[Placed] = []
    for heading in _headings(page, gutters, size, across):
        first, last = heading[0].y, heading[-1].y
        above = min((y for y in crossing if y > first), default=float("inf"))
        below = max((y for y in crossing if y < last), default=float("-inf"))
        own = {id(one) for one in heading}
        near = [one for one in page if id(one) not in own and below < one.y < above]
        if _parts(heading, near, gutters, size):
            found += heading
    kept = {id(one) for one in found}
    rest = [one for one in page if id(one) not in kept | across]
    within = {
        one.size for one in rest if one.size > _HEADING * size and found and _has_beside(one, rest, gutters)
    }
    return {id(one) for one in found if not any(abs(one.size - other) < _ALIKE for other in within)}


def _has_beside(one: Placed, page: Sequence[Placed], gutters: Gutters) -> bool:
    """Whether something stands in a column behind the first one, or has text of such a column beside it."""
    beside = (
        other for other in page if other.foot < one.y + _ABOVE * one.size and one.y < other.y + other.size
    )
    return side_of(one, gutters) > 1 or any(side_of(other, gutters) > 1 for other in beside)


def _headings(
    page: Sequence[Placed], gutters: Gutters, size: float, across: set[int]
) -> Iterator[list[Placed]]:
    """What may be a heading of the first column, its lines together."""
    run: list[Placed] = []
    for one in sorted(page, key=lambda one: -one.y):
        if id(one) in across or side_of(one, gutters) > 1 or one.size <= _HEADING * size:
            continue
        if run and not (abs(run[-1].size - one.size) < _ALIKE and run[-1].y - one.y < _OF_ONE * one.size):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _parts(heading: Sequence[Placed], near: Sequence[Placed], gutters: Gutters, size: float) -> bool:
    """Whether a heading stands alone at its height, columns ended above it and begun side by side below."""
    top = heading[0].y + _WHITE * heading[0].size
    foot = heading[-1].y - _BELOW * heading[-1].size
    above = [one for one in near if one.foot >= top]
    below = [one for one in near if one.y + _ABOVE * one.size <= foot]
    if len(above) + len(below) < len(near):
        return False
    return _begin_level(heading[0], below, gutters, size) and _ended(above, gutters, size)


def _begin_level(heading: Placed, below: Sequence[Placed], gutters: Gutters, size: float) -> bool:
    """Whether two columns begin at one height, neither of them with a heading as large."""
    first, second = (_highest(below, side, gutters) for side in (1, 2))
    if first is None or second is None or abs(first.y - second.y) >= _LEVEL * size:
        return False
    return max(first.size, second.size) < _SMALLER * heading.size


def _ended(above: Sequence[Placed], gutters: Gutters, size: float) -> bool:
    """Whether columns end above a heading at much the same height, or none begins there."""
    first, second = ([one.foot for one in above if side_of(one, gutters) == side] for side in (1, 2))
    return not above or bool(first and second and min(first) - min(second) < _SHORT * size)


def _highest(placed: Sequence[Placed], side: int, gutters: Gutters) -> Placed | None:
    return max((one for one in placed if side_of(one, gutters) == side), key=lambda one: one.y, default=None)


def headings_below(page: Sequence[Placed], gutters: Gutters, size: float, across: set[int]) -> set[int]:
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
