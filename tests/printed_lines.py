"""The lines of a PDF as they are printed: signs with their places, element by element.

In: a tagged PDF. Out: elements of text, each with its lines from above to below. The footnote that stands in
a text is an element of its own, its mark a part of the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.pages.document import open_document
from briefing_tex.readers.pdf.pages.tree import Content, Element, read_tree

TEXTS = frozenset(
    "Title Subtitle Issuer Partner Date P H1 H2 H3 Keywords TD TH Caption BibEntry ReferencesLabel Prompt "
    "ChannelCaption ProfileText Website".split()
)
"""Structure types that hold lines of text; what is below them is part of their lines."""


class Sign(NamedTuple):
    """A glyph: its text, where it begins and ends, its baseline (pt), its page, the element directly around."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int
    type: str


@dataclass(frozen=True)
class Line:
    """The signs of a line, from left to right."""

    signs: tuple[Sign, ...]

    @property
    def page(self) -> int:
        return self.signs[0].page

    @property
    def text(self) -> str:
        return "".join(sign.text for sign in self.signs)


@dataclass(frozen=True)
class Printed:
    """An element of text: its structure type and its lines."""

    type: str
    lines: tuple[Line, ...]


def printed(pdf: bytes) -> list[Printed]:
    """All elements of text of a PDF."""
    limits = Limits.of(600.0)
    document = open_document(pdf, limits)
    tree = read_tree(document.catalog, document.pages, list(document.contents()), limits)
    assert tree is not None
    return [
        Printed(element.type, tuple(_lines(element)))
        for element in tree.root.walk()
        if isinstance(element, Element) and element.type in TEXTS
    ]


def _lines(element: Element) -> Iterator[Line]:
    line: list[Sign] = []
    for sign in _signs(element):
        if line and _begins_line(line[-1], sign):
            yield Line(tuple(line))
            line = []
        line.append(sign)
    if line:
        yield Line(tuple(line))


def _begins_line(before: Sign, sign: Sign) -> bool:
    """Whether a sign is further below, or above, than a raised one would be."""
    return sign.page != before.page or abs(sign.y - before.y) > 0.6 * max(sign.size, before.size)


def _signs(element: Element) -> Iterator[Sign]:
    for child in element.children:
        if isinstance(child, Content):
            for glyph in child.glyphs:
                yield Sign(glyph.text, glyph.x0, glyph.x1, glyph.y, glyph.size, child.page, element.type)
        elif isinstance(child, Element) and not (element.type == "Note" and child.type != "Lbl"):
            yield from _signs(child)
