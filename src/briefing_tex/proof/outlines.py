"""Outlines of glyphs that can be compared: an outline of the PDF with that of the font file.

In: a font program, embedded or a file. Out: `Outline`s; two that look the same are equal.
"""

from __future__ import annotations

import struct
from functools import cached_property, lru_cache

from msgspec import Struct

from briefing_tex.fonts.programs import Programs
from briefing_tex.proof.cff import Cff, Data, Matrix
from briefing_tex.proof.charstrings import box, contours
from briefing_tex.proof.truetype import TrueType

Ink = tuple[float, float, float, float]
"""The rectangle around what a glyph draws, in parts of the em from its origin."""
_ANYWHERE: Ink = (-32768.0, -32768.0, 32767.0, 32767.0)
"""As far as a charstring reaches."""
_SURELY_DRAWS = 16
"""Bytes of a charstring that can no longer be that of a blank."""


class Outline(Struct, frozen=True):
    """A glyph: from its units to the em, its program, free of all that depends on the font around it."""

    matrix: Matrix
    program: bytes
    ink: Ink | None
    """That of a TrueType glyph; a charstring is drawn only where it is asked for."""
    is_charstring: bool

    def same(self, other: Outline) -> bool:
        """Whether two outlines look the same: by their programs, or else drawn."""
        if self.is_charstring != other.is_charstring or self.matrix != other.matrix:
            return False
        return self.program == other.program or (
            self.is_charstring and drawing(self.program)[0] == drawing(other.program)[0]
        )

    @property
    def bounds(self) -> Ink | None:
        """The rectangle around what is drawn; None where nothing is."""
        if not self.is_charstring:
            return self.ink
        box = drawing(self.program)[1]
        if box is None:
            return None
        x, _, _, y = self.matrix[:4]
        return box[0] * x, box[1] * y, box[2] * x, box[3] * y

    @property
    def blank(self) -> bool:
        """Whether nothing is drawn."""
        return (not self.is_charstring or len(self.program) < _SURELY_DRAWS) and self.bounds is None


@lru_cache(maxsize=20_000)
def drawing(program: bytes) -> tuple[tuple[object, ...], Ink | None]:
    """What a charstring without subroutines draws, and the rectangle around it.

    What a damaged one draws is for each viewer to say: it looks like no other, and may reach anywhere.
    """
    try:
        drawn = contours(program)
    except (ValueError, LookupError):
        return (program,), _ANYWHERE
    return drawn, box(drawn)


class Program:
    """A font program: outlines by glyph; `known` were read before. Damage raises LookupError, ValueError or
    struct.error.
    """

    def __init__(
        self, data: Data, start: int = 0, bare_cff: bool = False, known: Programs | None = None
    ) -> None:
        self.data = data
        self.cff: Cff | None = Cff(data) if bare_cff else None
        self.truetype: TrueType | None = None
        self._matrix: Matrix = ()
        self.tables = {} if bare_cff else directory(data, start)
        if "glyf" in self.tables:
            self.truetype = TrueType(data, self.tables)
            units = struct.unpack_from(">H", data, self.tables["head"][0] + 18)[0]
            self._matrix = (1 / units, 0.0, 0.0, 1 / units, 0.0, 0.0)
        elif "CFF " in self.tables:
            self.cff = Cff(data, self.tables["CFF "][0], known)
        self._outlines: dict[int, Outline] = {}

    @cached_property
    def instructions(self) -> bytes:
        """What the font does to all its glyphs before they are drawn (OpenType, `fpgm` and `prep`)."""
        tables = (self.tables.get(tag, (0, 0)) for tag in ("cvt ", "fpgm", "prep"))
        return b"".join([bytes(self.data[start : start + length]) for start, length in tables])

    def outline(self, glyph: int) -> Outline:
        """The outline of a glyph."""
        outline = self._outlines.get(glyph)
        if outline is None:
            outline = self._outlines[glyph] = self._outline(glyph)
        return outline

    def _outline(self, glyph: int) -> Outline:
        if self.cff:
            return Outline(self.cff.matrix(glyph), self.cff.program(glyph), None, True)
        if self.truetype is None:
            raise ValueError("a font without outlines")
        box, scale = self.truetype.box(glyph), self._matrix[0]
        if box is None:
            return Outline(self._matrix, self.truetype.program(glyph), None, False)
        moved = self.truetype.bearing(glyph) - box[0]
        ink = ((box[0] + moved) * scale, box[1] * scale, (box[2] + moved) * scale, box[3] * scale)
        matrix = (*self._matrix[:4], moved * scale, 0.0) if moved else self._matrix
        return Outline(matrix, self.truetype.program(glyph), ink, False)


def directory(data: Data, start: int = 0) -> dict[str, tuple[int, int]]:
    """Where the tables of an sfnt file begin, and their lengths."""
    count = struct.unpack_from(">H", data, start + 4)[0]
    rows = range(start + 12, start + 12 + 16 * count, 16)
    return {
        bytes(data[row : row + 4]).decode("latin-1"): struct.unpack_from(">II", data, row + 8) for row in rows
    }
