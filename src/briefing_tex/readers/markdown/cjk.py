"""Which characters are Chinese, Japanese or Korean, where Markdown's rules for lines and emphasis depend on it.

CommonMark was made for scripts that part words by spaces. Two of its rules print nonsense in Chinese and
Japanese: a line end within a paragraph becomes a space, and `**重要：**下文` stays literal asterisks.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

# Sorted bounds [start, end, start, end, ...), ends not included: a pattern of them takes 5 ms to compile.
_UNSPACED = (
    *(0x2E80, 0x3130, 0x3190, 0x3200, 0x3220, 0x3260, 0x3280, 0x4DC0, 0x4E00, 0xA000, 0xF900, 0xFB00),
    *(0xFE30, 0xFE50, 0xFF01, 0xFFA0, 0xFFE0, 0xFFE7, 0x1AFF0, 0x1B170, 0x20000, 0x40000),
)
"""Ideographs, kana and full-width signs: what Chinese and Japanese write without spaces."""
_CJK = (
    *(0x1100, 0x1200, 0x2E80, 0x4DC0, 0x4E00, 0xA000, 0xA960, 0xA980, 0xAC00, 0xD800, 0xF900, 0xFB00),
    *(0xFE30, 0xFE50, 0xFF01, 0xFFDD, 0xFFE0, 0xFFE7, 0x1AFF0, 0x1B170, 0x20000, 0x40000),
)
"""These and Hangul."""
_SHARED_MARKS = frozenset("‘’“”—…·‥⸺")
"""Punctuation that Chinese shares with European scripts."""


def is_cjk(character: str) -> bool:
    """Whether a character is an ideograph, kana, Hangul or full-width punctuation.

    >>> [is_cjk(character) for character in "潮か조：a“"]
    [True, True, True, True, False, False]
    """
    return _within(character, _CJK)


def _within(character: str, bounds: tuple[int, ...]) -> bool:
    return bool(character) and bisect_right(bounds, ord(character)) % 2 == 1


def joined_by(before: str, after: str) -> str:
    """What a line end within a paragraph stands for: nothing between Chinese or Japanese, else a space.

    >>> [joined_by(*pair) for pair in (("潮汐", "升高"), ("tides", "rise"), ("조석", "상승"))]
    ['', ' ', ' ']
    """
    last, first = _last_base(before), after[:1]
    if not last or not first:
        return ""
    spaceless = [_within(character, _UNSPACED) for character in (last, first)]
    shared = [character in _SHARED_MARKS for character in (last, first)]
    return "" if any(spaceless) and all(map(max, spaceless, shared)) else " "


def _last_base(text: str) -> str:
    """The last character that is no combining mark or variation selector."""
    for character in reversed(text):
        if unicodedata.category(character) not in ("Mn", "Me"):
            return character
    return ""
