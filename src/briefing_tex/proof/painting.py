"""How a page was painted: the strings shown and the areas painted, in their order, each with its style.

In: what a `Witness` saw. Out: `WitnessedPage`. Follows ISO 32000-1, 8.4 (graphics state).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec import Struct, field

from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.pages.glyphs import Glyph, Matrix, PageContent
from briefing_tex.readers.pdf.pages.marks import Mark

Box = tuple[float, float, float, float]
WHITE = (1.0, 1.0, 1.0)
Colour = tuple[float, float, float] | None
"""Red, green, blue from 0 to 1; None of a picture."""
ContentKey = tuple[Any, int | None]


class Style(NamedTuple):
    """How marks are made: colours, render mode, the thickness of lines."""

    fill: Colour = (0.0, 0.0, 0.0)
    stroke: Colour = (0.0, 0.0, 0.0)
    mode: int = 0
    width: float = 1.0


class Shown(Struct, frozen=True):
    """A shown string: its glyphs, one for each code, where each begins and ends along the line; from text space
    to the page, the font's size included.
    """

    order: int
    font: Font
    codes: list[int]
    glyphs: list[Glyph]
    starts: list[float]
    ends: list[float]
    matrix: Matrix
    style: Style
    span: int
    """The number of the replacement text it stands under; -1 for none."""


class Painted(Struct, frozen=True):
    """A painted area: its box, its colour, what it is said to be."""

    order: int
    box: Box
    colour: Colour
    is_picture: bool = False
    mark: Mark | None = None


class WitnessedPage(PageContent):
    """A page and how it was painted; `spans` has each replacement text with its number in `Shown.span`."""

    shown: list[Shown] = field(default_factory=list)
    painted: list[Painted] = field(default_factory=list)
    spans: list[str] = field(default_factory=list)
    fonts: dict[Font, Any] = field(default_factory=dict)
    """The dictionary of each font."""
    hidden: list[str] = field(default_factory=list)
    """What pages of ours never say, and lets viewers show them otherwise."""
    turned: list[Box] = field(default_factory=list)
    """Pictures that are drawn turned or mirrored."""


def overlap(one: Box, other: Box) -> Box | None:
    """What two boxes share; None where they are apart."""
    x0, y0, x1, y1 = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


def key_of(mark: Mark | None) -> ContentKey:
    """What tells marked content from others."""
    return (mark.owner, mark.mcid) if mark else (None, None)


def is_ornament(glyph: Glyph) -> bool:
    """Whether a glyph is of no element: a running head, a number, what repeats on a page."""
    return glyph.mark is not None and glyph.mark.artifact
