"""Running heads, running feet and page numbers: told by where they stand on the pages.

In: the segments of all pages. Out: the segments that are no part of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.pdf.layout.columns import baselines
from briefing_tex.readers.pdf.layout.edges import FAR, SAME_PLACE, Edges, Row, edge_rows
from briefing_tex.readers.pdf.layout.lines.segments import Segment, is_raised
from briefing_tex.readers.pdf.layout.lines.text_lines import is_bold
from briefing_tex.readers.pdf.layout.tables.grids import has_leaders, words
from briefing_tex.readers.structure.headings.ornaments import number_alone
from briefing_tex.readers.structure.headings.repeated import lines_together
from briefing_tex.readers.structure.numbering import LIST_STYLES, bullet, options
from briefing_tex.readers.structure.pagenumbers import page_number, roman_page_number
from briefing_tex.readers.structure.scripts import ends_sentence, squeezed
from briefing_tex.readers.structure.words import caption

_APART = 1.6
"""Distance of furniture from the text at least, in parts of the text's size."""
_WIDER = 1.1
"""The same in parts of the usual distance of lines."""
_SMALL = 0.96
"""Size of a running head that stands on one page only, in parts of the text's size."""
_LARGER = 1.04
"""Size of a heading at least, in parts of the text's size."""
_DASHES = "-–—−·*+"
"""What marks items, and stands around page numbers as well."""
_LONGEST_TITLE = 60
"""The longest line that may be a title, in characters."""
_TITLE = 4
"""Characters of a title at least, by which a running head is told that says something else as well."""
_TITLE_ROWS = 8
"""Rows of the first page whose words a running head may repeat."""
_DECIMALS = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
"""The number of a section, whatever stands behind it."""


class _Known(Struct, frozen=True, dict=True):
    """What running heads may repeat: the words of the title block, lines that are as short as titles."""

    title_rows: Sequence[str]
    pages: Sequence[Sequence[Segment]]
    size: float

    @cached_property
    def title_block(self) -> str:
        return "".join(self.title_rows)

    @cached_property
    def short_rows(self) -> list[Segment]:
        """The lines that may be titles: alone on their baseline, and short."""
        rows = (row for page in self.pages for row in baselines(page) if len(row) == 1)
        return [row[0] for row in rows if len(row[0].glyphs) < _LONGEST_TITLE]

    @cached_property
    def short(self) -> Counter[str]:
        return Counter(squeezed(segment.text) for segment in self.short_rows)

    @cached_property
    def titles(self) -> frozenset[str]:
        """Short lines that look as titles do."""
        shown = (segment for segment in self.short_rows if _looks_as_title([segment], self.size))
        return frozenset(squeezed(segment.text) for segment in shown)

    @cached_property
    def names_in_front(self) -> frozenset[str]:
        return lines_together(self.title_rows)

    def names(self, parts: Sequence[str]) -> bool:
        """Whether one of the parts is a line of the title block, or lines one below the other."""
        return any(len(part) >= _TITLE and part in self.names_in_front for part in parts)

    def is_title(self, part: str) -> bool:
        """Whether words are those of a title; its number may have been left out."""
        return len(part) > 1 and any(title.endswith(part) for title in self.titles)

    def says(self, parts: Sequence[str], itself: int) -> bool:
        """Whether all parts are known; `itself` is how often the row they are of stands among the lines."""
        return bool(parts) and all(
            part in self.title_block or self.short[part] > itself or self.is_title(part) for part in parts
        )


def margin_segments(pages: Sequence[Sequence[Segment]], size: float) -> set[int]:
    """The identities of segments that are running heads, feet or page numbers; `size` is that of the text."""
    rows = [list(edge_rows(page)) for page in pages]
    apart = max(_APART * size, _WIDER * _leading(pages, size))
    edges = Edges.of([row for page in rows for row in page], pages)
    first = next((page for page in pages if page), [])
    title_rows = ["".join(squeezed(one.text) for one in row) for row in baselines(first)[:_TITLE_ROWS]]
    known = _Known(title_rows, pages, size)
    found: set[int] = set()
    for page in rows:
        for edge in (True, False):
            lines: list[Row] = []  # of one head, near to each other
            for row in (row for row in page if row.head is edge):
                if _is_text(row) or not (_is_furniture(row, edges, size) or _repeats(row, known, edges, size)):
                    break
                lines.append(row)
                if row.apart >= apart or _counts_pages(row, edges, size):
                    found.update(id(segment) for line in lines for segment in line.segments)
                    lines = []
                elif row.size > _SMALL * size:
                    break
    return found | _running_titles([row for page in rows for row in page[:1]], known, apart, size)


def _running_titles(rows: Sequence[Row], known: _Known, apart: float, size: float) -> set[int]:
    """Running heads as large as the text: each says a title only, and another page has one at its height."""
    heads = [
        row
        for row in rows
        if row.head and row.apart >= apart and not _looks_as_title(row.segments, size) and not _is_text(row)
        if all(known.is_title(_bare(segment)) for segment in row.segments)
    ]
    return {
        id(segment)
        for row in heads
        if any(other.page != row.page and abs(other.y - row.y) <= SAME_PLACE for other in heads)
        for segment in row.segments
    }


def _looks_as_title(row: Sequence[Segment], size: float) -> bool:
    """Whether a row is larger than the text, or bold."""
    shown = [glyph for segment in row for glyph in segment.glyphs if not glyph.text.isspace()]
    return max(segment.size for segment in row) > _LARGER * size or all(is_bold(glyph.font) for glyph in shown)


def _leading(pages: Sequence[Sequence[Segment]], size: float) -> float:
    """The usual distance of lines of the text's size, in pt."""
    steps = Counter(
        round(above[0].y - below[0].y, 1)
        for page in pages
        for above, below in pairwise(baselines(page))
        if all(abs(row[0].size - size) < 0.3 for row in (above, below))
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def _is_text(row: Row) -> bool:
    """Whether a row is a line of a contents list, a caption, an item, or the beginning of a note."""
    first = min(row.segments, key=lambda one: one.x0)
    mark = first.glyphs[0]
    raised = mark.text.isdecimal() and is_raised(mark.y, mark.size, first.y, first.size)
    text = " ".join(word.text.strip() for segment in row.segments for word in words(segment))
    listed = text[:1] not in _DASHES and bullet(text) is not None
    return raised or listed or has_leaders(row.segments) or caption(text) is not None


def _counts_pages(row: Row, edges: Edges, size: float) -> bool:
    """Whether a row in small type is the number of its page and nothing else, as on other pages."""
    counted = edges.numbers.get(id(row)) == 0 and edges.offsets[0] > 1
    return counted and row.size < _SMALL * size and page_number(row.text) is not None


def _is_furniture(row: Row, edges: Edges, size: float) -> bool:
    if id(row) in edges.numbers:
        offset = edges.numbers[id(row)]
        alone = page_number(row.text) is not None
        if (alone and offset == 0) or edges.offsets[offset] > 1:
            return alone or row.size <= _LARGER * size or roman_page_number(row.text.strip()) is None
    listed = any(number.style in LIST_STYLES for number in options(row.text))
    text = row.size > _LARGER * size or (row.size > _SMALL * size and (listed or ends_sentence(row.text)))
    if row.size > _LARGER * size and number_alone(row.text):
        return False  # of a chapter, with its title below
    fewest = 3 if text else 2  # two sections may have one title, two paragraphs one sentence, two lists an item
    times = edges.repeated[row.head, row.words]
    titled = text or (row.size > _SMALL * size and _looks_as_title(row.segments, size))
    numbered = options(row.text) or _DECIMALS.match(row.text)
    if titled and len(edges.texts[row.words]) > 1 and numbered:
        return False  # headings of sections with one title, each with a number of its own
    if not row.words or times < fewest:
        return False
    on_cover = not text and times > 2 and edges.largest[row.page] > _LARGER * row.size
    return _at_one_place(row, edges, text) or (on_cover and _is_outermost(row, edges))


def _is_outermost(row: Row, edges: Edges) -> bool:
    """Whether no row further out on its page says the same: a running head may, above the date of a title."""
    return edges.outermost[row.page, row.head, row.words] == row.y


def _repeats(row: Row, known: _Known, edges: Edges, size: float) -> bool:
    """Whether a row apart at the head of a later page says only what the title block says, or a title.

    It is smaller than the text, or ends with the number of its page; at the foot of a page it is both. On the
    first page, the words stand again on a line of their own below. Of words at both ends of the row, far from
    each other, it is enough that some say that: the others name the issue, or the publisher.
    """
    numbered = edges.numbers.get(id(row)) == 0
    small = row.size <= _SMALL * size
    if not (small or numbered if row.head else small and numbered):
        return False
    number = row.page if numbered else None
    parts = [part for part in map(_bare, row.segments) if part and part != str(number)]
    if not row.head:
        return known.says(parts, itself=False)
    if row.page == 1:
        whole = [squeezed(segment.text) for segment in row.segments]
        return all(known.title_rows.count(part) > (len(whole) == 1) for part in whole)
    ordered = sorted(row.segments, key=lambda one: one.x0)
    far = any(right.x0 - left.x1 > FAR * row.size for left, right in pairwise(ordered))
    whole = [squeezed(segment.text) for segment in row.segments]
    return known.says(parts, itself=len(row.segments) == 1) or (far and known.names([*parts, *whole]))


def _bare(segment: Segment) -> str:
    return squeezed(segment.text).strip("0123456789|·-–—") or squeezed(segment.text)


def _at_one_place(row: Row, edges: Edges, text: bool) -> bool:
    """Whether the same words stand at the same height of another page; what may be text, below each other."""
    place = round(row.y / SAME_PLACE)
    return any(
        other.page != row.page
        and abs(other.y - row.y) <= SAME_PLACE
        and (not text or abs(other.x0 - row.x0) <= SAME_PLACE)
        for near in (place - 1, place, place + 1)
        for other in edges.places.get((row.words, near), ())
    )
