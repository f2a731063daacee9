"""Images of a PDF as files.

In: a painted image or form. Out: PNG, JPEG or PDF bytes. Follows ISO 32000-1, 8.9 (images).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from briefing_tex.damage import Tolerated
from briefing_tex.errors import UnreadablePdf
from briefing_tex.png import GREY, RGB, png_file
from briefing_tex.quiet import hush
from briefing_tex.readers.pdf.file.fax import Fax, unfaxed
from briefing_tex.readers.pdf.file.objects import (
    as_list,
    as_name,
    as_number,
    as_numbers,
    entry,
)
from briefing_tex.readers.pdf.file.streams import raw_bytes, stream_bytes
from briefing_tex.readers.pdf.pages.glyphs import IDENTITY, Picture, box_of

MAX_PIXELS = 100_000_000
"""Pixels of an image that is still decoded, 400 MB as RGBA."""
_PNG = 10
"""The first of the predictors that are filters of PNG."""


def encoded(picture: Picture) -> bytes | None:
    """The image as the bytes of a JPEG (as embedded), PNG or PDF file; None where it cannot be decoded."""
    with Tolerated(), image_stream(picture) as image:
        return _encoded(image)
    return None


def _encoded(image: Any) -> bytes | None:
    if as_name(entry(image, "Subtype")) == "Form":
        return _page_of(image)
    if is_too_large(image):
        return None
    filters = _filters(image)
    if filters == ["DCTDecode"] and entry(image, "SMask") is None:
        return raw_bytes(image) or None
    pixels = pixels_of(image)
    if pixels is None:
        return None
    if pixels.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        pixels = pixels.convert("RGB")
    buffer = BytesIO()
    pixels.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _page_of(form: Any) -> bytes | None:
    """A PDF of one page that draws a form (8.10); None where that cannot be done."""
    bounds, matrix = as_numbers(entry(form, "BBox")), as_numbers(entry(form, "Matrix"))
    if len(bounds) != 4:
        return None
    a, b, c, d, e, f = matrix if len(matrix) == 6 else IDENTITY
    x0, y0, x1, y1 = box_of((a, b, c, d, e, f), bounds[0], bounds[1], bounds[2], bounds[3])
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(x1 - x0, y1 - y0))
    page.obj.Resources = Dictionary(XObject=Dictionary(X=pdf.copy_foreign(form)))
    page.obj.Contents = pdf.make_stream(f"1 0 0 1 {-x0:.6g} {-y0:.6g} cm /X Do".encode())
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


@contextmanager
def image_stream(picture: Picture) -> Iterator[Any]:
    """The image XObject; an inline image is made one (8.9.7), for as long as it is looked at."""
    if isinstance(picture.image, list):
        with pikepdf.new() as holder:
            yield _made_stream(holder, *picture.image)
    else:
        yield picture.image


def _made_stream(holder: pikepdf.Pdf, keys: Mapping[str, Any], data: bytes) -> Any:
    stream = holder.make_stream(data)
    for key, value in keys.items():
        if key and (made := _made(value)) is not None:
            stream[f"/{_INLINE_KEYS.get(key, key)}"] = made
    stream.Subtype = Name.Image
    return stream


def _made(value: Any) -> Any:
    """The object that an operand stands for; None where it is none."""
    if isinstance(value, str):
        return Name(f"/{_INLINE_VALUES.get(value, value)}") if value else None
    if isinstance(value, dict):
        items = {f"/{key}": made for key, item in value.items() if key and (made := _made(item)) is not None}
        return Dictionary(items)
    if isinstance(value, list):
        return Array([made for item in value if (made := _made(item)) is not None])
    return String(value) if isinstance(value, bytes) else value


_INLINE_KEYS = {
    "BPC": "BitsPerComponent",
    "CS": "ColorSpace",
    "D": "Decode",
    "DP": "DecodeParms",
    "F": "Filter",
    "H": "Height",
    "IM": "ImageMask",
    "W": "Width",
}
_INLINE_VALUES = {
    "G": "DeviceGray",
    "I": "Indexed",
    "RGB": "DeviceRGB",
    "CMYK": "DeviceCMYK",
    "AHx": "ASCIIHexDecode",
    "A85": "ASCII85Decode",
    "LZW": "LZWDecode",
    "Fl": "FlateDecode",
    "RL": "RunLengthDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
}


def is_too_large(image: Any) -> bool:
    """Whether an image has more pixels than are decoded, or does not say how many."""
    width, height = entry(image, "Width"), entry(image, "Height")
    return not (isinstance(width, int) and isinstance(height, int) and 0 < width * height <= MAX_PIXELS)


def pixels_of(image: Any) -> Any:
    """The decoded image; None where it cannot be decoded."""
    with Tolerated(), pikepdf.new() as holder:
        if _filters(image)[-1:] == ["CCITTFaxDecode"]:
            image = _without_fax(image, holder)
        return image and (_plain_pixels(image) or _special_pixels(image))
    return None


def _without_fax(image: Any, holder: pikepdf.Pdf) -> Any:
    """A fax image as the same image with plain samples; None where it is damaged."""
    plain = holder.copy_foreign(image)
    filters, parameters = (as_list(entry(plain, key)) for key in ("Filter", "DecodeParms"))
    inner = holder.make_stream(raw_bytes(plain))
    if len(filters) > 1:
        inner.Filter, inner.DecodeParms = Array(filters[:-1]), Array(parameters[:-1])
    rows = unfaxed(stream_bytes(inner), _fax(plain, parameters[-1] if parameters else None))
    if rows is None:
        return None
    plain.write(rows)
    if entry(image, "ImageMask") is True:  # paint through a stencil is taken for black
        del plain.ImageMask
        plain.ColorSpace, plain.BitsPerComponent = Name.DeviceGray, 1
    return plain


def _fax(image: Any, parameters: Any) -> Fax:
    k = entry(parameters, "K")
    flags = (entry(parameters, key) is True for key in ("EndOfLine", "EncodedByteAlign", "BlackIs1"))
    return Fax(entry(image, "Width"), entry(image, "Height"), k if isinstance(k, int) else 0, *flags)


def _special_pixels(image: Any) -> Any:
    """The image as pypdf decodes it: palettes, masks, profiles and JPEG 2000."""
    from pypdf import PdfReader

    hush("pypdf")
    buffer = BytesIO()
    with pikepdf.new() as alone:
        alone.Root.Image = alone.copy_foreign(image)
        alone.save(buffer)
    held: Any = PdfReader(buffer).root_object["/Image"]
    return held.decode_as_image()


_PLAIN_MODES = {
    ("DeviceRGB", 8): ("RGB", "RGB"),
    ("DeviceGray", 8): ("L", "L"),
    ("DeviceGray", 1): ("1", "1"),
    ("DeviceRGB", 16): ("RGB", "RGB;16B"),
    ("DeviceGray", 16): ("I;16", "I;16B"),
}
"""For colour space and bits of a sample, Pillow's mode and the form of its bytes."""


def _plain_pixels(image: Any) -> Any:
    """The image where its samples are plain RGB or grey, which is quick; else None."""
    mode = _plain_form(image)
    if mode is None:
        return None
    from PIL import Image

    if is_png(image):
        return Image.open(BytesIO(_png(image)), formats=("PNG",)).convert(mode[0])
    size = entry(image, "Width"), entry(image, "Height")
    return Image.frombytes(mode[0], size, stream_bytes(image), "raw", mode[1])


def plain_mode(image: Any) -> str | None:
    """Pillow's mode for an image whose samples are plain RGB or grey; None for others."""
    form = _plain_form(image)
    return form and form[0]


def _plain_form(image: Any) -> tuple[str, str] | None:
    special = any(f"/{key}" in image for key in ("SMask", "Mask", "Decode", "ImageMask"))
    if special or any(name not in ("FlateDecode", "LZWDecode") for name in _filters(image)):
        return None
    return _PLAIN_MODES.get((_colours(image), entry(image, "BitsPerComponent")))


def _colours(image: Any) -> str:
    """The colour space of an image; that with as many components instead of one with a profile (8.6.5.5)."""
    space = entry(image, "ColorSpace")
    items = as_list(space)
    if len(items) == 2 and as_name(items[0]) == "ICCBased":
        return _BY_COMPONENTS.get(as_number(entry(items[1], "N")), "")
    return as_name(space)


_BY_COMPONENTS: dict[float, str] = {1: "DeviceGray", 3: "DeviceRGB"}


def _filters(image: Any) -> list[str]:
    return [as_name(item) for item in as_list(entry(image, "Filter"))]


def is_png(image: Any) -> bool:
    """Whether the rows of a stream are those of a PNG file (7.4.4.4); pypdf misreads bits."""
    parameters = entry(image, "DecodeParms")
    filtered = as_number(entry(parameters, "Predictor")) >= _PNG
    return (
        _filters(image) == ["FlateDecode"]
        and filtered
        and entry(parameters, "Columns") == entry(image, "Width")
    )


def _png(image: Any) -> bytes:
    """The file around the data of a stream."""
    width, height, bits = (entry(image, key) for key in ("Width", "Height", "BitsPerComponent"))
    colour = RGB if _colours(image) == "DeviceRGB" else GREY
    return png_file(width, height, bits, colour, raw_bytes(image))


class Images(Mapping[str, bytes]):
    """Named images as PNG, JPEG or PDF files, made when asked for; UnreadablePdf where that cannot be done.

    `pdf` is kept open for them.
    """

    def __init__(self, pictures: Mapping[str, Picture | None], pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pictures = {name: picture for name, picture in pictures.items() if picture is not None}
        self._files: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        if name not in self._files:
            file = encoded(self._pictures[name])
            if file is None:
                raise UnreadablePdf(
                    f"{name} could not be taken from the PDF", hint="its format is not supported"
                )
            self._files[name] = file
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures)

    def __len__(self) -> int:
        return len(self._pictures)
