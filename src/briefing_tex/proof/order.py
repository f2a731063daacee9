"""Does the page show things in the order in which they are read? Tags have an order of their own.

In: `Evidence`. Out: findings. Within a flow, what comes next stands to the right on the same line, or on a
lower line, or at the top of a column to the right, or on a later page. A cell, a channel and a note are flows
of their own: cells stand in rows and columns, notes stand below the text of their page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import category

from msgspec import Struct, field
from msgspec.structs import replace

from briefing_tex.proof.characters import invisible
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding, shortened
from briefing_tex.proof.words import BACKWARDS, CLOSED, ENDS, PLAIN_SPACES, TORN, are_backwards, are_letters
from briefing_tex.readers.pdf.pages.glyphs import Picture
from briefing_tex.readers.pdf.pages.tree import Content, Element

_SAME_LINE = 0.55
"""Of the size: baselines nearer than this are one line, of raised marks too."""
_SLACK = 0.2
"""Of the size: so much may a glyph begin before the one read before it."""
_APART = 0.5
"""Of the size: so far at least do the lines of a column begin behind all those of the columns before it."""

_WORD = 20
"""Characters: so far back a word is looked at for signs that nobody sees."""
_HALF_BLANK = frozenset("（【《「『〈〔〖〘〚〝｛［｟“‘")
_MOST_UNEVEN = 20


class Item(Struct):
    """Something with a place: glyphs in a row on a baseline; the box of a picture, a row or a channel.

    `last` is where its last glyph begins.
    """

    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    text: str
    last: float


Row = list[list[Item]]
"""The cells of a row of a table, each with its items."""


class _Flows(Struct):
    """The flows of a document: each a sequence of items in reading order."""

    evidence: Evidence
    found: list[list[Item]] = field(default_factory=list)
    notes: list[tuple[list[Item], list[Item]]] = field(default_factory=list)
    """Of each note its mark in the text, and what stands in the foot."""
    tables: list[list[Row]] = field(default_factory=list)
    uneven: list[Finding] = field(default_factory=list)
    """Words that are torn apart, stand without the space between them, or run in the wrong direction."""
    open: list[list[Row]] = field(default_factory=list)
    """Tables that are being gone through: a note in a cell may hold one more."""

    def flow(self, element: Element) -> list[Item]:
        """The items of an element; what is a flow of its own is put aside, or stands as a box."""
        items: list[Item] = []
        for child in element.children:
            if isinstance(child, Content):
                items += self._items(child)
            elif isinstance(child, Element):
                items += self._element(child)
        return items

    def _element(self, element: Element) -> list[Item]:
        if element.type == "Formula":
            return []
        if element.type == "Note":
            mark = [child for child in element.elements() if child.type == "Lbl"]
            foot = [child for child in element.children if child not in mark]
            inside = self.flow(Element("Div", "Div", {}, children=foot))
            self._keep(inside)
            marked = [item for label in mark for item in self.flow(label)]
            self.notes.append((marked, inside))
            return marked
        if element.type == "TR":
            cells = [self.flow(cell) for cell in element.elements()]
            for cell in cells:
                self._keep(cell)
            self.open[-1].append(cells)
            return _boxes([item for cell in cells for item in cell])
        if element.type == "Table":
            self.open.append([])
        known = len(self.uneven)
        inside = self.flow(element)
        if element.type == "TOC":  # its spaces are white, and no signs
            del self.uneven[known:]
        if element.type == "Table":
            self.tables.append(self.open.pop())
        if element.type == "Channel":
            self._keep(inside)
            return _boxes(inside)
        return inside

    def _keep(self, flow: list[Item]) -> None:
        self.found.append(flow)

    def _items(self, content: Content) -> Iterator[Item]:
        for picture in content.pictures:
            yield _of_picture(picture, content.page)
        item = None
        read = content.glyphs if content.glyphs and self.evidence.is_text(content.glyphs[0].mark) else ()
        is_spaced, before, last = False, "", None
        may_turn = not content.text.isascii() and BACKWARDS.search(content.text)
        for text, x0, x1, y, size, font, *_ in read:
            if item and y == item.bottom and x0 >= item.last:
                if may_turn and BACKWARDS.match(text):
                    if font is last and are_backwards(item.text, text):
                        self._note(item, text, "stands on the wrong side of what it follows")
                    last = font
                if text.isspace():
                    is_spaced = text in PLAIN_SPACES
                    if x0 < item.x1 and any(map(invisible, item.text[-_WORD:].split(" ")[-1] + before)):
                        item.x1 = x0  # the width of a sign that nobody sees is taken back
                else:
                    if is_spaced:
                        if x0 - item.x1 < CLOSED * size and are_letters(item.text.rstrip(ENDS), text):
                            self._note(item, text, "is printed without the space before it")
                        is_spaced = False
                    elif x0 - item.x1 > TORN * size and are_letters(item.text, text):
                        self._note(item, text, "stands apart from its word")
                    item.last = x0
                    item.x1 = max(item.x1, x1)
                item.text += text
            elif text and not text.isspace() and category(text[0])[0] != "M":
                if item:
                    yield item
                item = Item(content.page, x0, x1, y, y, size, text, x0)
                is_spaced, last = False, font
            before = text
        if item:
            yield item

    def _note(self, item: Item, text: str, message: str) -> None:
        """Remember an uneven word: the text to here, and what follows."""
        if len(self.uneven) < _MOST_UNEVEN:
            self.uneven.append(_finding(self.evidence, message, item, f"{item.text[-20:]}{text}"))


def disordered(evidence: Evidence) -> Iterator[Finding]:
    """Where the page goes another way than the reading."""
    flows = _Flows(evidence)
    main = flows.flow(evidence.tree.root)
    yield from flows.uneven
    for flow in (main, *flows.found):
        yield from _broken(flow, evidence)
    for table in flows.tables:
        yield from _irregular(table, evidence)
    yield from _high_notes(main, flows.notes, evidence)


def _broken(flow: Sequence[Item], evidence: Evidence) -> Iterator[Finding]:
    """The first step of a flow that goes back."""
    before = None
    for index, item in enumerate(flow):
        if before is not None and not _follows(before, item) and not _is_next_column(flow[:index], item):
            message = f"stands before '{shortened(before.text)}', which is read before it"
            yield _finding(evidence, message, item, _joined(flow[index : index + 3]))
            return
        before = item


def _follows(before: Item, item: Item) -> bool:
    if item.page != before.page:
        return item.page > before.page
    large, small = max(before.size, item.size), min(before.size, item.size)
    drop = before.bottom - item.top
    if drop >= _SAME_LINE * small:
        return True
    return drop > -_SAME_LINE * large and item.x0 >= before.last - _SLACK * large


def _is_next_column(read: Sequence[Item], item: Item) -> bool:
    """Whether all that was read and stands as low as the item, or lower, is to the left of it, and some of it
    beside it.
    """
    lower = [one for one in read if one.page == item.page and one.bottom <= item.top + _SAME_LINE * item.size]
    if not lower or max(one.top for one in lower) < item.bottom - 1:
        return False
    return all(one.x1 <= item.x0 + _SLACK * item.size for one in lower)


def _irregular(table: Sequence[Row], evidence: Evidence) -> Iterator[Finding]:
    """A cell that stands in the column of another, or beside another row.

    Columns are told by where their lines begin: a long word may stick out at the end of one.
    """
    begins: list[float] = []
    for row in table:
        begins += [-1e9] * (len(row) - len(begins))
        for number, cell in enumerate(row):
            begins[number] = max([begins[number], *(item.x0 for item in _line_starts(cell))])
    for row in table:
        for number, cell in enumerate(row):
            before = max(begins[:number], default=-1e9)
            out = next(
                (item for item in _line_starts(cell) if _seen_from(item) < before + _APART * item.size), None
            )
            if out:
                yield _finding(evidence, "stands in the column of another cell", out, _joined(cell))
                return
    yield from _beside(table, evidence)


def _seen_from(item: Item) -> float:
    """Where something begins to be seen: the left half of an opening sign of full width is blank."""
    return item.x0 + _APART * item.size if item.text[:1] in _HALF_BLANK else item.x0


def _line_starts(cell: Sequence[Item]) -> Iterator[Item]:
    """Of each line of a cell what stands first."""
    first: Item | None = None
    for item in sorted(cell, key=lambda item: (item.page, -item.bottom)):
        if first and item.page == first.page and first.bottom - item.bottom < _SAME_LINE * item.size:
            first = min(first, item, key=lambda one: one.x0)
            continue
        if first:
            yield first
        first = item
    if first:
        yield first


def _beside(table: Sequence[Row], evidence: Evidence) -> Iterator[Finding]:
    """A cell that does not stand below the rows before its own."""
    lowest: dict[int, float] = {}
    for row in table:
        for cell in row:
            out = next((item for item in cell if item.top >= lowest.get(item.page, 1e9)), None)
            if out:
                yield _finding(evidence, "stands beside another row of its table", out, _joined(cell))
                return
        for item in (item for cell in row for item in cell):
            lowest[item.page] = min(lowest.get(item.page, 1e9), item.bottom)


def _high_notes(
    main: Sequence[Item], notes: Sequence[tuple[list[Item], list[Item]]], evidence: Evidence
) -> Iterator[Finding]:
    """Notes that do not stand below the text of their page, or stand on one before that of their mark."""
    lowest: dict[int, float] = {}
    for item in main:
        lowest[item.page] = min(lowest.get(item.page, 1e9), item.bottom)
    for mark, note in notes:
        first = min((item.page for item in mark), default=0)
        high = next(
            (item for item in note if item.page < first or item.top >= lowest.get(item.page, 1e9)), None
        )
        if high:
            yield _finding(
                evidence, "is a note, and does not stand in the foot of its page", high, _joined(note)
            )


def _joined(items: Sequence[Item]) -> str:
    return "".join(item.text for item in items)


def _finding(evidence: Evidence, message: str, item: Item, text: str) -> Finding:
    return evidence.finding("order", message, item.page, (item.x0, item.bottom, item.x1, item.top), text)


def _of_picture(picture: Picture, page: int) -> Item:
    return Item(page, picture.x0, picture.x1, picture.y1, picture.y0, 0.0, "", picture.x0)


def _boxes(items: Sequence[Item]) -> list[Item]:
    """One box a page around items, by page: the first cell may begin with empty lines, and on a later one."""
    pages: dict[int, Item] = {}
    for item in items:
        box = pages.setdefault(item.page, replace(item, text="", last=item.x0))
        box.x0, box.x1 = min(box.x0, item.x0), max(box.x1, item.x1)
        box.top, box.bottom = max(box.top, item.top), min(box.bottom, item.bottom)
        box.text += item.text
    return [pages[page] for page in sorted(pages)]
