"""The structure tree of a tagged PDF: generic elements with the glyphs, images and annotations they hold.

In: the catalog of a document and the contents of its pages. Out: `Element`s, types not yet interpreted.
Follows ISO 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from msgspec import Struct, field

from briefing_tex.formats import Box
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.file.objects import (
    as_dict,
    as_list,
    as_name,
    as_number,
    as_text,
    entries,
    entry,
    key_of,
    link_address,
    printable,
)
from briefing_tex.readers.pdf.pages.glyphs import Glyph, PageContent, Picture

MAX_DEPTH = 200
"""Levels of the tree that are followed; real documents have some twenty."""
_KEYS = frozenset("Type S P K Pg ID A C Alt Lang ActualText E".split())
_MARK = attrgetter("mark")
Corners = tuple[float, float, float, float]
ASCENT, DESCENT = 0.88, 0.12
"""How far a glyph reaches above and below its baseline, in parts of its size, where the font is not asked."""


class Content(Struct):
    """A marked-content sequence: its text, and what it shows on one page."""

    text: str
    page: int
    glyphs: list[Glyph] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    forms: list[Picture] = field(default_factory=list)


class Annotation(Struct):
    """An annotation that belongs to an element: the address a link leads to, if it leads out; its object."""

    url: str
    object: Any = None


class Element(Struct):
    """A structure element: its type, the standard type it stands for, its attributes and what it holds."""

    type: str
    role: str
    attributes: Mapping[str, Any]
    id: str = ""
    alt: str = ""
    language: str = ""
    replaced: bool = False
    """Whether a replacement text, or the expansion of an abbreviation, stands for what it holds."""
    foreign: tuple[str, ...] = ()
    """What it says of itself beside all this."""
    children: list[Element | Content | Annotation] = field(default_factory=list)

    def elements(self) -> list[Element]:
        """The elements directly below."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element | Content | Annotation]:
        """All that is below, in reading order."""
        waiting = self.children[::-1]
        while waiting:
            item = waiting.pop()
            yield item
            if isinstance(item, Element):
                waiting += item.children[::-1]

    def contents(self) -> Iterator[Content]:
        return (item for item in self.walk() if isinstance(item, Content))


class Tree(Struct, frozen=True):
    """A structure tree: its root, and the standard type that each type is mapped to."""

    root: Element
    roles: Mapping[str, str]


def read_tree(catalog: Any, pages: list[Any], contents: list[PageContent], limits: Limits) -> Tree | None:
    """The structure tree; None where the PDF has none."""
    root = as_dict(entry(catalog, "StructTreeRoot"))
    if root is None:
        return None
    roles = {name: as_name(target) for name, target in entries(entry(root, "RoleMap")).items()}
    numbers = {key_of(page): number for number, page in enumerate(pages, 1)}
    builder = _Builder(roles, _marked(contents), numbers, as_dict(entry(root, "ClassMap")), limits)
    element = Element("StructTreeRoot", "", {})
    builder.fill(element, entries(root), None, 0)
    return Tree(element, roles)


def boxes(element: Element) -> tuple[Box, ...]:
    """Where an element stands: one box a page."""
    found: dict[int, list[Corners]] = {}
    for content in element.contents():
        shown = (*content.pictures, *content.forms)
        corners = [(picture.x0, picture.y0, picture.x1, picture.y1) for picture in shown]
        if content.glyphs:
            corners.append(_around(content.glyphs))
        if corners:
            found.setdefault(content.page, []).extend(corners)
    pages = [(page, [list(side) for side in zip(*found[page], strict=True)]) for page in sorted(found)]
    return tuple(
        Box(page, *(round(value, 2) for value in (min(x0), min(y0), max(x1), max(y1))))
        for page, (x0, y0, x1, y1) in pages
    )


def _around(glyphs: list[Glyph]) -> Corners:
    """The corners of a box around glyphs."""
    xs = [glyph.x0 for glyph in glyphs] + [glyph.x1 for glyph in glyphs]
    bottom = min([glyph.y - DESCENT * glyph.size for glyph in glyphs])
    return min(xs), bottom, max(xs), max([glyph.y + ASCENT * glyph.size for glyph in glyphs])


def _marked(contents: Iterable[PageContent]) -> dict[tuple[Any, int], Content]:
    """What each marked-content sequence shows, by owner and identifier."""
    marked: dict[tuple[Any, int], Content] = {}
    for page in contents:
        for kind, shown in (("glyphs", page.glyphs), ("pictures", page.pictures), ("forms", page.forms)):
            for mark, items in groupby(shown, _MARK):
                if mark is None or mark.mcid is None:
                    continue
                key = mark.owner, mark.mcid
                content = marked.get(key)
                if content is None:
                    content = marked[key] = Content("", page.number)
                getattr(content, kind).extend(items)
    for content in marked.values():
        content.text = "".join([glyph.text for glyph in content.glyphs])
    return marked


class _Builder(Struct):
    roles: Mapping[str, str]
    marked: Mapping[tuple[Any, int], Content]
    numbers: Mapping[int, int]
    classes: Any
    limits: Limits
    seen: set[Any] = field(default_factory=set)
    met: int = 0

    def fill(self, element: Element, values: Mapping[str, Any], page: Any, depth: int) -> None:
        """Put what the element's /K names below it; `page` is the object number of the current page."""
        for kid in as_list(values.get("K")):
            child = self._kid(kid, page, depth)
            if child is not None:
                element.children.append(child)

    def _kid(self, kid: Any, page: Any, depth: int) -> Element | Content | Annotation | None:
        if isinstance(kid, int):
            return self.marked.get((page, kid))
        values = entries(kid)
        if not values:
            return None
        page = self._page(values.get("Pg"), page)
        kind = as_name(values.get("Type"))
        if kind == "MCR" or (kind != "StructElem" and "MCID" in values):
            owner = key_of(values["Stm"]) if "Stm" in values else page
            return self.marked.get((owner, int(as_number(values.get("MCID"), -1))))
        if kind == "OBJR" or "Obj" in values:
            target = values.get("Obj")
            return Annotation(link_address(target), target)
        return self._element(values, page, depth) if self._new(kid, depth) else None

    def _new(self, kid: Any, depth: int) -> bool:
        """Whether an element is met for the first time, and not too deep: trees by others may loop."""
        if depth >= MAX_DEPTH or (kid.is_indirect and key_of(kid) in self.seen):
            return False
        self.met += 1
        if kid.is_indirect:
            self.seen.add(key_of(kid))
        if self.met % 1024 == 0:
            self.limits.check()
        return True

    def _element(self, values: Mapping[str, Any], page: Any, depth: int) -> Element:
        kind = as_name(values.get("S"))
        element = Element(
            kind,
            self._role(kind),
            self._attributes(values),
            as_text(values.get("ID")),
            printable(as_text(values.get("Alt"))),
            as_text(values.get("Lang")),
        )
        self.fill(element, values, page, depth + 1)
        element.replaced = "E" in values
        if not _KEYS.issuperset(values):
            element.foreign = tuple(sorted(values.keys() - _KEYS))
        if "ActualText" in values:
            self._replace(element, printable(as_text(values["ActualText"])))
        return element

    def _replace(self, element: Element, text: str) -> None:
        """The replacement text instead of what the element holds (14.9.4)."""
        element.replaced = True
        contents = list(element.contents())
        page = contents[0].page if contents else 0
        shown = Content(text, page)
        for content in contents:
            shown.glyphs += content.glyphs if content.page == page else []
            shown.pictures += content.pictures if content.page == page else []
        element.children = [shown, *(child for child in element.walk() if isinstance(child, Annotation))]

    def _page(self, own: Any, page: Any) -> Any:
        key = None if own is None else key_of(own)
        return key if key in self.numbers else page

    def _role(self, kind: str) -> str:
        """The standard type that a type is mapped to; chains are followed, loops are not."""
        for _ in range(8):
            if kind not in self.roles or self.roles[kind] == kind:
                break
            kind = self.roles[kind]
        return kind

    def _attributes(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """All attributes of an element by name: those of its classes, then its own (14.7.5)."""
        sources = [entry(self.classes, as_name(name)) for name in as_list(values.get("C"))]
        sources += as_list(values.get("A"))
        attributes: dict[str, Any] = {}
        for source in sources:
            for item in as_list(source):
                attributes.update(entries(item))
        attributes.pop("O", None)
        return attributes
