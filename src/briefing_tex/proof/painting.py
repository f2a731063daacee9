"""How a page was painted: the strings shown and the areas painted, in their order, each with its style.

In: what a `Witness` saw. Out: `WitnessedPage`. Follows ISO 32000-1, 8.4 (graphics state) and 11.3
(transparency).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec import Struct, field

from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.pages.glyphs import Glyph, Matrix, PageContent

Box = tuple[float, float, float, float]
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
WHITE = (1.0, 1.0, 1.0)
Colour = tuple[float, float, float] | None
"""Red, green, blue from 0 to 1; None where it cannot be told (a pattern, another colour space)."""


class Style(NamedTuple):
    """How marks are made: colours, opacity, render mode, the clip, and what keeps them from being judged."""

    fill: Colour = (0.0, 0.0, 0.0)
    stroke: Colour = (0.0, 0.0, 0.0)
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    mode: int = 0
    width: float = 1.0
    clip: Box = EVERYWHERE
    masked: bool = False
    blended: bool = False
    doubt: str = ""


class Shown(Struct, frozen=True):
    """A shown string: its glyphs, one for each code, from text space to the page, the font's size included."""

    order: int
    font: Font
    codes: list[int]
    glyphs: list[Glyph]
    matrix: Matrix
    style: Style
    span: int
    """The number of the replacement text it stands under; -1 for none."""


class Painted(Struct, frozen=True):
    """A painted area: its box, its colour, whether it hides what is below."""

    order: int
    box: Box
    colour: Colour
    opaque: bool
    is_picture: bool = False


class WitnessedPage(PageContent):
    """A page and how it was painted; `spans` has each replacement text with its number in `Shown.span`."""

    shown: list[Shown] = field(default_factory=list)
    painted: list[Painted] = field(default_factory=list)
    spans: list[str] = field(default_factory=list)
    fonts: dict[Font, Any] = field(default_factory=dict)
    """The dictionary of each font."""
    hidden: list[str] = field(default_factory=list)
    """What lets viewers show or hide parts of the page."""
    veiled: list[tuple[Box, str]] = field(default_factory=list)
    """Pictures that cannot be seen as they are, and why."""


def overlap(one: Box, other: Box) -> Box | None:
    """What two boxes share; None where they are apart."""
    x0, y0, x1, y1 = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None
