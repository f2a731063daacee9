"""PNG and JPEG files as image XObjects.

In: the bytes of a file. Out: `Bitmap`. Specifications: ISO 32000-1, 8.9 (images), 11.6.5 (soft masks); ISO/IEC
15948 (PNG).

JPEG data, and PNG data without transparency, are embedded as they are; anything else is decoded by Pillow.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name

from briefing_tex.engines.xdv.unsupported import Unsupported
from briefing_tex.engines.xdv.write import Book
from briefing_tex.quiet import without_warnings

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
_PROFILES = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}
_MODES = {"L": 1, "RGB": 3, "CMYK": 4}
_MAX_PIXELS = 100_000_000
_MAX_PROFILE = 10_000_000
_GREY, _TRUE_COLOUR = 0, 2


class Bitmap(Struct, frozen=True):
    """An image XObject and its natural size in points: 72 pixels to the inch where the file does not say."""

    xobject: Any
    width: float
    height: float


class _Facts(Struct, frozen=True):
    """Size in pixels, components and bits of a pixel, colour profile, pixels to the inch."""

    width: int
    height: int
    components: int
    bits: int
    profile: bytes
    density: tuple[float, float]

    def bitmap(self, book: Book, stream: Any) -> Bitmap:
        for key, value in self.keys(book).items():
            stream[f"/{key}"] = value
        width, height = self.width * 72 / self.density[0], self.height * 72 / self.density[1]
        return Bitmap(book.pdf.make_indirect(stream), width, height)

    def keys(self, book: Book) -> dict[str, Any]:
        """The entries of the image dictionary."""
        space: Any = _SPACES[self.components]
        if len(self.profile) > 128 and self.profile[16:20] == _PROFILES[self.components]:
            space = Array([Name.ICCBased, book.stream(self.profile, N=self.components)])
        return {
            "Type": Name.XObject,
            "Subtype": Name.Image,
            "Width": self.width,
            "Height": self.height,
            "BitsPerComponent": self.bits,
            "ColorSpace": space,
        }


def jpeg(book: Book, data: bytes) -> Bitmap:
    """A JPEG file, its data untouched; raises `Unsupported` for what is not grey, RGB or CMYK."""
    image = _open(data)
    if image.mode not in _MODES:
        raise Unsupported("JPEG image", f"of mode {image.mode}")
    stream = pikepdf.Stream(book.pdf, data)
    stream["/Filter"] = Name.DCTDecode
    if image.mode == "CMYK" and "adobe" in image.info:
        stream["/Decode"] = Array([1, 0] * 4)
    density = _density(*image.info["dpi"]) if "dpi" in image.info else (72.0, 72.0)
    profile = image.info.get("icc_profile") or b""
    return _Facts(image.width, image.height, _MODES[image.mode], 8, profile, density).bitmap(book, stream)


def png(book: Book, data: bytes) -> Bitmap:
    """A PNG file; raises `Unsupported` for a damaged one."""
    chunks = _chunks(data)
    width, height, bits, kind, interlaced = struct.unpack_from(">IIBBxxB", chunks[b"IHDR"])
    _check_size(width, height)
    density = (72.0, 72.0)
    if len(chunks.get(b"pHYs", b"")) >= 9 and chunks[b"pHYs"][8] == 1:
        density = _density(*(per_metre * 0.0254 for per_metre in struct.unpack_from(">II", chunks[b"pHYs"])))
    profile = _profile(chunks.get(b"iCCP", b""))
    if kind not in (_GREY, _TRUE_COLOUR) or interlaced or b"tRNS" in chunks:
        return _decoded(book, data, profile, density)
    facts = _Facts(width, height, 3 if kind == _TRUE_COLOUR else 1, bits, profile, density)
    stream = pikepdf.Stream(book.pdf, chunks[b"IDAT"])
    stream["/Filter"] = Name.FlateDecode
    stream["/DecodeParms"] = Dictionary(
        Predictor=15, Colors=facts.components, BitsPerComponent=bits, Columns=width
    )
    return facts.bitmap(book, stream)


def _decoded(book: Book, data: bytes, profile: bytes, density: tuple[float, float]) -> Bitmap:
    """Transparency becomes a soft mask, a palette becomes colours."""
    image = _open(data)
    try:
        grey = image.mode in ("1", "L", "LA", "I", "I;16")
        clear = image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info
        alpha = image.convert("RGBA").getchannel("A") if clear else None
        pixels = image.convert("L" if grey else "RGBA").convert("L" if grey else "RGB").tobytes()
    except (OSError, ValueError, SyntaxError) as error:
        raise Unsupported("PNG image", str(error)) from error
    facts = _Facts(image.width, image.height, 1 if grey else 3, 8, profile, density)
    stream = book.stream(pixels)
    if alpha is not None and alpha.getextrema() != (255, 255):
        mask = _Facts(image.width, image.height, 1, 8, b"", density)
        stream["/SMask"] = mask.bitmap(book, book.stream(alpha.tobytes())).xobject
    return facts.bitmap(book, stream)


def _open(data: bytes) -> Any:
    """The file as Pillow sees it, its pixels not yet decoded."""
    from PIL import Image, UnidentifiedImageError

    try:
        with without_warnings():
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Unsupported("image", str(error)) from error
    _check_size(image.width, image.height)
    return image


def _check_size(width: int, height: int) -> None:
    if not 0 < width * height <= _MAX_PIXELS:
        raise Unsupported("image", f"{width} x {height} pixels")


def _density(across: float, up: float) -> tuple[float, float]:
    return (float(across), float(up)) if across > 0 and up > 0 else (72.0, 72.0)


def _profile(chunk: bytes) -> bytes:
    """The colour profile in an iCCP chunk; a damaged or huge one counts as none."""
    try:
        return zlib.decompressobj().decompress(chunk[chunk.index(b"\0") + 2 :], _MAX_PROFILE)
    except (ValueError, zlib.error):
        return b""


def _chunks(data: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG file; those of one type are joined."""
    parts: dict[bytes, list[bytes]] = {}
    position = len(PNG)
    while position + 8 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        parts.setdefault(data[position + 4 : position + 8], []).append(
            data[position + 8 : position + 8 + length]
        )
        position += 12 + length
    chunks = {kind: b"".join(bodies) for kind, bodies in parts.items()}
    if len(chunks.get(b"IHDR", b"")) < 13 or b"IDAT" not in chunks:
        raise Unsupported("PNG image", "damaged")
    return chunks
