"""Lines that stand in a text twice: whether the second time they are the headings that a list above names.

In: the lines of a list, the lines below it. Headings stand below in the same order, with the same numbers, and
with text between them; what is repeated otherwise (the items of a list, the titles of each section's parts) is
no heading that a contents list names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import squeezed

Keys = frozenset[tuple[tuple[int, ...], str]]
"""Each way to read a line as the values of its number and its title; without a number as a title alone."""


_TITLE_LINES = 3
"""Of how many lines a title is at most that a running head says in one."""


def lines_together(lines: Sequence[str]) -> frozenset[str]:
    """What lines one below the other say together, and each alone.

    >>> sorted(lines_together(["Tides", "Winds"]))
    ['Tides', 'TidesWinds', 'Winds']
    """
    counts = range(1, _TITLE_LINES + 1)
    return frozenset("".join(lines[start : start + count]) for start in range(len(lines)) for count in counts)


def stand_as_headings(lines: Sequence[str], below: Sequence[str]) -> bool:
    """Whether numbered lines all stand below as headings, and none goes on with their numbers unsaid there.

    >>> stand_as_headings(["1 Ebb", "2 Flow"], ["1 Ebb", "The sea fell.", "2 Flow", "It rose."])
    True
    >>> stand_as_headings(["1 Look", "2 Note"], ["Do as before.", "1 Look", "2 Note"])
    False
    """
    places = _in_order([_numbered(line) for line in lines], [_numbered(line) for line in below])
    if len(places) < len(lines) or _follows(lines[-1], below[0]):
        return False
    return not any(
        second == first + 1 and _follows(below[first], below[second]) for first, second in pairwise(places)
    )


def stand_again(titles: Sequence[str], below: Sequence[str]) -> bool:
    """Whether half of the titles of a list, two at least, stand below in its order, and text between them."""
    wanted = [frozenset({((), squeezed(title))}) for title in titles]
    places = _in_order(wanted, [_keys(line) for line in below])
    apart = any(second > first + 1 for first, second in pairwise(places))
    return apart and 2 * len(places) >= len(titles)


def all_stand_again(titles: Sequence[str], below: Sequence[str]) -> bool:
    """Whether all titles of a list stand below in its order, with text between most of them.

    >>> all_stand_again(["Ebb", "Flow"], ["Ebb", "The sea fell.", "Flow", "It rose."])
    True
    >>> all_stand_again(["Ebb", "Flow"], ["Ebb", "Flow", "The sea fell and rose."])
    False
    """
    wanted = [frozenset({((), squeezed(title))}) for title in titles]
    places = _in_order(wanted, [_keys(line) for line in below])
    apart = sum(second > first + 1 for first, second in pairwise(places))
    return len(places) == len(titles) and 2 * apart >= len(titles) - 1


def _in_order(wanted: Sequence[Keys], lines: Sequence[Keys]) -> list[int]:
    """Where the wanted lines stand, one after the other; those that are not below the last are left out."""
    standing: dict[tuple[tuple[int, ...], str], list[int]] = {}
    for index, line in enumerate(lines):
        for key in line:
            standing.setdefault(key, []).append(index)
    places: list[int] = []
    for keys in wanted:
        start = places[-1] + 1 if places else 0
        found = (standing.get(key, ()) for key in keys)
        below = [at[place] for at in found if (place := bisect_left(at, start)) < len(at)]
        places += [min(below)] if below else []
    return places


@lru_cache(maxsize=16384)
def _numbered(line: str) -> Keys:
    return frozenset((number.values, squeezed(line[number.rest_at :])) for number in options(line))


@lru_cache(maxsize=16384)
def _keys(line: str) -> Keys:
    return frozenset({((), squeezed(line))} | {((), title) for _, title in _numbered(line)})


def _follows(line: str, other: str) -> bool:
    """Whether a number is the next one of its kind: `1.2` after `1.1`, `3` after `2`."""
    return any(
        first.style == second.style and (*first.values[:-1], first.value + 1) == second.values
        for first in options(line)
        for second in options(other)
    )
