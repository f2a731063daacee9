"""Text in two columns that an extractor set side by side, one column after the other.

In: the lines of a text with their white space. Out: the same, on pages of two columns each line cut at the
gutter, the left column before the right one. The gutter is where white space stands in many lines, words on
both sides that read as lines of text, not as cells. What crosses it parts what is above from what is below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.pagenumbers import page_number, without_number
from briefing_tex.readers.structure.scripts import ends_sentence, width

_SPACES = re.compile(r"(?:^|(?<=\S)) {2,}(?=\S)")
_WHITE = re.compile(r" +")
_NEAR = 2
"""How many characters around the gutter lines of the right column begin: Chinese letters are counted as one."""
_NARROWEST = 24
"""The narrowest column of text, in columns of the text."""
_FEWEST_BESIDE = 8
"""How many lines with text on both sides show a gutter; half as many where another page has one."""
_MOST_PLACES = 40
"""How many places are tried as the gutter of a page, the commonest first."""
_MOST_HEADS = 2
"""How many lines at the top and the foot of a page may be running heads."""


class _Row(Struct, frozen=True):
    """A line of both columns: what stands left and right of the gutter; neither where it crosses the gutter.

    `gutter` is how wide the white space is that parts them.
    """

    line: Line
    left: Line | None = None
    right: Line | None = None
    gutter: int = 0

    @property
    def crosses(self) -> bool:
        return not (self.left or self.right)


def one_by_one(lines: Sequence[Line]) -> list[Line]:
    """The lines, columns that stand side by side one after the other.

    >>> lines = [Line(f"{n} the sea fell by a hand and    {n} winds blew from the north,") for n in range(8)]
    >>> found = one_by_one(lines)
    >>> found[1].text, found[8].text
    ('1 the sea fell by a hand and', '0 winds blew from the north,')
    """
    pages = [list(members) for _, members in groupby(lines, key=lambda line: line.page)]
    edges = Counter(
        without_number(line.text) for page in pages for line in {*page[:_MOST_HEADS], *page[-_MOST_HEADS:]}
    )
    bodies = [_without_heads(page, edges) for page in pages]
    gutters = [
        _gutter(page[start:stop], _FEWEST_BESIDE) for page, (start, stop) in zip(pages, bodies, strict=True)
    ]
    if not any(gutters):
        return list(lines)
    found: list[Line] = []
    for page, (start, stop), told in zip(pages, bodies, gutters, strict=True):
        gutter = told or _gutter(page[start:stop], _FEWEST_BESIDE // 2)
        body = _cut(page[start:stop], gutter) if gutter else page[start:stop]
        found += [*page[:start], *body, *page[stop:]]
    return found


def _without_heads(page: Sequence[Line], edges: Mapping[str, int]) -> tuple[int, int]:
    """Where the lines of a page begin and end that are no running heads, which other pages have, or numbers.

    `edges` says how often each line stands at the top or foot of a page.
    """

    def is_head(line: Line) -> bool:
        return page_number(line.text) is not None or edges[without_number(line.text)] > 1

    start = next((i for i, line in enumerate(page[:_MOST_HEADS]) if not is_head(line)), _MOST_HEADS)
    foot = next((i for i, line in enumerate(page[: -_MOST_HEADS - 1 : -1]) if not is_head(line)), _MOST_HEADS)
    return start, max(len(page) - foot, start)


def _raw(line: Line) -> str:
    return " " * int(line.indent) + line.text


def _gutter(lines: Sequence[Line], fewest: int) -> int | None:
    """Where the right column begins, in characters; None if there is but one.

    White space covers it, with text on both sides, in twice as many lines as cross it between these.
    """
    begins = Counter(space.end() for line in lines for space in _SPACES.finditer(_raw(line)) if space.start())
    rows = {place: [_row(line, place) for line in lines] for place, _ in begins.most_common(_MOST_PLACES)}
    told = {place: [i for i, row in enumerate(found) if _is_beside(row)] for place, found in rows.items()}
    best = max(told, key=lambda place: (len(told[place]), begins[place]), default=None)
    if best is None or len(told[best]) < fewest:
        return None
    band = rows[best][told[best][0] : told[best][-1] + 1]
    return best if sum(row.crosses for row in band) * 2 <= len(told[best]) else None


def _is_beside(row: _Row) -> bool:
    """Whether the halves of a line are as wide as columns of text, and nothing parts them like the gutter."""
    if row.left is None or row.right is None:
        return False
    halves = [row.left.text, row.right.text]
    widest = max(len(space) for half in halves for space in ("", *_WHITE.findall(half)))
    return widest < row.gutter and all(width(half) >= _NARROWEST and not _has_cells(half) for half in halves)


def _has_cells(text: str) -> bool:
    """Whether few words of a line stand far apart: in a stretched line, which has such white space, all do."""
    spaces = [len(space) for space in _WHITE.findall(text)]
    wide = sum(space > 2 for space in spaces)
    return wide > 0 and wide * 2 < len(spaces) + 1


def _cut(lines: Sequence[Line], gutter: int) -> list[Line]:
    """The lines of a page cut at the gutter, left before right between those that cross it."""
    rows = [_row(line, gutter) for line in lines]
    first = next((i for i, row in enumerate(rows) if row.right and row.right.indent <= _NEAR), len(rows))
    found = list(lines[:first])
    for crosses, members in groupby(rows[first:], key=lambda row: row.crosses):
        band = list(members)
        if crosses:
            found += [row.line for row in band]
            continue
        left = list(_spaced([row.left for row in band if row.left]))
        right = list(_spaced([row.right for row in band if row.right]))
        if left and right:
            right[0] = replace(right[0], gap=1.0 if ends_sentence(left[-1].text) else 0.0)
        found += [*left, *right]
    return found


def _row(line: Line, gutter: int) -> _Row:
    """A line cut where white space covers the gutter."""
    raw = _raw(line)
    if len(raw) < gutter:
        return _Row(line, left=line)
    space = next((one for one in _SPACES.finditer(raw) if one.end() >= gutter - _NEAR), None)
    if space is None or space.start() >= gutter:
        return _Row(line)
    right = replace(line, text=raw[space.end() :], indent=float(max(space.end() - gutter, 0)))
    left = replace(line, text=raw[: space.start()].strip(), space_after=None)
    return _Row(line, left if left.text else None, right, len(space[0]))


def _spaced(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of one column, white space above them by their places on the page."""
    for index, line in enumerate(lines):
        if index and line.number is not None and (above := lines[index - 1].number) is not None:
            yield replace(line, gap=float(line.number - above - 1))
        else:
            yield line
