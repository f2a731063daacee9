"""What the pages of XDV consist of: glyphs, rules, specials, and the fonts that glyphs are of.

Places are in sp (1/65536 pt) from TeX's origin, one inch from the left and the top edge, y downwards.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

SP_PER_INCH = 72.27 * 65536


class Font(NamedTuple):
    """A native font: its file, the face in a collection, its size in sp, and what is done to its outlines.

    `colour` is RGBA; `extend` stretches widths, `slant` is the tangent of the angle, `embolden` a line width
    in pt.
    """

    file: str
    face: int
    size: int
    colour: tuple[int, int, int, int] | None = None
    extend: float = 1.0
    slant: float = 0.0
    embolden: float = 0.0


class Run(Struct, eq=False):
    """Glyphs as XeTeX's shaper left them: offsets `xs` and `ys` (y downwards; None where all are 0) in sp.

    `text` is what the run says, None where XeTeX was not asked to tell; `paired` if each glyph is known to
    be one character of it. Runs are shared, so never changed.
    """

    text: str | None
    glyphs: tuple[int, ...]
    xs: tuple[int, ...]
    ys: tuple[int, ...] | None
    advance: int
    paired: bool = False


class Glyphs(NamedTuple):
    """A run of glyphs in one font, from (x, y) on."""

    x: int
    y: int
    font: int
    run: Run


class Rule(NamedTuple):
    """A black rectangle that stands on (x, y)."""

    x: int
    y: int
    width: int
    height: int


class Special(NamedTuple):
    """Whatever `\\special` said, at the point where it was said."""

    x: int
    y: int
    data: bytes


Item = Glyphs | Rule | Special
