"""Running heads and page numbers: found among the lines of a text, so that they part no paragraph.

In: the lines of all pages, in order. Out: which of them are furniture. A page number is told by its form and by
counting up; a running head by standing at the edge of pages again and again. A line that stands at an edge once
is text, unless it says nothing but what the title block says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.headings.bare import bare_line
from briefing_tex.readers.structure.headings.contents import find_contents
from briefing_tex.readers.structure.headings.entries import title_keys
from briefing_tex.readers.structure.headings.repeated import lines_together
from briefing_tex.readers.structure.pagenumbers import (
    cuts_a_sentence,
    page_number,
    page_numbers,
    without_number,
)
from briefing_tex.readers.structure.scripts import ends_clause, ends_sentence, has_letters, squeezed, width
from briefing_tex.readers.structure.words import caption, is_contact_prompt
from briefing_tex.readers.text.lone import title_numbers

_NUMBERED_PAGE = re.compile(r"\s第\s*\d{1,4}\s*[页頁]|\spage\s+\d{1,4}$", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")
_EDGE_DEPTH = 3
"""How many lines at the top or foot of a page may be furniture."""
_LONGEST_HEAD = 130
"""The widest running head, in columns."""
_TITLE_BLOCK = 6
"""How many lines at the beginning may be the title block, whose lines heads of pages repeat."""


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of running heads and page numbers among `lines` (none of which is empty).

    >>> from briefing_tex.readers.structure.blocks import Line
    >>> wind = "The wind blew from the west all day, and the sea"
    >>> rain = "Rain is to be expected in the west and in the"
    >>> text = ["Tides", wind, "2", "Tides today", "was calm.", rain, "3", "Tides today", "north."]
    >>> sorted(furniture([Line(part) for part in text]))
    [2, 3, 6, 7]
    """
    contents = find_contents([line.text for line in lines])
    inside = frozenset(range(contents.start, contents.stop)) if contents else frozenset()
    inside -= {index for index in inside if lines[index + 1 : index + 2] and _ends_page(lines, index)}
    numbers = page_numbers(lines, inside) - title_numbers(lines)
    titles = frozenset(entry.key for entry in contents.entries) if contents else frozenset()
    heads = _running_heads(lines, numbers, inside) - inside
    return frozenset(numbers | _without_headings(lines, heads, inside, titles))


def _ends_page(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a number at the foot of a page, of whatever is above it."""
    return lines[index + 1].page > lines[index].page and page_number(lines[index].text) is not None


def _without_headings(
    lines: Sequence[Line], heads: set[int], inside: frozenset[int], titles: frozenset[str]
) -> set[int]:
    """The heads but for the heading itself where a running head repeats a title of the contents list."""
    apart = heads | inside
    seen = {
        key for i, line in enumerate(lines) if i not in apart for key in title_keys(line.text) if key in titles
    }
    kept: set[int] = set()
    for index in sorted(heads):
        keys = titles.intersection(title_keys(lines[index].text))
        if keys and not keys & seen:
            seen |= keys
            kept.add(index)
    return heads - kept


def _edges(lines: Sequence[Line], numbers: set[int]) -> list[list[int]]:
    """Indexes of lines next to a page break, outwards from it: up to three above it, up to three below it.

    A break is where the page changes, above and below a page number, and at the end.
    """
    last = len(lines) - 1
    breaks = {index + 1 for index in range(last) if lines[index + 1].page != lines[index].page} | {last + 1}
    breaks |= numbers | {index + 1 for index in numbers}
    groups = []
    for place in sorted(breaks):
        groups.append([index for index in range(place - 1, place - 1 - _EDGE_DEPTH, -1) if index > 0])
        groups.append([index for index in range(place, place + _EDGE_DEPTH) if 0 < index <= last])
    return groups


def _running_heads(lines: Sequence[Line], numbers: set[int], inside: frozenset[int]) -> set[int]:
    """Lines next to page breaks that say what other edges say too, or what the title block says."""
    edges = _edges(lines, numbers)
    near = {index for group in edges for index in group} - numbers - inside
    counts = Counter(without_number(lines[index].text) for index in near)
    first = next((index for index in range(len(lines)) if index not in numbers), 0)
    found: set[int] = set()
    for group in edges:
        for index in group:
            if index == first:
                break  # below a page number at the top of the first page stands the title
            if index not in numbers and index not in inside and _LONE_NUMBER.fullmatch(lines[index].text):
                continue  # of a heading below the running head, which an extractor has put among its parts
            beside = not numbers.isdisjoint(range(index - _EDGE_DEPTH, index + _EDGE_DEPTH + 1))
            if index not in numbers and (index in inside or not _is_head(lines, index, counts, inside, beside)):
                break
            found.add(index)
    others = _heads_between_paragraphs(lines) | _title_and_number(lines) | _first_head(lines, counts)
    return (found - numbers) | others


def _first_head(lines: Sequence[Line], counts: Counter[str]) -> set[int]:
    """Running heads above the title on the first page: lines that later pages begin with as well.

    A title stands on its page once; its running head once more, by itself, beside another line, or with a time.
    """
    found: set[int] = set()
    for index in range(min(_TITLE_BLOCK // 2, len(lines) - 1)):
        text = lines[index].text
        under = [line.text for line in lines[index + 1 : index + 1 + 2 * _TITLE_BLOCK] if line.page == 1]
        below = lines_together([squeezed(line) for line in under])
        below |= {squeezed(part) for line in under for part in _side_by_side(line)}
        repeated = counts[without_number(text)] >= 1 and lines[-1].page > 1
        timed = bool(re.search(r"\d{1,2}:\d\d", text))
        if not repeated or not (timed or _says_again(text, below)):
            break
        found.add(index)
    return found


def _says_again(text: str, below: frozenset[str]) -> bool:
    """Whether a line says what lines below it say: one by one where a bar parts it, else in a row."""
    if all(squeezed(part) in below for part in _side_by_side(text)):
        return True
    return without_number(text) in below or _parts_of(squeezed(text), set(below)) > 1


def _is_head(
    lines: Sequence[Line], index: int, counts: Counter[str], inside: frozenset[int], beside: bool
) -> bool:
    text = lines[index].text
    words = without_number(text)
    if (
        not has_letters(words)
        or width(re.sub(r"\s{2,}", "  ", text)) > _LONGEST_HEAD
        or ends_sentence(text)
        or ends_clause(text)
        or caption(text)
    ):
        return False
    repeats = counts[words] >= 2
    return repeats or _echoes_a_heading(lines, index, inside) or _says_title_block(lines, index, beside)


def _echoes_a_heading(lines: Sequence[Line], index: int, inside: frozenset[int]) -> bool:
    """Whether a line at a form feed repeats a short line not far above: a section's title as running head."""
    above = lines[index - 1].page != lines[index].page
    below = index + 1 < len(lines) and lines[index + 1].page != lines[index].page
    words = squeezed(lines[index].text)
    near = (lines[i] for i in range(max(index - 60, 0), index) if i not in inside)
    return (above or below) and any(squeezed(line.text) == words for line in near)


def _title_block_parts(lines: Sequence[Line], index: int) -> int:
    """Of how many lines of the title block a line is made, if it is made of nothing else."""
    title_block = {squeezed(bare_line(line.text)) for line in lines[: min(index, _TITLE_BLOCK)]}
    rest = without_number(lines[index].text), squeezed(bare_line(lines[index].text))
    return max(_parts_of(words, title_block) for words in rest)


def _parts_of(words: str, title_block: set[str]) -> int:
    count = 0
    for part in sorted(title_block, key=len, reverse=True):
        if len(part) > 3 and part in words:
            words, count = words.replace(part, "", 1), count + 1
    return 0 if words.strip("|·•-–—/:：,，") else count


def _side_by_side(text: str) -> list[str]:
    """The parts of a line that stand apart, by white space or a bar."""
    return [part for part in re.split(r"\s{2,}|\t|\s[|·•｜–—-]\s", text) if part.strip()]


def _says_title_block(lines: Sequence[Line], index: int, beside_number: bool) -> bool:
    on_later_page = lines[index].page > lines[0].page
    return (on_later_page or beside_number) and _title_block_parts(lines, index) > 0


def _title_and_number(lines: Sequence[Line]) -> set[int]:
    """Lines that say the title, or a name of the title block, and a page number, wherever they stand."""
    title = squeezed(lines[0].text) if lines else ""
    front = [squeezed(line.text) for line in lines[:_TITLE_BLOCK]]
    return {
        index
        for index, line in enumerate(lines)
        if index > 0
        for words in (without_number(line.text),)
        if words != squeezed(line.text)
        and (
            (words == title and len(title) > 1) or (_NUMBERED_PAGE.search(line.text) and _within(words, front))
        )
    }


def _within(words: str, front: Sequence[str]) -> bool:
    """Whether words stand in a line of the title block: a name, or the title."""
    return len(words) > 3 and any(words in line for line in front)


def _heads_between_paragraphs(lines: Sequence[Line]) -> set[int]:
    """Heads that stand alone between paragraphs where no page break is to be seen.

    That is the title, or title and date or body side by side, below the title block; another line only if it
    cuts a sentence in two somewhere and stands in the text three times. Contact details may name the title.
    """
    stop = next(
        (i for i, line in enumerate(lines) if i > _TITLE_BLOCK and is_contact_prompt(line.text)), len(lines)
    )
    alone = [
        index
        for index in range(_TITLE_BLOCK, stop)
        if lines[index].gap >= 1 and (index + 1 == len(lines) or lines[index + 1].gap >= 1)
        if not ends_sentence(lines[index].text)
    ]
    counts = Counter(without_number(lines[index].text) for index in alone)
    cutting = {without_number(lines[index].text) for index in alone if cuts_a_sentence(lines, index)}
    title = without_number(lines[0].text) if lines else ""
    return {
        index
        for index in alone
        for words in (without_number(lines[index].text),)
        if words == title or (words in cutting and counts[words] >= 3) or _title_block_parts(lines, index) > 1
    }
