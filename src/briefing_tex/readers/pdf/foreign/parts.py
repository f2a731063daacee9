"""Parts of a tagged document by another producer: its block elements in order, with what they hold.

In: the root of the structure tree. Out: `Part`s by standard structure types (ISO 32000-1, 14.8.4), text still
in glyphs. Text that stands in no block element is a part of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct, field

from briefing_tex.readers.pdf.file.objects import as_name, as_number
from briefing_tex.readers.pdf.pages.tree import Content, Element

PartKind = Literal[
    "title", "heading", "paragraph", "item", "table", "figure", "note", "quote", "code", "contents", "loose"
]
_BLOCKS: dict[str, PartKind] = {
    "Title": "title",
    "P": "paragraph",
    "BibEntry": "paragraph",
    "Caption": "paragraph",
    "Note": "note",
    "FENote": "note",
    "Code": "code",
    "TOCI": "contents",
    "Index": "contents",
}
_CONTAINERS = frozenset(
    "Document DocumentFragment Part Art Sect Div Aside NonStruct Private TOC L LI LBody BlockQuote Figure "
    "Table Form".split()
)
_MAX_SPAN = 100
"""Columns or rows that a cell takes at most: a file may say anything."""
_BULLETS = frozenset(("None", "Unordered", "Disc", "Circle", "Square", ""))


class Part(Struct):
    """A block element: its contents in order, a list item's marker, a table's rows of cells."""

    kind: PartKind
    contents: list[Content] = field(default_factory=list)
    level: int | None = None
    marker: str | None = None
    rows: list[list[list[Content]]] = field(default_factory=list)
    head: int = 0


def parts(root: Element) -> list[Part]:
    """The block elements below the root, in reading order; those without contents are left out."""
    found: list[Part] = []
    _Walk(found).into(root, "loose")
    return [part for part in found if part.rows or any(c.text.strip() or c.pictures for c in part.contents)]


class _Walk:
    """The parts found so far; contents go to the last of them while it is open."""

    def __init__(self, found: list[Part]) -> None:
        self.found = found

    def into(self, element: Element, around: PartKind, marker: str | None = None) -> None:
        """Walk through a container; its own text makes a part of the kind `around`."""
        own: Part | None = None
        number = 0
        for child in element.children:
            if isinstance(child, Content):
                own = self._own(own, around, marker)
                own.contents.append(child)
            elif isinstance(child, Element):
                if child.role == "LI":
                    number += 1
                    self._item(child, element, number)
                elif _is_block(child):
                    self._block(child, around, marker)
                    own, marker = None, None
                elif child.role != "Artifact":
                    own = self._own(own, around, marker)
                    own.contents += _inline(child)

    def _own(self, own: Part | None, around: PartKind, marker: str | None) -> Part:
        if own is None:
            own = Part(around, marker=marker)
            self.found.append(own)
        return own

    def _block(self, element: Element, around: PartKind, marker: str | None = None) -> None:
        role = element.role
        if role == "Table":
            self._table(element)
        elif role == "BlockQuote":
            self.into(element, "quote")
        elif role == "Figure" and not any(_is_block(child) for child in element.elements()):
            self.found.append(Part("figure", list(element.contents())))
        elif _is_heading(element):
            self.found.append(Part("heading", list(_inline(element)), level=int(role[1:] or 1)))
        elif role in _BLOCKS:
            inside = around in ("item", "quote") and role == "P"
            self._text(element, around if inside else _BLOCKS[role], marker if inside else None)
        else:
            self.into(element, around, marker)

    def _text(self, element: Element, kind: PartKind, marker: str | None = None) -> None:
        """A block of text; notes and tables within it follow it, headings within it part it."""
        if any(_is_heading(child) for child in element.elements()):
            self.into(element, kind)
            return
        inner = [child for child in element.walk() if isinstance(child, Element) and _stands_apart(child)]
        apart = {id(child) for child in inner}
        label = (
            next((child for child in element.elements() if child.role == "Lbl"), None)
            if kind == "note"
            else None
        )
        contents = list(_inline(element, apart | ({id(label)} if label else set())))
        self.found.append(Part(kind, contents, marker=_text_of(label) if label else marker))
        for child in inner:
            self._block(child, "loose")

    def _item(self, element: Element, parent: Element, number: int) -> None:
        label = _label(element)
        style = as_name(parent.attributes.get("ListNumbering"))
        marker = _text_of(label) if label else ""
        body = Element(
            "LBody", "LBody", {}, children=[child for child in element.children if child is not label]
        )
        self.into(body, "item", marker or ("•" if style in _BULLETS else f"{number}."))

    def _table(self, element: Element) -> None:
        rows: list[list[list[Content]]] = []
        head = 0
        covered_below: dict[int, int] = {}
        for row in (child for child in element.walk() if isinstance(child, Element) and child.role == "TR"):
            cells = [cell for cell in row.elements() if cell.role in ("TH", "TD")]
            head += all(cell.role == "TH" for cell in cells) and head == len(rows)
            rows.append(_row(cells, covered_below))
        captions = [child for child in element.elements() if child.role == "Caption"]
        for caption in captions:
            self._text(caption, "paragraph")
        self.found.append(Part("table", rows=rows, head=head))


def _row(cells: Sequence[Element], covered_below: dict[int, int]) -> list[list[Content]]:
    """The cells of a row; one that is merged has its text in its first place, the others are empty.

    `covered_below` counts the rows for which cells of rows above still reach into a column.
    """
    row: list[list[Content]] = []
    begun: dict[int, int] = {}
    for cell in cells:
        while covered_below.get(len(row)):
            row.append([])
        wide, tall = _span(cell, "ColSpan"), _span(cell, "RowSpan")
        begun.update(dict.fromkeys(range(len(row), len(row) + wide), tall - 1))
        row += [list(cell.contents()), *([] for _ in range(wide - 1))]
    while covered_below.get(len(row)):
        row.append([])
    for column, left in list(covered_below.items()):
        covered_below[column] = max(left - 1, 0)
    covered_below.update(begun)
    return row


def _span(cell: Element, name: str) -> int:
    """How many columns or rows a cell takes (ISO 32000-1, table 349)."""
    return int(min(max(as_number(cell.attributes.get(name), 1), 1), _MAX_SPAN))


def _label(element: Element) -> Element | None:
    return next((child for child in element.elements() if child.role == "Lbl"), None)


def _is_block(element: Element) -> bool:
    """Whether an element is a block; a grouping without meaning only where it holds blocks."""
    role = element.role
    if role in ("NonStruct", "Private"):
        return any(_is_block(child) for child in element.elements())
    return role in _CONTAINERS or role in _BLOCKS or _is_heading(element)


def _is_heading(element: Element) -> bool:
    role = element.role
    return role == "H" or (role[:1] == "H" and role[1:].isdecimal())


def _stands_apart(element: Element) -> bool:
    """Whether an element within a paragraph is a block of its own."""
    return element.role in ("Note", "FENote", "Table", "L")


def _inline(element: Element, apart: set[int] | None = None) -> Iterator[Content]:
    """The contents of an element, but for artifacts and for what stands apart."""
    for child in element.children:
        if isinstance(child, Content):
            yield child
        elif isinstance(child, Element) and child.role != "Artifact" and not (apart and id(child) in apart):
            yield from _inline(child, apart)


def _text_of(element: Element) -> str:
    return "".join(content.text for content in element.contents()).strip()


def covered(found: Sequence[Part]) -> int:
    """How many characters the parts hold."""
    texts = [content.text for part in found for content in part.contents]
    texts += [content.text for part in found for row in part.rows for cell in row for content in cell]
    return sum(len(text.strip()) for text in texts)
