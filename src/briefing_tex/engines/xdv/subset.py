"""Font programs that hold only the glyphs a document uses, renumbered from 0.

In: an open font and the list of its glyphs in the order wanted, glyph 0 first; one glyph may be listed twice,
so that two texts can share an outline. Out: a CID-keyed CFF table or a TrueType file, as PDF embeds them (ISO
32000-1, 9.9: FontFile3 of subtype CIDFontType0C, FontFile2). Specifications: Adobe Technical Note 5176;
OpenType.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate

from briefing_tex.engines.xdv.cff import FONT_BBOX, FONT_MATRIX, Cff, FontDict
from briefing_tex.engines.xdv.opentype import OpenType

_INSTRUCTED = ("cvt ", "fpgm", "prep")
_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


def cff_subset(cff: Cff, name: str, glyphs: Sequence[int]) -> bytes:
    """A CID-keyed CFF table in which glyph and CID are the position in `glyphs`."""
    selected = [cff.select(glyph) for glyph in glyphs]
    used = sorted(set(selected))
    select = bytes([0, *map(used.index, selected)])
    dicts = [cff.font_dicts[number] for number in used]
    charset = struct.pack(">BHH", 2, 1, len(glyphs) - 2) if len(glyphs) > 1 else b"\0"
    charstrings = _index([cff.charstring(glyph) for glyph in glyphs])
    kept = b"".join(cff.top[operator].raw for operator in (FONT_BBOX, FONT_MATRIX) if operator in cff.top)
    front = b"\1\0\4\4" + _index([name.encode("ascii")])
    strings = _index([b"Adobe", b"Identity"]) + _index([])

    def top(*offsets: int) -> bytes:
        numbers = b"".join(
            _integer(value) + operator
            for value, operator in zip(
                (len(glyphs), *offsets), (b"\x0c\x22", b"\x0f", b"\x0c\x25", b"\x11", b"\x0c\x24"), strict=True
            )
        )
        return _index([_integer(391) + _integer(392) + _integer(0) + b"\x0c\x1e" + kept + numbers])

    offsets = [len(front) + len(top(0, 0, 0, 0)) + len(strings)]
    for part in (charset, select, charstrings):
        offsets.append(offsets[-1] + len(part))
    return b"".join(
        (front, top(*offsets), strings, charset, select, charstrings, _font_dicts(dicts, offsets[-1]))
    )


def _font_dicts(dicts: Sequence[FontDict], start: int) -> bytes:
    """The FDArray and, behind it, the private dictionaries it points to."""

    def array(offset: int) -> bytes:
        entries = []
        for one in dicts:
            entries.append(one.matrix + _integer(len(one.private)) + _integer(offset) + b"\x12")
            offset += len(one.private)
        return _index(entries)

    return array(start + len(array(0))) + b"".join(one.private for one in dicts)


def _integer(value: int) -> bytes:
    """A DICT operand of constant length, whatever the value."""
    return b"\x1d" + struct.pack(">i", value)


def _index(items: Sequence[bytes]) -> bytes:
    """A CFF INDEX.

    >>> _index([b"ab", b"c"]).hex()
    '000201010304616263'
    """
    if not items:
        return b"\0\0"
    offsets = list(accumulate(map(len, items), initial=1))
    size = (offsets[-1].bit_length() + 7) // 8
    table = b"".join(offset.to_bytes(size, "big") for offset in offsets)
    return struct.pack(">HB", len(items), size) + table + b"".join(items)


def truetype_subset(font: OpenType, glyphs: Sequence[int]) -> bytes:
    """A TrueType file in which the glyph is the position in `glyphs`; parts of composites follow behind."""
    outlines = _Outlines(font)
    order = list(glyphs)
    place = {glyph: position for position, glyph in reversed(list(enumerate(order)))}
    programs: list[bytes] = []
    while len(programs) < len(order):
        program = outlines[order[len(programs)]]
        for offset in _components(program):
            part = struct.unpack_from(">H", program, offset)[0]
            if part not in place:
                place[part] = len(order)
                order.append(part)
            program = program[:offset] + struct.pack(">H", place[part]) + program[offset + 2 :]
        programs.append(program + bytes(-len(program) % 4))
    locations = list(accumulate(map(len, programs), initial=0))
    head, hhea, maxp = (bytearray(font.table(tag)) for tag in ("head", "hhea", "maxp"))
    struct.pack_into(">I", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, len(order))
    struct.pack_into(">H", maxp, 4, len(order))
    tables = {
        **{tag: font.table(tag) for tag in _INSTRUCTED if tag in font.tables},
        "glyf": b"".join(programs),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(font.metric(glyph) for glyph in order),
        "loca": struct.pack(f">{len(locations)}I", *locations),
        "maxp": bytes(maxp),
    }
    return _file(dict(sorted(tables.items())))


class _Outlines:
    """The `glyf` table by glyph."""

    def __init__(self, font: OpenType) -> None:
        self.font = font
        self.glyf, self.loca = font.start("glyf"), font.start("loca")
        self.long = struct.unpack_from(">h", font.data, font.start("head") + 50)[0] == 1

    def __getitem__(self, glyph: int) -> bytes:
        if glyph >= self.font.glyph_count:
            return b""
        if self.long:
            start, end = struct.unpack_from(">II", self.font.data, self.loca + 4 * glyph)
        else:
            start, end = (2 * half for half in struct.unpack_from(">HH", self.font.data, self.loca + 2 * glyph))
        return self.font.data[self.glyf + start : self.glyf + end]


def _components(program: bytes) -> list[int]:
    """Where in a glyph program the numbers of the glyphs stand that it is composed of."""
    if len(program) < 10 or program[0] < 0x80:
        return []
    found, offset, flags = [], 10, _MORE
    while flags & _MORE:
        flags = struct.unpack_from(">H", program, offset)[0]
        found.append(offset + 2)
        offset += 8 if flags & _WORDS else 6
        offset += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
    return found


def _file(tables: dict[str, bytes]) -> bytes:
    """An sfnt file of these tables, checksums included."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(">IHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    rows, bodies, offset, total = [], [], 12 + 16 * count, 0
    for tag, table in tables.items():
        body = table + bytes(-len(table) % 4)
        total += (checksum := _checksum(body))
        rows.append(struct.pack(">4sIII", tag.encode(), checksum, offset, len(table)))
        bodies.append(body)
        offset += len(body)
    whole = bytearray(b"".join((header, *rows, *bodies)))
    adjustment = (0xB1B0AFBA - _checksum(whole[: 12 + 16 * count]) - total) & 0xFFFFFFFF
    head = struct.unpack_from(">I", rows[list(tables).index("head")], 8)[0]
    struct.pack_into(">I", whole, head + 8, adjustment)
    return bytes(whole)


def _checksum(table: bytes | bytearray) -> int:
    return int(sum(struct.unpack(f">{len(table) // 4}I", table))) & 0xFFFFFFFF
