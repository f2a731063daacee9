"""Which face has which character, and which family serves it.

In: faces, characters, text. Out: yes or no, the family that serves, what no family has.
A unit of text is a character, together with the variation selector behind it. A space has no variants, nor has
a selector: a selector behind one stands alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefing_tex.fonts.catalogue import catalogue
from briefing_tex.fonts.faces import Face, Family, FontSet, Role
from briefing_tex.fonts.inspection import MEASURED, Facts, embedding, inspect, sequence_key

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d\u180f"
_UNIT = re.compile(rf"[^\s{_SELECTORS}][{_SELECTORS}]?|.", re.DOTALL)
_TAKEN_APART = {"\u0e33": "\u0e4d\u0e32", "\u0eb3": "\u0ecd\u0eb2"}
"""Thai and Lao AM: HarfBuzz draws the mark and the letter, whether the font has them or not."""
_PRESENTATION = ("\ufe0e", "\ufe0f")  # ask for text or emoji style; the sign itself is the same

# Unicode 15, DerivedCoreProperties.txt, Default_Ignorable_Code_Point: nothing is drawn for these. HarfBuzz
# draws the fillers of Hangul (U+115F, U+1160, U+3164, U+FFA0), the selectors of Mongolian (U+180B to U+180D,
# U+180F) and the controls of shorthand (U+1BCA0 to U+1BCA3), so that a font must have them.
_UNDRAWN = re.compile(
    "[\xad\u034f\u061c\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)


def covers(face: Face, character: str) -> bool:
    """Whether a face has a glyph for a character."""
    return _within(ord(character), facts_of(face).characters)


def covers_sequence(face: Face, base: str, selector: str) -> bool:
    """Whether a face has the glyph that a variation selector asks for (cmap format 14)."""
    key = sequence_key(ord(base), ord(selector))
    return key is not None and _within(key, facts_of(face).sequences)


def advance(face: Face, character: str) -> float | None:
    """The width in em of a character in a face; None where it is not known, as beyond U+206F."""
    facts, value, place = facts_of(face), ord(character), 0
    if value >= MEASURED or not facts.advances or not _within(value, facts.characters):
        return None
    bounds = iter(facts.characters)
    for start, end in zip(bounds, bounds, strict=True):
        if value < end:
            return facts.advances[place + value - start] / 1000
        place += end - start
    return None


def units(text: str) -> Iterator[str]:
    """The units of a text: characters, each with the variation selector behind it.

    >>> [len(unit) for unit in units("a邉\\U000e0101b \\ufe01")]
    [1, 2, 1, 1, 1]
    """
    return (found[0] for found in _UNIT.finditer(text))


def serves(family: Family, unit: str) -> bool:
    """Whether every face of a family has a unit of text or a longer cluster: bold has to show it as well."""
    if len(unit) == 1 and unit not in _TAKEN_APART:
        value = ord(unit)
        return all(bisect_right(bounds, value) % 2 for bounds in _coverage(family)) or undrawn(unit)
    return all(_has_one(face, part) for part in units(unit) for face in family.faces())


def candidates(fonts: FontSet, prefer: Role) -> Iterable[Family]:
    """The families in the order in which they are asked for a character: the role's own first."""
    near: tuple[Role, ...] = ("cjk", "latin") if prefer.startswith("cjk") else ("latin", "cjk")
    roles = dict.fromkeys((prefer, *near, "latin_sans", "cjk_sans", "mono"))
    yield from (fonts.role(role) for role in roles)
    yield from fonts.fallbacks


def serving(character: str, fonts: FontSet, prefer: Role) -> Family | None:
    """The first family whose every face has a unit of text; None where no font has it."""
    return next((family for family in candidates(fonts, prefer) if serves(family, character)), None)


def facts_of(face: Face) -> Facts:
    """What is known of a face; a file outside the machine's font folders is read on the spot."""
    return faces_of_file(face.path)[face.index]


def embedding_of(face: Face) -> str:
    """What a face's licence bits allow: installable, editable, preview and print, restricted, bitmaps only."""
    return embedding(facts_of(face).permission)


def faces_of_file(path: str) -> tuple[Facts, ...]:
    """The faces of a font file, from the catalogue or read from the file."""
    return catalogue().faces.get(path) or _inspected(path)


@lru_cache(maxsize=64)
def _inspected(path: str) -> tuple[Facts, ...]:
    return inspect(path)


@lru_cache(maxsize=256)
def _coverage(family: Family) -> tuple[Sequence[int], ...]:
    """The ranges of characters of the faces of a family, for the many characters that are asked for alone."""
    return tuple(facts_of(face).characters for face in family.faces())


def _has_one(face: Face, unit: str) -> bool:
    if len(unit) == 2 and unit[1] not in _PRESENTATION:
        return covers_sequence(face, unit[0], unit[1])
    return all(covers(face, part) for part in _TAKEN_APART.get(unit[0], unit[0])) or undrawn(unit)


def undrawn(text: str) -> bool:
    """Whether a text is of characters for which nothing is drawn.

    >>> undrawn("\\u200b"), undrawn("a")
    (True, False)
    """
    return _UNDRAWN.fullmatch(text) is not None


def _within(value: int, bounds: Sequence[int]) -> bool:
    """Whether a value lies in sorted half-open ranges: an odd number of bounds is at or below it."""
    return bisect_right(bounds, value) % 2 == 1
