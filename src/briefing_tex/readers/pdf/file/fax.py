"""Fax images (CCITTFaxDecode, ISO 32000-1, 7.4.6): from code words to rows of pixels.

In: the encoded bytes and their parameters. Out: the rows, one bit a pixel; None where the data is damaged: a
picture is right, or there is none. Follows ITU-T T.4 (one dimension) and T.6 (two dimensions). Common decoders
write of damage to standard error, and go on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from briefing_tex.readers.pdf.file.fax_codes import HORIZONTAL, LONGEST, PASS, Table, modes, runs

_END_OF_LINE = 11
"""Zeros that an end-of-line code begins with at least; no other code has as many."""
_MAKE_UP = 64
"""Runs as long as this or longer are followed by the rest of their length."""


class Fax(Struct, frozen=True):
    """The parameters of the filter (table 11), and how many rows the image has."""

    columns: int
    rows: int
    k: int = 0
    end_of_line: bool = False
    byte_align: bool = False
    black_is_1: bool = False


class _Damaged(Exception):
    """The bits are no code word, or say what cannot be."""


def unfaxed(data: bytes, fax: Fax) -> bytes | None:
    """The rows of a fax image, each from a whole byte on; None where they are damaged or too few."""
    bits = _Bits(data)
    above: list[int] = []
    rows = bytearray()
    try:
        for _ in range(fax.rows):
            above = _row(bits, above, fax)
            rows += _packed(above, fax)
    except _Damaged:
        return None
    return bytes(rows)


class _Bits:
    """The bits of the data, and how many of them are read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def next(self, count: int) -> int:
        """The next bits, zeros behind the last, without reading them."""
        window = int.from_bytes(self.data[self.at >> 3 : (self.at >> 3) + 3].ljust(3, b"\0"), "big")
        return (window >> (24 - (self.at & 7) - count)) & ((1 << count) - 1)

    def read(self, table: Table) -> int | str:
        """What the next code word says."""
        found = table[self.next(LONGEST)]
        if found is None or self.at >= 8 * len(self.data):
            raise _Damaged
        self.at += found[1]
        return found[0]

    def run(self, black: bool) -> int:
        """The length of the next run: as many long parts as there are, and the rest."""
        length = 0
        while True:
            part = int(self.read(runs(black)))
            length += part
            if part < _MAKE_UP:
                return length

    def skip_line_end(self) -> None:
        """Read an end-of-line code, and the zeros that fill up before it, where one stands."""
        if self.next(_END_OF_LINE):
            return
        while self.at < 8 * len(self.data) and not self.next(1):
            self.at += 1
        self.at += 1


def _row(bits: _Bits, above: Sequence[int], fax: Fax) -> list[int]:
    """The places at which the colour of a row changes, from white at its left."""
    flat = fax.k == 0
    if fax.byte_align and not fax.end_of_line:  # an end-of-line code ends where a byte does
        bits.at = (bits.at + 7) & ~7
    if fax.k >= 0:
        bits.skip_line_end()
    if fax.k > 0:
        flat = bits.next(1) == 1
        bits.at += 1
    changes = _flat_row(bits, fax.columns) if flat else _row_below(bits, above, fax.columns)
    if changes != sorted(changes) or changes[0] < 0 or changes[-1] > fax.columns:
        raise _Damaged
    return _without_empty(changes, fax.columns)


def _flat_row(bits: _Bits, columns: int) -> list[int]:
    """A row as runs of white and black in turn."""
    changes = [bits.run(black=False)]
    while changes[-1] < columns:
        changes.append(changes[-1] + bits.run(black=len(changes) % 2 == 1))
    return changes


def _row_below(bits: _Bits, above: Sequence[int], columns: int) -> list[int]:
    """A row as its differences from the row above it."""
    changes: list[int] = []
    place = -1
    while place < columns:
        mode = bits.read(modes())
        black = len(changes) % 2 == 1
        if mode == HORIZONTAL:
            changes.append(max(place, 0) + bits.run(black))
            changes.append(changes[-1] + bits.run(not black))
            place = changes[-1]
            continue
        index = bisect_right(above, place)
        index += index % 2 != black  # the next change to the other colour
        if mode == PASS:
            place = above[index + 1] if index + 1 < len(above) else columns
        else:
            place = (above[index] if index < len(above) else columns) + int(mode)
            changes.append(place)
    return changes or [columns]


def _without_empty(changes: Sequence[int], columns: int) -> list[int]:
    """The changes but for those of runs without a pixel, and the end of the row."""
    kept: list[int] = []
    for place in changes:
        if kept and kept[-1] == place:
            kept.pop()
        else:
            kept.append(place)
    return kept[:-1] if kept and kept[-1] == columns else kept


def _packed(changes: Sequence[int], fax: Fax) -> bytes:
    """A row as bits, black as the parameters say."""
    whole = (1 << fax.columns) - 1
    black = 0
    for place in changes:  # each change turns all bits to its right round
        black ^= whole >> place
    width = (fax.columns + 7) // 8
    return ((black if fax.black_is_1 else black ^ whole) << (8 * width - fax.columns)).to_bytes(width, "big")
