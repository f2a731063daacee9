"""Images: PNG, JPEG and pages of PDF files as XObjects, and where a special puts them.

In: an image file and what the special says of its size. Out: an XObject in the book and operators that draw it.
Specifications: ISO 32000-1, 8.9 (images), 8.10 (forms); the manual of dvipdfmx on `pdf:image`.

JPEG data, and PNG data without transparency, are embedded as they are; anything else is decoded by Pillow.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name

from briefing_tex.engines.xdv.canvas import Matrix, multiply, number
from briefing_tex.engines.xdv.page import Sheet
from briefing_tex.engines.xdv.parse import Special
from briefing_tex.engines.xdv.syntax import Scanner
from briefing_tex.engines.xdv.transform import IMAGE_KEYS, Wanted, read_transform
from briefing_tex.engines.xdv.unsupported import Unsupported
from briefing_tex.engines.xdv.write import Book

_SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
_MODES = {"L": 1, "RGB": 3, "CMYK": 4}
_BOXES = {
    "cropbox": "/CropBox",
    "mediabox": "/MediaBox",
    "bleedbox": "/BleedBox",
    "trimbox": "/TrimBox",
    "artbox": "/ArtBox",
}
_MAX_PIXELS = 100_000_000
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_POINTS_PER_METRE = 72 / 0.0254


class Picture(NamedTuple):
    """An XObject, its natural box in points, and the matrix from the XObject's own space to that box."""

    xobject: Any
    box: tuple[float, float, float, float]
    matrix: Matrix


def place_image(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    """Carry out `pdf:image`: draw an image at the current point."""
    name = scanner.name()
    wanted = read_transform(scanner, IMAGE_KEYS)
    file = bytes(pikepdf.Object.parse(scanner.value() or b"()")).decode("utf-8", "surrogateescape")
    extra = scanner.value()
    picture = _picture(sheet.book, file, wanted)
    if extra:
        for key, value in sheet.book.object(extra, {}).items():
            picture.xobject[key] = value
    if name:
        raise Unsupported("special", "an image with a name")
    if wanted.hide:
        return
    matrix, box = _fit(picture, wanted)
    x, y = sheet.canvas.at(special.x, special.y)
    label = sheet.xobject(picture.xobject)
    clip = ""
    if wanted.clip or wanted.bbox:
        x0, y0, x1, y1 = box
        clip = f"{' '.join(number(v, 4) for v in (x0, y0, x1 - x0, y1 - y0))} re W n "
    place = " ".join(number(value, 5) for value in multiply(matrix, (1, 0, 0, 1, x, y)))
    own = " ".join(number(value, 5) for value in picture.matrix)
    sheet.canvas.graphic(f"q {place} cm {clip}{own} cm /{label} Do Q".encode())


def _fit(picture: Picture, wanted: Wanted) -> tuple[Matrix, tuple[float, float, float, float]]:
    """The matrix that brings the part of the picture that is wanted to the size that is wanted."""
    x0, y0, x1, y1 = box = wanted.bbox or picture.box
    if x1 == x0 or y1 == y0:
        raise Unsupported("image", "an empty bounding box")
    height = None if wanted.height is None else wanted.height + (wanted.depth or 0)
    across = wanted.width / (x1 - x0) if wanted.width is not None else None
    up = height / (y1 - y0) if height is not None else None
    across, up = across or up or 1.0, up or across or 1.0
    size = (across, 0, 0, up, -x0 * across, -y0 * up - (wanted.depth or 0))
    return multiply(size, wanted.matrix), box


def _picture(book: Book, file: str, wanted: Wanted) -> Picture:
    key = (file, wanted.page, wanted.pagebox)
    if key not in book.images:
        try:
            data = (book.base / file).read_bytes()
        except OSError as error:
            raise Unsupported("image", f"{file}: {error}") from error
        if data.startswith(b"\xff\xd8"):
            book.images[key] = _jpeg(book, data)
        elif data.startswith(_PNG_SIGNATURE):
            book.images[key] = _png(book, data)
        elif b"%PDF-" in data[:1024]:
            book.images[key] = _pdf_page(book, data, wanted)
        else:
            raise Unsupported("image of another format than PNG, JPEG or PDF", Path(file).name)
    picture: Picture = book.images[key]
    return picture


def _bitmap(xobject: Any, width: int, height: int, density: tuple[float, float]) -> Picture:
    """A bitmap whose pixels are so many to the inch."""
    size = (width * 72 / density[0], height * 72 / density[1])
    return Picture(xobject, (0, 0, *size), (size[0], 0, 0, size[1], 0, 0))


def _open(data: bytes) -> Any:
    """The file as Pillow sees it, its pixels not yet decoded."""
    from PIL import Image, UnidentifiedImageError

    try:
        image = Image.open(io.BytesIO(data))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Unsupported("image", str(error)) from error
    if image.width * image.height > _MAX_PIXELS:
        raise Unsupported("image", f"{image.width} x {image.height} pixels")
    return image


def _keys(book: Book, image: Any, components: int, bits: int = 8) -> dict[str, Any]:
    """The entries that all image dictionaries have."""
    space: Any = _SPACES[components]
    profile = image.info.get("icc_profile")
    if profile and len(profile) > 128 and profile[16:20] == {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}[components]:
        space = Array([Name.ICCBased, book.stream(profile, N=components)])
    return {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": bits,
        "ColorSpace": space,
    }


def _jpeg(book: Book, data: bytes) -> Picture:
    image = _open(data)
    if image.mode not in _MODES:
        raise Unsupported("JPEG image", f"of mode {image.mode}")
    keys = _keys(book, image, _MODES[image.mode])
    if image.mode == "CMYK" and "adobe" in image.info:
        keys["Decode"] = Array([1, 0] * 4)
    stream = pikepdf.Stream(book.pdf, data)
    stream["/Filter"] = Name.DCTDecode
    for key, value in keys.items():
        stream[f"/{key}"] = value
    density = image.info.get("dpi") if image.info.get("jfif_unit") else None
    return _bitmap(book.pdf.make_indirect(stream), image.width, image.height, _density(density))


def _density(density: tuple[float, float] | None) -> tuple[float, float]:
    return density if density and min(density) > 0 else (72.0, 72.0)


def _png(book: Book, data: bytes) -> Picture:
    chunks = _chunks(data)
    image = _open(data)
    bits, kind, interlaced = struct.unpack_from(">BBxxB", chunks[b"IHDR"], 8)
    if kind in (0, 2) and not interlaced and b"tRNS" not in chunks:
        stream = _png_as_is(book, image, chunks[b"IDAT"], 3 if kind == 2 else 1, bits)
    else:
        stream = _png_decoded(book, image)
    density = None
    if len(chunks.get(b"pHYs", b"")) >= 9:
        across, up, unit = struct.unpack_from(">IIB", chunks[b"pHYs"])
        density = (across * 0.0254, up * 0.0254) if unit == 1 else None
    return _bitmap(stream, image.width, image.height, _density(density))


def _png_as_is(book: Book, image: Any, data: bytes, components: int, bits: int) -> Any:
    stream = pikepdf.Stream(book.pdf, data)
    stream["/Filter"] = Name.FlateDecode
    stream["/DecodeParms"] = Dictionary(
        Predictor=15, Colors=components, BitsPerComponent=bits, Columns=image.width
    )
    for key, value in _keys(book, image, components, bits).items():
        stream[f"/{key}"] = value
    return book.pdf.make_indirect(stream)


def _png_decoded(book: Book, image: Any) -> Any:
    """Transparency becomes a soft mask; palettes become colours."""
    try:
        grey = image.mode in ("L", "LA", "1", "I;16", "I")
        alpha = (
            image.convert("RGBA").getchannel("A")
            if image.mode in ("LA", "RGBA", "PA") or "transparency" in image.info
            else None
        )
        plain = image.convert("RGBA").convert("RGB") if not grey else image.convert("L")
        keys = _keys(book, image, 1 if grey else 3)
        if alpha is not None and alpha.getextrema() != (255, 255):
            mask = {**_keys(book, image, 1), "ColorSpace": Name.DeviceGray}
            keys["SMask"] = book.stream(alpha.tobytes(), **mask)
        return book.stream(plain.tobytes(), **keys)
    except (OSError, ValueError, SyntaxError) as error:
        raise Unsupported("PNG image", str(error)) from error


def _chunks(data: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG file; those of one type are joined."""
    chunks: dict[bytes, bytes] = {}
    position = len(_PNG_SIGNATURE)
    while position + 8 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        kind = data[position + 4 : position + 8]
        chunks[kind] = chunks.get(kind, b"") + data[position + 8 : position + 8 + length]
        position += 12 + length
    if len(chunks.get(b"IHDR", b"")) < 13 or b"IDAT" not in chunks:
        raise Unsupported("PNG image", "damaged")
    return chunks


def _pdf_page(book: Book, data: bytes, wanted: Wanted) -> Picture:
    try:
        with pikepdf.open(io.BytesIO(data)) as source:
            page = source.pages[wanted.page - 1]
            form = book.pdf.copy_foreign(page.as_form_xobject())
            given = page.obj.get(_BOXES.get(wanted.pagebox, "/CropBox"), page.cropbox)
            left, bottom, right, top = (float(value) for value in given)
            turned = int(page.obj.get("/Rotate", 0)) % 360
    except (pikepdf.PdfError, IndexError, ValueError) as error:
        raise Unsupported("PDF image", str(error)) from error
    if turned:
        raise Unsupported("PDF image", "a turned page")
    form.BBox = Array([left, bottom, right, top])
    form.Matrix = Array([1, 0, 0, 1, 0, 0])
    return Picture(form, (0, 0, right - left, top - bottom), (1, 0, 0, 1, -left, -bottom))
