"""Bullets and numbers of items that stand on lines of their own, put before their text.

In: lines in order. Out: the same with each marker before its item. Extractors give a marker as a line above its
item, or the markers of a whole list in a stack above its items, for white space parts them on the page;
some give those of all lists of a page at its foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, groupby

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.headings.levels import title_like
from briefing_tex.readers.structure.numbering import BULLETS, bullet, options
from briefing_tex.readers.structure.scripts import ends_sentence, has_letters, width

_BULLET = re.compile(f"[{BULLETS}]")
_NUMBER = re.compile(r"\d{1,2}[.)）．、]|[(（]\d{1,2}[)）]")
_ITEM_END = (";", "；")
_LONGEST_ITEM = 4
"""How many lines an item may have whose marker stands at the foot of its page."""
_FEWEST_UNANNOUNCED, _LONGEST_UNANNOUNCED = 2, 2
"""How many items a list has that no colon announces, and how many lines such an item may have."""
_LONGEST_STRETCH = 240
"""How many lines below their markers the items of a list are looked for."""
_FULL = 0.9
"""How much of the widest line of its page a line takes at least that goes to the margin."""


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


def with_markers_of_foot(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, the markers at the foot of each page put before the items of its lists; markers without items.

    A list is looked for below a line that announces it with a colon, and where as many sentences as there are
    markers stand one below the other above a title or the end of the text. Below the markers may be notes.

    >>> texts = ("We ask:", "Who pays.", "Who gains.", "Both matter.", "•", "•", "1.")
    >>> kept, left = with_markers_of_foot([Line(text) for text in texts])
    >>> [line.text for line in kept], [line.text for line in left]
    (['We ask:', '• Who pays.', '• Who gains.', 'Both matter.'], ['1.'])
    """
    kept: list[Line] = []
    left: list[Line] = []
    for page in (list(members) for _, members in groupby(lines, key=lambda line: line.page)):
        start, stop = _last_markers(page)
        placed, without = _placed(page[:start], _stacks(page[start:stop]))
        below = page[stop:]
        kept += [*placed, *(without if below else ()), *below]
        left += () if below else without
    return kept, left


def _last_markers(page: Sequence[Line]) -> tuple[int, int]:
    """Where the last markers of a page begin and end, several unless they end it."""
    stop = len(page)
    while stop and not _is_marker(page[stop - 1]):
        stop -= 1
    start = stop
    while start and _is_marker(page[start - 1]):
        start -= 1
    return (start, stop) if stop == len(page) or stop - start > 1 else (len(page), len(page))


def _is_marker(line: Line) -> bool:
    return bool(_BULLET.fullmatch(line.text) or _NUMBER.fullmatch(line.text))


def _stacks(markers: Sequence[Line]) -> list[list[Line]]:
    """Markers one below the other as those of one list each."""
    stacks: list[list[Line]] = []
    for marker in markers:
        same = bool(stacks) and _goes_on(stacks[-1], replace(marker, gap=0.0))
        if same:
            stacks[-1].append(marker)
        else:
            stacks.append([marker])
    return stacks


def _placed(lines: Sequence[Line], stacks: Sequence[Sequence[Line]]) -> tuple[list[Line], list[Line]]:
    """The lines with the markers of the stacks before the items of lists, and the markers that found none."""
    made = list(lines)
    left: list[Line] = []
    position = 0
    for stack in stacks:
        position, items = _next_list(made, max(position, 1), len(stack))
        if not items:
            left += stack
            continue
        for size, marker in zip(items, stack, strict=True):
            made[position] = replace(made[position], text=f"{marker.text} {made[position].text}")
            position += size
    return made, left


def _next_list(lines: Sequence[Line], start: int, count: int) -> tuple[int, list[int]]:
    """Where the next list of so many items begins, and of how many lines each is; none if there is none.

    Where no colon announces it, the paragraph that does so may look like its first item: the last place that
    fits is taken.
    """
    full = _FULL * max((width(line.text) for line in lines), default=0)
    found = ((place, _list_at(lines, place, count, full)) for place in range(start, len(lines)))
    place, items = next(((place, items) for place, items in found if items), (start, []))
    while (
        items and not _announces(lines[place - 1]) and (later := _list_at(lines, place + items[0], count, full))
    ):
        place, items = place + items[0], later
    return place, items


def _announces(line: Line) -> bool:
    return line.text[-1:] in ":："


def _list_at(lines: Sequence[Line], start: int, count: int, full: float) -> list[int]:
    """Of how many lines each item is of a list that begins at `start`, below another line; none if none does.

    `full` is the width of a line that goes to the margin: one that ends before it is the last of a paragraph.
    """
    above = lines[start - 1]
    announced = _announces(above)
    unlikely = count < _FEWEST_UNANNOUNCED or not (ends_sentence(above.text) or title_like(above.text))
    if not announced and unlikely:
        return []
    near = lines[start : start + count * _LONGEST_ITEM + 1]
    items = _first_items(near, count)
    if announced or not items:
        return items
    if max(items) > _LONGEST_UNANNOUNCED or any(_announces(line) for line in near[: sum(items)]):
        return []
    ends = {end - 1 for end in accumulate(items)}
    broken = all(width(near[index].text) >= full for index in range(sum(items)) if index not in ends)
    short = all(width(near[index].text) < full for index in ends)
    return items if broken and (short or _above_title(near[sum(items) :][:1])) else []


def _above_title(below: Sequence[Line]) -> bool:
    """Whether nothing stands below a list on its page, or a title."""
    return all(title_like(line.text) and not line.text[:1].islower() for line in below)


def _first_items(lines: Sequence[Line], count: int) -> list[int]:
    """Of how many lines each of the first items is; none if there are not so many in a row."""
    sizes: list[int] = []
    size = 0
    for index, line in enumerate(lines):
        if (
            (index and line.gap)
            or options(line.text)
            or bullet(line.text) is not None
            or not has_letters(line.text)
        ):
            return []
        size += 1
        if ends_sentence(line.text) or line.text.endswith(_ITEM_END):
            sizes.append(size)
            size = 0
        if len(sizes) == count:
            return sizes if max(sizes) <= _LONGEST_ITEM else []
    return []


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
        stop < min(start + _LONGEST_STRETCH, len(lines))
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
