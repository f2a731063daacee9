"""Radicals of ideographs as the ideographs that they look like (Unicode 15, chapter 18.2).

In: nothing. Out: a table of characters. PDFs have radicals in their text where fonts share glyphs between both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

# Ideographs whose glyphs are shared with the supplement of radicals (EquivalentUnifiedIdeograph).
_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺉刂⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬"
    "⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺶羊⺹耂⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝"
    "⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜"
    "⻰龙⻱龜⻲亀⻳龟"
)
IDEOGRAPHS: Mapping[str, str] = MappingProxyType(
    dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
    | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
)
