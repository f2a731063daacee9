"""Sizes of Latin beside Chinese, Japanese or Korean: one size for one text, where a document scales its fonts.

In: the contents of pages. Out: the same, the size of other glyphs made that of the Chinese ones beside them.
Some documents set one script a fifth larger than the other, so that small letters match; else their lines would
differ in size by what is written on them, and a line of Latin would look like a heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefing_tex.readers.pdf.pages.glyphs import Glyph, PageContent
from briefing_tex.readers.structure.scripts import is_cjk, is_hangul

_ALIKE = 0.03
"""Difference of sizes that no document means, in parts of the size."""
_LARGEST = 1.4
"""How much larger one script is set than the other at most."""
_FEWEST = 12
"""Places where the scripts meet that show a habit, at least."""
_USUAL = 0.6
"""Part of these places that show one and the same difference, at least."""
_SAMPLED = 6
"""Pages that tell."""


def evened(contents: Sequence[PageContent]) -> Sequence[PageContent]:
    """The contents with Latin as large as the Chinese beside it, where the document scales one of them."""
    ratios = Counter(ratio for page in contents[:_SAMPLED] for ratio in _ratios(page.glyphs))
    if not ratios:
        return contents
    ratio, count = ratios.most_common(1)[0]
    usual = count >= max(_FEWEST, _USUAL * ratios.total())
    if not usual or abs(ratio - 1) <= _ALIKE or not 1 / _LARGEST < ratio < _LARGEST:
        return contents
    return [replace(page, glyphs=[_scaled(glyph, ratio) for glyph in page.glyphs]) for page in contents]


def _ratios(glyphs: Iterable[Glyph]) -> Iterable[float]:
    """How much larger than a Chinese glyph the Latin one beside it is, wherever they meet on a baseline."""
    for last, glyph in pairwise(glyphs):
        if last.font is not glyph.font and last.y == glyph.y:
            wide = _is_wide(last), _is_wide(glyph)
            if wide[0] != wide[1] and min(last.size, glyph.size) > 0 and (last, glyph)[wide[0]].text.isalnum():
                other, one = (last, glyph) if wide[1] else (glyph, last)
                yield round(other.size / one.size, 2)


def _is_wide(glyph: Glyph) -> bool:
    return is_cjk(glyph.text[:1]) or is_hangul(glyph.text[:1])


def _scaled(glyph: Glyph, ratio: float) -> Glyph:
    return glyph if _is_wide(glyph) else glyph._replace(size=glyph.size / ratio)
