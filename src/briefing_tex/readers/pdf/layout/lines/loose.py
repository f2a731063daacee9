"""Space glyphs that are painted apart from the line they stand in, before it or behind it.

In: the glyphs of a line, space glyphs of its page. Out: the glyphs with those that fill a hole of the line.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from briefing_tex.readers.pdf.pages.glyphs import Glyph

_SLACK = 0.05
"""How far a space may reach over the glyphs beside it, in parts of the size."""
_X0 = attrgetter("x0")


def by_height(blanks: Iterable[Glyph]) -> Mapping[float, list[Glyph]]:
    """Space glyphs by the height of their baselines."""
    rows: dict[float, list[Glyph]] = defaultdict(list)
    for blank in blanks:
        rows[round(blank.y, 1)].append(blank)
    return rows


def with_blanks(glyphs: Sequence[Glyph], blanks: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a line, from left to right, with the spaces that stand in holes between two of them."""
    whole = list(glyphs)
    for blank in blanks:
        place = bisect(whole, blank.x0, key=_X0)
        beside = whole[max(place - 1, 0) : place + 1]
        if len(beside) < 2 or any(glyph.text.isspace() for glyph in beside):
            continue
        left, right = beside
        slack = _SLACK * blank.size
        if left.x1 - slack <= blank.x0 and blank.x1 <= right.x0 + slack:
            whole.insert(place, blank)
    return whole
