"""Rows at the edges of pages, and what those of all pages tell together.

In: the segments of pages. Out: their outermost rows; the `Edges` of a document, which tell running heads, feet
and page numbers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.pdf.layout.columns import baselines
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.structure.pagenumbers import page_number, roman_page_number
from briefing_tex.readers.structure.scripts import squeezed

_EDGE_ROWS = 2
"""Rows at the head and at the foot of a page that may be furniture."""
FAR = 5.0
"""White space between a page number and the words of a running head behind it, in parts of the size."""
_BEHIND_SIGN = re.compile(r"\S\s+[·•|｜—–]\s+(\d{1,4})$")
"""A number behind words and a sign that parts them."""
SAME_PLACE = 3.0
"""Difference in height of rows that stand at the same place of different pages, in pt."""


class Row(Struct, frozen=True, dict=True):
    """A row at the edge of a page: its distance from the text in pt, and whether it is at the head."""

    segments: tuple[Segment, ...]
    page: int
    head: bool
    apart: float

    @property
    def text(self) -> str:
        return "  ".join(segment.text.strip() for segment in self.segments)

    @cached_property
    def words(self) -> str:
        return "".join(character for character in squeezed(self.text) if not character.isdigit())

    @property
    def y(self) -> float:
        return self.segments[0].y

    @property
    def x0(self) -> float:
        return min(segment.x0 for segment in self.segments)

    @property
    def size(self) -> float:
        return max(segment.size for segment in self.segments)


class Edges(Struct, frozen=True):
    """What the edges of all pages tell: how often words stand at heads and feet, where, and page numbers.

    `numbers` and `offsets` say how far page numbers are from the page's place in the file; `largest` is the
    largest size on each page: the head of a page with a title may stand at another height. `outermost` is where
    the row of a page that says words stands furthest out, `texts` are words with the figures in them.
    """

    repeated: Counter[tuple[bool, str]]
    numbers: dict[int, int]
    offsets: Counter[int]
    places: dict[tuple[str, int], list[Row]]
    largest: dict[int, float]
    outermost: dict[tuple[int, bool, str], float]
    texts: dict[str, set[str]]

    @classmethod
    def of(cls, rows: Sequence[Row], pages: Sequence[Sequence[Segment]]) -> Edges:
        numbers = _numbers(rows)
        places: dict[tuple[str, int], list[Row]] = defaultdict(list)
        outermost: dict[tuple[int, bool, str], float] = {}
        texts: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            places[row.words, round(row.y / SAME_PLACE)].append(row)
            texts[row.words].add(row.text)
            key = row.page, row.head, row.words
            outermost[key] = (max if row.head else min)(row.y, outermost.get(key, row.y))
        repeated = Counter((head, words) for _, head, words in outermost)
        largest = {page[0].page: max(segment.size for segment in page) for page in pages if page}
        return cls(repeated, numbers, Counter(numbers.values()), places, largest, outermost, texts)


def edge_rows(page: Sequence[Segment]) -> Iterator[Row]:
    """The outermost rows of a page, from outside inwards."""
    rows = baselines(page)
    for head in (True, False):
        ordered = rows if head else rows[::-1]
        for row, inner in pairwise(ordered[: _EDGE_ROWS + 1]):
            yield Row(tuple(row), row[0].page, head, abs(row[0].y - inner[0].y))


def _numbers(rows: Sequence[Row]) -> dict[int, int]:
    """How far the page numbers of rows are from the places of their pages in the file, by identity.

    A page has one number, which may stand at several edges: the one that counts on with most other pages.
    """
    offsets = {id(row): number - row.page for row in rows if (number := _number_in(row)) is not None}
    often = Counter(offsets.values())
    best: dict[int, int] = defaultdict(int)
    for row in rows:
        best[row.page] = max(best[row.page], often[offsets[id(row)]] if id(row) in offsets else 0)
    return {
        id(row): offsets[id(row)]
        for row in rows
        if id(row) in offsets and often[offsets[id(row)]] == best[row.page]
    }


def _number_in(row: Row) -> int | None:
    """The page number that a row is, or that stands at its right end, or far from the rest at its left end."""
    first, *rest = sorted(row.segments, key=lambda one: one.x0)
    ends = [rest[-1]] if rest else []
    if rest and rest[0].x0 - first.x1 > FAR * first.size:
        ends.append(first)
    texts = [row.text, *(one.text for one in ends), *_BEHIND_SIGN.findall(row.text)]
    found = [page_number(text.strip()) for text in texts]
    return next((number for number in found if number is not None), roman_page_number(row.text.strip()))
