"""PNG files around image data that is already compressed (PNG specification, third edition)."""

from __future__ import annotations

import struct
import zlib

GREY, RGB = 0, 2
"""Colour types (11.2.1)."""


def png_file(width: int, height: int, bits: int, colour: int, data: bytes) -> bytes:
    """A file of three chunks (5.3): header, data, end; `data` are filtered rows, compressed by zlib.

    >>> png_file(8, 1, 1, GREY, zlib.compress(bytes([0, 0b10101010])))[1:4]
    b'PNG'
    """
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    chunks = (b"IHDR" + header, b"IDAT" + data, b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks
    )
