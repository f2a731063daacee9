"""Opening a PDF: encryption, damage, its pages and what stands on them.

In: the bytes of a file. Out: `Document`; or UnreadablePdf, LimitExceeded with what to do.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.errors import (
    DependencyError,
    FileNotDecryptedError,
    LimitReachedError,
    PyPdfError,
    WrongPasswordError,
)
from pypdf.generic import ArrayObject

from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.errors import BriefingError, LimitExceeded, UnreadablePdf
from briefing_tex.readers.pdf.fonts import Font
from briefing_tex.readers.pdf.glyphs import Matrix, PageContent
from briefing_tex.readers.pdf.interpreter import Interpreter
from briefing_tex.readers.pdf.limits import Limits
from briefing_tex.readers.pdf.objects import as_number, as_numbers, as_text, entry, resolve, stream_bytes
from briefing_tex.readers.pdf.quick import QuickReader

# pypdf reports damage through logging; unheard, it would go to standard error.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_A4 = (0.0, 0.0, 595.0, 842.0)
MAX_CONTENT = 128 * 1024 * 1024
"""Bytes of page contents of one page, decompressed."""


@dataclass
class Document:
    """An opened PDF. `losses` collects what could not be read of it."""

    catalog: Any
    pages: list[Any]
    limits: Limits
    file: str | None = None
    fonts: dict[Any, Font] = field(default_factory=dict)
    losses: list[Diagnostic] = field(default_factory=list)
    interpreter: type[Interpreter] = Interpreter

    @property
    def language(self) -> str:
        """The catalog's /Lang; empty where it states none."""
        return as_text(entry(self.catalog, "Lang")).strip()

    def contents(self) -> Iterator[PageContent]:
        """What stands on each page; a page that cannot be read is empty, and a loss."""
        for number, page in enumerate(self.pages, 1):
            self.limits.page = number
            self.limits.check()
            try:
                content = self._content(number, page)
            except (BriefingError, LimitReachedError, MemoryError):
                raise
            except Exception as error:  # damage may fail in pypdf in any way; other pages may be whole
                content = self.interpreter.page_type(number, *_A4[2:])
                self.lose("unreadable-page", f"page {number} could not be read: {error}", number)
            self.limits.glyphs += len(content.glyphs)
            yield content
        self.limits.page = None

    def lose(self, code: str, message: str, page: int | None = None) -> None:
        self.losses.append(Diagnostic("warning", code, message, Location(file=self.file, page=page)))

    def _content(self, number: int, page: Any) -> PageContent:
        matrix, width, height = placement(page)
        content = self.interpreter.page_type(number, width, height)
        key = page.indirect_reference.idnum if page.indirect_reference else number
        interpreter = self.interpreter(content, matrix, self.fonts, self.limits)
        interpreter.run(_page_bytes(page), entry(page, "Resources"), key)
        return content


def open_document(data: bytes, limits: Limits, password: str | None = None) -> Document:
    """The document in these bytes.

    Raises UnreadablePdf (no PDF, damaged, encrypted) and LimitExceeded.
    """
    if b"%PDF-" not in data[:1024] and b"startxref" not in data[-2048:]:
        raise UnreadablePdf(
            "this is not a PDF" if data else "the file is empty", Location(file=limits.file), "give a PDF file"
        )
    with mapped_errors(limits):
        reader = QuickReader(data)
        if reader.is_encrypted:
            _decrypt(reader, password, limits.file)
        catalog = reader.root_object
        pages = list(reader.pages)
    if not pages:
        raise UnreadablePdf(
            "the PDF has no pages", Location(file=limits.file), "the file is damaged; get it anew"
        )
    return Document(catalog, pages, limits, limits.file)


def _decrypt(reader: PdfReader, password: str | None, file: str | None) -> None:
    if reader.decrypt(password or ""):
        return
    message = "the password does not open this PDF" if password else "the PDF is encrypted"
    raise UnreadablePdf(message, Location(file=file), "give its password")


@contextmanager
def mapped_errors(limits: Limits) -> Iterator[None]:
    """Turn what pypdf raises on damaged or hostile files into our errors."""
    place = Location(file=limits.file, page=limits.page)
    try:
        yield
    except BriefingError:
        raise
    except (LimitReachedError, MemoryError, RecursionError) as error:
        raise LimitExceeded(
            f"the PDF exceeds a limit of safe reading: {error}", place, "do not trust this file"
        ) from error
    except (WrongPasswordError, FileNotDecryptedError) as error:
        raise UnreadablePdf("the PDF is encrypted", place, "give its password") from error
    except DependencyError as error:
        raise UnreadablePdf(
            f"the PDF's encryption needs another library: {error}", place, "pip install cryptography"
        ) from error
    except (PyPdfError, Exception) as error:  # damage may fail in pypdf in any way
        raise UnreadablePdf(
            f"the PDF is damaged: {str(error).strip() or type(error).__name__}",
            place,
            "get the file anew, or repair it, e.g. with `qpdf in.pdf out.pdf`",
        ) from error


def placement(page: Any) -> tuple[Matrix, float, float]:
    """From default user space to the page as shown: crop box and rotation (7.7.3.3); width and height."""
    box = as_numbers(entry(page, "CropBox")) or as_numbers(entry(page, "MediaBox"))
    left, bottom, right, top = box if len(box) == 4 else _A4
    x0, x1, y0, y1 = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
    width, height = x1 - x0, y1 - y0
    turn = int(as_number(entry(page, "Rotate"))) % 360
    if turn == 90:
        return (0, -1, 1, 0, -y0, x1), height, width
    if turn == 180:
        return (-1, 0, 0, -1, x1, y1), width, height
    if turn == 270:
        return (0, 1, -1, 0, y1, -x0), height, width
    return (1, 0, 0, 1, -x0, -y0), width, height


def _page_bytes(page: Any) -> bytes:
    """The page's content; the parts of an array are one stream (7.8.2)."""
    contents = entry(page, "Contents")
    if not isinstance(contents, ArrayObject):
        return stream_bytes(contents)
    parts: list[bytes] = []
    room = MAX_CONTENT
    for part in contents:
        parts.append(stream_bytes(resolve(part)))
        room -= len(parts[-1])
        if room < 0:
            raise LimitReachedError(f"more than {MAX_CONTENT} bytes of content on a page")
    return b"\n".join(parts)
