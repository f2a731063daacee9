"""All that a proof looks at: the report, the PDF's pages as they were painted, its structure, its fonts.

In: what was read of a PDF of ours, the report, the font files it may use. Out: `Evidence`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from msgspec import Struct

from briefing_tex.fonts.faces import Family
from briefing_tex.formats import Reading
from briefing_tex.model import Report
from briefing_tex.proof.destinations import Place, destinations, outline
from briefing_tex.proof.embedded import Embedded
from briefing_tex.proof.findings import Finding, Kind
from briefing_tex.proof.originals import NO_FAMILIES, NO_ROLES, FaceKey, Families
from briefing_tex.proof.painting import Box, ContentKey, Shown, WitnessedPage, key_of
from briefing_tex.proof.repeats import Repeats, repeated_heads
from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.pages.document import Document
from briefing_tex.readers.pdf.pages.glyphs import Glyph, Picture, box_of
from briefing_tex.readers.pdf.pages.marks import Mark
from briefing_tex.readers.pdf.pages.tree import Content, Element, Tree

_HEADINGS = frozenset({"H1", "H2", "H3", "ReferencesLabel"})
_UNREAD = frozenset({"Formula", "Figure", "QRCode"})
"""Elements whose own glyphs are no text: a formula is known by its source, a picture by itself."""


class Beside(NamedTuple):
    """What stands beside the text by choice: in the running head one of some texts; the file of a logo."""

    heads: tuple[str, ...] = ()
    logo: bytes = b""


class Evidence(Struct, dict=True):
    """A PDF and the report it should carry."""

    report: Report
    document: Document
    pages: list[WitnessedPage]
    tree: Tree
    reading: Reading
    faces: tuple[FaceKey, ...]
    families: Families = NO_FAMILIES
    """The families that each face is of, as far as the report is set in them."""
    roles: Mapping[str, Family] = NO_ROLES
    """The family for each kind of letters, where that is known."""
    source: bytes = b""
    """The JSON that is to lie inside; where it is not known, any that says what the report says."""
    beside: Beside | None = None
    """Where it is not known, any head and logo will do."""

    @cached_property
    def fonts(self) -> dict[Font, Embedded]:
        """The embedded program of each font."""
        found = {font: value for page in self.pages for font, value in page.fonts.items()}
        return {font: Embedded(value) for font, value in found.items()}

    @cached_property
    def elements(self) -> list[Element]:
        """All elements of the structure, in reading order."""
        return list(elements(self.tree.root))

    @cached_property
    def destinations(self) -> dict[bytes, Place]:
        """Where each named destination lies."""
        return destinations(self.document)

    @cached_property
    def outline(self) -> list[tuple[int, Mapping[str, Any]]]:
        """The entries of the outline with their levels."""
        return list(outline(self.document.catalog))

    @cached_property
    def headings(self) -> list[Element]:
        """The headings that the contents list."""
        return [item for item in self.elements if item.type in _HEADINGS]

    @cached_property
    def contents_lines(self) -> list[Element]:
        """The lines of the contents."""
        return [item for item in self.elements if item.type == "TOCI"]

    @cached_property
    def unread(self) -> set[ContentKey]:
        """The marked content that holds no text of the report."""
        own = (
            content
            for element in self.elements
            if element.type in _UNREAD
            for content in element.children
            if isinstance(content, Content)
        )
        again = (
            content
            for line, heading in zip(self.contents_lines, self.headings, strict=False)
            if any(item.type == "Formula" for item in elements(heading))
            for content in line.contents()
        )
        return {
            key_of(item.mark)
            for content in chain(own, again)
            for item in chain[Glyph | Picture](content.glyphs, content.pictures)
        }

    @cached_property
    def repeats(self) -> Repeats:
        """The heads of tables where they go on."""
        return repeated_heads(self.tree.root, self.pages)

    def is_text(self, mark: Mark | None) -> bool:
        """Whether what stands under a mark is text, of the report or beside it."""
        return mark is None or (mark.owner, mark.mcid) not in self.unread

    def is_read(self, shown: Shown) -> bool:
        """Whether a string is text; one of a head that repeats, as it is in the head."""
        return self.is_text(self.repeats.strings.get(id(shown), shown).glyphs[0].mark)

    def ink(self, shown: Shown, index: int) -> Box | None:
        """The box around what a glyph draws on the page; None where it draws nothing."""
        outline = self.fonts[shown.font].outline(shown.codes[index])
        bounds = outline.bounds if outline else None
        if bounds is None:
            return None
        a, b, c, d, _, _ = shown.matrix
        glyph = shown.glyphs[index]
        return box_of((a, b, c, d, glyph.x0, glyph.y), *bounds)

    def finding(
        self, kind: Kind, message: str, page: int, glyph: Glyph | Box | None, text: str = ""
    ) -> Finding:
        """A finding with the element it is in, as far as that is known."""
        x, y = (glyph.x0, glyph.y) if isinstance(glyph, Glyph) else glyph[:2] if glyph else (None, None)
        element = None if x is None or y is None else self._element(page, x, y)
        said = text or (glyph.text if isinstance(glyph, Glyph) else "")
        return Finding(kind, message, said, page, x, y, element)

    def _element(self, page: int, x: float, y: float) -> str | None:
        """The smallest element whose box holds a point."""
        around = [
            ((box.x1 - box.x0) * (box.y1 - box.y0), path)
            for path, boxes in self.reading.boxes.items()
            for box in boxes
            if box.page == page and box.x0 - 1 <= x <= box.x1 + 1 and box.y0 - 1 <= y <= box.y1 + 1
        ]
        return min(around)[1] if around else None


def elements(root: Element) -> Iterator[Element]:
    """All elements below, in reading order."""
    return (item for item in root.walk() if isinstance(item, Element))


def text_of(glyphs: list[Glyph]) -> str:
    """The text of glyphs, joined."""
    return "".join([glyph.text for glyph in glyphs])


def squeezed(text: str) -> str:
    """A text without its spaces: contents and outline part it in their own ways."""
    return "".join(text.split())
