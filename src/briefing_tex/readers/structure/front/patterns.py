"""Lists of words as a pattern.

In: words between spaces. Out: a pattern.
"""

from __future__ import annotations

import re

_SPACES = re.compile(r"(?<!\\)\s+")


def any_of(*lists: str) -> str:
    """A pattern of any of the words of lists; a space within one is written with a backslash.

    >>> any_of("日报 周报", r"white\\ paper")
    '(?:日报|周报|white\\\\ paper)'
    """
    return "(?:" + "|".join(word for words in lists for word in _SPACES.split(words.strip())) + ")"
