"""The font files that a PDF's fonts were taken from: names, character maps, outlines.

In: faces (file, number), the name of an embedded font. Out: `Original`, kept open for the life of the process.
"""

from __future__ import annotations

import mmap
import re
import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefing_tex.fonts.faces import Family
from briefing_tex.fonts.programs import keep, recall
from briefing_tex.proof.cff import Index
from briefing_tex.proof.outlines import Program, directory

FaceKey = tuple[str, int]
"""A font file and the number of the face in it."""
Families = Mapping[FaceKey, Sequence[Family]]
NO_FAMILIES: Families = MappingProxyType({})
NO_ROLES: Mapping[str, Family] = MappingProxyType({})

_u16, _u32 = struct.Struct(">H").unpack_from, struct.Struct(">I").unpack_from
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of the character maps that map Unicode, the fullest first."""
_VARIATIONS = (0, 5)


@lru_cache(maxsize=256)
def _mapped(file: str) -> mmap.mmap:
    with Path(file).open("rb") as stream:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


_programs: dict[tuple[str, tuple[int, int]], Program] = {}


def _program(file: str, start: int, outlines: tuple[int, int]) -> Program:
    """The outlines of a face; the faces of a collection mostly share them."""
    key = file, outlines
    if key not in _programs:
        _programs[key] = Program(_mapped(file), start, known=recall("proof", file, outlines[0]))
    return _programs[key]


class Original:
    """A face of a font file; `glyph` and `outline` look up what is asked for."""

    def __init__(self, file: str, number: int) -> None:
        self.file, self.number = file, number
        self.data = _mapped(file)
        start = _u32(self.data, 12 + 4 * number)[0] if self.data[:4] == b"ttcf" else 0
        self.tables = directory(self.data, start)
        outlines = self.tables.get("CFF ") or self.tables["glyf"]
        self.program = _program(file, start, outlines)
        self._map, self._form = self._character_map()
        self._glyphs: dict[int, int] = {}

    @property
    def outline(self) -> Any:
        """The outline of a glyph."""
        return self.program.outline

    def _character_map(self) -> tuple[int, int]:
        table = self.tables["cmap"][0]
        found = {}
        for row in range(table + 4, table + 4 + 8 * _u16(self.data, table + 2)[0], 8):
            platform, encoding, offset = struct.unpack_from(">HHI", self.data, row)
            found[platform, encoding] = table + offset
        self._variations = found.get(_VARIATIONS, 0)
        place = next((found[key] for key in _UNICODE if key in found), table)
        return place, _u16(self.data, place)[0] if place != table else -1

    def glyph(self, character: str) -> int:
        """The glyph of a character by the character map; 0 where there is none."""
        code = ord(character)
        glyph = self._glyphs.get(code)
        if glyph is None:
            look = {4: self._in_segments, 12: self._in_groups}.get(self._form)
            glyph = self._glyphs[code] = look(code) if look else 0
        return glyph

    def _in_groups(self, code: int) -> int:
        row = bisect_right(self._starts, code) - 1
        if row < 0:
            return 0
        first, last, glyph = struct.unpack_from(">3I", self.data, self._map + 16 + 12 * row)
        return int(glyph + code - first) if code <= last else 0

    @cached_property
    def _starts(self) -> array[int]:
        """Where each group of a map of format 12 starts."""
        count = _u32(self.data, self._map + 12)[0]
        groups = array("I", self.data[self._map + 16 : self._map + 16 + 12 * count])
        if sys.byteorder == "little":
            groups.byteswap()
        return groups[::3]

    def _in_segments(self, code: int) -> int:
        count = _u16(self.data, self._map + 6)[0] // 2
        ends, starts = self._map + 14, self._map + 16 + 2 * count
        row = bisect_right(range(count), code - 1, key=lambda row: _u16(self.data, ends + 2 * row)[0])
        if code > 0xFFFF or row == count or code < (first := _u16(self.data, starts + 2 * row)[0]):
            return 0
        delta, place = _u16(self.data, starts + 2 * count + 2 * row)[0], starts + 4 * count + 2 * row
        if offset := _u16(self.data, place)[0]:
            glyph = _u16(self.data, place + offset + 2 * (code - first))[0]
            return int(glyph + delta) & 0xFFFF if glyph else 0
        return int(code + delta) & 0xFFFF

    def advance(self, glyph: int) -> float:
        """How far the pen moves on behind a glyph, in parts of the em (OpenType, `hmtx`)."""
        count = _u16(self.data, self.tables["hhea"][0] + 34)[0]
        row = self.tables["hmtx"][0] + 4 * min(glyph, count - 1)
        return float(_u16(self.data, row)[0] / _u16(self.data, self.tables["head"][0] + 18)[0])

    def variant(self, character: str, selector: str) -> int:
        """The glyph of a variation sequence (`cmap` format 14); 0 where there is none of its own."""
        start, wanted = self._variations, ord(selector)
        rows = range(start + 10, start + 10 + 11 * _u32(self.data, start + 6)[0], 11) if start else range(0)
        for row in rows:
            if int.from_bytes(self.data[row : row + 3], "big") == wanted:
                return self._in_sequences(ord(character), start, _u32(self.data, row + 7)[0])
        return 0

    def _in_sequences(self, code: int, start: int, offset: int) -> int:
        table = start + offset
        count = _u32(self.data, table)[0] if offset else 0

        def character(row: int) -> int:
            return int.from_bytes(self.data[table + 4 + 5 * row : table + 7 + 5 * row], "big")

        row = bisect_right(range(count), code, key=character) - 1
        return int(_u16(self.data, table + 7 + 5 * row)[0]) if row >= 0 and character(row) == code else 0

    @cached_property
    def names(self) -> frozenset[str]:
        """The PostScript names: that of the face, and that of its outlines, which faces of a file may share."""
        found = set(self._postscript_names())
        if "CFF " in self.tables:
            start = self.tables["CFF "][0]
            found.add(Index(self.data, start + self.data[start + 2])[0].decode("latin-1"))
        return frozenset(found)

    def _postscript_names(self) -> Iterator[str]:
        table = self.tables.get("name", (0, 0))[0]
        count, strings = struct.unpack_from(">HH", self.data, table + 2) if table else (0, 0)
        for row in range(table + 6, table + 6 + 12 * count, 12):
            platform, _, _, identifier, length, offset = struct.unpack_from(">6H", self.data, row)
            if identifier == 6:
                raw = self.data[table + strings + offset : table + strings + offset + length]
                yield raw.decode("latin-1" if platform == 1 else "utf-16-be", "replace")


@lru_cache(maxsize=256)
def original(file: str, number: int) -> Original | None:
    """A face, opened once in a process; None where it cannot be read."""
    try:
        return Original(file, number)
    except (OSError, LookupError, ValueError, struct.error):
        return None


def open_ahead(used: Mapping[FaceKey, Collection[str]]) -> None:
    """Read the outlines of characters, for instance while XeTeX runs; what fails is found later."""
    for key, characters in used.items():
        face = original(*key)
        if face is None:
            continue
        for glyph in {face.glyph(character) for character in characters}:
            with suppress(LookupError, ValueError, struct.error):
                face.outline(glyph)
        if face.program.cff:
            keep("proof", face.file, face.tables["CFF "][0], face.program.cff.programs)


_TAG = re.compile(r"^[A-Z]{6}\+")


@lru_cache(maxsize=1024)
def named(name: str, faces: tuple[FaceKey, ...]) -> tuple[Original, ...]:
    """The faces whose outlines a font of a PDF may hold, by its name without tag and encoding.

    The faces of a collection that share their outlines share a name; only the first file of that name counts.
    """
    plain = _TAG.sub("", name).removesuffix("-Identity-H")
    file = next((key[0] for key in faces if (face := original(*key)) and plain in face.names), None)
    own = (original(*key) for key in faces if key[0] == file)
    return tuple(face for face in own if face and plain in face.names)
