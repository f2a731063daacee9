"""Small PDFs for tests: plain ones from content streams, tagged ones from a tree of elements.

The text is set in a font without a program: reading needs only its ToUnicode map.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PIL import Image


def pdf_bytes(objects: Sequence[bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, numbered from 1."""
    data = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer <</Size %d /Root %d 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        trailer,
        start,
    )
    return bytes(data)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<</Length %d /Filter /FlateDecode %s>>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def page_pdf(content: bytes, resources: bytes = b"", more: Sequence[bytes] = (), font: bytes = b"") -> bytes:
    """A PDF of one page; its font /F1 is object 5, further objects begin at 6."""
    font = font or b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"
    return pdf_bytes(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>%s>>>>" % resources,
            stream(content),
            font,
            *more,
        ]
    )


def text_string(text: str) -> bytes:
    return b"<FEFF" + text.encode("utf-16-be", "surrogatepass").hex().encode() + b">"


def to_unicode(codes: Mapping[int, str]) -> bytes:
    """A ToUnicode CMap for two-byte codes."""
    lines = [
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange"
    ]
    lines += [
        b"1 beginbfchar <%04X> <%s> endbfchar" % (code, text.encode("utf-16-be").hex().encode())
        for code, text in codes.items()
    ]
    return b"\n".join([*lines, b"endcmap end"])


@dataclass
class Node:
    """A structure element to be written; children are elements, strings and images."""

    type: str
    children: list[Any] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    id: str = ""
    alt: str = ""
    language: str = ""
    url: str = ""


class TaggedPdf:
    """Writes a tree of nodes as a tagged PDF, `per_page` characters a page, so that elements cross pages.

    Each string is a line; with `column`, the second column begins after so many of them. `large` are those set
    twice as large as the others, `middle` those half as large again, `bold` those in another weight, `beside`
    small ones in the margin, at the height of the line before.
    """

    def __init__(
        self,
        per_page: int = 400,
        roles: str = "",
        column: int = 10_000,
        large: Sequence[str] = (),
        bold: Sequence[str] = (),
        middle: Sequence[str] = (),
        beside: Sequence[str] = (),
    ) -> None:
        self.middle = middle
        self.beside = beside
        self.per_page = per_page
        self.large = large
        self.bold = bold
        self.column = column
        self.lines = 0
        self.roles = roles or "/CitationKey /Span /ChannelCaption /P /QRCode /Figure"
        self.objects: list[bytes] = [b""] * 4
        self.pages: list[list[bytes]] = [[]]
        self.images: list[tuple[int, int]] = []
        self.codes: dict[str, int] = {}
        self.room = per_page
        self.mcid = 0
        self.y = 800

    def build(self, root: Node, language: str = "") -> bytes:
        """The file; objects 1 to 4 are catalog, pages, font, structure tree root."""
        document = self._element(root, 4)
        self.objects[2] = self._font()
        bold = self._add(self.objects[2].replace(b"/BaseFont/T", b"/BaseFont/T-Bold"))
        first = len(self.objects) + 1
        for index, parts in enumerate(self.pages):
            images = b" ".join(b"/I%d %d 0 R" % (n, n) for n, page in self.images if page == index)
            self._add(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 842]/Contents %d 0 R/StructParents %d"
                b"/Resources<</Font<</F1 3 0 R/F2 %d 0 R>>/XObject<<%s>>>>>>"
                % (first + 2 * index + 1, index, bold, images)
            )
            self._add(stream(b"\n".join(parts)))
        kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(self.pages)))
        lang = b"/Lang " + text_string(language) if language else b""
        self.objects[0] = (
            b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>%s>>" % lang
        )
        self.objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(self.pages))
        self.objects[3] = b"<</Type/StructTreeRoot/K %d 0 R/RoleMap<<%s>>>>" % (document, self.roles.encode())
        pages = [b"@PAGE%d@" % index for index in range(len(self.pages))]
        for index, mark in enumerate(pages):
            number = b"%d 0 R" % (first + 2 * index)
            self.objects = [body.replace(mark, number) for body in self.objects]
        return pdf_bytes(self.objects)

    def artifact(self, text: str) -> None:
        """Text that is no part of the document, such as a page number."""
        self.pages[-1].append(b"/Artifact BMC " + self._shown(text) + b" EMC")

    def _add(self, body: bytes) -> int:
        self.objects.append(body)
        return len(self.objects)

    def _element(self, node: Node, parent: int) -> int:
        number = self._add(b"")
        kids: list[bytes] = []
        for child in node.children:
            if isinstance(child, Node):
                kids.append(b"%d 0 R" % self._element(child, number))
            else:
                kids += self._content(child)
        if node.url:
            annotation = b"<</Type/Annot/Subtype/Link/A<</S/URI/URI %s>>>>" % _byte_string(node.url.encode())
            kids.append(b"<</Type/OBJR/Obj %d 0 R>>" % self._add(annotation))
        extra = b"".join(
            key + text_string(value)
            for key, value in ((b"/ID ", node.id), (b"/Alt ", node.alt), (b"/Lang ", node.language))
            if value
        )
        if node.attributes:
            pairs = " ".join(
                f"/{name} {'' if value.isdecimal() else '/'}{value}" for name, value in node.attributes.items()
            )
            extra += b"/A<<%s>>" % pairs.encode()
        self.objects[number - 1] = b"<</Type/StructElem/S/%s/P %d 0 R/K[%s]%s>>" % (
            node.type.encode(),
            parent,
            b" ".join(kids),
            extra,
        )
        return number

    def _content(self, child: Any) -> list[bytes]:
        """Marked content of a text or image: one sequence for each page it is on."""
        if isinstance(child, Image.Image):
            return [self._sequence(self._image(child))]
        kids = []
        while child:
            if self.room <= 0:
                self._turn()
            part, child = child[: self.room], child[self.room :]
            self.room -= len(part)
            kids.append(self._sequence(self._shown(part)))
        return kids

    def _turn(self) -> None:
        self.artifact(f"page {len(self.pages)}")
        self.pages.append([])
        self.room, self.mcid, self.y = self.per_page, 0, 800

    def _sequence(self, shown: bytes) -> bytes:
        page, mcid = len(self.pages) - 1, self.mcid
        self.mcid += 1
        self.pages[-1].append(b"/Span <</MCID %d>> BDC %s EMC" % (mcid, shown))
        return b"<</Type/MCR/Pg @PAGE%d@/MCID %d>>" % (page, mcid)

    def _shown(self, text: str) -> bytes:
        self.lines += 1
        if self.lines == self.column + 1:
            self.y = 788
        size = 20 if text in self.large else 15 if text in self.middle else 8 if text in self.beside else 10
        self.y -= 0 if text in self.beside else size + 2
        font = b"F2" if text in self.bold else b"F1"
        x = 450 if text in self.beside else 50 if self.lines <= self.column else 320
        parts = [b"BT /%s %d Tf %d %d Td" % (font, size, x, self.y)]
        for character in text:
            code = self.codes.setdefault(character, len(self.codes) + 1)
            parts.append(b"<%04X> Tj" % code)
        return b" ".join([*parts, b"ET"])

    def _image(self, image: Image.Image) -> bytes:
        pixels = image.convert("RGB")
        entries = b"/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB" % pixels.size
        number = self._add(stream(pixels.tobytes(), entries))
        self.images.append((number, len(self.pages) - 1))
        self.y -= 60
        return b"q 50 0 0 50 50 %d cm /I%d Do Q" % (self.y, number)

    def _font(self) -> bytes:
        cmap = self._add(stream(to_unicode({code: text for text, code in self.codes.items()})))
        descendant = (
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/T/CIDSystemInfo<</Ordering(Identity)>>/DW 500>>"
        )
        return (
            b"<</Type/Font/Subtype/Type0/BaseFont/T/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %d 0 R>>"
            % (descendant, cmap)
        )


def _byte_string(data: bytes) -> bytes:
    return b"<" + data.hex().encode() + b">"


class PlainPdf:
    """Writes text at places, without tags: Latin characters are half an em wide, all others one em."""

    FONTS = ("Body", "Body-Bold", "Body-Italic", "Mono")

    def __init__(self) -> None:
        self.pages: list[list[bytes]] = [[]]
        self.links: list[list[bytes]] = [[]]
        self.codes: dict[str, int] = {}

    def text(
        self, x: float, y: float, text: str, size: float = 10, font: str = "Body", spaces: bool = True
    ) -> None:
        """Set a line; without `spaces` a space is a mere move, as TeX sets it."""
        shown = b"".join(self._shown(character, spaces) for character in text)
        number = self.FONTS.index(font) + 1
        self.pages[-1].append(b"BT /F%d %g Tf %g %g Td [%s] TJ ET" % (number, size, x, y, shown))

    def lines(self, x: float, y: float, *texts: str, pitch: float = 15, **how: Any) -> float:
        """Set lines below each other; the height of the next one."""
        for text in texts:
            self.text(x, y, text, **how)
            y -= pitch
        return y

    def rule(self, x0: float, x1: float, y: float) -> None:
        self.pages[-1].append(b"%g %g %g 0.5 re f" % (x0, y, x1 - x0))

    def upright(self, x: float, y0: float, y1: float) -> None:
        """Draw a vertical rule."""
        self.pages[-1].append(b"%g %g 0.5 %g re f" % (x, y0, y1 - y0))

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a ground."""
        self.pages[-1].append(b"0.9 g %g %g %g %g re f 0 g" % (x0, y0, x1 - x0, y1 - y0))

    def link(self, x0: float, y0: float, x1: float, y1: float, url: str) -> None:
        self.links[-1].append(
            b"<</Type/Annot/Subtype/Link/Rect[%g %g %g %g]/A<</S/URI/URI %s>>>>"
            % (x0, y0, x1, y1, _byte_string(url.encode()))
        )

    def page(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.links.append([])

    def build(self) -> bytes:
        """The file."""
        fonts = len(self.FONTS)
        first = 4 + fonts
        kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(self.pages)))
        names = b" ".join(b"/F%d %d 0 R" % (number, 3 + number) for number in range(1, fonts + 1))
        cmap = stream(to_unicode({code: text for text, code in self.codes.items()}))
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(self.pages)),
            cmap,
        ]
        widths = b" ".join(b"%d [500]" % code for text, code in self.codes.items() if text.isascii())
        for name in self.FONTS:
            descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/DW 1000/W[%s]>>" % (
                name.encode(),
                widths,
            )
            objects.append(
                b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]"
                b"/ToUnicode 3 0 R>>" % (name.encode(), descendant)
            )
        for index, (parts, links) in enumerate(zip(self.pages, self.links, strict=True)):
            objects.append(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 842]/Contents %d 0 R/Annots[%s]"
                b"/Resources<</Font<<%s>>>>>>" % (first + 2 * index + 1, b" ".join(links), names)
            )
            objects.append(stream(b"\n".join(parts)))
        return pdf_bytes(objects)

    def _shown(self, character: str, spaces: bool) -> bytes:
        if character == " " and not spaces:
            return b"-300 "
        return b"<%04X> " % self.codes.setdefault(character, len(self.codes) + 1)
