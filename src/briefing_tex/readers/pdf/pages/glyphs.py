"""What stands on a page: glyphs with text and place, images, and rules.

In: a page of a PDF. Out: `PageContent` in the order of painting.
Follows ISO 32000-1, 8.3-8.5 (graphics), 8.10 (form XObjects), 9.3-9.4 (text) and 14.6 (marked content).
Coordinates are in pt on the page as it is shown, from its lower left corner.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec import Struct, field

from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.pages.marks import Mark

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Glyph(NamedTuple):
    """A shown glyph, or several under one replacement text.

    `x0` and `x1` are where it begins and ends along its line, `y` is the height of the baseline.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: Font | None
    mark: Mark | None
    upright: bool


class Shape(NamedTuple):
    """A filled or stroked rectangle or straight line: corners in pt."""

    x0: float
    y0: float
    x1: float
    y1: float
    mark: Mark | None


class Picture(NamedTuple):
    """A painted image: its XObject (an image or a form) or the operands of an inline image; corners in pt."""

    image: Any
    key: Any
    x0: float
    y0: float
    x1: float
    y1: float
    mark: Mark | None


class PageContent(Struct):
    """All that a page shows; `number` counts from 1, sizes are in pt; `forms` are drawn by marked content."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    forms: list[Picture] = field(default_factory=list)
    whole: bool = True
    """Whether all that is drawn could be read; not where a part of it is damaged."""


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """The transformation that does `first`, then `then` (8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def box_of(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """The rectangle around a transformed rectangle."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)
