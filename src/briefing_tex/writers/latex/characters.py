"""What kind a character is, as the class sees it: the writer must know where TeX changes fonts by itself.

The tables are those of `themes/briefing/briefing.cls` (section "Characters"); a test holds them together.
Kinds follow JLREQ and CLREQ: ideographs, opening and closing punctuation, stops; A are letters and digits,
P is everything else that is set in the Latin font.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

Kind = Literal["I", "O", "C", "A", "P", "S"]
"""I ideograph, O opening, C closing punctuation or stop, A letter or digit, P other Latin, S space."""

IDEOGRAPH, OPENING, CLOSING, OPEN_QUOTE, CLOSE_QUOTE, STOP, LETTER = range(1, 8)

_RANGES = (
    (0x30, 0x39, LETTER),
    (0x41, 0x5A, LETTER),
    (0x61, 0x7A, LETTER),
    (0xC0, 0x24F, LETTER),
    (0x370, 0x52F, LETTER),
    (0x2E80, 0x2FDF, IDEOGRAPH),
    (0x3003, 0x3007, IDEOGRAPH),
    (0x3012, 0x3013, IDEOGRAPH),
    (0x3020, 0xA4CF, IDEOGRAPH),
    (0xAC00, 0xD7A3, IDEOGRAPH),
    (0xF900, 0xFAFF, IDEOGRAPH),
    (0xFE30, 0xFE4F, IDEOGRAPH),
    (0xFF01, 0xFFEE, IDEOGRAPH),
)
_OPENING = "（【《「『〈〔〖｛［｢"
_CLOSING = "）】》」』〉〕〗｝］｣"
_POINTS = "、。，．"
_STOPS = "：；！？"
_HAN = "—…‥·※①②③④⑤⑥⑦⑧⑨⑩℃℉№"
_KINDS: dict[int, Kind] = {
    0: "P",
    IDEOGRAPH: "I",
    OPENING: "O",
    CLOSING: "C",
    OPEN_QUOTE: "O",
    CLOSE_QUOTE: "C",
    STOP: "C",
    LETTER: "A",
}


@lru_cache(maxsize=8)
def _special(language: str) -> dict[str, int]:
    table = dict.fromkeys(_OPENING, OPENING) | dict.fromkeys(_CLOSING, CLOSING) | dict.fromkeys(_STOPS, STOP)
    table |= dict.fromkeys(_POINTS, STOP if language == "zh-Hant" else CLOSING)
    if language in ("zh-Hans", "zh-Hant", "ja"):
        table |= dict.fromkeys(_HAN, IDEOGRAPH)
    if language in ("zh-Hans", "zh-Hant"):
        table |= dict.fromkeys("“‘", OPEN_QUOTE) | dict.fromkeys("”’", CLOSE_QUOTE)
    return table


@lru_cache(maxsize=16384)
def char_class(character: str, language: str) -> int:
    r"""The class the document class gives a character (`\XeTeXcharclass`); 0 where it gives none.

    >>> char_class("中", "en"), char_class("“", "zh-Hans"), char_class("“", "en")
    (1, 4, 0)
    """
    special = _special(language).get(character)
    if special is not None:
        return special
    code = ord(character)
    return next((cls for first, last, cls in _RANGES if first <= code <= last), 0)


def is_cjk_class(cls: int) -> bool:
    """Whether the class sets characters of this class in the CJK font."""
    return IDEOGRAPH <= cls <= STOP


def kind(character: str, language: str) -> Kind:
    """How a character behaves at a boundary.

    >>> kind("𠮷", "zh-Hans"), kind(" ", "en"), kind("%", "en")
    ('I', 'S', 'P')
    """
    if character == " ":
        return "S"
    if 0x20000 <= ord(character) <= 0x3FFFF:
        return "I"
    return _KINDS[char_class(character, language)]


def glue(before: Kind | None, after: Kind | None) -> str:
    """What stands where a change of markup hides a boundary from the class's own rules."""
    pair = f"{before or 'S'}{after or 'S'}"
    if pair in ("IA", "AI"):
        return "\\autospace{}"
    return "\\cjkglue{}" if pair in ("II", "CI", "CA", "CO", "IO", "AO", "CP") else ""


def joins(character: str) -> bool:
    """Whether a character continues the cluster before it: a mark, a joiner, a skin tone, a selector."""
    code = ord(character)
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or code in (0x200C, 0x200D)
        or 0x1F3FB <= code <= 0x1F3FF
        or 0x1160 <= code <= 0x11FF
        or 0xE0020 <= code <= 0xE007F
    )


def is_rtl(text: str) -> bool:
    """Whether a text has right-to-left letters."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def is_latin_quote(text: str, index: int, language: str) -> bool:
    """Whether a quote, dash or ellipsis that the class takes for CJK stands between Latin words.

    >>> is_latin_quote("AI’s", 2, "zh-Hans"), is_latin_quote("的“AI”", 1, "zh-Hans")
    (True, False)
    """
    if not is_cjk_class(char_class(text[index], language)):
        return False
    before, after = text[:index].rstrip(" ")[-1:], text[index + 1 :].lstrip(" ")[:1]
    return all(side and not is_cjk_class(char_class(side, language)) for side in (before, after))


def needs_care(cluster: str) -> bool:
    """Whether a cluster has characters without a glyph of their own: selectors, joiners, format characters.

    >>> needs_care("a"), needs_care("\u200b"), needs_care("葛\U000e0100")
    (False, True, True)
    """
    return any(
        unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
        or character >= "\U000e0000"
        for character in cluster
        if character > "\x7f"
    )
