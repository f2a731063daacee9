"""Numbers of headings that touch their titles, `1前言`, as OCR gives them: a space put between.

In: the lines of a text. Out: the same, where numbers that count up from 1 begin lines that are surely titles:
they stand twice, in contents list and text, or are headings in Markdown, or another line begins with `2.1`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.scripts import is_prose, squeezed, width

_GLUED = re.compile(
    r"(?P<mark>(?:#{1,6}\s+)?(?:\*\*)?)(?P<number>\d{1,2})(?P<title>[\u3041-\u9fff\uac00-\ud7af《“「].*)"
)
_PAGE = re.compile(r"(?:\t+|\s{2,}|\s*(?:[.．·•…‥⋯・]\s*)+|\s)\d{1,3}$")
_CHILD = re.compile(r"(?:#{1,6}\s+)?(?:\*\*)?(\d{1,2})\.1(?!\d)")
_WIDEST = 80
"""The widest title, in columns."""


def with_spaces(lines: Sequence[Line]) -> list[Line]:
    """The lines, a space behind numbers that are those of headings.

    >>> texts = ("1前言\\t1", "2水位\\t1", "1前言", "水位平稳。", "2水位", "3月起恢复。")
    >>> [line.text for line in with_spaces([Line(text) for text in texts])][2:]
    ['1 前言', '水位平稳。', '2 水位', '3月起恢复。']
    """
    found = {index: match for index, line in enumerate(lines) if (match := _title(line.text))}
    counts = Counter(_key(match) for match in found.values())
    parents = {match[1] for line in lines if (match := _CHILD.match(line.text))}
    sure = {
        _key(match)
        for match in found.values()
        if counts[_key(match)] > 1 or match["mark"].startswith("#") or match["number"] in parents
    }
    if sorted({int(number) for number, _ in sure}) != list(range(1, len(sure) + 1)) or len(sure) < 2:
        return list(lines)
    return [
        replace(line, text=f"{match['mark']}{match['number']} {match['title']}")
        if (match := found.get(index)) and _key(match) in sure
        else line
        for index, line in enumerate(lines)
    ]


def _title(text: str) -> re.Match[str] | None:
    """A line that may be a number and the title that touches it."""
    found = _GLUED.fullmatch(text)
    return found if found and width(text) <= _WIDEST and not is_prose(text) else None


def _key(found: re.Match[str]) -> tuple[str, str]:
    """Number and title, without a page number or the signs of bold."""
    return found["number"], squeezed(_PAGE.sub("", found["title"]).strip("* "))
