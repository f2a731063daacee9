"""Fonts: which font files serve a language, and which of them has a character.

In: a language tag, the author's choice, characters. Out: `FontSet`, `Family`, `Face`: files and face numbers.
The machine's fonts are indexed once and remembered in the user's cache folder.
"""

from briefing_tex.fonts.coverage import (
    advance,
    candidates,
    covers,
    covers_sequence,
    embedding_of,
    serves,
    serving,
    undrawn,
    units,
)
from briefing_tex.fonts.faces import ROLES, Face, Family, FontSet, Role
from briefing_tex.fonts.selection import (
    NO_CHOICE,
    Choice,
    family_named,
    family_names,
    font_set,
    math_family,
    unusable,
)

__all__ = [
    "NO_CHOICE",
    "ROLES",
    "Choice",
    "Face",
    "Family",
    "FontSet",
    "Role",
    "advance",
    "candidates",
    "covers",
    "covers_sequence",
    "embedding_of",
    "family_named",
    "family_names",
    "font_set",
    "math_family",
    "serves",
    "serving",
    "undrawn",
    "units",
    "unusable",
]
