"""How wide letters are that must fit, by the fonts they are set in.

In: characters, the faces that may set them. Out: em, rather a little too much: what is narrower leaves white
space, what is wider sticks out.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from briefing_tex.fonts import Face, advance

Faces = tuple[Face, ...]
"""The faces in which a text, or parts of it, are set."""

_LETTER = 0.65  # em: a letter of which no font tells, such as one of mathematics
_CAPITAL = 0.75  # em: the same of a capital
_WORDS = dict.fromkeys(map(chr, range(0xFDF0, 0xFDFB)), 2.6) | {"\ufdfd": 7.9}
"""em: Arabic words and a sentence that are one character."""
_NARROW = "‐’‘"
"""Signs that are of Latin width in most languages, though others have them of full width."""


def width_of(text: str, faces: Faces) -> float:
    """The width in em of a text on one line, where it must fit; the widest of the faces counts."""
    widths = _widths(faces)
    return sum([widths[character] for character in text])


def is_wide(character: str) -> bool:
    """Whether a character may be 1 em wide: symbols are in Chinese and Japanese fonts.

    >>> is_wide("年"), is_wide("±"), is_wide("a")
    (True, True, False)
    """
    width = unicodedata.east_asian_width(character)
    return width in "WF" or (width == "A" and not character.isalpha())


class _Widths(dict[str, float]):
    """Widths in em of the characters that were met so far in some faces."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces

    def __missing__(self, character: str) -> float:
        self[character] = width = _width(character, self._faces)
        return width


_widths = lru_cache(maxsize=64)(_Widths)


def _width(character: str, faces: Faces) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):  # stands above another, or is not seen
        return 0.0
    if is_wide(character) and character not in _NARROW:
        return 1.0
    known = [width for face in faces if (width := advance(face, character))]
    other = _CAPITAL if character.isupper() else _LETTER
    return max(known, default=0.0) or _WORDS.get(character, other)
