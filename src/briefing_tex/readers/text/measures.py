"""The measure of a text: the width at which its lines were broken, and how far from it full lines end.

In: the lines of a text, or some of them. Out: widths in columns, from the left margin.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.scripts import (
    ends_clause,
    ends_sentence,
    is_cjk,
    is_hangul,
    is_prose,
    width,
)
from briefing_tex.readers.text.beginnings import begins_block

_WIDEST_MEASURE = 170
"""The widest line that may have been broken at a margin, in columns."""
_NARROWEST_MEASURE = 24
_MOST = 0.65
"""Of the lines that surely go on: so many are as full as one must be that also ends a sentence."""
_FEWEST_CUT = 5
"""From how many lines on that end in mid-sentence these alone tell the measure."""
_LONG = 0.7
"""From which part of the measure on a line is long that stands with others in a narrower one."""
_AS_FULL = 0.95
"""How full a line is at least there that ends a sentence and goes on."""
_OVERFULL = 1.15
"""From which part of the measure on a line is too wide for it."""
_NEAR = 12
"""How many lines away others may show a measure of their own."""
_ENOUGH_LINES = 8
"""From how many lines on the slack of a text is taken from its own lines."""


def measure(lines: Sequence[Line]) -> float | None:
    """The width at which the lines were broken, in columns from the left margin; None if they were not.

    Broken lines are of nearly one width, and most of them end in mid-sentence.

    >>> from briefing_tex.readers.structure.blocks import Line
    >>> measure([Line("A paragraph on one line of its own."), Line("Another one, a good deal longer.")]) is None
    True
    """
    edges = sorted(edge_of(line) for line in lines if width(line.text) >= _NARROWEST_MEASURE)
    possible = [edge for edge in edges if edge <= _WIDEST_MEASURE]
    if len(possible) < 3:
        return None
    told = _edges_of_cut(lines, within_lists=True)
    found = _measure_told(lines, edges, told if len(told) >= _FEWEST_CUT else edges)
    if found is None:  # items without a stop may have hidden it
        told = _edges_of_cut(lines, within_lists=False)
        found = _measure_told(lines, edges, told) if len(told) >= _FEWEST_CUT else None
    return found


def _measure_told(lines: Sequence[Line], edges: Sequence[float], told: Sequence[float]) -> float | None:
    """The width that most of the edges told of have, if enough lines end near it, in mid-sentence."""
    possible = [edge for edge in edges if edge <= _WIDEST_MEASURE]
    crowded = max(possible, key=lambda edge: (_between(told, 0.9 * edge, edge), edge))
    within = [edge for edge in edges if edge <= 1.08 * crowded]
    widest = within[min(int(len(within) * 0.97), len(within) - 1)]
    near = [line for line in lines if 0.8 * widest <= edge_of(line) <= 1.15 * widest]
    ended = sum(not is_cut(line.text) for line in near)
    wider = len(edges) - bisect_right(edges, 1.25 * widest)
    enough = len(near) >= max(2, 0.25 * len(edges)) and wider <= 0.15 * len(edges)
    return widest if enough and ended <= 0.6 * len(near) else None


def _edges_of_cut(lines: Sequence[Line], *, within_lists: bool) -> list[float]:
    """Where the lines end that end in mid-sentence, in order.

    `within_lists`: those above a new item as well, which may be items without a stop.
    """
    return sorted(
        edge_of(line)
        for line, below in zip_longest(lines, lines[1:])
        if width(line.text) >= _NARROWEST_MEASURE and is_cut(line.text)
        if within_lists or (below is not None and not (below.gap or begins_block(below.text)))
    )


def is_cut(text: str) -> bool:
    """Whether a line ends in mid-sentence: these tell where lines were broken."""
    return not (ends_sentence(text) or ends_clause(text))


def _between(edges: Sequence[float], low: float, high: float) -> int:
    return bisect_right(edges, high) - bisect_left(edges, low)


def edge_of(line: Line) -> float:
    """Where a line ends."""
    return line.indent + width(line.text)


def local_limit(lines: Sequence[Line], index: int, limit: float) -> float:
    """The measure where a line stands: narrower in a quotation or an abstract, wider above columns.

    A stretch of three lines or more without white space, of which two end at nearly one place, shows its own.
    Lines too wide for the text show a wider measure by those that end in mid-sentence; one alone that ends
    a sentence is two lines in one, of which nobody knows how full the second was.
    """
    if edge_of(lines[index]) > _OVERFULL * limit and ends_sentence(lines[index].text):
        return _wider_limit(lines, index, limit)
    start, stop = index, index + 1
    while (
        start > 0
        and lines[start].gap == 0
        and lines[start].page == lines[start - 1].page
        and index - start < 12
    ):
        start -= 1
    while (
        stop < len(lines)
        and lines[stop].gap == 0
        and lines[stop].page == lines[index].page
        and stop - index < 12
    ):
        stop += 1
    own = _measure_shown([edge_of(line) for line in lines[start:stop]], limit)
    if own is None:
        own = _measure_shown(_long_lines_around(lines, index, start, stop, limit), limit)
        if own is not None and not is_cut(lines[index].text):
            goes_on = index + 1 < len(lines) and is_prose(lines[index + 1].text)
            return own if goes_on and edge_of(lines[index]) >= _AS_FULL * own else limit
    return limit if own is None else own


def _wider_limit(lines: Sequence[Line], index: int, limit: float) -> float:
    """The measure of the lines in a row with this one that are too wide for the text's."""
    first, last = index, index + 1
    while index - first < _NEAR and first > 0 and _is_wider(lines[first - 1], lines[index], limit):
        first -= 1
    while last - index < _NEAR and last < len(lines) and _is_wider(lines[last], lines[index], limit):
        last += 1
    return max((edge_of(line) for line in lines[first:last] if is_cut(line.text)), default=math.inf)


def _is_wider(line: Line, other: Line, limit: float) -> bool:
    return line.page == other.page and edge_of(line) > _OVERFULL * limit


def _measure_shown(edges: Sequence[float], limit: float) -> float | None:
    """The measure that most of the lines with these edges have, if two of them at least."""
    widest = sorted(edges, reverse=True)[:2]
    if len(edges) < 3 or widest[1] < 0.94 * widest[0] or not 0.6 * limit <= widest[0] <= limit:
        return None
    close = sum(edge >= 0.94 * widest[0] for edge in edges)
    return widest[0] if close * 2 >= len(edges) else None


def _long_lines_around(lines: Sequence[Line], index: int, start: int, stop: int, limit: float) -> list[float]:
    """The edges of the lines in a row with this one that are long: where no white space parts an abstract.

    None unless two of them end in mid-sentence, as lines do that were broken there.
    """
    first, last = index, index + 1
    while first > start and edge_of(lines[first - 1]) >= _LONG * limit:
        first -= 1
    while last < stop and edge_of(lines[last]) >= _LONG * limit:
        last += 1
    around = lines[first:last]
    return [edge_of(line) for line in around] if sum(is_cut(line.text) for line in around) >= 2 else []


def first_word(line: Line, last: Line, limit: float) -> float:
    """The width of what a line begins with and could not part from, and of the space before it."""
    found = re.match(r"[^\s\u2e80-\u9fff\uf900-\uffef]+", line.text)
    word = width(found[0]) + (0 if is_cjk(last.text[-1:]) else 1) if found else 2
    return 12 if word > 0.5 * limit else word


def slack_of(lines: Sequence[Line], limit: float) -> tuple[float, float]:
    """How far from the measure full lines end, and how far most of them do: nothing in a typewriter's text.

    Sure are lines over three quarters of the measure that end no clause, before a small letter or Chinese.
    """
    short = []
    for last, line in pairwise(lines):
        together = line.gap == 0 and line.page == last.page and edge_of(last) > 0.75 * limit
        first = line.text[:1]
        if together and last.text[-1:].isalnum() and _goes_on(first):
            short.append(max(limit - edge_of(last) - first_word(line, last, limit), 0.0))
    if len(short) < _ENOUGH_LINES:
        return 0.09 * limit, 0.06 * limit
    short.sort()
    slack = min(short[int(0.94 * (len(short) - 1))] + 1.0, 0.14 * limit)
    return slack, min(short[int(_MOST * (len(short) - 1))] + 1.0, slack)


def _goes_on(first: str) -> bool:
    """Whether a line that begins with this character may go on with a sentence: it is no capital."""
    return first.islower() or is_hangul(first) or (is_cjk(first) and first.isalnum())
