"""Characters of PDFs by other producers, as a writer would have typed them.

In: the text of a glyph. Out: the same with code points undone that only a font's reverse map brings in:
radicals for ideographs (Unicode 15, chapter 18.2), ligatures (of dashes as well), no-break forms of space and
hyphen, the circled figures of the dingbats, whose glyphs are those of the usual ones.
Never applied to our own PDFs, whose text is exact.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefing_tex.readers.structure.radicals import IDEOGRAPHS

_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_FOLDED = {**IDEOGRAPHS, **_LIGATURES}
_FOLDED |= {
    "\u00a0": " ",
    "\u2011": "-",
    "\u22ef": "…",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u2e3a": "——",
    "\u2e3b": "———",
}
_FOLDED |= {chr(0x2780 + place): chr(0x2460 + place) for place in range(10)}
_FOLDED |= {chr(0x278A + place): chr(0x2776 + place) for place in range(10)}
_FOLDED |= dict.fromkeys("\u2060\u200b\ufeff\u200e\u200f", "")
_TABLE = str.maketrans(_FOLDED)
_FOLDS = re.compile("[" + "".join(map(re.escape, _FOLDED)) + "]")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The text with radicals as ideographs, ligatures as letters, no-break forms as plain ones.

    A glyph may name all characters that it is drawn for, one after the other: it is one of them.

    >>> folded("\\u2f64\\ufb01"), folded("\\u2780")
    ('用fi', '①')
    >>> folded("\\u2f94言"), folded("\\uf9e4理")
    ('言', '理')
    """
    if len(text) > 1 and text >= _FIRST_RADICAL and text.count(text[0]) < len(text):
        meant = {unicodedata.normalize("NFKC", IDEOGRAPHS.get(sign, sign)) for sign in text}
        text = meant.pop() if len(meant) == 1 else text
    return text.translate(_TABLE) if _FOLDS.search(text) else text


_FIRST_RADICAL = "\u2e80"
