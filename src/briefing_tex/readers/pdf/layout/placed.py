"""What stands on a page, and in which column: what segments, tables and pictures have in common."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from briefing_tex.readers.pdf.layout.gutters import Gutters, stands_in
from briefing_tex.readers.pdf.pages.glyphs import Picture

Side = int
"""The number of a column, from 1; `WHOLE` for what takes the whole width."""
WHOLE: Side = 0
BESIDE: Side = -2
"""The side of the text beside a sidebar."""
MARGIN: Side = -1
"""The side of notes in the margin, which are read behind all else of their page."""


class Placed(Protocol):
    """What stands on a page: a segment, a table, a picture."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def size(self) -> float: ...
    @property
    def foot(self) -> float: ...


class Figure(Struct, frozen=True):
    """A picture with what ordering needs."""

    picture: Picture

    @property
    def x0(self) -> float:
        return self.picture.x0

    @property
    def x1(self) -> float:
        return self.picture.x1

    @property
    def y(self) -> float:
        return self.picture.y1

    @property
    def foot(self) -> float:
        return self.picture.y0

    @property
    def size(self) -> float:
        return 1.0


def side_of(one: Placed, gutters: Gutters) -> Side:
    """The column of something that crosses no gutter."""
    return 1 + stands_in(gutters, one.x0, one.x1)
