"""What is painted on a page and is text to be read: upright glyphs, each once, the parts of a syllable as one.

In: glyphs in the order of painting. Out: those that are read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefing_tex.readers.pdf.layout.lines.adjacent import continues
from briefing_tex.readers.pdf.layout.lines.folding import folded
from briefing_tex.readers.pdf.pages.glyphs import Glyph

SMALLEST = 1.2
"""Size in pt of what can be read at all: less is the stamp of some producer."""


def legible(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Upright glyphs in folded characters, each once where bold is feigned by painting twice or more.

    A Korean syllable may be made of glyphs over each other; all of them are painted before any is again.
    """
    here: list[Glyph] = []
    for glyph in glyphs:
        stated, x0, x1, _, size, _, _, upright = glyph
        if not upright or not stated or size < SMALLEST or (x1 <= x0 and _is_unpainted(glyph)):
            continue
        text = folded(stated)
        if here and not text and continues(here[-1], glyph):  # the rest of what is drawn in several parts
            here[-1] = here[-1]._replace(x1=max(here[-1].x1, x1))
            continue
        if here and not _at_one_place(glyph, here[-1]):
            yield from here if len(here) < 2 else _composed(here)
            here = []
        if text and not (here and any(text == other.text for other in here)):
            here.append(glyph if text == stated else glyph._replace(text=text))
    yield from _composed(here)


def _is_unpainted(glyph: Glyph) -> bool:
    """Whether a glyph of no width is a replacement text that replaces nothing.

    Browsers leave it behind where a heading went overleaf.
    """
    return glyph.mark is not None and glyph.mark.actual_text is not None and glyph.text.isalnum()


def _composed(glyphs: list[Glyph]) -> Iterable[Glyph]:
    """Glyphs at one place; the parts of a syllable as the syllable."""
    if len(glyphs) < 2 or not all("\u1100" <= glyph.text <= "\u11ff" for glyph in glyphs):
        return glyphs
    whole = unicodedata.normalize("NFC", "".join(glyph.text for glyph in glyphs))
    return [glyphs[0]._replace(text=whole)] if len(whole) == 1 else glyphs


def _at_one_place(glyph: Glyph, last: Glyph) -> bool:
    """Whether a glyph stands where the one before it does."""
    near = 0.1 * glyph.size
    return abs(glyph.x0 - last.x0) < near and abs(glyph.y - last.y) < near
