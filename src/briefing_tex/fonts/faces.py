"""Fonts as values: a face is one face of a font file, a family its regular, bold and italic faces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

Style = Literal["regular", "bold", "italic", "bolditalic"]
Role = Literal["latin", "latin_sans", "mono", "cjk", "cjk_sans"]

ROLES: tuple[Role, ...] = ("latin", "latin_sans", "mono", "cjk", "cjk_sans")
"""What a font may be chosen for; cjk is Chinese, Japanese or Korean, and its sans-serif also stresses text."""


class Face(Struct, frozen=True):
    """One face: its file, its number in a collection (0 in a plain font file), its family's name, its style."""

    path: str
    index: int
    family: str
    style: Style


class Family(Struct, frozen=True):
    """The faces of one design; what is None does not exist on this machine."""

    name: str
    regular: Face
    bold: Face | None = None
    italic: Face | None = None
    bold_italic: Face | None = None

    def faces(self) -> Iterator[Face]:
        """The faces that exist, the regular one first."""
        yield from (face for face in (self.regular, self.bold, self.italic, self.bold_italic) if face)


class FontSet(Struct, frozen=True):
    """The families that typeset one language, and in order those that step in where these lack a character."""

    latin: Family
    latin_sans: Family
    mono: Family
    cjk: Family
    cjk_sans: Family
    fallbacks: tuple[Family, ...] = ()

    @property
    def stressing(self) -> Family:
        """The CJK family as it is set: its italic is its sans-serif, which stresses text."""
        return Family(self.cjk.name, self.cjk.regular, self.cjk.bold, self.cjk_sans.regular, self.cjk_sans.bold)

    def role(self, role: Role) -> Family:
        """The family of a role.

        >>> family = Family("Noto Serif", Face("NotoSerif-Regular.ttf", 0, "Noto Serif", "regular"))
        >>> FontSet(family, family, family, family, family).role("cjk").name
        'Noto Serif'
        """
        family: Family = getattr(self, role)
        return family
