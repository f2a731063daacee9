"""Characters of PDFs by other producers, as a writer would have typed them.

In: the text of a glyph. Out: the same with code points undone that only a font's reverse map brings in:
radicals for ideographs (Unicode 15, chapter 18.2), ligatures, no-break forms of space and hyphen.
Never applied to our own PDFs, whose text is exact.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Ideographs whose glyphs are shared with the supplement of radicals (EquivalentUnifiedIdeograph).
_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺉刂⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬"
    "⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺶羊⺹耂⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝"
    "⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜"
    "⻰龙⻱龜⻲亀⻳龟"
)
_FOLDED = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
_FOLDED |= {
    chr(code): unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2F00, 0x2FD6), *range(0xFB00, 0xFB07))
}
_FOLDED |= {
    "\u00a0": " ",
    "\u2011": "-",
    "\u22ef": "…",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u202f": " ",
}
_FOLDED |= dict.fromkeys("\u2060\u200b\ufeff\u200e\u200f", "")
_TABLE = str.maketrans(_FOLDED)
_FOLDS = re.compile("[" + "".join(map(re.escape, _FOLDED)) + "]")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The text with radicals as ideographs, ligatures as letters, no-break forms as plain ones.

    >>> folded("\\u2f64\\ufb01")
    '用fi'
    """
    return text.translate(_TABLE) if _FOLDS.search(text) else text
