"""Pages in, pages out: every item of every page goes to its sheet, and the book is written at the end.

In: pages of an .xdv file and the folder of their images. Out: the PDF.
"""

from __future__ import annotations

import gc
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pikepdf import Pdf, PdfError

from briefing_tex.engines.xdv.fonts import FontUse
from briefing_tex.engines.xdv.items import Font, Glyphs, Item, Rule
from briefing_tex.engines.xdv.page import OpenLinks, Sheet
from briefing_tex.engines.xdv.pagenumbers import settled
from briefing_tex.engines.xdv.parse import Xdv
from briefing_tex.engines.xdv.specials import obey
from briefing_tex.engines.xdv.unsupported import Unsupported
from briefing_tex.engines.xdv.write import Book


def draw(source: Xdv, pages: Iterable[Sequence[Item]], base: Path, numbers: Mapping[str, str]) -> Pdf:
    """Draw pages of a source, with the numbers of the pages of destinations put in; raises `Unsupported`."""
    with _uncollected():
        try:
            return _drawn(source, pages, Book(base), numbers)
        except (PdfError, struct.error, LookupError, TypeError, ValueError) as error:
            raise Unsupported("damaged pages or fonts", f"{type(error).__name__}: {error}") from error


def _drawn(source: Xdv, pages: Iterable[Sequence[Item]], book: Book, numbers: Mapping[str, str]) -> Pdf:
    links: OpenLinks = [], []
    fonts: dict[int, tuple[Font, FontUse]] = {}
    for index, items in enumerate(pages):
        sheet = Sheet(book, index, source.magnification, links)
        for item in settled(items, numbers):
            if isinstance(item, Glyphs):
                if item.font not in fonts:
                    fonts[item.font] = source.fonts[item.font], book.font(source.fonts[item.font])
                sheet.glyphs(item, *fonts[item.font])
            elif isinstance(item, Rule):
                sheet.rule(item)
            else:
                obey(sheet, item)
        sheet.finish()
    return book.finish()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cyclic garbage: pages make many objects and no cycles, and it costs a third more."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
