"""Characters: which ones a report may hold, and the normal form of a string.

In: any string. Out: the same text in normal form, or `ValueError`.
Rules: Unicode 15, chapters 3.11 (normalization) and 23.7-23.8 (surrogates, noncharacters).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Control characters (Cc), surrogates (Cs) and the 66 noncharacters.
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)


@lru_cache(maxsize=4096)
def _singleton(character: str) -> bool:
    """Whether composing would replace this code point itself by another (U+FA19 by U+795E)."""
    return unicodedata.normalize("NFC", character) != character


def compose(text: str) -> str:
    """Compose canonical sequences, but leave every single code point as it is.

    Plain NFC would turn the name 神 (U+FA19) into 神 (U+795E).

    >>> compose("e\\u0301") == "é", compose("\\ufa19") == "\\ufa19"
    (True, True)
    """
    if unicodedata.is_normalized("NFC", text):  # so are most, and in one that is no code point is replaced
        return text
    parts: list[str] = []
    start = 0
    for index, character in enumerate(text):
        if _singleton(character):
            parts += (unicodedata.normalize("NFC", text[start:index]), character)
            start = index + 1
    parts.append(unicodedata.normalize("NFC", text[start:]))
    return "".join(parts)


def character_name(character: str) -> str:
    """How messages name a character: `'齉' U+9F49 CJK UNIFIED IDEOGRAPH-9F49`."""
    shown = f"'{character}' " if character.isprintable() else ""
    return f"{shown}U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


_LINE_END = "write a break or a new paragraph for it"
_INSTEAD = {"\t": "write spaces for a tab", "\n": _LINE_END, "\r": _LINE_END}


def clean(text: str) -> str:
    """The normal form of a line of text.

    Raises ValueError for a control character, a surrogate or a noncharacter.
    """
    found = _FORBIDDEN.search(text)
    if found:
        raise ValueError(
            f"the text holds {character_name(found[0])} at character {found.start() + 1}, "
            f"which cannot be printed; {_INSTEAD.get(found[0], 'remove it')}"
        )
    return compose(text)


def clean_lines(text: str) -> str:
    """The normal form of text with line ends (`\\n`), as in a code block; raises as `clean` does."""
    return "\n".join(clean(line) for line in re.split("\r\n|\r|\n", text))
