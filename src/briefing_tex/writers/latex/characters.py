"""What class a character is in, and what stands between two classes: where markup hides a boundary from TeX,
the writer must know what the class `briefing` would put there.

The tables are those of `themes/briefing/briefing.cls` (sections "Characters" and "Between characters"); tests
hold them together. Classes follow JLREQ (appendix A) and CLREQ (2.4, 3.1).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from types import MappingProxyType

from briefing_tex.fonts import undrawn

OTHER = 0
IDEOGRAPH, OPENING, CLOSING, CENTRED, NONSTARTER, UNIT, CURRENCY, DASH, WIDE = range(1, 10)
"""Set in the CJK font. The left half of OPENING is blank, the right half of CLOSING, neither of CENTRED.
NONSTARTER (small kana, iteration marks) and UNIT begin no line, CURRENCY (and plus, minus) ends none; WIDE:
letters, digits."""
LATIN, LATIN_OPENING, LATIN_CLOSING, LATIN_UNIT = range(10, 14)
"""Set in the Latin font, as OTHER is: letters, digits, symbols; brackets and quotes; stops; signs such as %."""

_RANGES = (
    (0x2B, 0x2B, LATIN),
    (0x30, 0x39, LATIN),
    (0x3C, 0x3E, LATIN),
    (0x40, 0x5A, LATIN),
    (0x61, 0x7A, LATIN),
    (0xA1, 0xAA, LATIN),
    (0xAC, 0xB6, LATIN),
    (0xB8, 0xBA, LATIN),
    (0xBC, 0x52F, LATIN),
    (0x20A0, 0x20C0, LATIN),
    (0x2100, 0x214F, LATIN),
    (0x2200, 0x22FF, LATIN),
    (0x2E80, 0x2FDF, IDEOGRAPH),
    (0x3003, 0x3007, IDEOGRAPH),
    (0x3012, 0x3013, IDEOGRAPH),
    (0x3020, 0x31EF, IDEOGRAPH),
    (0x31F0, 0x31FF, NONSTARTER),
    (0x3200, 0x3370, IDEOGRAPH),
    (0x3371, 0x33DF, UNIT),
    (0x33E0, 0xA4CF, IDEOGRAPH),
    (0xAC00, 0xD7A3, IDEOGRAPH),
    (0xF900, 0xFAFF, IDEOGRAPH),
    (0xFE30, 0xFE4F, IDEOGRAPH),
    (0xFF10, 0xFF19, WIDE),
    (0xFF21, 0xFF3A, WIDE),
    (0xFF41, 0xFF5A, WIDE),
    (0xFF67, 0xFF6F, NONSTARTER),
    (0xFF01, 0xFFEE, IDEOGRAPH),
)
_COMMON = {
    OPENING: "（【《「『〈〔〖〘〚〝｛［｟",
    CLOSING: "）】》」』〉〕〗〙〛〞〟｝］｠",
    CENTRED: "・｡､･｣",
    NONSTARTER: "々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｰﾞﾟ",
    UNIT: "％～〜゠／",
    CURRENCY: "￥＄￡￦｢＋－",
    LATIN: "$#&",
    LATIN_OPENING: "([{“‘«‹„‚¿¡",
    LATIN_CLOSING: ")]}”’»›,.;:!?‐‑–—…/-",
    LATIN_UNIT: "%‰°′″℃℉",
}
_HAN = {IDEOGRAPH: "※①②③④⑤⑥⑦⑧⑨⑩", CENTRED: "·", UNIT: "℃℉", CURRENCY: "№", DASH: "—…‥"}
_QUOTES = {OPENING: "“‘", CLOSING: "”’"}
_POINTS = {CLOSING: "、。，．", CENTRED: "：；！？"}
WIDE_SPACE = "\u3000"
"""A line may end behind it (UAX 14, class BA)."""
_NOT_FIRST = (CLOSING, CENTRED, NONSTARTER, UNIT, LATIN_UNIT)
BEGIN_NO_LINE = "".join(_COMMON[cls] for cls in _NOT_FIRST) + "、。，．：；！？㎡㎥℃!?;:»›–—…"
END_NO_LINE = _COMMON[OPENING] + _COMMON[CURRENCY] + "«‹№§"
"""Signs that stand with what is before, or behind, them even if a space is between."""
_OF_LANGUAGE: Mapping[str, tuple[Mapping[int, str], ...]] = MappingProxyType(
    {
        "zh-Hans": (_HAN, _QUOTES, {CLOSING: "、。，．：；！？"}),
        "zh-Hant": (_HAN, _QUOTES, {CENTRED: "、。，．：；！？"}),
        "ja": (_HAN, _POINTS),
    }
)

_IDEOGRAPHIC = (IDEOGRAPH, NONSTARTER, WIDE)
_BETWEEN = (
    (_IDEOGRAPHIC, (LATIN,), "autospace"),
    ((LATIN, LATIN_UNIT), (IDEOGRAPH, WIDE), "autospace"),
    ((LATIN, LATIN_UNIT), (NONSTARTER,), "autotie"),
    (_IDEOGRAPHIC, (LATIN_OPENING,), "cjkglue"),
    ((CENTRED, DASH), (LATIN, LATIN_OPENING), "cjkglue"),
    ((UNIT,), (LATIN_OPENING,), "cjkglue"),
    ((LATIN, LATIN_UNIT), (CURRENCY, DASH), "cjkglue"),
    ((*_IDEOGRAPHIC, UNIT, DASH, OTHER, LATIN, LATIN_CLOSING, LATIN_UNIT), (OPENING,), "openglue"),
    ((CLOSING,), (IDEOGRAPH, CURRENCY, DASH, WIDE, LATIN, LATIN_OPENING), "closeglue"),
    ((CLOSING,), (OPENING,), "bothglue"),
    ((CENTRED,), (OPENING,), "halfglue"),
    ((CLOSING,), (CLOSING, CENTRED), "halfkern"),
    ((OPENING,), (OPENING,), "halfkern"),
)
_AFTER_LATIN_STOPS = ((LATIN_CLOSING,), (IDEOGRAPH, CURRENCY, DASH, WIDE), "cjkglue")
"""But for Korean, where an ending stands close to what is quoted."""
_WITHIN_A_FONT = ((*_IDEOGRAPHIC, CENTRED, UNIT, DASH), (IDEOGRAPH, CURRENCY, WIDE), "cjkglue")
"""Breaks that TeX finds by itself in a run of one font (Unicode line breaking)."""


_BREAKS = ("cjkglue", "openglue", "closeglue", "bothglue", "halfglue")
"""Glue at which a line may end; at `autospace` as well, but for Korean, where it is nothing."""


@lru_cache(maxsize=8)
def _special(language: str) -> dict[str, int]:
    base, _, full = language.partition(" ")
    opening, _, closing = full.partition(" ")
    tables = (_COMMON, *_OF_LANGUAGE.get(base, (_POINTS,)), {CURRENCY: opening, CENTRED: closing})
    return {character: cls for table in tables for cls, some in table.items() for character in some}


@lru_cache(maxsize=8)
def half_blank(language: str) -> tuple[str, str]:
    """The opening signs of a language whose left half is to be blank, the closing ones whose right half is."""
    classes = _special(language)
    opening, closing = (
        "".join(sign for sign, cls in classes.items() if cls == side) for side in (OPENING, CLOSING)
    )
    return opening, closing


def convention(language: str, full: tuple[str, str]) -> str:
    """A language in whose fonts some opening and closing signs have no blank half, as functions here take it.

    >>> char_class("。", "zh-Hans") == CLOSING, char_class("。", convention("zh-Hans", ("", "。"))) == CENTRED
    (True, True)
    """
    return f"{language} {full[0]} {full[1]}" if any(full) else language


def is_korean(language: str) -> bool:
    """Whether a language, or its convention, is that in which spaces part words."""
    return language.partition(" ")[0] == "ko"


@lru_cache(maxsize=16384)
def char_class(character: str, language: str) -> int:
    r"""The class the document class gives a character (`\XeTeXcharclass`); 0 where it gives none.

    >>> char_class("中", "en"), char_class("“", "zh-Hans"), char_class("“", "en")
    (1, 2, 11)
    """
    special = _special(language).get(character)
    if special is not None:
        return special
    code = ord(character)
    return next((cls for first, last, cls in _RANGES if first <= code <= last), OTHER)


def is_cjk_class(cls: int) -> bool:
    """Whether the class sets characters of this class in the CJK font."""
    return IDEOGRAPH <= cls <= WIDE


@lru_cache(maxsize=8)
def between(language: str) -> Mapping[tuple[int, int], str]:
    """The command for the glue that the class puts between two classes, where it puts any."""
    rules = _BETWEEN if is_korean(language) else (*_BETWEEN, _AFTER_LATIN_STOPS)
    return {pair: command for first, second, command in rules for pair in product(first, second)}


def glue(before: str, after: str, language: str) -> str:
    """What stands between two characters where a change of markup or font hides their boundary from TeX.

    >>> glue("中", "A", "zh-Hans"), glue("。", "（", "ja"), glue("a", "b", "en")
    ('\\\\autospace{}', '\\\\bothglue{}', '')
    >>> glue(WIDE_SPACE, "A", "ja"), glue(WIDE_SPACE, "。", "ja"), glue("中", WIDE_SPACE, "ja")
    ('\\\\cjkglue{}', '', '')
    """
    if not before or not after or " " in (before, after):
        return ""
    if before == WIDE_SPACE and not after.isspace() and after not in BEGIN_NO_LINE:
        return "\\cjkglue{}"
    pair = _class(before, language, DASH), _class(after, language, CURRENCY)
    command = between(language).get(pair) or _within_a_font().get(pair)
    return f"\\{command}{{}}" if command else ""


@lru_cache(maxsize=65536)
def ends_line(before: str, after: str, language: str) -> bool:
    """Whether a line may end between two characters for what they are, without a space.

    >>> ends_line("中", "文", "ja"), ends_line("至", "-", "ja"), ends_line("a", "b", "ja")
    (True, False, False)
    """
    command = glue(before, after, language).strip("\\{}")
    return command in _BREAKS or (command == "autospace" and not is_korean(language))


def _class(character: str, language: str, symbol: int) -> int:
    """The class of a character, also of one whose font the writer names itself.

    Letters of all scripts are like Latin ones, and emoji like the class given as `symbol`: a line may end
    before and behind them (UAX 14, class ID), and no space sets them apart.
    """
    cls = char_class(character, language)
    if cls != OTHER:
        return cls
    if 0x20000 <= ord(character) <= 0x3FFFF:
        return IDEOGRAPH
    if _is_emoji(character):
        return symbol
    return LATIN if unicodedata.category(character)[0] in "LM" else OTHER


def _is_emoji(character: str) -> bool:
    wide = unicodedata.east_asian_width(character) == "W"
    return character == "\ufe0f" or (wide and unicodedata.category(character) in ("So", "Sk"))


@lru_cache(maxsize=1)
def _within_a_font() -> Mapping[tuple[int, int], str]:
    first, second, command = _WITHIN_A_FONT
    return {pair: command for pair in product(first, second) if pair != (WIDE, WIDE)}


SELECTORS = "".join(map(chr, (*range(0xFE00, 0xFE0E), *range(0xE0100, 0xE01F0))))
"""Variation selectors, but for those of emoji (Unicode, `StandardizedVariants.txt`, UTS 37)."""
_VARIANT = "\u3099\u309a" + SELECTORS


def without_variants(text: str) -> str:
    r"""A text that ends with the sign it shows last, not with the selector of its variant or a mark of kana.

    >>> without_variants("葛\U000e0100")
    '葛'
    """
    return text.rstrip(_VARIANT) or text


def joins(character: str) -> bool:
    """Whether a character continues the cluster before it: a mark, a joiner, a skin tone, a selector."""
    code = ord(character)
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or code in (0x0E33, 0x0EB3)  # Thai and Lao AM: half of them is a mark of the letter before
        or code in (0x200C, 0x200D)
        or _is_skin_tone(character)
        or _is_vowel_or_final(character)
        or 0xE0020 <= code <= 0xE007F
    )


def continues(before: str, character: str) -> bool:
    r"""Whether a character belongs to the cluster that ends with another (UAX 29): the vowel of a syllable, not
    one behind a Latin letter; the skin tone of a hand, not one behind an ideograph.

    >>> continues("\u1112", "\u1161"), continues("w", "\u1161"), continues("👍", "🏽"), continues("汐", "🏽")
    (True, False, True, False)
    """
    if before == "\u200d":
        return True
    if before == " " and character in "\u200c\u200d":
        return False
    if _is_vowel_or_final(character):
        return _is_vowel_or_final(before) or "\u1100" <= before <= "\u115f" or "\uac00" <= before <= "\ud7a3"
    if _is_skin_tone(character):
        return "\u261d" <= before <= "\u27bf" or "\U0001f300" <= before <= "\U0001faff" or before == "\ufe0f"
    return joins(character)


def _is_vowel_or_final(character: str) -> bool:
    return "\u1160" <= character <= "\u11ff"


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def is_rtl(text: str) -> bool:
    """Whether a text has right-to-left letters."""
    return not _RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, text))


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

    >>> needs_care("a"), needs_care("\u200b"), needs_care("葛\U000e0100"), needs_care("\u17b5")
    (False, True, True, True)
    """
    return any(
        unicodedata.category(character) == "Cf" or character >= "\U000e0000" or undrawn(character)
        for character in cluster
        if character > "\x7f"
    )
