"""Opening a PDF: encryption, damage, its pages and what stands on them.

In: the bytes of a file. Out: `Document`; or UnreadablePdf, LimitExceeded with what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf
from msgspec import Struct, field

from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.errors import BriefingError, LimitExceeded, UnreadablePdf
from briefing_tex.model.report import language_tag
from briefing_tex.quiet import hush
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.file.objects import as_list, as_number, as_numbers, as_text, entry, key_of
from briefing_tex.readers.pdf.file.streams import decoded
from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.pages.glyphs import Matrix, PageContent
from briefing_tex.readers.pdf.pages.interpreter import Interpreter

_A4 = (0.0, 0.0, 595.0, 842.0)
MAX_CONTENT = 128 * 1024 * 1024
"""Bytes of page contents of one page, decompressed."""
_MOST_LEVELS = 50
"""Levels of the page tree from which a page inherits; real documents have three."""

_REPAIR = "repair it, e.g. with `qpdf in.pdf out.pdf`"


class Document(Struct):
    """An opened PDF. `losses` collects what could not be read of it."""

    pdf: pikepdf.Pdf
    """Kept open: its objects are read when they are asked for."""
    pages: list[Any]
    limits: Limits
    fonts: dict[Any, Font] = field(default_factory=dict)
    losses: list[Diagnostic] = field(default_factory=list)
    interpreter: type[Interpreter] = Interpreter

    @property
    def catalog(self) -> Any:
        return self.pdf.Root

    @property
    def language(self) -> str:
        """The catalog's /Lang; empty where it states none, or a name such as 'US English' that is no tag."""
        try:
            return language_tag(as_text(entry(self.catalog, "Lang")).strip())
        except ValueError:
            return ""

    def contents(self) -> Iterator[PageContent]:
        """What stands on each page; a page that cannot be read is empty, and a loss."""
        for number, page in enumerate(self.pages, 1):
            self.limits.page = number
            self.limits.check()
            try:
                content = self._content(number, page)
            except (BriefingError, MemoryError):
                raise
            except Exception as error:  # damage may fail in qpdf in any way; other pages may be whole
                content = self.interpreter.page_type(number, *_A4[2:])
                self.lose("unreadable-page", f"page {number} could not be read: {error}", number)
            if not content.whole:
                self.lose("damaged-page", "a part of the page is damaged and could not be read", number)
            self.limits.glyphs += len(content.glyphs)
            yield content
        self.limits.page = None
        guesses = ("".join(font.guessed.values()) for font in self.fonts.values())
        for guessed in filter(None, dict.fromkeys(guesses)):
            self.lose("guessed-characters", f"a font states wrong characters; guessed by its order: {guessed}")

    def lose(self, code: str, message: str, page: int | None = None) -> None:
        self.losses.append(Diagnostic("warning", code, message, Location(file=self.limits.file, page=page)))

    def _content(self, number: int, page: Any) -> PageContent:
        matrix, width, height = placement(page)
        content = self.interpreter.page_type(number, width, height)
        interpreter = self.interpreter(content, matrix, self.fonts, self.limits)
        data, content.whole = _page_bytes(page)
        interpreter.run(data, inherited(page, "Resources"), key_of(page))
        return content


def open_document(data: bytes, limits: Limits, password: str | None = None) -> Document:
    """The document in these bytes.

    Raises UnreadablePdf (no PDF, damaged, encrypted) and LimitExceeded.
    """
    if b"%PDF-" not in data[:1024] and b"startxref" not in data[-2048:]:
        raise UnreadablePdf(
            "this is not a PDF" if data else "the file is empty", Location(file=limits.file), "give a PDF file"
        )
    hush("pikepdf")
    with mapped_errors(limits, password):
        pdf = _opened(data, password)
        pages = [page.obj for page in pdf.pages]
    if not pages:
        raise UnreadablePdf(
            "the PDF has no pages", Location(file=limits.file), "the file is damaged; get it anew"
        )
    return Document(pdf, pages, limits)


def _opened(data: bytes, password: str | None) -> pikepdf.Pdf:
    """A password that is not needed is not tried: pikepdf would warn on standard error."""
    try:
        return pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        if not password:
            raise
    return pikepdf.open(BytesIO(data), password=password)


@contextmanager
def mapped_errors(limits: Limits, password: str | None = None) -> Iterator[None]:
    """Turn what qpdf raises on damaged or hostile files into our errors."""
    place = Location(file=limits.file, page=limits.page)
    try:
        yield
    except BriefingError:
        raise
    except (MemoryError, RecursionError) as error:
        raise LimitExceeded(
            f"the PDF exceeds a limit of safe reading: {error}", place, "do not trust this file"
        ) from error
    except pikepdf.PasswordError as error:
        message = "the password does not open this PDF" if password else "the PDF is encrypted"
        raise UnreadablePdf(message, place, "give its password") from error
    except pikepdf.PdfError as error:
        raise UnreadablePdf(
            f"the PDF is damaged: {_reason(error)}", place, f"get the file anew, or {_REPAIR}"
        ) from error
    except Exception as error:  # damage may fail in any way; so may a fault of ours
        raise UnreadablePdf(
            f"the PDF could not be read: {type(error).__name__}: {_reason(error)}",
            place,
            f"it may be damaged: {_REPAIR}; if that does not help, report it as a bug, with the file",
        ) from error


def _reason(error: Exception) -> str:
    """What went wrong, without the address in memory that qpdf knows the file by."""
    return re.sub(r"^stream <[^>]*>:? ", "", str(error)).strip() or type(error).__name__


def placement(page: Any) -> tuple[Matrix, float, float]:
    """From default user space to the page as shown: crop box and rotation (7.7.3.3); width and height."""
    box = as_numbers(inherited(page, "CropBox")) or as_numbers(inherited(page, "MediaBox"))
    left, bottom, right, top = box if len(box) == 4 else _A4
    x0, x1, y0, y1 = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
    width, height = x1 - x0, y1 - y0
    turn = int(as_number(inherited(page, "Rotate"))) % 360
    if turn == 90:
        return (0, -1, 1, 0, -y0, x1), height, width
    if turn == 180:
        return (-1, 0, 0, -1, x1, y1), width, height
    if turn == 270:
        return (0, 1, -1, 0, y1, -x0), height, width
    return (1, 0, 0, 1, -x0, -y0), width, height


def inherited(page: Any, key: str) -> Any:
    """The value of a page's attribute, its own or that of a node of the page tree above it (7.7.3.4)."""
    node = page
    for _ in range(_MOST_LEVELS):
        value = entry(node, key)
        if value is not None or node is None:
            return value
        node = entry(node, "Parent")
    return None


def _page_bytes(page: Any) -> tuple[bytes, bool]:
    """The page's content, parts of an array as one (7.8.2); whether it is whole. Raises LimitExceeded."""
    parts: list[bytes] = []
    all_whole = True
    room = MAX_CONTENT
    for part in as_list(entry(page, "Contents")):
        data, whole = decoded(part)
        parts.append(data)
        all_whole &= whole or part is None
        room -= len(data)
        if room < 0:
            raise LimitExceeded(f"more than {MAX_CONTENT >> 20} MB of content on a page")
    return b"\n".join(parts), all_whole
