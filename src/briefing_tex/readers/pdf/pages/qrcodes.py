"""What the QR code in an image says, read from its pixels (ISO/IEC 18004).

In: a painted image. Out: the payload, or None. Images such as our own QR codes are read without Pillow, which
takes longer to load than the code to read.
"""

from __future__ import annotations

import zlib
from typing import Any

from briefing_tex.damage import Tolerated
from briefing_tex.readers.pdf.file.objects import entry
from briefing_tex.readers.pdf.file.streams import raw_bytes
from briefing_tex.readers.pdf.pages.glyphs import Picture
from briefing_tex.readers.pdf.pages.images import image_stream, is_png, is_too_large, pixels_of, plain_mode

_QUIET_ZONE = 4
_MODULE_PIXELS = 4
_SMALL = 200
_WHITE = b"\xff"
_EIGHT_PIXELS = [bytes(255 * (byte >> bit & 1) for bit in range(7, -1, -1)) for byte in range(256)]


def qr_payload(picture: Picture) -> str | None:
    """What the QR code in an image says; None where there is none to be read."""
    grey = None
    with Tolerated(), image_stream(picture) as image:
        grey = None if is_too_large(image) else _two_levels(image) or _grey(pixels_of(image))
    if grey is None:
        return None
    import zxingcpp

    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return _payload(found[0]) if found else None


def _two_levels(image: Any) -> memoryview | None:
    """A large image of black and white in white, a byte a pixel; None where its rows are filtered."""
    if plain_mode(image) != "1" or not is_png(image):
        return None
    width, height = entry(image, "Width"), entry(image, "Height")
    row = 1 + (width + 7) // 8  # its filter, its bits (PNG specification, 7.2)
    try:
        data = zlib.decompressobj().decompress(raw_bytes(image), row * height + 1)
    except zlib.error:
        return None
    if len(data) != row * height or any(data[::row]) or max(width, height) < _SMALL:
        return None
    beside, beyond = _WHITE * _QUIET_ZONE, _WHITE * (_QUIET_ZONE * (width + 2 * _QUIET_ZONE))
    lines = (
        beside + b"".join(map(_EIGHT_PIXELS.__getitem__, data[start + 1 : start + row]))[:width] + beside
        for start in range(0, len(data), row)
    )
    pixels = b"".join((beyond, *lines, beyond))
    return memoryview(pixels).cast("B", (height + 2 * _QUIET_ZONE, width + 2 * _QUIET_ZONE))


def _grey(pixels: Any) -> Any:
    """An image of Pillow's in grey with white around it, as large as a reader needs it; None of none."""
    if pixels is None:
        return None
    from PIL import Image, ImageOps

    grey = ImageOps.expand(pixels.convert("L"), _QUIET_ZONE, 255)
    if max(grey.size) >= _SMALL:
        return grey
    size = grey.width * _MODULE_PIXELS, grey.height * _MODULE_PIXELS
    return grey.resize(size, Image.Resampling.NEAREST)


def _payload(code: Any) -> str:
    """UTF-8 where the bytes are UTF-8, as writers of today mean it; else what the decoder takes them for."""
    try:
        return bytes(code.bytes).decode()
    except UnicodeDecodeError:
        return str(code.text)
