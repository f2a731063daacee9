"""The outlines of a TrueType font, as one string of bytes a glyph, whatever the numbers of its parts are.

In: the bytes of `glyf` and `loca`. Out: `TrueType`. Specification: OpenType 1.9, `glyf`.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator

Data = bytes | mmap.mmap
_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO, _INSTRUCTED = 0x01, 0x08, 0x20, 0x40, 0x80, 0x100
_MAX_DEPTH = 8


class TrueType:
    """The glyphs of a font; `tables` says where each table begins and how long it is."""

    def __init__(self, data: Data, tables: dict[str, tuple[int, int]]) -> None:
        self.data = data
        self.glyf, self.glyf_length = tables["glyf"]
        self.loca, self.loca_length = tables["loca"]
        self.long = struct.unpack_from(">h", data, tables["head"][0] + 50)[0] == 1
        self.metrics = tables["hmtx"][0]
        self.rows = struct.unpack_from(">H", data, tables["hhea"][0] + 34)[0]

    def program(self, glyph: int, depth: int = 0) -> bytes:
        """A glyph: contours and points, for a composite those of its parts with their places."""
        code = self._code(glyph)
        if len(code) < 10 or code[0] < 0x80 or depth > _MAX_DEPTH:
            return code.rstrip(b"\0")  # fonts pad glyphs each in its own way
        parts = [
            flags.to_bytes(2, "big") + placed + self.program(part, depth + 1)
            for flags, part, placed in components(code)
        ]
        return b"composite" + code[2:10] + b"".join(parts)

    def bearing(self, glyph: int) -> int:
        """From where a glyph begins to where its ink is drawn, whatever its points say (OpenType, `hmtx`)."""
        row = 4 * glyph + 2 if glyph < self.rows else 4 * self.rows + 2 * (glyph - self.rows)
        return int(struct.unpack_from(">h", self.data, self.metrics + row)[0])

    def box(self, glyph: int) -> tuple[int, int, int, int] | None:
        """The rectangle around a glyph, in units of the em; None where it draws nothing."""
        code = self._code(glyph)
        if len(code) < 10:
            return None
        x0, y0, x1, y1 = struct.unpack_from(">4h", code, 2)
        return x0, y0, x1, y1

    def _code(self, glyph: int) -> bytes:
        size = 4 if self.long else 2
        if (glyph + 2) * size > self.loca_length:
            raise IndexError(glyph)
        begin, end = struct.unpack_from(">2I" if self.long else ">2H", self.data, self.loca + size * glyph)
        scale = 1 if self.long else 2
        end = min(end * scale, self.glyf_length)
        return self.data[self.glyf + begin * scale : self.glyf + end]


def components(code: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The parts of a composite glyph: flags that matter to the outline, glyph, place and scale."""
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", code, at)
        size = 8 if flags & _WORDS else 6
        size += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
        yield flags & ~(_MORE | _INSTRUCTED), part, code[at + 4 : at + size]
        at += size
