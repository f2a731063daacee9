"""Marks of Chinese and Japanese whose left or right half is blank: what is seen begins later, or ends earlier.

In: glyphs. Out: the answers, and widths in pt.
"""

from __future__ import annotations

from briefing_tex.readers.pdf.pages.glyphs import Glyph

_OPENING = "（【《「『〈〔〖〘〚〝｛［“‘"
"""Marks whose left half is blank where they are full-width."""
_CLOSING = "、。，．：；！？）】》」』〉〕〗〙〛｝］”’"
"""Marks whose right half is blank where they are full-width."""
_FULL_WIDTH = 0.8
"""Width of a full-width mark at least, in parts of the size."""


def opens_blank(glyph: Glyph) -> bool:
    """Whether a glyph is a full-width opening mark, whose left half is blank."""
    return glyph.text[:1] in _OPENING and glyph.x1 - glyph.x0 > _FULL_WIDTH * glyph.size


def blank_before(glyph: Glyph) -> float:
    """The width of the blank that a glyph begins with."""
    return 0.5 * glyph.size if opens_blank(glyph) else 0.0


def closes_blank(glyph: Glyph) -> bool:
    """Whether a glyph is a full-width closing mark, whose right half is blank."""
    return glyph.text[-1:] in _CLOSING and glyph.x1 - glyph.x0 > _FULL_WIDTH * glyph.size
