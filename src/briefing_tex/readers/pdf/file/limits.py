"""Limits of a reading: wall-clock time and what it may gather in memory.

In: the allowed seconds. Out: `Limits`, asked at every page and within long pages.
"""

from __future__ import annotations

from time import monotonic

from msgspec import Struct

from briefing_tex.diagnostics import Location
from briefing_tex.errors import LimitExceeded

MAX_GLYPHS = 4_000_000
"""Glyphs in one document, about 2,000 dense pages; each takes some 150 bytes."""
MAX_SHAPES = 1_000_000
"""Rules and rectangles on one page."""


class Limits(Struct):
    """When a reading has to end, and how much it has gathered on the pages before this one."""

    deadline: float
    seconds: float
    file: str | None = None
    page: int | None = None
    glyphs: int = 0

    @classmethod
    def of(cls, seconds: float, file: str | None = None) -> Limits:
        return cls(monotonic() + seconds, seconds, file)

    def check(self, glyphs: int = 0, shapes: int = 0) -> None:
        """Raises LimitExceeded when time or room is used up; `glyphs` and `shapes` count on this page."""
        place = Location(file=self.file, page=self.page)
        if monotonic() > self.deadline:
            raise LimitExceeded(
                f"reading the PDF took longer than {self.seconds:g} s",
                place,
                "allow more time, or read fewer pages",
            )
        if self.glyphs + glyphs > MAX_GLYPHS or shapes > MAX_SHAPES:
            raise LimitExceeded(
                "the PDF holds more than can be kept in memory", place, "split it, and read its parts"
            )
