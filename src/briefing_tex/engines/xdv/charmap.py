"""The character map of a font face (`cmap`), looked up as needed and never read as a whole unless turned round.

In: the mapped bytes of a font file and where its `cmap` table begins. Out: `CharacterMap`, code point -> glyph.
Specification: OpenType 1.9, `cmap`, formats 4 and 12; a face with none of them maps nothing.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import count

_u16 = struct.Struct(">H").unpack_from
_u32 = struct.Struct(">I").unpack_from

# The order in which HarfBuzz, and so XeTeX, chooses a character map: (platform, encoding).
_PREFERRED = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))

# Radicals, private use, compatibility ideographs: never the plain reading of a glyph that has another.
_SECOND_CHOICE = ((0x2E80, 0x2FDF), (0xE000, 0xFAFF), (0x2F800, 0x2FA1F), (0xF0000, 0x10FFFF))


class CharacterMap(dict[int, int]):
    """Code point -> glyph, 0 where the face has none; a collection of 44,000 characters opens at once."""

    def __init__(self, data: mmap.mmap, table: int) -> None:
        super().__init__()
        self._data = data
        self._start, self._format = _choose(data, table)

    def __missing__(self, code: int) -> int:
        if self._format == 12:
            glyph = self._segmented_coverage(code)
        else:
            glyph = self._segment_mapping(code) if self._format == 4 and code < 0x10000 else 0
        self[code] = glyph
        return glyph

    def _segmented_coverage(self, code: int) -> int:
        index = bisect_right(self._first_codes, code) - 1
        if index < 0:
            return 0
        first, last, glyph = struct.unpack_from(">III", self._data, self._start + 16 + 12 * index)
        return int(glyph + code - first) if code <= last else 0

    @cached_property
    def _first_codes(self) -> array[int]:
        """The first code point of each group of format 12."""
        groups = self._start + 16
        numbers = array("I", self._data[groups : groups + 12 * _u32(self._data, self._start + 12)[0]])
        if sys.byteorder == "little":
            numbers.byteswap()
        return numbers[::3]

    def _segment_mapping(self, code: int) -> int:
        data, start = self._data, self._start
        span = _u16(data, start + 6)[0]
        ends, starts = start + 14, start + 16 + span
        index = bisect_right(range(span // 2), code - 1, key=lambda segment: _u16(data, ends + 2 * segment)[0])
        first = _u16(data, starts + 2 * index)[0]
        if 2 * index >= span or code < first:
            return 0
        delta = _u16(data, starts + span + 2 * index)[0]
        place = starts + 2 * span + 2 * index
        offset = _u16(data, place)[0]
        if not offset:
            return int(code + delta) & 0xFFFF
        glyph = _u16(data, place + offset + 2 * (code - first))[0]
        return int(glyph + delta) & 0xFFFF if glyph else 0

    @cached_property
    def texts(self) -> dict[int, str]:
        """Glyph -> the character it most plainly stands for, for runs that do not tell their text."""
        plain: dict[int, tuple[bool, int]] = {}
        for code, glyph in self._pairs():
            rank = (any(first <= code <= last for first, last in _SECOND_CHOICE), code)
            if glyph and rank < plain.get(glyph, (True, 0x110000)):
                plain[glyph] = rank
        return {glyph: chr(code) for glyph, (_, code) in plain.items()}

    def _pairs(self) -> Iterator[tuple[int, int]]:
        data, start = self._data, self._start
        if self._format == 12:
            for group in range(start + 16, start + 16 + 12 * _u32(data, start + 12)[0], 12):
                first, last, glyph = struct.unpack_from(">III", data, group)
                yield from zip(range(first, min(last, 0x10FFFF) + 1), count(glyph), strict=False)
        elif self._format == 4:
            span = _u16(data, start + 6)[0]
            for end in range(start + 14, start + 14 + span, 2):
                for code in range(_u16(data, end + span + 2)[0], min(_u16(data, end)[0], 0xFFFE) + 1):
                    yield code, self[code]


def _choose(data: mmap.mmap, table: int) -> tuple[int, int]:
    """The start and the format of the map to use."""
    found = {}
    for row in range(table + 4, table + 4 + 8 * _u16(data, table + 2)[0], 8):
        platform, encoding, offset = struct.unpack_from(">HHI", data, row)
        found[platform, encoding] = table + offset
    for choice in _PREFERRED:
        if choice in found:
            return found[choice], _u16(data, found[choice])[0]
    return table, -1
