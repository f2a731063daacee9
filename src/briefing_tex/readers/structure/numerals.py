"""Numerals other than figures: Roman ones, and the Chinese ones of parts and chapters.

In: a numeral. Out: its value. Chinese numerals in general are read by `briefing_tex.labels.chinese_number`.
"""

from __future__ import annotations

import re

from briefing_tex.labels import chinese_number

HAN = "〇零一二三四五六七八九十百"
_FORMAL = dict(zip("零壹貳參肆伍陸柒捌玖拾贰叁陆", "零一二三四五六七八九十二三六", strict=True))
FORMAL_HAN = "".join(_FORMAL)
"""Numerals that cannot be forged, which number the parts of official reports: 壹、貳、參、"""
_ROMAN = re.compile("(?=.)C*(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def formal_value(numeral: str) -> int:
    """The value of a Chinese numeral that cannot be forged.

    >>> formal_value("拾貳"), formal_value("叁")
    (12, 3)
    """
    return chinese_number("".join(map(_FORMAL.__getitem__, numeral)))


def roman_value(numeral: str) -> int | None:
    """The value of a Roman numeral in its usual spelling; None for any other letters.

    >>> roman_value("xiv"), roman_value("IIII")
    (14, None)
    """
    if not _ROMAN.fullmatch(numeral):
        return None
    values = [_LETTERS[letter] for letter in numeral.upper()]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
