"""Signs and words that stand between the names of bodies on a line: the one place for them.

What a sign tells depends on what stands at its sides: some always part names (`ALWAYS`), the others stand
within names as well, and `names`, `commas` and `spaces` ask the sides.
"""

from __future__ import annotations

import re

from msgspec import Struct

ALWAYS = re.compile(r"\s*[|｜;；]\s*|\s+[·•/／]\s+|\s{2,}|\t+")
COMMA = re.compile(r"\s*(?:，|、|／|,)\s*(?:and\s+|및\s+)?")
DOT = re.compile(r"\s*[・·‧･]\s*")
FULL_SPACE = re.compile(r"\u3000+")
SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
"""A space beside a sign that is not of ASCII."""
AND = re.compile(r"\s*[&＆×✕+＋]\s*")
SPACED_AND = re.compile(r"\s+[&＆×✕+＋]\s+")
WORD = re.compile(
    r"\s*(?:与|與|和|及び|及|暨|および|[・·‧･、])\s*|(?:,\s+(?:and\s+)?|\s+and\s+(?:the\s+(?=[A-Z]))?|\s+및\s+|(?<=[가-힣])[와과]\s+)"
)
"""Words between two names, and the signs that stand for them in a list."""
SPACED_WORD = re.compile(r"\s(?:与|與|和|及び|及|暨|および)\s")
ANY = re.compile(r"\s*(?:[|｜;；/／,，·•・、&＆×]|\band\b|\u3000|\s{2,}|\t)+\s*")
HANGING = re.compile(
    r"\s+(?:[&＆×✕、,]|and|与|與|和|及|暨|及び|および|및)\s*$|^\s*(?:[&＆×✕]|and|与|與|和|及|暨|及び|および|및)\s+|(?<=\S)[、,，;；]\s*$|\s+[·|｜/]\s*$"
)
"""What stands between two names, at the end of a line or the beginning of the next."""


class Split(Struct, frozen=True):
    """Names found in a line; `code` says if that was a guess: `names-split` or `names-kept`."""

    names: tuple[str, ...]
    code: str | None = None


def parted(sign: re.Pattern[str], line: str) -> list[str]:
    """What stands between the signs of a line.

    >>> parted(COMMA, "海岸观测中心、潮信数据")
    ['海岸观测中心', '潮信数据']
    """
    return [side for side in (part.strip() for part in sign.split(line.strip())) if side]


def apart(sides: list[str] | tuple[str, ...]) -> Split:
    """The sides of signs as names."""
    return Split(tuple(sides), "names-split")
