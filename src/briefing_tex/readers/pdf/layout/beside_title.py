"""Names and a date beside the title: in a column of their own at the head of the first page, left or right.

In: the segments of the first page. Out: those of the column. Its lines and those of the title have one
baseline, or nearly so: they would be read as one line, or between the lines of the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.gutters import TITLE
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.scripts import width

_SAME = 0.98
"""Size of another line of the title at least, in parts of the title's."""
_SMALLER = 0.75
"""Size of what stands beside it at most, in parts of the title's."""
_APART = 1.0
"""White space between the two at least, in parts of the text's size."""
_PARTED = 1.15
"""Distance of the lines of two names at least, in parts of the least distance of lines."""
_SHORTEST_NAME = 12
"""Width of a name at least that is none of the last words of the one above, in columns."""
_NEAR = 3.0
"""Distance of its lines at most, in parts of their size."""
_FEWEST = 2
"""Lines beside it at least."""


def names_beside_title(page: Sequence[Segment], size: float) -> list[list[Segment]]:
    """What stands beside the title of a page, if that names a body or says a date: the lines of each name.

    `size` is that of the text.
    """
    largest = max((one.size for one in page), default=0.0)
    title = [one for one in page if one.size >= _SAME * largest]
    if largest < TITLE * size:
        return []
    for sign in (1, -1):
        found = _column(page, title, sign, size)
        if any(_tells(one) for one in found):
            return _names(found)
    return []


def _text(line: Segment) -> str:
    return "".join(glyph.text for glyph in line.glyphs).strip()


def _tells(line: Segment) -> bool:
    return is_body(_text(line)) or read_date(_text(line)) is not None


def _names(lines: Sequence[Segment]) -> list[list[Segment]]:
    """The lines of a column by name: white space parts them, and what is a name or a date by itself."""
    steps = [above.y - line.y for above, line in pairwise(lines)]
    names = [[lines[0]]]
    for step, line in zip(steps, lines[1:], strict=True):
        if step > _PARTED * min(steps) or (_tells(line) and width(_text(line)) >= _SHORTEST_NAME):
            names.append([])
        names[-1].append(line)
    return names


def _column(page: Sequence[Segment], title: Sequence[Segment], sign: int, size: float) -> list[Segment]:
    """What stands before the title, or behind it where the sign is negative, down to the first wide line."""
    edge = min(_start(one, sign) for one in title)
    top, foot = max(one.y + one.size for one in title), min(one.y for one in title)
    before = [one for one in page if one.y < top and _end(one, sign) <= edge - _APART * size]
    crossing = [one.y for one in page if one.y < foot and _start(one, sign) < edge - size < _end(one, sign)]
    least = max(crossing, default=foot)
    column = _connected(sorted((one for one in before if one.y > least), key=lambda one: -one.y))
    beside = any(one.y + one.size > foot for one in column)
    small = all(one.size <= _SMALLER * title[0].size for one in column)
    rows = {round(one.y) for one in column}
    return column if beside and small and len(rows) == len(column) >= _FEWEST else []


def _connected(lines: Sequence[Segment]) -> list[Segment]:
    """The first lines, down to much white space."""
    pairs = enumerate(pairwise(lines), 1)
    stop = next((n for n, (above, line) in pairs if above.y - line.y > _NEAR * line.size), len(lines))
    return list(lines[:stop])


def _start(one: Segment, sign: int) -> float:
    return one.x0 if sign > 0 else -one.x1


def _end(one: Segment, sign: int) -> float:
    return one.x1 if sign > 0 else -one.x0
