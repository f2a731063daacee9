"""Has each letter its room? Strings whose letters stand so close that they run into one another.

In: a string as it was shown. Out: a finding. The widths that a PDF states are not asked: they may be wrong as
well, and white space between letters, which may be negative, is part of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from briefing_tex.proof.characters import stands_apart
from briefing_tex.proof.evidence import Evidence, text_of
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.painting import Box, Shown, WitnessedPage

_FIRST_WIDE = "\u2e80"
_STEP, _WIDE_STEP = 0.42, 0.75
"""Of the size: text whose letters are farther from one another, on average, is not looked at; the same of
Chinese, Japanese and Korean."""
_SHARED, _SHARED_BY_FEW, _WIDE_SHARED = 0.3, 0.5, 0.2
"""Of the ink of letters, how much the next may stand on, on average: italics lean over one another."""
_FEW = 3
_LEANING = frozenset("fjſƒ")
"""Letters that reach over their neighbours, as accents do as well."""


def squeezed(evidence: Evidence, page: WitnessedPage, shown: Shown) -> Iterator[Finding]:
    """A string whose letters stand on one another, each but a little."""
    glyphs = shown.glyphs
    first, steps = glyphs[0], len(glyphs) - 1
    is_wide = first.text >= _FIRST_WIDE
    if not steps or (glyphs[-1].x0 - first.x0) > (_WIDE_STEP if is_wide else _STEP) * first.size * steps:
        return
    text = text_of(glyphs)
    if not first.upright or len(text) != len(glyphs) or not stands_apart(text):
        return
    width = shared = 0.0
    pairs = 0
    for index, (letter, after) in enumerate(pairwise(text)):
        if _is_plain(letter) and _is_plain(after):
            one, other = evidence.ink(shown, index), evidence.ink(shown, index + 1)
            if one and other:
                pairs += 1
                width += _across(one)
                shared += max(min(one[2], other[2]) - other[0], 0.0)
    most = _WIDE_SHARED if is_wide else _SHARED if pairs >= _FEW else _SHARED_BY_FEW
    if shared > most * width:
        yield evidence.finding("crowded", "has letters that stand on one another", page.number, first, text)


def _is_plain(letter: str) -> bool:
    """Whether a letter or figure keeps to its own room."""
    if letter in _LEANING or not letter.isalnum():
        return False
    return letter.isascii() or letter >= _FIRST_WIDE or not unicodedata.decomposition(letter)


def _across(ink: Box) -> float:
    return ink[2] - ink[0]
