"""The order of a font's characters: what repairs a ToUnicode CMap that was added up wrongly, or that strayed.

In: the characters of a font by code; of a composite one, codes are those of the whole font. Out: what those
entries should be that break the order. CJK fonts have their characters in the order of Unicode, a glyph or more
each; so a Latin letter amid Chinese ones is none, and what it is lies between its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

_FEWEST = 12
"""Characters that show the order of a font at least."""
_ORDERED = 0.95
"""Part of neighbouring characters that follow each other, in a font that is in order."""
_SPREAD = 2
"""Codes for each character used, at least, where a subset has kept those of the whole font."""
_WIDE = 0x3000
"""From here on Unicode has Chinese, Japanese and Korean characters."""

_COMMON = {
    "gb2312": (b"\xb0\xa1", b"\xd7\xf9"),
    "euc_jp": (b"\xb0\xa1", b"\xcf\xd3"),
    "big5": (b"\xa4\x40", b"\xc6\x7e"),
    "euc_kr": (b"\xb0\xa1", b"\xc8\xfe"),
}
"""Where the national standards have their common characters."""

Known = tuple[int, int]
"""A code and its character's code point."""


def misnamed(text: Mapping[int, str]) -> dict[int, str]:
    """What the characters are that the order of the others tells to be stated wrongly, by code.

    >>> font = {code: chr(code + 0x3000) for code in range(0x41, 0x60)}
    >>> broken = font | {0x4B: chr(0x7B), 0x4C: chr(0x7C), 0x4D: chr(0x7D)}
    >>> {**broken, **misnamed(broken)} == font, misnamed(font)
    (True, {})
    """
    single = [(code, ord(known)) for code, known in text.items() if len(known) == 1]
    if not single or max(single)[0] < _SPREAD * len(single):
        return {}
    single.sort()
    wide = [known for known in single if known[1] >= _WIDE]
    if len(wide) < _FEWEST or len(wide) == len(single):
        return {}
    rising = sum(left[1] < right[1] for left, right in pairwise(wide))
    if rising < _ORDERED * (len(wide) - 1):
        return {}
    return {
        code: chr(point)
        for before, run, after in _runs(single)
        if (first := _first_of(before, run, after)) is not None
        for point, (code, _) in enumerate(run, first)
    }


def is_block(text: Mapping[int, str]) -> bool:
    """Whether a ToUnicode CMap counts through 256 characters, as those for a part of a large font do.

    pdfTeX states such a one for a Latin font as well where the CJK package left it behind: then the names of
    the glyphs tell better.

    >>> is_block({code: chr(0x6F00 + code) for code in range(256)}), is_block({65: "A"})
    (True, False)
    """
    first = text.get(0, "")
    return (
        len(text) == 256
        and len(first) == 1
        and ord(first) >= _WIDE
        and all(text.get(code) == chr(ord(first) + code) for code in range(256))
    )


def _runs(single: Sequence[Known]) -> Iterator[tuple[Known, list[Known], Known]]:
    """The stretches of Latin characters amid wide ones, with the wide ones beside them; each counts up."""
    before: Known = (-1, _WIDE - 1)
    waiting: list[list[Known]] = []
    for known in single:
        if known[1] >= _WIDE:
            yield from ((before, run, known) for run in waiting)
            before, waiting = known, []
        elif known[1] < 0x100 and waiting and _counts_up(waiting[-1][-1], known):
            waiting[-1].append(known)
        elif known[1] < 0x100:
            waiting.append([known])


def _counts_up(one: Known, other: Known) -> bool:
    return other[0] == one[0] + 1 and other[1] == one[1] + 1


def _first_of(before: Known, run: Sequence[Known], after: Known) -> int | None:
    """The code point that a stretch begins with, between its neighbours; None where that does not tell.

    No more characters lie between two than glyphs do. Both bytes of the code point were laid over each other.
    """
    (code, said), count = run[0], len(run)
    lowest = after[1] - (after[0] - code)
    if before[0] < 0 and lowest < _WIDE:
        return None  # Latin letters stand before all others
    highest = min(before[1] + code - before[0], after[1] - count)
    possible = [
        point for point in range(max(lowest, before[1] + 1), highest + 1) if point >> 8 | point & 0xFF == said
    ]
    share = (code - before[0]) / (after[0] - before[0])
    likely = before[1] + share * (after[1] - before[1])
    return min(possible, key=lambda point: (-_commonness(chr(point)), abs(point - likely)), default=None)


def _commonness(character: str) -> int:
    """In how many national standards a character is one of the common ones, which come first there.

    >>> _commonness("量"), _commonness("釐")
    (3, 1)
    """
    return sum(low <= _encoded(character, codec) <= high for codec, (low, high) in _COMMON.items())


def _encoded(character: str, codec: str) -> bytes:
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return b""
