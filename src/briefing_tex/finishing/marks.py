"""From point marks to marked content: the tree of elements, and page contents that point into it.

In: the content stream of each page, with `/BT <</S /P>> DP` and `/ET <<>> DP` around elements.
Out: `Element` values, and streams in which every glyph, rule and image lies in `/P <</MCID 0>> BDC ... EMC`
or in an artifact (ISO 32000-1, 14.6 and 14.7.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from briefing_tex.pdf.content import Operation, operations

_GROUPING = frozenset(
    "Document Abstract TOC TOCI L LI LBody Table THead TBody TR BlockQuote CodeBlock Note Contact Channel "
    "Profile Citation".split()
)
_MARKS = frozenset(("BT", "ET", "Foot", "Cell"))
_STRING = rb"\((?>(?:[^()\\]++|\\.)*)\)|<[0-9A-Fa-f\s]*+>"
_TEXT_OBJECT = re.compile(
    rb"(?P<text>(?<![^\s\]>)])BT\s(?>(?:[^(<E]++|%b|E(?!T\b)|(?<=\w)E)*)ET\b)|%b" % (_STRING, _STRING),
    re.DOTALL,
)
"""A text object, or a string outside of one, which may look like it."""
_PATH_BEGINS = frozenset((b"m", b"re"))
_PATH_PAINTS = frozenset((b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"n"))


class Element(Struct, eq=False):
    """A structure element: its type, its attributes, and its kids: elements and marked content."""

    type: str
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    """An element, or a page (from 0) with the number of a piece of marked content on it."""


class Marker(Struct):
    """What is open while pages are read one after the other."""

    root: Element = field(default_factory=lambda: Element("Document"))
    stack: list[Element] = field(default_factory=list)
    foot: list[Element] = field(default_factory=list)
    """What is open in the foot of the pages, where a long note goes on from page to page."""
    cells: dict[int, list[Element]] = field(default_factory=dict)
    """What is open in each cell of a row that was cut into lines, where lines of several cells alternate."""
    row: list[Element] | None = None
    """What is open around the cells, while one of them goes on."""
    notes: dict[int, Element] = field(default_factory=dict)
    parents: list[list[Element]] = field(default_factory=list)
    """For each page, the elements of its pieces of marked content."""
    known: dict[bytes, list[Operation]] = field(default_factory=dict)
    """What stands between text objects, which is often the same."""

    def page(self, data: bytes) -> bytes:
        """The content of the next page, its marks replaced by marked content."""
        self.parents.append([])
        body = self.stack
        rewritten = _Page(self, data).rewritten()
        self.stack = body
        return rewritten

    def enter_foot(self) -> None:
        """What follows on this page stands in its foot."""
        self.stack = self.foot

    def enter_cell(self, properties: dict[str, Any]) -> None:
        """A line of a cell follows, which has a number; or the lines of all cells have been set."""
        if self.row is not None:
            self.stack, self.row = self.row, None
        if "C" in properties:
            self.row = self.stack
            self.stack = self.cells.setdefault(properties["C"], list(self.row))

    def begin(self, properties: dict[str, Any]) -> None:
        """An element begins; a note belongs where its number stands, its foot may lie on another page."""
        number = properties.get("N")
        known = self.notes.get(number) if number is not None else None
        element = known or Element(str(properties.get("S", "Span")), properties)
        if number is None or self.stack is not self.foot:
            (self.stack[-1] if self.stack else self.root).kids.append(element)
        if number is not None:
            self.notes[number] = element
        self.stack.append(element)

    def end(self) -> None:
        """The innermost element ends."""
        if self.stack:
            self.stack.pop()

    @property
    def here(self) -> Element | None:
        """The element that content belongs to; None where it is an artifact."""
        if not self.stack or any(element.type == "Artifact" for element in self.stack):
            return None
        return None if self.stack[-1].type in _GROUPING else self.stack[-1]


class _Page:
    """One page's rewriting: what is copied, what is opened and closed."""

    def __init__(self, marker: Marker, data: bytes) -> None:
        self.marker, self.data = marker, data
        self.out: list[bytes] = []
        self.copied = 0
        self.open = False
        self.nested = 0
        self.artifact = 0

    def rewritten(self) -> bytes:
        path_start: int | None = None
        for operator, operands, start, end in self._operations():
            if operator == b"DP" and operands and operands[0] in _MARKS:
                self._mark(operands, start, end)
            elif operator in (b"BDC", b"BMC"):
                self._nest(operands, start)
            elif operator == b"EMC":
                self.nested -= 1
                if self.nested < self.artifact:
                    self.artifact = 0
            elif operator in (b"BT", b"Do") and not self.nested:
                self._open(start)
            elif operator in _PATH_BEGINS and path_start is None:
                path_start = start
            elif operator in _PATH_PAINTS and path_start is not None:
                if not self.nested:
                    self._rule(path_start, end)
                path_start = None
        self._copy(len(self.data))
        self._close()
        return b"".join(self.out)

    def _operations(self) -> Iterator[Operation]:
        """The operations of the page, of each text object the first one alone: no mark falls inside one."""
        start = 0
        for found in _TEXT_OBJECT.finditer(self.data):
            if found.lastgroup:
                yield from self._between(start, found.start())
                yield b"BT", [], found.start(), found.start() + 2
                start = found.end()
        yield from self._between(start, len(self.data))

    def _between(self, start: int, end: int) -> Iterator[Operation]:
        known, data = self.marker.known, self.data[start:end]
        if data not in known:
            known[data] = list(operations(data))
        return (
            (operator, operands, start + first, start + last) for operator, operands, first, last in known[data]
        )

    def _mark(self, operands: list[Any], start: int, end: int) -> None:
        self._copy(start)
        self._close()
        self.copied = end
        properties = operands[1] if isinstance(operands[1], dict) else {}
        if operands[0] == "BT":
            self.marker.begin(properties)
        elif operands[0] == "ET":
            self.marker.end()
        elif operands[0] == "Cell":
            self.marker.enter_cell(properties)
        else:
            self.marker.enter_foot()

    def _nest(self, operands: list[Any], start: int) -> None:
        if operands and operands[0] == "Artifact":
            if not self.nested:
                self._copy(start)
                self._close()
                self.artifact = self.nested + 1
        elif not self.nested:
            self._open(start)
        self.nested += 1

    def _open(self, start: int) -> None:
        if self.open:
            return
        self._copy(start)
        element = self.marker.here
        if element is None:
            self.out.append(b" /Artifact BMC ")
        else:
            parents = self.marker.parents[-1]
            self.out.append(b" /%s <</MCID %d>> BDC " % (element.type.encode(), len(parents)))
            element.kids.append((len(self.marker.parents) - 1, len(parents)))
            parents.append(element)
        self.open = True

    def _rule(self, start: int, end: int) -> None:
        """A rule says nothing: it is an artifact."""
        self._copy(start)
        self._close()
        self.out.append(b" /Artifact BMC ")
        self._copy(end)
        self.out.append(b" EMC ")

    def _close(self) -> None:
        if self.open:
            self.out.append(b" EMC ")
            self.open = False

    def _copy(self, end: int) -> None:
        if end > self.copied:
            self.out.append(self.data[self.copied : end])
            self.copied = end
