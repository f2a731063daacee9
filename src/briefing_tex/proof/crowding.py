"""Has each letter its room? Strings whose letters stand so close that they run into one another.

In: a string as it was shown. Out: a finding. The widths that a PDF states are not asked: they may be wrong as
well, and white space between letters, which may be negative, is part of them. What room a letter has is known
from the font's file: an italic y stands on half of the l before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing_tex.proof.characters import stands_apart
from briefing_tex.proof.evidence import Evidence, text_of
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.originals import Original, named
from briefing_tex.proof.painting import Box, Shown, WitnessedPage

_FIRST_WIDE = "\u2e80"
_STEP, _WIDE_STEP = 0.42, 0.95
"""Of the size: text whose letters are farther from one another, on average, is not looked at; the same of
Chinese, Japanese and Korean."""
_SHARED, _SHARED_BY_FEW, _WIDE_SHARED = 0.3, 0.5, 0.03
"""Of the ink of letters, how much more than in their own room the next may stand on, on average: kerning."""
_FEW = 3


def squeezed(evidence: Evidence, page: WitnessedPage, shown: Shown) -> Iterator[Finding]:
    """A string whose letters stand on one another, each but a little."""
    glyphs = shown.glyphs
    first, steps = glyphs[0], len(glyphs) - 1
    is_wide = first.text >= _FIRST_WIDE
    if not steps or (glyphs[-1].x0 - first.x0) > (_WIDE_STEP if is_wide else _STEP) * first.size * steps:
        return
    text = text_of(glyphs)
    face = next(iter(named(evidence.fonts[shown.font].name, evidence.faces)), None)
    if face is None or not first.upright or len(text) != len(glyphs) or not stands_apart(text):
        return
    width = shared = 0.0
    pairs = 0
    for index, (letter, after) in enumerate(pairwise(text)):
        if not (letter.isalnum() and after.isalnum()):
            continue
        one, other = evidence.ink(shown, index), evidence.ink(shown, index + 1)
        if one and other:
            pairs += 1
            width += one[2] - one[0]
            lacking = max(_room(face, shown, letter) - (glyphs[index + 1].x0 - glyphs[index].x0), 0.0)
            shared += _over(one, other, 0.0) - _over(one, other, lacking)
    most = _WIDE_SHARED if is_wide else _SHARED if pairs >= _FEW else _SHARED_BY_FEW
    if shared > most * width:
        yield evidence.finding("crowded", "has letters that stand on one another", page.number, first, text)


def _room(face: Original, shown: Shown, letter: str) -> float:
    """The points from a letter to the next, as the font has it."""
    return face.advance(face.glyph(letter)) * shown.matrix[0]


def _over(one: Box, other: Box, further: float) -> float:
    """How far the ink of a letter reaches over that of the one before, were it moved on by so many points."""
    return max(min(one[2], other[2] + further) - (other[0] + further), 0.0)
