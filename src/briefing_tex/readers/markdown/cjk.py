"""Which characters are Chinese, Japanese or Korean, where Markdown's rules for lines and emphasis depend on it.

CommonMark was made for scripts that part words by spaces. Two of its rules print nonsense in Chinese and
Japanese: a line end within a paragraph becomes a space, and `**重要：**下文` stays literal asterisks.
"""

from __future__ import annotations

import re
import unicodedata

_IDEOGRAPHIC = (
    "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3190-\u31ff\u3220-\u325f\u3280-\u33ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
_HANGUL = "\u1100-\u11ff\u3130-\u318f\u3200-\u321f\u3260-\u327f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc"
_UNSPACED = re.compile(f"[{_IDEOGRAPHIC}]")
_CJK = re.compile(f"[{_IDEOGRAPHIC}{_HANGUL}]")
_SHARED_MARKS = frozenset("‘’“”—…·‥⸺")
"""Punctuation that Chinese shares with European scripts."""


def is_cjk(character: str) -> bool:
    """Whether a character is an ideograph, kana, Hangul or full-width punctuation.

    >>> [is_cjk(character) for character in "潮か조：a“"]
    [True, True, True, True, False, False]
    """
    return bool(_CJK.match(character))


def joined_by(before: str, after: str) -> str:
    """What a line end within a paragraph stands for: nothing between Chinese or Japanese, else a space.

    >>> [joined_by(*pair) for pair in (("潮汐", "升高"), ("tides", "rise"), ("조석", "상승"))]
    ['', ' ', ' ']
    """
    last, first = _last_base(before), after[:1]
    if not last or not first:
        return ""
    spaceless = [bool(_UNSPACED.match(character)) for character in (last, first)]
    shared = [character in _SHARED_MARKS for character in (last, first)]
    return "" if any(spaceless) and all(map(max, spaceless, shared)) else " "


def _last_base(text: str) -> str:
    """The last character that is no combining mark or variation selector."""
    for character in reversed(text):
        if unicodedata.category(character) not in ("Mn", "Me"):
            return character
    return ""
