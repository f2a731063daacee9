"""Images and QR codes: the files that lie beside the source.

A path is relative to the report's folder and never leaves it, links followed. An image is PNG or JPEG, or the
first page of a PDF.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from briefing_tex.damage import Tolerated
from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.errors import FileProblem, InvalidReport
from briefing_tex.model import Report
from briefing_tex.png import GREY, png_file
from briefing_tex.quiet import without_warnings

_MAX_BYTES = 64 * 2**20
_MAX_SIDE = 16_000
"""Points of the longest side of an image at its own resolution: TeX measures up to 16,383."""
_SHOWN = 80  # characters of an address that a message shows
_DPI = 72.0  # of an image that states none
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|data:", re.IGNORECASE)
_KINDS = {"PNG": "png", "JPEG": "jpg", "MPO": "jpg"}
"""By Pillow's names; MPO is a JPEG with further pictures behind the first, as telephones write it."""
_ORIENTATION = 0x0112
"""The tag of EXIF 2.3 that says how a photograph is to be turned; neither TeX nor a PDF minds it."""
_QUALITY = 95
_SCAN_OF_JPEG, _END_OF_JPEG = b"\xff\xda", b"\xff\xd9"
"""Markers of ITU-T T.81, B.1.1.3: a file whose last scan has an end behind it is whole."""


class Images(Struct):
    """The images of one document, under the names its source uses, in order of appearance."""

    report: Report
    base: Path
    files: dict[str, bytes] = field(default_factory=dict)
    troubles: list[FileProblem] = field(default_factory=list)
    """Of images that are missing, outside, or no images: they end the build when all have been looked at."""

    def image(self, path: str, element: str) -> str:
        """The name of a given image; empty where there is trouble with it."""
        place = self.report.source.locate(element)
        try:
            kind, data = usable(_read(self.base, path, place), path, place)
        except FileProblem as trouble:
            self.troubles.append(trouble)
            return ""
        name = f"image-{1 + sum(name.startswith('image-') for name in self.files)}.{kind}"
        self.files[name] = data
        return name

    def refuse(self) -> None:
        """Raise FileProblem where there is trouble with images."""
        if self.troubles:
            first, *others = self.troubles
            first.others = tuple(others)
            raise first

    def qr_code(self, payload: str, element: str) -> str:
        """The name of a QR code drawn for a payload; raises InvalidReport where it is too long for one."""
        import zxingcpp

        place = self.report.source.locate(element)
        try:
            # Without a word on their encoding, scanners take bytes such as those of "°C" for half-width kana.
            encoding = {} if payload.isascii() else {"eci": "UTF-8"}
            code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="M", **encoding)
        except ValueError:
            fault = f"the payload of {len(payload)} characters is too long for a QR code"
            hint = "shorten it to at most about 2,300 Latin or 780 Chinese characters"
            raise InvalidReport([Diagnostic("error", "qr-too-long", fault, place, hint)]) from None
        modules: Any = code.to_image()
        height, width = modules.shape
        data = bytes(modules)  # a byte for each module: eight dots in a row, and whole bytes, of one colour
        rows = b"".join((b"\0" + data[start : start + width]) * 8 for start in range(0, len(data), width))
        name = f"qr-{1 + sum(name.startswith('qr-') for name in self.files)}.png"
        self.files[name] = png_file(8 * width, 8 * height, 1, GREY, zlib.compress(rows))
        return name


def _read(base: Path, path: str, place: Location) -> bytes:
    if _ADDRESS.match(path):
        text = f"the image '{path[:_SHOWN]}' is an address: no image is fetched"
        raise FileProblem(text, place, "save it below the report's folder, and name that file")
    folder = base.resolve()
    try:
        file = (folder / path).resolve()
        if not file.is_relative_to(folder):
            raise FileProblem(
                f"the image '{path}' lies outside the report's folder {folder}",
                place,
                "move it below that folder",
            )
        if file.is_dir():
            raise FileProblem(f"the image '{path}' is a folder", place, "name a file in it")
        if not file.is_file():
            raise FileProblem(
                f"the image '{path}' is not there", place, f"looked for {file}{_meant(file, path)}"
            )
        if file.stat().st_size > _MAX_BYTES:
            raise FileProblem(
                f"the image '{path}' is larger than {_MAX_BYTES >> 20} MiB", place, "make it smaller"
            )
        return file.read_bytes()
    except (OSError, ValueError, RuntimeError) as error:
        cause = ((error.strerror if isinstance(error, OSError) else "") or str(error)).lower()
        hint = "check the file and its permissions"
        raise FileProblem(f"the image '{path[:_SHOWN]}' cannot be read: {cause}", place, hint) from None


def _meant(file: Path, path: str) -> str:
    """What is there instead: a name in other letters, or with another ending."""
    if "\\" in path:
        return "; folders are parted by /"
    try:
        names = {_folded(other.name): other.name for other in sorted(file.parent.iterdir())}
    except OSError:
        return ""
    wanted = _folded(file.name)
    found = names.get(wanted) or next(
        (name for folded, name in names.items() if Path(folded).stem == Path(wanted).stem), None
    )
    return f"; '{found}' is there" if found else ""


def _folded(name: str) -> str:
    """A name as people compare it: macOS takes letters with accents apart, Windows does not tell a from A."""
    return unicodedata.normalize("NFC", name).casefold()


def usable(data: bytes, path: str, place: Location) -> tuple[str, bytes]:
    """The kind of an image and its bytes; two-level images in grey: their rows have no stray bits."""
    if b"%PDF-" in data[:1024]:
        return "pdf", _page(data, path, place)
    from PIL import Image

    with _used(path, place, "give a PNG, JPEG or PDF"):
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data)) as image:
            kind, levels = image.format or "", image.mode
            side = _longest(image)
            image.verify()
    if kind not in _KINDS:
        raise FileProblem(f"'{path}' is a {kind} image", place, "convert it to PNG, JPEG or PDF")
    if side > _MAX_SIDE:
        text = f"'{path}' is {side:,.0f} pt long at its own resolution; TeX measures up to {_MAX_SIDE:,}"
        raise FileProblem(text, place, "save it with more dots to the inch (300), or with fewer pixels")
    if kind == "MPO" or _is_turned(data):
        return _KINDS[kind], _upright(data, path, place)
    if kind == "JPEG" and data.rfind(_END_OF_JPEG) < data.rfind(_SCAN_OF_JPEG):
        _decoded(data, path, place)
    if levels == "1":
        grey = io.BytesIO()
        Image.open(io.BytesIO(data)).convert("L").save(grey, "PNG")
        data = grey.getvalue()
    return _KINDS[kind], data


@contextmanager
def _used(path: str, place: Location, hint: str) -> Iterator[None]:
    """What Pillow finds wrong with an image is the FileProblem of its path; what it warns of is not printed."""
    from PIL import Image

    try:
        with without_warnings():
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        text = f"'{path}' has more pixels than the {Image.MAX_IMAGE_PIXELS:,} that are read"
        raise FileProblem(text, place, "make it smaller: 2,500 pixels across fill a page") from None
    except (OSError, ValueError, SyntaxError) as error:
        text = f"'{path}' is not an image that can be used: {_cause(error)}"
        raise FileProblem(text, place, hint) from None


def _is_turned(data: bytes) -> bool:
    """Whether a photograph is to be turned; damaged data do not say so.

    Pillow decodes a PNG to look, so one without such data is not asked.
    """
    from PIL import Image

    turned = False
    if any(mark in data for mark in (b"Exif\0", b"eXIf")):
        with Tolerated(), without_warnings(), Image.open(io.BytesIO(data)) as image:
            turned = image.getexif().get(_ORIENTATION, 1) in range(2, 9)
    return turned


def _upright(data: bytes, path: str, place: Location) -> bytes:
    """A photograph turned as its EXIF data say, and nothing behind it."""
    from PIL import Image, ImageOps

    with _used(path, place, "save it anew"), Image.open(io.BytesIO(data)) as image:
        kind = "PNG" if image.format == "PNG" else "JPEG"
        if kind == "JPEG" and image.mode not in ("L", "RGB"):
            raise FileProblem(f"'{path}' is turned by its EXIF data", place, "save it upright, without them")
        kept = {name: image.info[name] for name in ("dpi", "icc_profile") if name in image.info}
        buffer = io.BytesIO()
        upright = ImageOps.exif_transpose(image)
        upright.save(buffer, kind, quality=_QUALITY, subsampling=0, exif=b"", **kept)
    return buffer.getvalue()


def _decoded(data: bytes, path: str, place: Location) -> None:
    """Refuse an image that is cut short: TeX looks at no more of it than the head."""
    from PIL import Image

    with _used(path, place, "get the file anew, or save it anew"), Image.open(io.BytesIO(data)) as image:
        image.load()


def _longest(image: Any) -> float:
    """The longer side of an image in points, at the resolution that it states."""
    stated = image.info.get("dpi", (_DPI, _DPI))
    return max(float(pixels * 72 / (dots or _DPI)) for pixels, dots in zip(image.size, stated, strict=False))


def _page(data: bytes, path: str, place: Location) -> bytes:
    from briefing_tex.writers.latex.vector import Unfit, first_page

    try:
        return first_page(data)
    except Unfit as error:
        hint = "save it anew, or convert it to PNG"
        raise FileProblem(f"'{path}' is not a PDF that can be used: {error}", place, hint) from None


def _cause(error: Exception) -> str:
    from PIL import UnidentifiedImageError

    return "its content is of no known kind" if isinstance(error, UnidentifiedImageError) else str(error)
