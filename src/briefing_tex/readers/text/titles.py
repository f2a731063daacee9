"""Titles of several lines: which lines at the top of a text go on with the line above them.

In: the first lines of a text, its running heads. Out: the numbers of the lines that go on. A running head that
says the lines in one tells for sure; else words that end no title (`and`, `的`), a small letter, a space that
only broken lines keep at their end, and the width at which the line below was broken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.front.dates import date_at_end, read_date
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import (
    ends_sentence,
    has_cjk,
    has_letters,
    is_cjk,
    own_script,
    squeezed,
    width,
)
from briefing_tex.readers.structure.words import names_an_issue, part_label, run_in_label

_MOST_LINES = 4
"""Of how many lines a title is at most."""
_NARROWEST = 24
"""Width in columns at which a title is broken, at least."""
_SIDE_BY_SIDE = re.compile(r"\t|\s[&＆|｜·]\s|\s{3}")
_WIDEST_REST = 12
"""The widest word, in columns, that a line of its own may be left with."""
_WIDE_TITLE = 34
"""The width in columns of a title with its subtitle, at least, that goes on below."""
_COLON = re.compile(r"[:：]")
_WITH_SUBTITLE = re.compile(r"\w[:：]\s*\w")
_OPEN = re.compile(
    r"(?:\b(?:and|or|of|the|an?|for|in|on|at|to|with|from|by|as|into|between|among|under|over|through|via|its|their)|"
    r"[,，、:：–—&＆的與与和及]|[のとやを・]|および|による|に関する|における|向けた|"
    r"(?<![회협논정주강토합심결동])의|[를을]|하는|위한|대한|따른|관한|통한|\s및)$",
    re.IGNORECASE,
)
_DASHED = re.compile(r"[-–—―─－~〜～]+\s*\w")
"""What a subtitle begins with."""
_NO_BEGINNING = re.compile(r"[的与與和及、，：》」』）及のをにはが]|(?:of|and|for|in|to)\s", re.IGNORECASE)


def lines_of_title(lines: Sequence[Line], heads: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that go on with the title, or with another line of the title block.

    >>> texts = "Drained Peat at Field", "Scale: Water and", "Hay"
    >>> lines = [Line(text, number=number) for number, text in enumerate(texts, 1)]
    >>> sorted(lines_of_title(lines, ())), sorted(lines_of_title(lines[1:], ("Scale: Water and Hay 2",)))
    ([2, 3], [3])
    """
    top = _top(lines)
    told = next((stop for stop in range(len(top), 1, -1) if _said_in_one(top[:stop], heads)), 1)
    told -= told > 1 and told == len(top) and _names_a_body(top, lines, heads)
    spaces = [line.space_after for line in top]
    kept = True in spaces and False in spaces
    whole = next((stop for stop in range(1, len(top)) if told == 1 and _said_alone(top[:stop], heads)), 0)
    joined = [
        index < told or (index != whole and _goes_on(top[index - 1], top[index], kept))
        for index in range(1, len(top))
    ]
    for index in range(len(joined) - 2, -1, -1):
        joined[index] = joined[index] or (
            joined[index + 1] and _broken_alike(top[index].text, top[index + 1].text)
        )
    numbers = [line.number for line, goes in zip(top[1:], joined, strict=True) if goes]
    return frozenset(number for number in numbers if number is not None)


def _top(lines: Sequence[Line]) -> list[Line]:
    """The title and what stands below it without white space between: no date, no body, no text."""
    start = next((i for i, line in enumerate(lines[:_MOST_LINES]) if not _apart(line.text)), None)
    if start is None:
        return []
    stop = start + 1
    while stop < min(start + _MOST_LINES, len(lines)) and not (lines[stop].gap or _apart(lines[stop].text)):
        stop += 1
    below = lines[stop - 1] if stop - start > 1 else lines[start]
    return list(lines[start:stop]) if not ends_sentence(below.text) or below.text[-1:] in "?？!！" else []


def _apart(text: str) -> bool:
    """Whether a line says by itself what it is, and that it is no part of a title."""
    return bool(
        read_date(text)
        or date_at_end(text)
        or is_body(text)
        or names_an_issue(text)
        or part_label(text)
        or run_in_label(text)
        or options(text)
        or not has_letters(text)
        or _SIDE_BY_SIDE.search(text)
    )


def _said_in_one(lines: Sequence[Line], heads: Sequence[str]) -> bool:
    whole = squeezed("".join(line.text for line in lines))
    return any(whole in squeezed(head) for head in heads)


def _said_alone(lines: Sequence[Line], heads: Sequence[str]) -> bool:
    """Whether a running head says lines and no more than the number of its page: they are a whole title."""
    whole = re.escape(squeezed("".join(line.text for line in lines)))
    return any(re.fullmatch(rf"\d*{whole}\d*", squeezed(head)) for head in heads)


def _names_a_body(top: Sequence[Line], lines: Sequence[Line], heads: Sequence[str]) -> bool:
    """Whether the last line is a body beside the title in the running head: it stands above the date, a label.

    Where another body is named below the title, the head says no more than that title.
    """
    alone = _said_alone(top, heads)
    below = next((line.text for line in lines if (line.number or 0) > (top[-1].number or 0)), "")
    return alone and bool(read_date(below) or part_label(below)) and not _NO_BEGINNING.match(top[-1].text)


def _goes_on(last: Line, line: Line, spaces_kept: bool) -> bool:
    if _DASHED.match(line.text):
        return False
    if _OPEN.search(last.text) or _NO_BEGINNING.match(line.text):
        return True
    if line.text[:1].islower() and line.text[:1].isascii():
        return True
    if (
        " " not in line.text
        and width(line.text) <= _WIDEST_REST < width(last.text) / 3
        and not has_cjk(line.text)
    ):
        return True  # a single word below a long line is what did not fit
    if len(line.text) == 1 and is_cjk(line.text):
        return True  # the sign for which there was no room
    wide = width(last.text) >= _WIDE_TITLE and not own_script(last.text)
    if wide and _WITH_SUBTITLE.search(last.text) and not _COLON.search(line.text):
        return True  # what stands behind a colon is a subtitle: in Latin letters the line below is no other one
    return spaces_kept and bool(last.space_after) and not is_cjk(last.text[-1:])


def _broken_alike(first: str, second: str) -> bool:
    """Whether a line had no more room for a word than the one below it, which goes on."""
    if is_cjk(first[-1:]) or is_cjk(second[:1]) or squeezed(second) in squeezed(first):
        return False
    needed = width(first) + width(second.split(" ", 1)[0])
    return needed + 1 > width(second) and needed >= _NARROWEST
