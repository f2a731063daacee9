"""An OpenType or TrueType file, read in place: metrics, names and the character map.

In: a font file (.otf, .ttf, .ttc) mapped into memory. Out: `OpenType`, which looks up what is asked for and
keeps the answers; opening a collection of 65,535 glyphs costs as little as opening a small font. Specification:
OpenType 1.9 (ISO/IEC 14496-22).
"""

from __future__ import annotations

import mmap
import struct
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing_tex.engines.xdv.charmap import CharacterMap
from briefing_tex.engines.xdv.unsupported import Unsupported
from briefing_tex.quiet import hush

_u16 = struct.Struct(">H").unpack_from
_i16 = struct.Struct(">h").unpack_from
_u32 = struct.Struct(">I").unpack_from
_RESTRICTED = 0x0002
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "ſt", "st"), strict=True))
_FIXED_PITCH, _SERIF, _SYMBOLIC, _ITALIC = 1, 2, 4, 64


class OpenType:
    """One face of a font file.

    Widths are in thousandths of the em. Raises `Unsupported` where the file is no font, is damaged, or is
    variable.
    """

    def __init__(self, file: str, face: int = 0) -> None:
        self.file, self.number = file, face
        try:
            with Path(file).open("rb") as stream:
                self.data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            self.tables = self._directory(face)
            self.units: int = _u16(self.data, self.start("head") + 18)[0]
            self.glyph_count = _u16(self.data, self.start("maxp") + 4)[0]
            self._metrics = self.start("hmtx")
            self._metric_count = _u16(self.data, self.start("hhea") + 34)[0]
        except (OSError, ValueError, struct.error) as error:
            raise Unsupported("font", f"{file}: {error}") from error
        if "fvar" in self.tables:
            raise Unsupported("variable font", file)
        self._widths: dict[int, float] = {}

    def _directory(self, face: int) -> dict[str, tuple[int, int]]:
        start = 0
        if self.data[:4] == b"ttcf":
            if face >= _u32(self.data, 8)[0]:
                raise ValueError(f"no face {face}")
            start = _u32(self.data, 12 + 4 * face)[0]
        rows = range(start + 12, start + 12 + 16 * _u16(self.data, start + 4)[0], 16)
        return {
            self.data[row : row + 4].decode("latin-1"): struct.unpack_from(">II", self.data, row + 8)
            for row in rows
        }

    def start(self, tag: str) -> int:
        """Where a table begins in the file; raises `Unsupported` if the font lacks it."""
        if tag not in self.tables:
            raise Unsupported("font", f"{self.file} has no table {tag}")
        return self.tables[tag][0]

    def table(self, tag: str) -> bytes:
        """The bytes of a table, empty if the font lacks it."""
        start, length = self.tables.get(tag, (0, 0))
        return self.data[start : start + length]

    def width(self, glyph: int) -> float:
        """The advance of a glyph in thousandths of the em, to two places.

        >>> OpenType("missing.otf")
        Traceback (most recent call last):
        briefing_tex.engines.xdv.unsupported.Unsupported: font: missing.otf: ...
        """
        width = self._widths.get(glyph)
        if width is None:
            row = min(glyph, self._metric_count - 1)
            width = round(_u16(self.data, self._metrics + 4 * row)[0] * 1000 / self.units, 2)
            self._widths[glyph] = width = int(width) if width.is_integer() else width
        return width

    def metric(self, glyph: int) -> bytes:
        """The row of a glyph in `hmtx`: its advance and left side bearing, two bytes each."""
        last = self._metrics + 4 * (self._metric_count - 1)
        if glyph < self._metric_count:
            return self.data[self._metrics + 4 * glyph : self._metrics + 4 * glyph + 4]
        bearing = last + 4 + 2 * (glyph - self._metric_count)
        return self.data[last : last + 2] + self.data[bearing : bearing + 2]

    @cached_property
    def characters(self) -> CharacterMap:
        """Code point -> glyph, 0 where the font has none."""
        return CharacterMap(self.data, self.start("cmap"))

    def reading(self, glyph: int) -> str:
        """The text of a glyph by itself: by the character map, else by its name; empty where neither tells."""
        text = self.characters.texts.get(glyph, "") or self._named(glyph)
        return _LIGATURES.get(text, text)

    def _named(self, glyph: int) -> str:
        """What the name of a glyph says (`f_f_i`, `summation.v1`), by the rules of the Adobe Glyph List."""
        from fontTools.agl import toUnicode

        return toUnicode(self._glyph_names[glyph]) if glyph < len(self._glyph_names) else ""

    @cached_property
    def _glyph_names(self) -> list[str]:
        from fontTools.ttLib import TTFont, TTLibError

        hush("fontTools")
        try:
            with TTFont(self.file, fontNumber=self.number, lazy=True) as font:
                return list(font.getGlyphOrder())
        except (TTLibError, OSError):
            return []

    @cached_property
    def name(self) -> str:
        """The PostScript name, of printable ASCII only."""
        table = self.table("name")
        count, strings = struct.unpack_from(">HH", table, 2) if table else (0, 0)
        for row in range(6, 6 + 12 * count, 12):
            platform, _, _, identifier, length, offset = struct.unpack_from(">6H", table, row)
            if identifier == 6:
                raw = table[strings + offset : strings + offset + length]
                name = raw.decode("latin-1" if platform == 1 else "utf-16-be", "replace")
                return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_+.")) or "Font"
        return "Font"

    @property
    def embeddable(self) -> bool:
        """Whether the font's own permission bits (OS/2 fsType) let it be embedded."""
        table = self.table("OS/2")
        return not table or bool(_u16(table, 8)[0] & 0xF != _RESTRICTED)

    @cached_property
    def extent(self) -> tuple[int, int]:
        """How far lines of the face reach above the baseline and, negative, below it (`hhea`)."""
        return self._scaled("hhea", 4), self._scaled("hhea", 6)

    def _scaled(self, tag: str, offset: int) -> int:
        """A number of a table in thousandths of the em."""
        return round(float(_i16(self.data, self.start(tag) + offset)[0]) * 1000 / self.units)

    @cached_property
    def descriptor(self) -> dict[str, Any]:
        """The metrics of a PDF font descriptor (ISO 32000-1, table 122)."""
        post, os2 = self.table("post"), self.table("OS/2")
        ascent, descent = (self._scaled("OS/2", 68), self._scaled("OS/2", 70)) if os2 else self.extent
        angle = struct.unpack_from(">i", post, 4)[0] / 65536 if post else 0.0
        fixed = bool(post) and _u32(post, 12)[0] != 0
        serif = len(os2) > 33 and os2[32] == 2 and 2 <= os2[33] <= 10
        has_heights = len(os2) >= 90 and _u16(os2, 0)[0] >= 2
        weight = _u16(os2, 4)[0] if os2 else 400
        return {
            "Flags": _SYMBOLIC | fixed * _FIXED_PITCH | serif * _SERIF | bool(angle) * _ITALIC,
            "FontBBox": [self._scaled("head", offset) for offset in (36, 38, 40, 42)],
            "ItalicAngle": round(angle, 2),
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": self._scaled("OS/2", 88) if has_heights else ascent,
            "StemV": round(50 + (weight / 65) ** 2),
        }
