"""Which element of one sequence stands for which of another.

In: two sequences of model elements. Out: pairs of positions in order, None where an element has no partner.
Elements equal on both sides and unique are anchors (patience diff: the longest run of anchors in one order);
between them elements pair by the likeness of their texts, so that one missing paragraph is one difference.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

from briefing_tex.comparison.measure import likeness, profile

LEAST_LIKENESS = 0.3
"""Share of common letter pairs (0 to 1) below which two elements are no versions of each other."""
MOST_MEASURED = 100
"""Elements measured against each other at once; longer stretches without an anchor are cut in pieces."""

Pair = tuple[int | None, int | None]
Elements = Sequence[Hashable]


def align(first: Elements, second: Elements) -> list[Pair]:
    """Pairs of positions, in order; each position occurs once.

    >>> align("abc", "ac")
    [(0, 0), (1, None), (2, 1)]
    """
    found: list[Pair] = []
    i = j = 0
    for next_i, next_j in _anchors(first, second):
        found += [*_between(first, second, range(i, next_i), range(j, next_j)), (next_i, next_j)]
        i, j = next_i + 1, next_j + 1
    return found + _between(first, second, range(i, len(first)), range(j, len(second)))


def _anchors(first: Elements, second: Elements) -> list[tuple[int, int]]:
    """Positions of elements that occur once on each side, as many as stand in the same order."""
    counts, others = Counter(first), Counter(second)
    where = {element: j for j, element in enumerate(second)}
    common = [(i, where[it]) for i, it in enumerate(first) if counts[it] == 1 and others[it] == 1]
    lowest: list[int] = []  # of the chains of each length, the lowest end; `ends` has its index in `common`
    ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(common):
        length = bisect_left(lowest, j)
        before.append(ends[length - 1] if length else -1)
        if length == len(lowest):
            lowest.append(j)
            ends.append(index)
        else:
            lowest[length], ends[length] = j, index
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(common[index])
        index = before[index]
    return chain[::-1]


def _between(first: Elements, second: Elements, rows: range, columns: range) -> list[Pair]:
    """What stands between two anchors: equal elements from both ends inwards, then by likeness."""
    i, end_i, j, end_j = rows.start, rows.stop, columns.start, columns.stop
    head: list[Pair] = []
    tail: list[Pair] = []
    while i < end_i and j < end_j and first[i] == second[j]:
        head.append((i, j))
        i, j = i + 1, j + 1
    while i < end_i and j < end_j and first[end_i - 1] == second[end_j - 1]:
        end_i, end_j = end_i - 1, end_j - 1
        tail.append((end_i, end_j))
    alike = _alike(first[i:end_i], second[j:end_j])
    found: list[Pair] = []
    for next_i, next_j in [*((i + one, j + two) for one, two in alike), (end_i, end_j)]:
        found += _leftover(first, second, range(i, next_i), range(j, next_j))
        if next_i < end_i:
            found.append((next_i, next_j))
        i, j = next_i + 1, next_j + 1
    return [*head, *found, *reversed(tail)]


def _leftover(first: Elements, second: Elements, rows: range, columns: range) -> list[Pair]:
    """Elements without a like one: as many on both sides stand for each other if they are of one type."""
    if len(rows) == len(columns) and all(
        type(first[i]) is type(second[j]) for i, j in zip(rows, columns, strict=True)
    ):
        return list(zip(rows, columns, strict=True))
    return [*((i, None) for i in rows), *((None, j) for j in columns)]


def _alike(first: Elements, second: Elements) -> list[tuple[int, int]]:
    """Pairs of like elements, in order."""
    pieces = -(-max(len(first), len(second)) // MOST_MEASURED)
    found: list[tuple[int, int]] = []
    for piece in range(pieces):
        i, end_i = (len(first) * cut // pieces for cut in (piece, piece + 1))
        j, end_j = (len(second) * cut // pieces for cut in (piece, piece + 1))
        found += [(i + one, j + two) for one, two in _most_alike(first[i:end_i], second[j:end_j])]
    return found


def _most_alike(first: Elements, second: Elements) -> list[tuple[int, int]]:
    """The pairs in order whose likeness adds up to the most (Needleman-Wunsch, gaps free)."""
    rows, columns = [profile(element) for element in first], [profile(element) for element in second]
    scores = [[0.0] * (len(columns) + 1)]
    taken: set[tuple[int, int]] = set()
    for i, row in enumerate(rows):
        scores.append([0.0])
        for j, column in enumerate(columns):
            best = max(scores[i][j + 1], scores[i + 1][j])
            share = likeness(row, column)
            if share >= LEAST_LIKENESS and scores[i][j] + share > best:
                best = scores[i][j] + share
                taken.add((i, j))
            scores[i + 1].append(best)
    return _traced(scores, taken)


def _traced(scores: list[list[float]], taken: set[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    i, j = len(scores) - 1, len(scores[0]) - 1
    while i and j:
        if (i - 1, j - 1) in taken:
            found.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif scores[i - 1][j] >= scores[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return found[::-1]
