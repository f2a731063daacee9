"""Compounds: whether a hyphen between two parts of an English word is the word's own.

In: the parts in small letters, how often words stand in the document. Out: yes or no.
"""

from __future__ import annotations

import re
from collections import Counter

# Words that English often puts before a hyphen of its own.
_COMPOUNDING = frozenset(
    "all best by cost cross day decision double early eighteen eighty eleven ever evidence fast fifty first "
    "five forty four fourth full fully good half hard high higher hundred ill large late left less light long "
    "low lower medium mid middle more most much multi near new newly nine nineteen ninety non off old one open "
    "own part peer post pre present rapid real record right second self semi seven seventy short side single "
    "six sixty slow small so stand state still street ten third thirty three time top twelve twenty two "
    "user vice water well whole wide world year zero".split()
)
SHORT_WORDS = frozenset("up on in by to of at an do go it so".split())
_ADVERBS = frozenset(
    "over down back away through based free like wide level term scale time sized grained driven "
    "oriented related owned made friendly funded intensive proof".split()
)
_PREFIXES = frozenset(
    "more under inter super with here every there where other within how what who when".split()
)
_SUFFIX = re.compile(
    r"(?:ness|ments?|mental|tions?|sions?|ations?|able|ably|ible|less|ful|fully|ships?|ton|ham|ings?|isms?|ists?|"
    r"[ai]ty|[ai]ties|ous|ously|ive|ively|ally|edly|ances?|ences?|wards?|like|wise|hood|ers?|ors?|ly|ern|ling)"
)


def is_compound(head: str, tail: str, words: Counter[str]) -> bool:
    """Whether two parts of a word are more likely words of their own: `follow-up`, `long-standing`.

    >>> is_compound("well", "known", Counter()), is_compound("hyphen", "ation", Counter())
    (True, False)
    """
    if head in _COMPOUNDING and not _SUFFIX.fullmatch(tail):
        return True
    if len(tail) < 3:
        return tail in SHORT_WORDS and head not in _PREFIXES
    if head in ("north", "south") and tail.startswith(("east", "west")):
        return True
    if tail in _ADVERBS:
        return head not in _PREFIXES
    if len(head) < 5 or len(tail) < 4 or _SUFFIX.fullmatch(tail) or head in _PREFIXES:
        return False
    return head.endswith(("ing", "ed", "ly")) or words[head] > 1
