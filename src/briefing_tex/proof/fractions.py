"""Digits beside a fraction slash, which shaping sets small: raised before it, lowered behind it.

In: the pages. Out: which glyphs stand in fractions and nowhere else, so that a small digit passes for a digit
only there. Follows Unicode 15, 6.2 (fraction slash) and HarfBuzz: it applies `numr`, `frac`, `dnom` unasked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from briefing_tex.proof.painting import WitnessedPage
from briefing_tex.readers.pdf.fonts.font import Font

Use = tuple[tuple[int, ...], str]
"""Codes in the order drawn, and their text."""

SLASH = "\u2044"
_FRACTION = re.compile(rf"\d*{SLASH}\d*")


def in_fractions(pages: Iterable[WitnessedPage]) -> Mapping[Font, set[Use]]:
    """For each font, the glyphs with their text that occur in fractions only."""
    inside: dict[Font, set[Use]] = defaultdict(set)
    outside: dict[Font, set[Use]] = defaultdict(set)
    for page in pages:
        for font, uses in _lines(page):
            for held, use in _judged(uses):
                (inside if held else outside)[font].add(use)
    return {font: uses - outside[font] for font, uses in inside.items()}


def _judged(uses: list[Use]) -> Iterator[tuple[bool, Use]]:
    """Each use, and whether a part of it is in a fraction; glyphs of one text also each alone, if as many."""
    line = "".join(text for _, text in uses)
    held = {place for found in _FRACTION.finditer(line) for place in range(*found.span())}
    end = 0
    for codes, text in uses:
        start, end = end, end + len(text)
        yield not held.isdisjoint(range(start, end)), (codes, text)
        if 1 < len(codes) == len(text):
            singles = zip(range(start, end), codes, text, strict=True)
            yield from ((place in held, ((code,), character)) for place, code, character in singles)


def _lines(page: WitnessedPage) -> Iterator[tuple[Font, list[Use]]]:
    """What is shown in each font on a page, one glyph or replacement text behind the other."""
    lines: dict[Font, list[Use]] = defaultdict(list)
    for (span, font), group in groupby(page.shown, key=lambda shown: (shown.span, shown.font)):
        strings = list(group)
        codes = [code for shown in strings for code in shown.codes]
        if span < 0:
            texts = [glyph.text for shown in strings for glyph in shown.glyphs]
            lines[font] += [((code,), text) for code, text in zip(codes, texts, strict=True)]
        else:
            lines[font].append((tuple(codes), page.spans[span]))
    yield from ((font, uses) for font, uses in lines.items() if any(SLASH in text for _, text in uses))
