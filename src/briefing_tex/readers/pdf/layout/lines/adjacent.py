"""Whether a glyph goes on where the one before it ends.

In: two glyphs, painted one after the other. Out: the answer.
"""

from __future__ import annotations

import unicodedata

from briefing_tex.readers.pdf.pages.glyphs import Glyph

WORD_GAP = 1.1
"""Widest gap within a segment, in parts of the size, where the glyphs carry no space."""
SPACED_GAP = 2.5
"""The same behind a space glyph: a justified line may stretch it."""
BACKWARDS = 1.05
"""How far a glyph may begin before the end of the one before it: kerned or half-width punctuation."""
OVERLAP = 0.12
"""How far glyphs of one line reach over each other at most, in parts of the size."""


def continues(last: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph stands where the one painted before it ends, or before it in leftward scripts."""
    size = max(last.size, glyph.size)
    if abs(glyph.y - last.y) > 0.02 * size:
        return False
    gap = glyph.x0 - last.x1
    if gap < 0 and glyph.x1 < last.x0 + OVERLAP * size and glyph.x1 - glyph.x0 > OVERLAP * size:
        return _is_leftwards(last.text) or _is_leftwards(glyph.text)  # all of it stands before the last one
    return -BACKWARDS * size < gap <= (SPACED_GAP if last.text.isspace() else WORD_GAP) * size


def _is_leftwards(text: str) -> bool:
    """Whether a character is of a script that is written from right to left, or goes along with any."""
    return unicodedata.bidirectional(text[:1] or " ") in ("R", "AL", "AN", "NSM")
