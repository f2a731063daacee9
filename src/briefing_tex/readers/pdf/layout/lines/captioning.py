"""Lines that hold the captions of pictures side by side, as codes in a contact footer stand.

In: the lines of a column, the pictures in it. Out: the same lines, marked where each part of one stands below a
picture of its own: what stands below such a line is no more of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine

_NEAR = 2.5
"""Distance of a caption from the foot of its picture at most, in parts of the size."""


class Shown(Protocol):
    """A picture: where it begins and ends, and its foot."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def foot(self) -> float: ...


def mark_captioning(lines: Sequence[TextLine], pictures: Sequence[Shown]) -> None:
    """Mark the lines whose parts stand below two pictures or more, each below one of its own."""
    for line in lines if len(pictures) > 1 else ():
        near = [one for one in pictures if 0 < one.foot - line.y < _NEAR * line.size]
        below = {place for part in line.spread for place, one in enumerate(near) if _is_below(part, one)}
        line.captioning = len(line.spread) > 1 and len(below) == len(line.spread)


def _is_below(part: Segment, picture: Shown) -> bool:
    return picture.x0 < (part.x0 + part.x1) / 2 < picture.x1
