"""Pages in, pages out: every item of every page goes to its sheet, and the book is written at the end.

In: pages of an .xdv file, while it is written; the folder of their images; the numbers of pages that they ask
for, known at the end. Out: the PDF.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from pikepdf import Pdf, PdfError

from briefing_tex.engines.xdv.fonts import FontUse
from briefing_tex.engines.xdv.items import Font, Glyphs, Item, Rule, Special
from briefing_tex.engines.xdv.page import OpenLinks, Sheet
from briefing_tex.engines.xdv.pagenumbers import with_requests
from briefing_tex.engines.xdv.parse import Xdv
from briefing_tex.engines.xdv.specials import obey
from briefing_tex.engines.xdv.unsupported import Unsupported
from briefing_tex.engines.xdv.write import Book

Numbers = Callable[[], Mapping[str, str]]
"""Tells the numbers of the pages of destinations, when all pages are drawn; raises `Unsupported`."""


def draw(source: Xdv, pages: Iterable[Sequence[Item]], base: Path, numbers: Numbers) -> Pdf:
    """Draw pages of a source as they come, and last the numbers they ask for; raises `Unsupported`."""
    try:
        return _drawn(source, pages, Book(base), numbers)
    except (PdfError, struct.error, LookupError, TypeError, ValueError) as error:
        raise Unsupported("damaged pages or fonts", f"{type(error).__name__}: {error}") from error


def _drawn(source: Xdv, pages: Iterable[Sequence[Item]], book: Book, numbers: Numbers) -> Pdf:
    links: OpenLinks = [], []
    fonts: dict[int, tuple[Font, FontUse]] = {}
    waiting: list[Sheet] = []

    def font(number: int) -> tuple[Font, FontUse]:
        if number not in fonts:
            fonts[number] = source.fonts[number], book.font(source.fonts[number])
        return fonts[number]

    for index, items in enumerate(pages):
        sheet = Sheet(book, index, source.magnification, links)
        for item in with_requests(items):
            if isinstance(item, Glyphs):
                sheet.glyphs(item, *font(item.font))
            elif isinstance(item, Rule):
                sheet.rule(item)
            elif isinstance(item, Special):
                obey(sheet, item)
            else:
                sheet.await_number(item, *font(item.zero.font))
        sheet.finish()
        if sheet.wanted:
            waiting.append(sheet)
    if waiting:
        known = numbers()
        for sheet in waiting:
            sheet.settle(known)
    return book.finish()
