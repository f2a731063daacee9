"""Bullets and numbers of items that stand on lines of their own, put before their text.

In: lines in order. Out: the same with each marker before its item. Extractors give a marker as a line above its
item, or the markers of a whole list in a stack above its items, for white space parts them on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.numbering import BULLETS, options
from briefing_tex.readers.structure.scripts import ends_sentence, has_letters

_BULLET = re.compile(f"[{BULLETS}]")
_NUMBER = re.compile(r"\d{1,2}[.)）．、]|[(（]\d{1,2}[)）]")
_ITEM_END = (";", "；")


def with_markers(lines: Sequence[Line]) -> list[Line]:
    """The lines, the markers of items with their text; where it is not clear which is whose, as they were."""
    result: list[Line] = []
    index = 0
    while index < len(lines):
        stop = _stack(lines, index)
        found = _items(lines, stop, stop - index) if stop > index else []
        for marker, item in zip(lines[index:stop], found, strict=False):
            first = replace(item[0], text=f"{marker.text} {item[0].text}", gap=marker.gap)
            result += [first, *item[1:]]
        if not found:
            stop = max(stop, index + 1)
            result += lines[index:stop]
        index = stop + sum(map(len, found))
    return result


def _stack(lines: Sequence[Line], start: int) -> int:
    """Where the markers end that begin at `start`, each the same bullet as the one above or the next number."""
    stop = start
    while stop < len(lines) and _goes_on(lines[start:stop], lines[stop]):
        stop += 1
    return stop


def _goes_on(above: Sequence[Line], line: Line) -> bool:
    if not (_BULLET.fullmatch(line.text) or _NUMBER.fullmatch(line.text)):
        return False
    if not above:
        return True
    last = above[-1]
    if line.gap or line.page != last.page:
        return False
    return line.text == last.text if _BULLET.fullmatch(last.text) else _value(line) == _value(last) + 1


def _value(marker: Line) -> int:
    """The number of a marker; far from any other where it is a bullet."""
    return next((number.value for number in options(f"{marker.text} x")), -9)


def _items(lines: Sequence[Line], start: int, count: int) -> list[list[Line]]:
    """As many items as there are markers, of the lines in a row below them; none where their number differs."""
    stop = start
    while (
        stop < len(lines)
        and (stop == start or not lines[stop].gap)
        and lines[stop].page == lines[start - 1].page
    ):
        stop += 1
    below = lines[start:stop]
    if not below or not all(has_letters(line.text) for line in below):
        return []
    if count == 1:
        return [[below[0]]]
    if len(below) == count:
        return [[line] for line in below]
    parts: list[list[Line]] = [[]]
    for line in below:
        parts[-1].append(line)
        if ends_sentence(line.text) or line.text.endswith(_ITEM_END):
            parts.append([])
    parts = [part for part in parts if part]
    return parts if len(parts) == count else []
