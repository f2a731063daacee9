"""What holds a word together, and parts it from the next, on a page.

In: the signs on both sides of a place. Out: whether a word would be torn there, and how far it may be;
whether it runs from right to left.
"""

from __future__ import annotations

import re
import unicodedata

from briefing_tex.proof.characters import invisible

TORN, CLOSED = 0.25, 0.08
"""Of the size: letters of a word that are farther from one another are torn apart; words that are nearer are
joined, though there is a space between them.
"""
PLAIN_SPACES = " \u00a0"
ENDS = f"{PLAIN_SPACES}.,;:!?)"
"""What may stand between a word and the next."""
BACKWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufeff]")
"""Letters of scripts that run from right to left, and their marks."""
_FIRST_WIDE = "\u2e80"
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf]")
"""Scripts without spaces between words (UAX 14, class SA): lines are justified at the words' ends."""


def are_letters(before: str, text: str) -> bool:
    """Whether two signs are letters or digits, in a script whose words stand whole.

    Of a right-to-left word with marks, the place of a mark may be known instead of that of its first letter.
    """
    last, first = before[-1:], text[0]
    if "\u0590" <= text < "\u0900" and any(map(unicodedata.combining, text)):
        return False
    return last < _FIRST_WIDE > first and all(
        (one.isalpha() or one.isdecimal()) and not _UNSPACED.match(one) for one in (last, first)
    )


def are_backwards(before: str, text: str) -> bool:
    """Whether a text is of the right-to-left word that another ends with, so that it stands to its left."""
    last = next((one for one in reversed(before) if one.isspace() or not invisible(one)), " ")
    return all(unicodedata.bidirectional(one) in ("R", "AL") for one in (last, text[0]))
