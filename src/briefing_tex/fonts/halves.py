"""Whether the brackets, stops and quotes of a font leave half of their square blank, as its language has it.

In: a face, signs. Out: those that do not: centred stops, as in fonts for Traditional Chinese, or quotes of
Latin width. What has no blank half cannot be set in half of its room.
"""

from __future__ import annotations

from functools import lru_cache

from briefing_tex.damage import Tolerated
from briefing_tex.fonts.faces import Face
from briefing_tex.quiet import hush

_HALF = 0.47
"""em that are blank at least: half, but for what the sign of a question or an angle bracket reaches over it."""


@lru_cache(maxsize=64)
def filling(face: Face, opening: str, closing: str) -> tuple[str, str]:
    """The opening signs whose left half is not blank in a face, and the closing ones whose right half is not.

    Signs that the face lacks are set in another, and left out.
    """
    from fontTools.pens.boundsPen import ControlBoundsPen
    from fontTools.ttLib import TTFont

    hush("fontTools")
    full: list[str] = []
    with Tolerated(), TTFont(face.path, fontNumber=face.index, lazy=True) as font:
        glyphs, names, unit = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
        for sign in opening + closing:
            if name := names.get(ord(sign)):
                pen = ControlBoundsPen(glyphs)
                glyphs[name].draw(pen)
                left, _, right, _ = pen.bounds or (unit, 0, 0, 0)
                if (left if sign in opening else glyphs[name].width - right) < _HALF * unit:
                    full.append(sign)
    return "".join(sign for sign in opening if sign in full), "".join(sign for sign in closing if sign in full)
