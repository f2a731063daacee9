"""The PDF as it is put together: pages, fonts, destinations, outline, named objects; and its bytes.

In: finished page contents and what the specials asked for. Out: a PDF 1.7 file, the same bytes for the same
pages. Specification: ISO 32000-1, 7.7 (document structure), 9.7 (composite fonts), 12.3 (navigation).

Objects are pikepdf's, as in every later step of a build: it writes object streams, without which a report is a
fifth larger.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from isal import isal_zlib
from pikepdf import Array, Dictionary, Name, String

from briefing_tex.engines.xdv.canvas import BLACK
from briefing_tex.engines.xdv.fonts import FontUse, open_face
from briefing_tex.engines.xdv.items import Font
from briefing_tex.engines.xdv.syntax import Lookup, pdf_object
from briefing_tex.engines.xdv.unsupported import Unsupported

A4 = (595.28, 841.89)
_LEVEL = 3
"""Of ISA-L: as small as by zlib in an eighth of the time; most of a file is font programs."""


class OutlineEntry(NamedTuple):
    """A line of the outline: its level, whether its children show, and its dictionary."""

    level: int
    is_open: bool
    entry: Any


class Book:
    """A PDF under construction, with what outlives a page: colours, page size, named objects."""

    def __init__(self, base: Path) -> None:
        self.pdf = pikepdf.new()
        self.base = base
        self.size = self.paper = A4
        self.colours = [BLACK]
        self.background: bytes | None = None
        self.link_margin = 0.0
        self.pages: list[Any] = []
        self.destinations: dict[bytes, Any] = {}
        self.outline: list[OutlineEntry] = []
        self.info: Any = Dictionary()
        self.images: dict[tuple[str, int, str], Any] = {}
        self.sources: dict[str, pikepdf.Pdf] = {}
        self._names: dict[str, Any] = {}
        self._undefined: set[str] = set()
        self._fonts: dict[tuple[str, int], tuple[FontUse, Any]] = {}

    # What pages refer to

    def stream(self, data: bytes, **keys: Any) -> Any:
        """A compressed stream object."""
        stream = pikepdf.Stream(self.pdf, isal_zlib.compress(data, _LEVEL))
        stream["/Filter"] = Name.FlateDecode
        for key, value in keys.items():
            stream[f"/{key}"] = value
        return stream

    def page(self, number: int) -> Any:
        """The dictionary of a page, from 0, which may still be to come."""
        while len(self.pages) <= number:
            page = Dictionary(Type=Name.Page, Parent=self.pdf.Root.Pages)
            self.pages.append(self.pdf.make_indirect(page))
        return self.pages[number]

    def font(self, font: Font) -> FontUse:
        """The one use of a face in this document, whatever the size."""
        key = (font.file, font.face)
        if key not in self._fonts:
            use = FontUse(open_face(*key), f"F{len(self._fonts) + 1}")
            self._fonts[key] = use, self.pdf.make_indirect(Dictionary(Type=Name.Font))
        return self._fonts[key][0]

    def font_resources(self, used: dict[str, FontUse]) -> Any:
        """The font resources of a page."""
        return Dictionary(
            {f"/{use.name}": self._fonts[use.face.file, use.face.number][1] for use in used.values()}
        )

    def lookup(self, name: str) -> Any:
        """The object called @name; one not yet defined is a dictionary until it is."""
        if name not in self._names:
            self._names[name] = self.pdf.make_indirect(Dictionary())
            self._undefined.add(name)
        return self._names[name]

    def define(self, name: str, value: Any) -> None:
        """Give @name its object."""
        if name in self._undefined and isinstance(value, pikepdf.Dictionary):
            self._undefined.discard(name)
            merge(self._names[name], value)
        elif name in self._names:
            raise Unsupported("special", f"object @{name} defined again, or used before its definition")
        else:
            self._names[name] = self.pdf.make_indirect(value)

    def object(self, raw: bytes, here: Lookup) -> Any:
        """A PDF object from a special; `here` knows the names that depend on the place, None for any other."""

        def known(name: str) -> Any:
            placed = here(name)
            return self.lookup(name) if placed is None else placed

        return pdf_object(raw, known)

    # The end

    def finish(self) -> pikepdf.Pdf:
        """Embed the fonts and tie everything together."""
        if self._undefined:
            raise Unsupported("special", f"object @{min(self._undefined)} is never defined")
        root = self.pdf.Root
        root.Pages.Kids = Array(self.pages)
        root.Pages.Count = len(self.pages)
        for use, target in self._fonts.values():
            self._embed(use, target)
        if self.destinations:
            names = [
                part for key in sorted(self.destinations) for part in (String(key), self.destinations[key])
            ]
            merge(root, Dictionary(Names=Dictionary(Dests=Dictionary(Names=Array(names)))))
        if self.outline:
            root.Outlines = self._outline_tree()
        if len(self.info):
            self.pdf.trailer.Info = self.pdf.make_indirect(self.info)
        return self.pdf

    def _embed(self, use: FontUse, target: Any) -> None:
        """Fill in the dictionary of a composite font."""
        name = use.subset_name
        program = use.face.program(name, use.glyphs)
        postscript = use.face.outlines is not None
        if postscript:
            file: dict[str, Any] = {"FontFile3": self.stream(program, Subtype=Name.CIDFontType0C)}
        else:
            file = {"FontFile2": self.stream(program, Length1=len(program))}
        keys: dict[str, Any] = {
            "BaseFont": Name("/" + name),
            "CIDSystemInfo": Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            "FontDescriptor": self.pdf.make_indirect(
                Dictionary(Type=Name.FontDescriptor, FontName=Name("/" + name), **use.face.descriptor, **file)
            ),
            "W": pikepdf.Object.parse(use.widths.encode("ascii")),
        }
        if postscript:
            descendant = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, **keys)
        else:
            descendant = Dictionary(
                Type=Name.Font, Subtype=Name.CIDFontType2, CIDToGIDMap=Name.Identity, **keys
            )
        target.Subtype = Name.Type0
        target.BaseFont = Name("/" + name)
        target.Encoding = Name("/Identity-H")
        target.DescendantFonts = Array([self.pdf.make_indirect(descendant)])
        target.ToUnicode = self.stream(use.to_unicode)

    def _outline_tree(self) -> Any:
        """Link the entries to a tree by their levels."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.Outlines))
        branches: list[tuple[int, Any]] = [(-1, root)]
        shown: list[tuple[Any, bool, Any]] = []
        for level, is_open, entry in self.outline:
            item = self.pdf.make_indirect(entry)
            while branches[-1][0] >= level:
                branches.pop()
            parent = branches[-1][1]
            item.Parent = parent
            if "/Last" in parent:
                item.Prev, parent.Last.Next = parent.Last, item
            else:
                parent.First = item
            parent.Last = item
            branches.append((level, item))
            shown.append((item, is_open, parent))
        visible: dict[tuple[int, int], int] = {}
        for item, is_open, parent in reversed(shown):
            below = visible.get(item.objgen, 0)
            if below:
                item.Count = below if is_open else -below
            visible[parent.objgen] = visible.get(parent.objgen, 0) + 1 + (below if is_open else 0)
        root.Count = visible[root.objgen]
        return root


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file of a PDF, the same bytes for the same pages."""
    output = io.BytesIO()
    pdf.save(
        output,
        force_version="1.7",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return output.getvalue()


def merge(target: Any, addition: Any) -> None:
    """Put the entries of a dictionary into another; dictionaries that both have are merged in turn."""
    for key, value in addition.items():
        if isinstance(value, pikepdf.Dictionary) and isinstance(target.get(key), pikepdf.Dictionary):
            merge(target[key], value)
        else:
            target[key] = value
