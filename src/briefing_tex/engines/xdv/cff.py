"""The outlines of a Compact Font Format table, read in place, each glyph freed from subroutines when asked for.

In: the mapped bytes of a font file and where its `CFF ` table begins. Out: `Cff`: per glyph a charstring that
stands alone, and the font dictionary it belongs to. Specifications: Adobe Technical Notes 5176 (CFF) and 5177
(Type 2 charstrings).

HarfBuzz's subsetter takes 7 ms for a single glyph of a face of 65,535, fontTools' far more: both read the whole
face each time. Here only the glyphs in use are read, each once, and kept for later processes.
"""

from __future__ import annotations

import mmap
import re
from bisect import bisect_right
from functools import cache, cached_property

from msgspec import Struct

from briefing_tex.engines.xdv.unsupported import Unsupported
from briefing_tex.fonts.programs import Programs

FONT_BBOX, CHARSTRINGS, PRIVATE, FONT_MATRIX, ROS = 5, 17, 18, 0xC07, 0xC1E
_SUBRS, _CHARSTRING_TYPE, _FD_ARRAY, _FD_SELECT = 19, 0xC06, 0xC24, 0xC25
_MAX_DEPTH = 10

# Type 2 charstrings: numbers, operators that draw, stem hints; a number is at most followed by its operator.
_NUMBER = rb"(?:[\x20-\xf6]|[\xf7-\xfe].|\x1c..|\xff....)"
_DRAW = rb"(?:[\x04-\x08\x15\x16\x18-\x1b\x1e\x1f]|\x0c[\x22-\x25])"
_NUMBERS = re.compile(_NUMBER, re.S)
_FIRST = re.compile(
    rb"((?>%b*))(?:(%b|[\x0e\x13\x14])|([\x01\x03\x12\x17])|([\x0a\x1d])|\x0b)" % (_NUMBER, _DRAW), re.S
)
_CALL_LOCAL, _RETURN, _END, _CALL_GLOBAL = b"\x0a", b"\x0b", b"\x0e", b"\x1d"


@cache
def _steps(mask: int) -> re.Pattern[bytes]:
    """Groups: what comes before, all numbers that wait, the last of them, and a call, return or endchar.

    `mask` is the length in bytes of what follows a hint mask operator.
    """
    operators = rb"(?:%b|[\x01\x03\x12\x17]|[\x13\x14].{%d})" % (_DRAW, mask)
    return re.compile(
        rb"((?>(?:(?>%b*)%b)*))((?>(%b)*))([\x0a\x0b\x0e\x1d])" % (_NUMBER, operators, _NUMBER), re.S
    )


class Index:
    """A CFF INDEX: `count` byte strings; `end` is the position behind it."""

    __slots__ = ("_base", "_bias", "_data", "_offsets", "_size", "count", "end")

    def __init__(self, data: mmap.mmap, start: int) -> None:
        self._data = data
        self.count = data[start] << 8 | data[start + 1]
        self._size = data[start + 2] if self.count else 0
        self._offsets = start + 3
        self._base = start + 2 + (self.count + 1) * self._size
        self._bias = 107 if self.count < 1240 else 1131 if self.count < 33900 else 32768
        last = self._offsets + self.count * self._size
        self.end = (
            self._base + int.from_bytes(data[last : last + self._size], "big") if self.count else start + 2
        )

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < self.count:
            raise IndexError(number)
        size = self._size
        place = self._offsets + number * size
        both = int.from_bytes(self._data[place : place + 2 * size], "big")
        start = both >> 8 * size
        return self._data[self._base + start : self._base + both - (start << 8 * size)]

    def called(self, operand: bytes) -> bytes:
        """The subroutine that a charstring calls by this operand."""
        return self[_number(operand) + self._bias]


class Entry(Struct, frozen=True):
    """An entry of a CFF DICT: its operands (reals as None) and the bytes of the whole entry."""

    operands: list[int | None]
    raw: bytes


class FontDict(Struct, frozen=True):
    """What a group of glyphs shares: matrix entry (may be empty), private dictionary, local subroutines."""

    matrix: bytes
    private: bytes
    subrs: Index | None


class Cff:
    """The one font of a CFF table; `flat` are charstrings freed from subroutines.

    Raises `Unsupported` for what OpenType does not allow and for damage.
    """

    def __init__(self, data: mmap.mmap, start: int, flat: Programs) -> None:
        self._data = data
        self._start = start
        tops = Index(data, Index(data, start + data[start + 2]).end)
        self.top = read_dict(tops[0])
        self._global = Index(data, Index(data, tops.end).end)
        if self._operand(_CHARSTRING_TYPE, 2) != 2:
            raise Unsupported("CFF font", "Type 1 charstrings")
        self._glyphs = Index(data, start + self._operand(CHARSTRINGS))
        self.flat = flat
        self._selected: dict[int, int] = {}
        self._bodies: dict[tuple[Index, bytes, int], tuple[bytes, bool]] = {}

    def _operand(self, operator: int, default: int = 0) -> int:
        entry = self.top.get(operator)
        return entry.operands[0] or 0 if entry else default

    @cached_property
    def font_dicts(self) -> tuple[FontDict, ...]:
        """The font dictionaries; a font without CIDs has one."""
        if ROS not in self.top:
            return (self._font_dict(self.top, matrix=False),)
        array = Index(self._data, self._start + self._operand(_FD_ARRAY))
        return tuple(self._font_dict(read_dict(array[number])) for number in range(array.count))

    def _font_dict(self, entries: dict[int, Entry], matrix: bool = True) -> FontDict:
        if PRIVATE not in entries:
            return FontDict(b"", b"", None)
        size, offset = (operand or 0 for operand in entries[PRIVATE].operands)
        start = self._start + offset
        private = read_dict(self._data[start : start + size])
        subrs = private.pop(_SUBRS, None)
        local = Index(self._data, start + (subrs.operands[0] or 0)) if subrs else None
        kept = b"".join(entry.raw for entry in private.values())
        return FontDict(entries[FONT_MATRIX].raw if matrix and FONT_MATRIX in entries else b"", kept, local)

    def select(self, glyph: int) -> int:
        """The number of the font dictionary of a glyph."""
        if glyph not in self._selected:
            self._selected[glyph] = self._select(glyph) if ROS in self.top else 0
        return self._selected[glyph]

    def _select(self, glyph: int) -> int:
        data, start = self._data, self._start + self._operand(_FD_SELECT)
        if data[start] == 0:
            return data[start + 1 + glyph]
        firsts, numbers = self._ranges
        return numbers[bisect_right(firsts, glyph) - 1]

    @cached_property
    def _ranges(self) -> tuple[list[int], bytes]:
        """Where each range of an FDSelect of format 3 begins, and the font dictionary of its glyphs."""
        data, start = self._data, self._start + self._operand(_FD_SELECT) + 1
        rows = data[start + 2 : start + 2 + 3 * (data[start] << 8 | data[start + 1])]
        return [high << 8 | low for high, low in zip(rows[0::3], rows[1::3], strict=True)], rows[2::3]

    def charstring(self, glyph: int) -> bytes:
        """The outline of a glyph as a charstring that calls no subroutine."""
        flat = self.flat.get(glyph)
        if flat is None:
            number = self.select(glyph)
            try:
                code = self._glyphs[glyph]
                hints = _Hints({_CALL_GLOBAL: self._global, _CALL_LOCAL: self.font_dicts[number].subrs})
                hints.count(code)
                flat, _ = self._flatten(code, number, (hints.hints + 7) // 8)
            except IndexError as error:
                raise Unsupported("damaged CFF font", f"glyph {glyph}") from error
            self.flat[glyph] = flat
        return flat

    def _flatten(self, code: bytes, font_dict: int, mask: int, depth: int = 0) -> tuple[bytes, bool]:
        """Write out the subroutines where they are called; also tells whether the glyph ends here."""
        pieces = []
        size = 0
        ended = False
        for drawn, numbers, last, operator in _steps(mask).findall(code):
            size += len(drawn) + len(numbers) + 1
            if operator in (_RETURN, _END):
                ended = operator == _END
                pieces += [drawn, numbers, _END if ended else b""]
                break
            pieces += [drawn, numbers[: len(numbers) - len(last)]]
            body, ended = self._subroutine(operator, last, font_dict, mask, depth)
            pieces.append(body)
            if ended:
                break
        if not ended and size < len(code):
            raise Unsupported("CFF font", "a charstring with arithmetic")
        return b"".join(pieces), ended

    def _subroutine(
        self, operator: bytes, number: bytes, font_dict: int, mask: int, depth: int
    ) -> tuple[bytes, bool]:
        subrs = self._global if operator == _CALL_GLOBAL else self.font_dicts[font_dict].subrs
        if subrs is None or not number or depth > _MAX_DEPTH:
            raise Unsupported("CFF font", "a computed subroutine call, or calls without end")
        key = (subrs, number, mask)
        if key not in self._bodies:
            self._bodies[key] = self._flatten(subrs.called(number), font_dict, mask, depth + 1)
        return self._bodies[key]


class _Hints:
    """Counts the stem hints of a glyph: a hint mask has a bit for each of them."""

    def __init__(self, subrs: dict[bytes, Index | None]) -> None:
        self.subrs = subrs
        self.hints = 0
        self.waiting = 0

    def count(self, code: bytes, depth: int = 0) -> bool:
        """Read up to the first operator that is no hint; false if there is none in this code."""
        position = 0
        while step := _FIRST.match(code, position):
            numbers, other, stem, call = step.groups()
            values = _NUMBERS.findall(numbers)
            self.waiting += len(values)
            if stem or other:
                self.hints += self.waiting // 2 if stem or other in (b"\x13", b"\x14") else 0
                if other == _END and self.waiting > 3:
                    raise Unsupported("CFF font", "an accented character made by endchar")
                self.waiting = 0
            if call:
                subrs = self.subrs[call]
                if subrs is None or not values or depth > _MAX_DEPTH:
                    raise Unsupported("CFF font", "a computed subroutine call, or calls without end")
                self.waiting -= 1
                other = other or self.count(subrs.called(values[-1]), depth + 1)
            if other:
                return True
            position = step.end()
        return False


def _number(raw: bytes) -> int:
    """An integer operand of a charstring or a DICT.

    >>> [_number(bytes.fromhex(h)) for h in ("8b", "f700", "fb00", "1cffff", "1d00010000")]
    [0, 108, -108, -1, 65536]
    """
    first = raw[0]
    if first in (28, 29):
        return int.from_bytes(raw[1:], "big", signed=True)
    if first < 247:
        return first - 139
    return (first - 247) * 256 + raw[1] + 108 if first < 251 else -(first - 251) * 256 - raw[1] - 108


_DICT_TOKEN = re.compile(
    rb"(\x1e[^\x0f\x1f\x2f\x3f\x4f\x5f\x6f\x7f\x8f\x9f\xaf\xbf\xcf\xdf\xef\xf0-\xff]*+.)"
    rb"|(\x1c..|\x1d....|[\x20-\xf6]|[\xf7-\xfe].)|(\x0c.|[\x00-\x15])",
    re.S,
)


def read_dict(raw: bytes) -> dict[int, Entry]:
    """The entries of a CFF DICT by operator; two-byte operators are 0xC00 and the second byte.

    >>> [entry.operands for entry in read_dict(bytes.fromhex("8b8c05 1e0a0f 0c08")).values()]
    [[0, 1], [None]]
    """
    entries: dict[int, Entry] = {}
    operands: list[int | None] = []
    start = 0
    for token in _DICT_TOKEN.finditer(raw):
        _real, integer, operator = token.groups()
        if operator is None:
            operands.append(_number(integer) if integer else None)
            continue
        code = operator[0] if len(operator) == 1 else 0xC00 | operator[1]
        entries[code] = Entry(operands, raw[start : token.end()])
        operands, start = [], token.end()
    return entries
