"""How numbers of headings nest: which number may follow which, and at what level.

In: the numbers of headings met so far, outermost first, and the ways to read the next one. Out: the numbers
after it. The level of a style is where it first appears: 一、 then （一） then 1., whatever the house style.
Chapters (第一章, 第一节) are never below 一、, though: what stands before them is a preface.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.structure.numbering import Number

Path = tuple[Number, ...]
"""The open headings' numbers, outermost first."""


def follow(path: Path, numbers: Sequence[Number], lenient: bool = False) -> Path | None:
    """The path after a heading with one of these numbers; None where none of them can come next.

    `lenient` also takes a number that skips some, for headings that are known to be headings.

    >>> from briefing_tex.readers.structure.numbering import options
    >>> path = follow((), options("一、概览"))
    >>> [number.marker for number in follow(path, options("（一）价格"))]
    ['一、', '（一）']
    >>> follow(path, options("三、结语")) is None
    True
    """
    for step in (_next_sibling, _first_child, _first_of_all):
        for number in numbers:
            taken = step(path, number)
            if taken is not None:
                return taken
    if lenient:
        for number in numbers:
            taken = _later_sibling(path, number)
            if taken is not None:
                return taken
    return None


def _next_sibling(path: Path, number: Number) -> Path | None:
    for index in range(len(path) - 1, -1, -1):
        open_number = path[index]
        if open_number.style != number.style or open_number.depth != number.depth:
            continue
        same_parent = open_number.values[:-1] == number.values[:-1]
        if same_parent and number.value == open_number.value + 1:
            return (*path[:index], number)
        parent_moved_on = (
            number.depth > 1 and number.value == 1 and _precedes(open_number.values, number.values)
        )
        if parent_moved_on and index == 0:
            return (*path[:index], number)
    return None


def _precedes(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether 1.3 may be followed by 2.1, the heading 2 having been lost."""
    return before[:-2] == after[:-2] and before[-2] + 1 == after[-2]


def _first_child(path: Path, number: Number) -> Path | None:
    if not path or number.value not in (0, 1):
        return None
    if number.depth > 1:
        parent = next((i for i in range(len(path) - 1, -1, -1) if _is_parent(path[i], number)), None)
        return (*path[: parent + 1], number) if parent is not None else None
    if any(n.style == number.style for n in path):
        return None
    tops = _counts_chapter(number) and path[0].style == "han、" and not any(map(_counts_chapter, path))
    return (number,) if tops else (*path, number)


def _counts_chapter(number: Number) -> bool:
    """Whether a number is that of a chapter or a part: `一、` never stands above it."""
    return number.style[-1] in _CHAPTERS


_CHAPTERS = "章节節篇編编部장절편부"


def _is_parent(parent: Number, number: Number) -> bool:
    if parent.depth > 1:
        return parent.values == number.values[:-1]
    return number.depth == 2 and parent.value == number.values[0]


def _first_of_all(path: Path, number: Number) -> Path | None:
    return (number,) if not path and all(value in (0, 1) for value in number.values) else None


def _later_sibling(path: Path, number: Number) -> Path | None:
    if not path:
        return (number,)
    for index in range(len(path) - 1, -1, -1):
        if path[index].style == number.style and path[index].depth == number.depth:
            return (*path[:index], number) if number.values > path[index].values else None
    parent = next((i for i in range(len(path) - 1, -1, -1) if _is_parent(path[i], number)), None)
    return (*path[: parent + 1], number) if parent is not None else None
