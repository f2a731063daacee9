"""Characters as far as they are drawn: which leave nothing to see, which belong together.

Follows Unicode: default ignorable characters; 3.12, Hangul syllables; UAX 29, grapheme clusters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BLANKS = frozenset("\u2800\U0001d159\U00016fe4")
"""Visible by category, but drawn as nothing by definition: blank Braille, a null notehead, a filler."""
_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip


_PREFIXES = frozenset(
    "\u0d4e\U000111c2\U000111c3\U0001193f\U00011941\U00011a3a\U00011a84\U00011a85\U00011a86\U00011a87\U00011a88"
    "\U00011a89\U00011d46\U00011f02"
)
"""Letters drawn as marks of the letter behind them (UAX 29, Grapheme_Cluster_Break=Prepend)."""


@lru_cache(maxsize=50_000)
def invisible(character: str) -> bool:
    """Whether a character is a space, a control, or one that is ignored where it cannot be drawn."""
    if character.isspace() or character in _BLANKS or unicodedata.category(character) in ("Cf", "Zs", "Cc"):
        return True
    code = ord(character)
    return any(first <= code <= last for first, last in _IGNORABLE)


def needs_base(character: str) -> bool:
    """Whether a character is a mark, drawn above a dotted circle where it has no letter to belong to."""
    return unicodedata.category(character)[0] == "M" or character in _PREFIXES


@lru_cache(maxsize=50_000)
def is_shown(text: str) -> bool:
    """Whether a text has anything to see."""
    return any(not invisible(character) for character in text)


_APART = (
    "[ -\u058f\u2000-\u200d\u2010-\u2029\u202f-\u2065\u206a-\u2bff"
    "\u2e80-\u302d\u3030-\ua7ff\uac00-\ud7ff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]+"
)
"""Latin, Greek, Cyrillic, Chinese, Japanese, Korean: scripts whose letters stand beside one another.

Marks of a direction and Korean tone marks, drawn before the syllable they follow, are not among them.
It is compiled where it is first asked for, as few reports do: its ranges take a two-hundredth of a build."""


def stands_apart(text: str) -> bool:
    """Whether a text is of scripts in which a glyph for each character stands beside the last."""
    return (text.isascii() and text.isprintable()) or bool(re.fullmatch(_APART, text))


_WIDE_LETTER = re.compile(
    "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)


def is_wide_letter(text: str) -> bool:
    """Whether a text is one ideograph, kana or syllable of Hangul, which fills a square of its own."""
    return _WIDE_LETTER.fullmatch(text) is not None


_SPACING_VOWELS = "\u0e33\u0eb3"
"""Thai and Lao AM: letters, but half of them is a mark of the letter before (UAX 29, SpacingMark)."""


@lru_cache(maxsize=4096)
def clusters(text: str) -> tuple[str, ...]:
    """Characters with the marks, joiners and conjunct consonants that belong to them."""
    found: list[str] = []
    for character in text:
        joins = (
            unicodedata.category(character) in ("Mn", "Mc", "Me")
            or (invisible(character) and not character.isspace())
            or character in _SPACING_VOWELS
        )
        before = found[-1][-1] if found else ""
        linked = before == "\u200d" or before in _PREFIXES or (before and unicodedata.combining(before) == 9)
        if found and (joins or linked or _is_jamo(found[-1][-1], character)):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def _is_jamo(before: str, character: str) -> bool:
    """Whether a vowel or final of a Hangul syllable follows (Unicode 3.12)."""
    return "\u1160" <= character <= "\u11ff" and (
        "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    )
