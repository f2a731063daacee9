"""What the characters of a text tell: script, width in columns, whether a sentence ends.

Widths after Unicode UAX 11 (wide and full-width characters take two columns), sentence ends after UAX 29 in
the simple form that Chinese, Japanese, Korean and English reports need.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CJK = re.compile(
    "[\u2e80-\u2fdf\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]"
)
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_HAN_OR_KANA = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_CLOSING = "\"'”’»」』】〉》）)]］｝}*_"
_SENTENCE_END = frozenset("。！？!?.…｡．")
_CLAUSE_END = frozenset(":：;；,，、")
_MARK_AT_END = re.compile(
    r"(?:(?<=[。！？!?…”’」）)])|(?<=[^\W\d]\.)|(?<=%\.))\s?"
    r"(?:\[\d{1,3}\]|［\d{1,3}］|[(（]注\s?[\d０-９]{1,2}[)）]|[\u00b9\u00b2\u00b3\u2070-\u2079]+|\d{1,2})$"
)
_ENDS_OF_MARKS = "]］)）\u00b9\u00b2\u00b3\u2070\u2071\u2072\u2073\u2074\u2075\u2076\u2077\u2078\u2079"
"""How the mark of a note ends that does not end with a figure."""
_LONGEST_MARK = 40
"""Within how many characters of the end the mark of a note is looked for, not in all of the text."""


@lru_cache(maxsize=8192)
def is_cjk(character: str) -> bool:
    """Whether a character is set without spaces around it: Han, kana, full-width punctuation; not Hangul."""
    return bool(_CJK.match(character))


@lru_cache(maxsize=8192)
def is_hangul(character: str) -> bool:
    return bool(_HANGUL.match(character))


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script that sets no spaces between words: Thai, Lao, Burmese, Khmer."""
    return (
        "\u0e00" <= character <= "\u0eff"
        or "\u1000" <= character <= "\u109f"
        or "\u1780" <= character <= "\u17ff"
    )


def is_unit(character: str) -> bool:
    """Whether a character is a unit in one sign, which Korean writes close to its figure: `9㎡`, `3℃`."""
    return "\u3371" <= character <= "\u33df" or character in "℃℉"


def is_enclosed(character: str) -> bool:
    """Whether a character is a number or letter in a circle or brackets, set as wide as Han: `①`, `⑴`, `⓿`."""
    return "\u2460" <= character <= "\u24ff" or "\u2776" <= character <= "\u2793"


def has_cjk(text: str) -> bool:
    """Whether there is a Chinese character or a kana in the text."""
    return bool(_HAN_OR_KANA.search(text))


def own_script(text: str) -> bool:
    """Whether there is anything in Chinese, Japanese or Korean script in a text.

    >>> own_script("GPT 모델"), own_script("GPT")
    (True, False)
    """
    return has_cjk(text) or any(map(is_hangul, text))


def has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—" else 1


def width(text: str) -> int:
    """How many columns a text takes, a Chinese character taking two.

    >>> width("AI 技术")
    7
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def core(text: str) -> str:
    """The text without closing quotes, brackets and footnote marks at its end."""
    text = text.rstrip()
    if text[-1:] in _ENDS_OF_MARKS or text[-1:].isdecimal():
        text = text[:-_LONGEST_MARK] + _MARK_AT_END.sub("", text[-_LONGEST_MARK:])
    return text.rstrip(_CLOSING) or text


def ends_sentence(text: str) -> bool:
    """Whether the text ends where a sentence ends.

    >>> ends_sentence("他说：“好。”"), ends_sentence("两家公司都"), ends_sentence("forecast.1")
    (True, False, True)
    """
    return core(text)[-1:] in _SENTENCE_END


def ends_clause(text: str) -> bool:
    """Whether the text ends with a colon, a semicolon or a comma."""
    return core(text)[-1:] in _CLAUSE_END


def is_prose(text: str) -> bool:
    """Whether the text reads as a sentence or more, not as a title or a label.

    >>> is_prose("今天没有风，海面平静。"), is_prose("市场概览"), is_prose("The sea was calm, they said.")
    (True, False, True)
    """
    columns = width(text)
    if "。" in text:
        return columns > 16
    if ends_sentence(text) and columns > 24 and (" " in text or has_cjk(text)):
        return True
    return columns > 90 or (columns > 60 and bool(re.search(r"[，,;；、]|\. ", text)))


def squeezed(text: str) -> str:
    """The text for comparing: no spaces, one case, full-width forms folded.

    >>> squeezed("Ａbc 目　录")
    'abc目录'
    """
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+", "", unicodedata.normalize("NFKC", text)).casefold()
