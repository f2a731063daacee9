"""Which characters need thought: those that the class would set wrong, or that belong to what is beside them.

In: a language and the two families of a style. Out: the odd characters of a text, the stretches around them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_tex.fonts import Family, serves
from briefing_tex.writers.latex.characters import char_class, is_cjk_class, is_rtl, joins, needs_care

QUOTES = "“”‘’…—·"
"""Signs that are of CJK or Latin width by what stands beside them."""


class Alphabet:
    """The characters that need no thought in a style, whatever stands beside them, as far as they were met."""

    def __init__(self, language: str, latin: Family, cjk: Family) -> None:
        self._language, self._latin, self._cjk = language, latin, cjk
        self._plain: set[str] = set()
        self._odd: set[str] = set()

    def odd_of(self, text: str) -> str:
        """The other characters of a text, each once, in order of their code points."""
        found = set(text) - self._plain
        for character in found - self._odd:
            (self._plain if self._is_plain(character) else self._odd).add(character)
        return "".join(sorted(found - self._plain))

    def _is_plain(self, character: str) -> bool:
        if "\u4e00" <= character <= "\u9fff":  # an ideograph, and nothing else
            return serves(self._cjk, character)
        if character in QUOTES or joins(character) or is_rtl(character) or needs_care(character):
            return False
        by_class = is_cjk_class(char_class(character, self._language))
        return serves(self._cjk if by_class else self._latin, character)


alphabet = lru_cache(maxsize=64)(Alphabet)


@lru_cache(maxsize=256)
def around(odd: str) -> re.Pattern[str]:
    """Stretches of a text that hold odd characters: with the one before, which a mark may belong to, and the
    one behind, which a joiner may join."""
    kind = f"[{re.escape(odd)}]"
    return re.compile(f"(?:(?!{kind}).)?(?:{kind}+(?:(?!{kind}).)?)+", re.DOTALL)
