"""A page under construction: its canvas, and beside it what is no paint: size, links, resources.

In: page items and what the specials ask for. Out: a page of the `Book`. Specification: ISO 32000-1, 7.7.3,
12.5.

A link gets a rectangle a line and follows the text over line and page breaks; `pdf:nolink` and `pdf:link` keep
out what TeX ships in between, heads and page numbers. The notes at the foot are a text of their own, with links
of their own: `pdf:code /Foot <<>> DP`, a mark of the page's content, begins them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from pikepdf import Array, Dictionary

from briefing_tex.engines.xdv.canvas import Canvas
from briefing_tex.engines.xdv.canvas import number as decimal
from briefing_tex.engines.xdv.fonts import FontUse
from briefing_tex.engines.xdv.items import Font, Glyphs, Rule
from briefing_tex.engines.xdv.pagenumbers import Wanted, number
from briefing_tex.engines.xdv.write import Book, merge

Box = tuple[float, float, float, float]


class Link(Struct):
    """An annotation that is open: its dictionary, and its rectangles on this page, one a line."""

    entry: Any
    boxes: list[Box] = field(default_factory=list)
    baseline: int | None = None

    def cover(self, baseline: int, box: Box) -> None:
        """Take in a rectangle; one of another baseline, further left than the last one ended, is a new line."""
        last = self.boxes[-1] if self.boxes else None
        if last and (baseline == self.baseline or box[0] >= last[2] - 1):
            left, bottom, right, top = box
            self.boxes[-1] = min(last[0], left), min(last[1], bottom), max(last[2], right), max(last[3], top)
        else:
            self.boxes.append(box)
        self.baseline = baseline


OpenLinks = tuple[list[Link], list[Link]]
"""The links that are open in the text and in the notes, over all pages."""


class Sheet:
    """A page from its first item to its last. Points are in 1/72 inch from TeX's origin, y upwards."""

    def __init__(self, book: Book, index: int, magnification: float, links: OpenLinks) -> None:
        self.book = book
        self.page = book.page(index)
        self.index = index
        self.canvas = Canvas(magnification, book.colours[-1])
        self.resources = Dictionary()
        self.links = links[0]
        self._open = links
        self.linking = True
        self._annotations: list[Any] = []
        self._forms: dict[tuple[int, int], tuple[str, Any]] = {}
        self.wanted: list[tuple[int, Wanted, Font, FontUse]] = []
        """Numbers of pages that are still to be shown, each with its place in the content."""
        self._opening = b""

    def glyphs(self, item: Glyphs, font: Font, use: FontUse) -> None:
        """Draw a run of glyphs."""
        self.canvas.glyphs(item, font, use)
        self._cover_glyphs(item, font, use)

    def await_number(self, wanted: Wanted, font: Font, use: FontUse) -> None:
        """Keep the place of a number that is shown when it is known; its link takes in a digit."""
        for digit in wanted.digits.values():
            use.encode(digit.run)
        self.wanted.append((self.canvas.place(font, use), wanted, font, use))
        self._cover_glyphs(wanted.zero, font, use)

    def settle(self, numbers: Mapping[str, str]) -> None:
        """Show the numbers of pages; raises `Unsupported` where one is not known."""
        for place, wanted, font, use in self.wanted:
            self.canvas.fill(place, number(wanted, numbers), font, use)
        self.page.Contents.write(self._content())

    def begin_notes(self) -> None:
        """What follows is the foot of the page: a link that is open in the text above does not reach there."""
        self.links = self._open[1]

    def rule(self, item: Rule) -> None:
        """Draw a rule."""
        self.canvas.rule(item)
        if self.links and self.linking:
            self._cover(item, item.width, item.height, 0)

    def _cover_glyphs(self, item: Glyphs, font: Font, use: FontUse) -> None:
        if self.links and self.linking:
            ascent, descent = use.face.extent
            # XeTeX writes no advance for a tall delimiter of a formula
            advance = item.run.advance or font.size * use.face.width(item.run.glyphs[0]) / 1000
            self._cover(item, advance, font.size * ascent / 1000, -font.size * descent / 1000)

    def _cover(self, item: Glyphs | Rule, width: float, height: float, depth: float) -> None:
        unit = self.canvas.unit
        corners = [
            self.canvas.point(x * unit, y * unit)
            for x in (item.x, item.x + width)
            for y in (-item.y - depth, height - item.y)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        self.links[-1].cover(item.y, (min(xs), min(ys), max(xs), max(ys)))

    def xobject(self, xobject: Any) -> str:
        """The name of an image or form in the resources of this page."""
        name, _ = self._forms.setdefault(xobject.objgen, (f"X{len(self._forms) + 1}", xobject))
        return name

    def origin(self) -> tuple[float, float]:
        """Where TeX's origin lies on the page."""
        return 72.0, self.book.size[1] - 72

    def annotate(self, entry: Any, box: Box) -> Any:
        """Put an annotation on the page; the box is relative to TeX's origin."""
        across, up = self.origin()
        margin = self.book.link_margin
        left, bottom, right, top = box
        rect = (left + across - margin, bottom + up - margin, right + across + margin, top + up + margin)
        annotation = Dictionary(entry)
        annotation.Rect = Array([round(value, 2) for value in rect])
        self._annotations.append(self.book.pdf.make_indirect(annotation))
        return self._annotations[-1]

    def close_link(self, link: Link) -> None:
        """Annotate what a link covers on this page."""
        for box in link.boxes:
            self.annotate(link.entry, box)
        link.boxes, link.baseline = [], None

    def finish(self) -> None:
        """Write the page into the book."""
        for link in (*self._open[0], *self._open[1]):
            self.close_link(link)
        across, up = self.origin()
        ground = self._background()
        self._opening = b"%bq 1 0 0 1 %b %b cm\n" % (ground, decimal(across).encode(), decimal(up).encode())
        if self.canvas.fonts:
            merge(self.resources, Dictionary(Font=self.book.font_resources(self.canvas.fonts)))
        if self._forms:
            merge(self.resources, Dictionary(XObject={f"/{name}": form for name, form in self._forms.values()}))
        self.page.MediaBox = Array([0, 0, *(round(side, 2) for side in self.book.size)])
        self.page.Resources = self.resources
        self.page.Contents = self.book.pdf.make_stream(self._content())
        if self._annotations:
            self.page.Annots = Array(self._annotations)

    def _content(self) -> bytes:
        return self._opening + self.canvas.content() + b"Q\n"

    def _background(self) -> bytes:
        if self.book.background is None:
            return b""
        width, height = (decimal(side) for side in self.book.size)
        return b"q %b 0 0 %b %b re f Q\n" % (self.book.background, width.encode(), height.encode())
