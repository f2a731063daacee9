"""The font programs embedded in a PDF: the outline that a shown character code draws.

In: a font dictionary. Out: `Embedded`. Follows ISO 32000-1, 9.7.4.2 (glyph selection in CIDFonts) and 9.9.
"""

from __future__ import annotations

import struct
from functools import cached_property
from typing import Any

from briefing_tex.proof.outlines import Outline, Program
from briefing_tex.readers.pdf.file.objects import as_dict, as_list, as_name, entry
from briefing_tex.readers.pdf.file.streams import stream_bytes

DAMAGE = (LookupError, ValueError, struct.error, TypeError, ArithmeticError, RecursionError)


class Embedded:
    """A composite font of a PDF, as our drivers write it: codes of two bytes that are CIDs."""

    def __init__(self, font: Any) -> None:
        self.font: Any = as_dict(font) or {}
        self.name = as_name(entry(self.font, "BaseFont"))
        self.descendant: Any = as_dict(next(iter(as_list(entry(self.font, "DescendantFonts"))), None)) or {}
        self._glyphs: dict[int, int] = {}
        self._outlines: dict[int, Outline | None] = {}

    @property
    def is_composite(self) -> bool:
        """Whether its codes are CIDs; others, as those of TeX's math fonts, are not looked into."""
        return as_name(entry(self.font, "Encoding")) == "Identity-H" and bool(self.descendant)

    @property
    def instructions(self) -> bytes:
        """What the font does to its glyphs before they are drawn."""
        return self._program.instructions if self._program else b""

    def outline(self, cid: int) -> Outline | None:
        """What a code draws; None where the font is damaged or has no such glyph."""
        if cid not in self._outlines:
            self._outlines[cid] = self._outline(cid)
        return self._outlines[cid]

    def glyph(self, cid: int) -> int:
        """The glyph of a CID, 0 being .notdef; -1 where the font has none."""
        glyph = self._glyphs.get(cid)
        if glyph is None:
            glyph = self._glyphs[cid] = self._glyph(cid)
        return glyph

    def _glyph(self, cid: int) -> int:
        program = self._program
        try:
            if program is None:
                return -1
            if program.cff:
                return program.cff.glyph(cid)
            table = self._cid_to_gid
            return int.from_bytes(table[2 * cid : 2 * cid + 2], "big") if table else cid
        except DAMAGE:
            return -1

    def _outline(self, cid: int) -> Outline | None:
        glyph, program = self.glyph(cid), self._program
        if program is None or glyph < 0:
            return None
        try:
            return program.outline(glyph)
        except DAMAGE:
            return None

    @cached_property
    def _program(self) -> Program | None:
        descriptor = entry(self.descendant, "FontDescriptor")
        bare, whole = entry(descriptor, "FontFile3"), entry(descriptor, "FontFile2")
        kind = as_name(entry(self.descendant, "Subtype"))
        if entry(descriptor, "FontFile") is not None or kind != (
            "CIDFontType2" if bare is None else "CIDFontType0"
        ):
            return None
        if bare is not None and whole is not None:
            return None
        try:
            if bare is not None:
                return Program(stream_bytes(bare), bare_cff=as_name(entry(bare, "Subtype")) != "OpenType")
            return Program(stream_bytes(whole)) if whole is not None else None
        except DAMAGE:
            return None

    @cached_property
    def _cid_to_gid(self) -> bytes:
        return stream_bytes(entry(self.descendant, "CIDToGIDMap"))
