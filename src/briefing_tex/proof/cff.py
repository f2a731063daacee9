"""The outlines of a Compact Font Format table: a string of bytes a glyph, subroutines written out.

In: the bytes of a CFF table, embedded in a PDF or in a font file. Out: `Cff`. Specifications: Adobe Technical
Notes 5176 (CFF) and 5177 (Type 2 charstrings).

This is not the code that embeds fonts: what one of them takes wrong, the other must not take wrong as well.
"""

from __future__ import annotations

import mmap
import re
from bisect import bisect_right
from functools import cache, cached_property

from briefing_tex.fonts.programs import Programs

Data = bytes | mmap.mmap
_CHARSET, _CHARSTRINGS, _PRIVATE, _SUBRS = 15, 17, 18, 19
_PAINT_TYPE, _FONT_MATRIX, _ROS, _FD_ARRAY, _FD_SELECT = 0xC05, 0xC07, 0xC1E, 0xC24, 0xC25
_MAX_DEPTH = 10
_PLAIN_MATRIX = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)

Matrix = tuple[float, ...]


class Index:
    """A CFF INDEX: byte strings by number; `end` is the position behind it."""

    def __init__(self, data: Data, start: int) -> None:
        self.data = data
        self.count = int.from_bytes(data[start : start + 2], "big")
        self.size = data[start + 2] if self.count else 0
        self.offsets = start + 3
        self.base = self.offsets + (self.count + 1) * self.size - 1
        self.end = self.base + self._offset(self.count) if self.count else start + 2

    def _offset(self, number: int) -> int:
        place = self.offsets + number * self.size
        return int.from_bytes(self.data[place : place + self.size], "big")

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < self.count:
            raise IndexError(number)
        size, base = self.size, self.base
        place = self.offsets + number * size
        both = int.from_bytes(self.data[place : place + 2 * size], "big")
        first = both >> 8 * size
        return self.data[base + first : base + both - (first << 8 * size)]

    def subroutine(self, operand: int) -> bytes:
        """The subroutine of a call, whose numbers have a bias (5177, 4.7)."""
        return self[operand + (107 if self.count < 1240 else 1131 if self.count < 33900 else 32768)]


class Cff:
    """The one font of a CFF table. Damage raises LookupError or ValueError."""

    def __init__(self, data: Data, start: int = 0, known: Programs | None = None) -> None:
        self.programs = Programs() if known is None else known
        self.data, self.start = data, start
        tops = Index(data, Index(data, start + data[start + 2]).end)
        self.top = read_dict(tops[0])
        if any(self.top.get(_PAINT_TYPE, ())):
            raise ValueError("outlines that are stroked, not filled")
        self.globals = Index(data, Index(data, tops.end).end)
        self.glyphs = Index(data, start + int(self.top[_CHARSTRINGS][0]))
        self.has_cids = _ROS in self.top
        if self.has_cids:
            array = Index(data, start + int(self.top[_FD_ARRAY][0]))
            self.dicts = [read_dict(array[number]) for number in range(array.count)]
        else:
            self.dicts = [self.top]
        self.subrs = [self._local(entries) for entries in self.dicts]
        self._is_flat = not self.globals.count and not any(self.subrs)
        self._matrices = [self._whole_matrix(entries) for entries in self.dicts]
        self._bodies: dict[tuple[Index, int, int], bytes] = {}
        self._by_cid: dict[int, int] | None = None

    def _local(self, entries: dict[int, list[float]]) -> Index | None:
        size, offset = (int(number) for number in entries.get(_PRIVATE, (0, 0)))
        begin = self.start + offset
        private = read_dict(self.data[begin : begin + size])
        return Index(self.data, begin + int(private[_SUBRS][0])) if _SUBRS in private else None

    def glyph(self, cid: int) -> int:
        """The glyph of a CID (ISO 32000-1, 9.7.4.2): by the charset, where the font has CIDs."""
        if not self.has_cids:
            return cid
        if self._by_cid is None:
            self._by_cid = {cid: glyph for glyph, cid in enumerate(self._charset())}
        return self._by_cid[cid]

    def _charset(self) -> list[int]:
        data, place = self.data, self.start + int(self.top.get(_CHARSET, [0])[0])
        cids, form = [0], data[place]
        if form not in (0, 1, 2):
            raise ValueError("a charset of an unknown form")
        place += 1
        while len(cids) < self.glyphs.count:
            first = int.from_bytes(data[place : place + 2], "big")
            more = int.from_bytes(data[place + 2 : place + 2 + form], "big")
            cids += range(first, first + more + 1)
            place += 2 + form
        return cids

    def matrix(self, glyph: int) -> Matrix:
        """From the units of a glyph to the em."""
        return self._matrices[self._dict_of(glyph)]

    def _whole_matrix(self, entries: dict[int, list[float]]) -> Matrix:
        own, top = entries.get(_FONT_MATRIX) if self.has_cids else None, self.top.get(_FONT_MATRIX)
        if own and top:
            return _product(own, top)
        return tuple(own or top or _PLAIN_MATRIX)

    def _dict_of(self, glyph: int) -> int:
        if len(self.dicts) == 1:
            return 0
        data, start = self.data, self.start + int(self.top[_FD_SELECT][0])
        if data[start] == 0:
            return data[start + 1 + glyph]
        return data[start + 5 + 3 * (bisect_right(self._firsts, glyph) - 1)]

    @cached_property
    def _firsts(self) -> list[int]:
        """The first glyphs of the ranges of an FDSelect of format 3 (5176, 19)."""
        start = self.start + int(self.top[_FD_SELECT][0]) + 3
        count = int.from_bytes(self.data[start - 2 : start], "big")
        return [int.from_bytes(self.data[at : at + 2], "big") for at in range(start, start + 3 * count, 3)]

    def program(self, glyph: int) -> bytes:
        """The charstring of a glyph with the subroutines written out where they are called."""
        if self._is_flat:
            return self.glyphs[glyph]
        program = self.programs.get(glyph)
        if program is None:
            local = self.subrs[self._dict_of(glyph)]
            program = _Writing(self.globals, local, self._bodies).out(self.glyphs[glyph])
            self.programs[glyph] = program
        return program


_NUMBER = rb"(?:[\x20-\xf6]|[\xf7-\xfe].|\x1c..|\xff....)"
_NUMBERS = re.compile(_NUMBER, re.S)
_STEP = re.compile(rb"((?>%b*))(\x0c.|[\x00-\x1b\x1d-\x1f])" % _NUMBER, re.S)
_STEMS, _MASKS, _CALLS, _RETURN = b"\x01\x03\x12\x17", b"\x13\x14", b"\x0a\x1d", b"\x0b"


@cache
def _drawing(mask: int) -> re.Pattern[bytes]:
    """As many whole operations as follow one another; a hint mask operator has `mask` bytes behind it."""
    return re.compile(
        rb"(?>(?:(?>%b*)(?:[\x04-\x08\x0e\x15\x16\x18-\x1b\x1e\x1f]|\x0c.|[\x13\x14].{%d}))*)"
        % (_NUMBER, mask),
        re.S,
    )


class _Writing:
    """A charstring while its subroutines are written out; `waiting` numbers have not met their operator."""

    def __init__(
        self, global_: Index, local: Index | None, bodies: dict[tuple[Index, int, int], bytes]
    ) -> None:
        self.subrs = {b"\x0a": local, b"\x1d": global_}
        self.bodies = bodies
        self.stems = self.waiting = 0
        self.in_hints = True

    def out(self, code: bytes, depth: int = 0) -> bytes:
        if depth > _MAX_DEPTH:
            raise ValueError("subroutines without end")
        parts: list[bytes] = []
        place = 0
        while place < len(code):
            if not self.in_hints and (drawn := _drawing((self.stems + 7) // 8).match(code, place)):
                parts.append(drawn[0])
                place = drawn.end()
            step = _STEP.match(code, place)
            if step is None:
                parts.append(code[place:])
                break
            numbers, operator = step.groups()
            place = step.end()
            if operator in _CALLS:
                parts.append(self._called(numbers, operator, depth))
                continue
            if operator == _RETURN:
                parts.append(numbers)
                self.waiting += len(_NUMBERS.findall(numbers)) if self.in_hints else 0
                break
            parts += [numbers, operator]
            if self.in_hints:
                self._hint(numbers, operator)
            if operator in _MASKS:
                end = place + (self.stems + 7) // 8
                parts.append(code[place:end])
                place = end
        return b"".join(parts)

    def _called(self, numbers: bytes, operator: bytes, depth: int) -> bytes:
        found = _NUMBERS.findall(numbers)
        subrs = self.subrs[operator]
        if not found or subrs is None:
            raise ValueError("a computed subroutine call")
        self.waiting += len(found) - 1 if self.in_hints else 0
        number = integer(found[-1])
        return numbers[: len(numbers) - len(found[-1])] + self._body(subrs, number, depth + 1)

    def _body(self, subrs: Index, number: int, depth: int) -> bytes:
        """A subroutine written out; behind the hints, it is the same for all glyphs with as many of them."""
        if self.in_hints:
            return self.out(subrs.subroutine(number), depth)
        key = subrs, number, (self.stems + 7) // 8
        if key not in self.bodies:
            self.bodies[key] = self.out(subrs.subroutine(number), depth)
        return self.bodies[key]

    def _hint(self, numbers: bytes, operator: bytes) -> None:
        if operator in _STEMS or operator in _MASKS:
            self.stems += (self.waiting + len(_NUMBERS.findall(numbers))) // 2
        self.waiting = 0
        self.in_hints = operator in _STEMS


def integer(raw: bytes) -> int:
    """A whole number of a charstring or DICT, all its bytes given.

    >>> [integer(bytes.fromhex(raw)) for raw in ("8b", "f700", "fb00", "1cffff")]
    [0, 108, -108, -1]
    """
    first = raw[0]
    if first in (28, 29):
        return int.from_bytes(raw[1:], "big", signed=True)
    if first < 247:
        return first - 139
    return (first - 247) * 256 + raw[1] + 108 if first < 251 else -(first - 251) * 256 - raw[1] - 108


_ITEM = re.compile(
    rb"\x1e([^\x0f\x1f\x2f\x3f\x4f\x5f\x6f\x7f\x8f\x9f\xaf\xbf\xcf\xdf\xef\xf0-\xff]*+.)"
    rb"|(\x1c..|\x1d....|[\x20-\xf6]|[\xf7-\xfe].)|(\x0c.|[\x00-\x15])",
    re.S,
)
_REAL = {**{f"{digit:x}": str(digit) for digit in range(10)}, "a": ".", "b": "E", "c": "E-", "e": "-", "f": ""}


def read_dict(raw: bytes) -> dict[int, list[float]]:
    """The operands of each operator of a DICT; two-byte operators are 0xC00 and the second byte.

    >>> read_dict(bytes.fromhex("8b8c05 1ea001ff 0c08"))
    {5: [0, 1], 3080: [0.001]}
    """
    entries: dict[int, list[float]] = {}
    operands: list[float] = []
    for real, whole, operator in _ITEM.findall(raw):
        if operator:
            entries[operator[0] if len(operator) == 1 else 0xC00 | operator[1]] = operands
            operands = []
        else:
            operands.append(
                integer(whole) if whole else float("".join(_REAL.get(nibble, "") for nibble in real.hex()))
            )
    return entries


def _product(one: list[float], other: list[float]) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    whole = (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
    return tuple(round(number, 9) for number in whole)
