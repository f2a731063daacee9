"""Images where a special puts them: bitmaps, and pages of PDF files as form XObjects.

In: an image file and what the special says of its size. Out: an XObject in the book and operators that draw it.
Specifications: ISO 32000-1, 8.10 (form XObjects); the manual of dvipdfmx on `pdf:image`.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
from msgspec import Struct
from pikepdf import Array

from briefing_tex.engines.xdv.bitmaps import JPEG, PNG, jpeg, png
from briefing_tex.engines.xdv.canvas import Matrix, multiply, number
from briefing_tex.engines.xdv.items import Special
from briefing_tex.engines.xdv.page import Sheet
from briefing_tex.engines.xdv.syntax import Scanner
from briefing_tex.engines.xdv.transform import IMAGE_KEYS, Wanted, read_transform
from briefing_tex.engines.xdv.unsupported import Unsupported
from briefing_tex.engines.xdv.write import Book


class Picture(Struct, frozen=True):
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
        for key, value in sheet.book.object(extra, lambda name: None).items():
            picture.xobject[key] = value
    if name:
        raise Unsupported("special", "an image with a name")
    if wanted.hide:
        return
    matrix, box = _fit(picture, wanted)
    x, y = sheet.canvas.at(special.x, special.y)
    label = sheet.xobject(picture.xobject)
    clip = ""
    if wanted.clip:
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
        if data.startswith((JPEG, PNG)):
            bitmap = (jpeg if data.startswith(JPEG) else png)(book, data)
            size = bitmap.width, bitmap.height
            book.images[key] = Picture(bitmap.xobject, (0, 0, *size), (size[0], 0, 0, size[1], 0, 0))
        elif b"%PDF-" in data[:1024]:
            book.images[key] = _pdf_page(book, file, data, wanted)
        else:
            raise Unsupported("image of another format than PNG, JPEG or PDF", Path(file).name)
    picture: Picture = book.images[key]
    return picture


def _pdf_page(book: Book, file: str, data: bytes, wanted: Wanted) -> Picture:
    """A page of a PDF as a form; pages of one file share what they have in common."""
    try:
        if file not in book.sources:
            book.sources[file] = pikepdf.open(io.BytesIO(data))
        page = book.sources[file].pages[max(wanted.page, 1) - 1]
        form = book.pdf.copy_foreign(page.as_form_xobject(handle_transformations=False))
        left, bottom, right, top = (float(value) for value in getattr(page, wanted.pagebox))
        turned = int(page.obj.get("/Rotate", 0)) % 360
    except (pikepdf.PdfError, IndexError, ValueError) as error:
        raise Unsupported("PDF image", f"{file}: {error}") from error
    if turned:
        raise Unsupported("PDF image", f"{file}: a turned page")
    form.BBox = Array([left, bottom, right, top])
    return Picture(form, (0, 0, right - left, top - bottom), (1, 0, 0, 1, -left, -bottom))
