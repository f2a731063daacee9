"""The binding line of official letters: 裝, 訂, 線 below each other in the margin, strokes or dots between.

In: the segments of a page. Out: the same without it, which is no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.lines.segments import Segment

_WORDS = frozenset({"裝訂線", "装订线"})
_LETTERS = frozenset("裝装訂订線线")
_GLYPHS = 3
"""Glyphs of a letter and the blanks around it at most."""
_MOST = 30
"""Such letters by themselves at most: a page with more of them is a table."""
_STROKES = frozenset("|│┃┆┇┊┋︱︙⋮¦¨:.·…‧ 　")


def without_binding_line(page: list[Segment]) -> list[Segment]:
    """The segments of a page that are no part of its binding line."""
    short = [one for one in page if len(one.glyphs) <= _GLYPHS]
    letters = [one for one in short if one.text.strip() in _LETTERS]
    for first in letters if len(letters) <= _MOST else ():
        column = [one for one in page if abs(one.x0 - first.x0) < first.size]
        own = sorted((one for one in column if one in letters), key=lambda one: -one.y)
        words = "".join(one.text.strip() for one in own)
        if len(own) < len("裝訂線") or words not in _WORDS or not _is_spread(own):
            continue
        drawn = {id(one) for one in column if one in own or _STROKES.issuperset(one.text)}
        return [one for one in page if id(one) not in drawn]
    return page


def _is_spread(letters: Sequence[Segment]) -> bool:
    """Whether letters stand further from each other than those of a word."""
    return all(above.y - below.y > 4 * above.size for above, below in pairwise(letters))
