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
    before, left, end, base, size, _, _, _ = last
    text, x0, x1, y, own, _, _, _ = glyph
    size = max(size, own)
    if abs(y - base) > 0.02 * size:
        return False
    gap = x0 - end
    if gap < 0 and x1 < left + OVERLAP * size and x1 - x0 > OVERLAP * size:
        return _is_leftwards(before) or _is_leftwards(text)  # all of it stands before the last one
    return -BACKWARDS * size < gap <= (SPACED_GAP if before.isspace() else WORD_GAP) * size


def _is_leftwards(text: str) -> bool:
    """Whether a character is of a script that is written from right to left, or goes along with any."""
    return unicodedata.bidirectional(text[:1] or " ") in ("R", "AL", "AN", "NSM")
