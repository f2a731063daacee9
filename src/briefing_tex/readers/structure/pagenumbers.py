"""Page numbers among the lines of a text: told by their form, and by counting up.

In: the lines of all pages, in order, without empty ones. Out: the indexes of those that are page numbers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.headings.bare import bare_line
from briefing_tex.readers.structure.numerals import roman_value
from briefing_tex.readers.structure.scripts import ends_clause, ends_sentence, has_letters, squeezed, width

_SIGNS = "\\s\\-\u2010-\u2015─\u2212=·•.|~_*"
"""What stands around the number of a page: any dash, for some programs name another than was set."""
_PAGE_NUMBER = re.compile(
    rf"[{_SIGNS}\[(（<〈{{]*(?:#{{1,6}}\s+(?=page))?"
    r"(?:(?:page|seite|p\.?|pp\.?)\s*)?(?:第\s*|제\s*)?"
    r"(?P<page>\d{1,4})"
    r"(?:\s*(?:页|頁|ページ|쪽|페이지|면))?"
    r"(?:\s*[,，·]?\s*(?:/|of|共|全|／|총|中)\s*(?:共|全|총)?\s*(?P<of>\d{1,4})\s*(?:页|頁|ページ|쪽|페이지|면)?)?"
    rf"[{_SIGNS}\])）>〉}}]*",
    re.IGNORECASE,
)
_ROMAN = re.compile(
    rf"[{_SIGNS}\[(（<〈{{]*(?:page\s*|p\.\s*|第\s*|제\s*)?(?P<page>[ivx]{{1,6}}|[IVX]{{1,6}})(?:\s*(?:页|頁|ページ|쪽))?[{_SIGNS}\])）>〉}}]*",
    re.IGNORECASE,
)
_NUMBER_AT_EDGE = re.compile(
    r"^(?:(?:第\s*)?\d{1,4}(?:\s*[页頁쪽])?(?:\s*(?:/|of)\s*\d{1,4})?[\s|·•\-–—]+)|"
    r"(?:[\s|·•\-–—]+(?:page\s*|p\.\s*|第\s*)?\d{1,4}(?:\s*[页頁쪽]|ページ)?(?:\s*(?:/|of|共)\s*\d{1,4}\s*[页頁]?)?)$",
    re.IGNORECASE,
)
_DASH = "[-\u2010-\u2015─\u2212]"
_EXPLICIT = re.compile(rf"[^\W\d_]|/|／|{_DASH}\s*\d+\s*{_DASH}|\{{\d+\}}-{{3}}")
"""Letters, a stroke, dashes on both sides; or number and rule as OCR programs part pages."""
_ITEM = re.compile(r"\d{1,2}[.)]")
_WIDE = 40
"""Width in columns of a line that a page holds, at least."""
_WIDEST_HEAD = 80
"""The widest line, in columns, that is a running head between the halves of a sentence."""
_LONGEST_HEAD = 600
"""The longest line that is looked at for a page number in it, in characters."""
_CHAIN_STARTS = 200
"""How many bare numbers are tried as the first page number."""


def page_number(text: str) -> int | None:
    """The page that a line names, if the line is nothing but a page number.

    >>> page_number("- 3 -"), page_number("第 3 页 共 5 页"), page_number("Page 3 of 5"), page_number("3 days")
    (3, 3, 3, None)
    """
    found = _PAGE_NUMBER.fullmatch(text)
    if not found:
        return None
    page = int(found["page"])
    return page if page <= int(found["of"] or page) else None


def roman_page_number(text: str) -> int | None:
    """The page that a line names in Roman numerals, as front matter is counted.

    >>> roman_page_number("iv"), roman_page_number("- II -"), roman_page_number("Page x")
    (4, 2, 10)
    """
    found = _ROMAN.fullmatch(text)
    return roman_value(found["page"]) if found else None


def _is_explicit(text: str) -> bool:
    """Whether the form alone says page number: `第 3 页`, `3 / 5`, `Page 3`; not the bare `3`."""
    return page_number(text) is not None and bool(_EXPLICIT.search(text))


def page_numbers(lines: Sequence[Line], inside: frozenset[int]) -> set[int]:
    """Lines that are page numbers: of explicit form, or bare numbers that count up through the text."""
    candidates = [(index, page_number(line.text)) for index, line in enumerate(lines) if index not in inside]
    found: set[int] = {
        index for index, page in candidates if page is not None and _is_explicit(lines[index].text)
    }
    bare = [
        (index, page)
        for index, page in candidates
        if page is not None and index not in found and not _numbers_items(lines, index)
    ]
    paged = lines[-1].page > 1 if lines else False
    if paged:
        ends = _page_ends(lines)
        bare = [(index, page) for index, page in bare if index in ends]
    else:
        bare = _above_heads(lines, bare)
    if bare and bare[-1] == (len(lines) - 1, lines[-1].page):  # at the end, and as many as there are pages
        found.add(bare[-1][0])
    found.update(index for index, _ in bare if not paged and _stands_apart(lines, index))
    chain = _counting_up(lines, bare, paged)
    if len(chain) >= 2 or (paged and chain):
        found.update(chain)
    return found


def _numbers_items(lines: Sequence[Line], index: int) -> bool:
    """Whether a number is of a stack of those of items, as an extractor gives them: `1.` above `2.`."""
    beside = [line.text for line in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])]
    return bool(_ITEM.fullmatch(lines[index].text)) and any(_ITEM.fullmatch(text) for text in beside)


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether a number has white space on both sides, and a sentence breaks off above it."""
    around = lines[index : index + 2]
    return len(around) == 2 and all(line.gap >= 1 for line in around) and cuts_a_sentence(lines, index)


def _above_heads(lines: Sequence[Line], numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The numbers, but of those that name one page only the ones above the line that most numbers stand above.

    Without page breaks the mark of a note, alone on its line, looks like the number of a page.
    """
    below = {index: without_number(lines[index + 1].text) for index, _ in numbers if index + 1 < len(lines)}
    counts = Counter(words for words in below.values() if has_letters(words))
    head, count = counts.most_common(1)[0] if counts else ("", 0)
    pages = {page for index, page in numbers if count > 1 and below.get(index) == head}
    return [(index, page) for index, page in numbers if page not in pages or below.get(index) == head]


def _page_ends(lines: Sequence[Line]) -> set[int]:
    """Indexes of the first and last two lines of each page."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    return {index for members in pages.values() for index in (*members[:2], *members[-2:])}


def _counting_up(lines: Sequence[Line], candidates: Sequence[tuple[int, int]], paged: bool) -> list[int]:
    """The longest run of candidates of which each names the page after the one before."""
    best: list[int] = []
    wide = [0, *accumulate(width(line.text) > _WIDE for line in lines)]  # how many lines so far are wide
    for start, (first, value) in enumerate(candidates[:_CHAIN_STARTS]):
        chain, last, expected = [first], first, value + 1
        for index, page in candidates[start + 1 :]:
            holds_a_page = wide[index] > wide[last + 1]  # not the cells of a table in a single column
            if page == expected and (paged or index + 1 == len(lines) or holds_a_page):
                chain.append(index)
                last, expected = index, page + 1
        if len(chain) > len(best):
            best = chain
    return best


def without_number(text: str) -> str:
    """A line without the page number that stands in it, for comparing heads of pages."""
    bare = bare_line(text.strip()).strip("*_ ")
    return squeezed(_NUMBER_AT_EDGE.sub("", bare) if len(bare) <= _LONGEST_HEAD else bare)


def cuts_a_sentence(lines: Sequence[Line], index: int) -> bool:
    """Whether a line may be a running head: the one above it stops in mid-sentence."""
    above = lines[index - 1].text
    unfinished = width(above) > _WIDE and not ends_sentence(above) and not ends_clause(above)
    return unfinished and width(lines[index].text) < _WIDEST_HEAD
