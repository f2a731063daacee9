"""Digits beside a fraction slash, which shaping sets small: raised before it, lowered behind it.

In: the pages. Out: which glyphs stand in fractions and nowhere else, so that a small digit passes for a digit
only there. Follows Unicode 15, 6.2 (fraction slash) and HarfBuzz: it applies `numr`, `frac`, `dnom` unasked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefing_tex.proof.painting import WitnessedPage
from briefing_tex.readers.pdf.fonts.font import Font

FRACTION_SLASH = "\u2044"
_FRACTION = re.compile(rf"\d*{FRACTION_SLASH}\d*")
_OTHER = "\ufffc"
"""For a glyph whose text is not one character: no digit."""


def in_fractions(pages: Iterable[WitnessedPage]) -> Mapping[Font, set[tuple[int, str]]]:
    """For each font, the codes with their text that occur in fractions only."""
    inside: dict[Font, set[tuple[int, str]]] = defaultdict(set)
    outside: dict[Font, set[tuple[int, str]]] = defaultdict(set)
    for page in pages:
        for font, codes, text in _strings(page):
            held = {place for found in _FRACTION.finditer(text) for place in range(*found.span())}
            for place, use in enumerate(zip(codes, text, strict=True)):
                (inside if place in held else outside)[font].add(use)
    return {font: uses - outside[font] for font, uses in inside.items()}


def _strings(page: WitnessedPage) -> Iterator[tuple[Font, list[int], str]]:
    """What is shown in each font on a page: its codes and their characters, one string after the other."""
    codes: dict[Font, list[int]] = defaultdict(list)
    texts: dict[Font, list[str]] = defaultdict(list)
    for shown in page.shown:
        whole = page.spans[shown.span] if shown.span >= 0 and len(shown.codes) == 1 else None
        said = [whole if whole is not None else glyph.text for glyph in shown.glyphs]
        codes[shown.font] += shown.codes
        texts[shown.font] += [text if len(text) == 1 else _OTHER for text in said]
    yield from ((font, codes[font], "".join(texts[font])) for font in codes if FRACTION_SLASH in texts[font])
