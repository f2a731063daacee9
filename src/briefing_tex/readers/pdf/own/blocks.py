"""Blocks and inlines of our own tagged PDFs, in the JSON form.

In: structure elements. Out: dictionaries and lists under the names of the model.
The structure types are those of `docs/architecture.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.formats import Box
from briefing_tex.readers.pdf.file.objects import as_name
from briefing_tex.readers.pdf.pages.glyphs import Picture
from briefing_tex.readers.pdf.pages.tree import Annotation, Content, Element, boxes

Data = dict[str, Any]
_ALIGNMENTS = {"Start": "left", "Center": "center", "End": "right"}


class Found(Struct):
    """What is gathered beside the report: elements by path, images by name, remarks."""

    places: dict[str, Element] = field(default_factory=dict)
    pictures: dict[str, Picture | None] = field(default_factory=dict)
    losses: list[Diagnostic] = field(default_factory=list)

    def place(self, path: str | None, element: Element) -> None:
        if path is not None:
            self.places[path] = element

    def lose(self, code: str, message: str, path: str | None) -> None:
        self.losses.append(Diagnostic("warning", code, message, Location(element=path)))

    def name_picture(self, element: Element) -> str:
        """The name of the image that an element shows: `image-1`, `image-2`, in order of appearance."""
        name = f"image-{len(self.pictures) + 1}"
        shown = (item for content in element.contents() for item in (*content.forms, *content.pictures))
        self.pictures[name] = next(shown, None)
        return name


class Boxes(Mapping[str, tuple[Box, ...]]):
    """Where elements stand, by path; measured when first asked for, as only findings of a proof do."""

    def __init__(self, places: Mapping[str, Element]) -> None:
        self._places = places

    @cached_property
    def _boxes(self) -> Mapping[str, tuple[Box, ...]]:
        found = {path: boxes(element) for path, element in self._places.items()}
        self._places = {}  # with all glyphs of the pages
        return found

    def __getitem__(self, path: str) -> tuple[Box, ...]:
        return self._boxes[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._boxes)

    def __len__(self) -> int:
        return len(self._boxes)


def blocks(container: Element, found: Found, path: str | None) -> list[Data]:
    """The blocks in a container; `path` is that of their list, None where places are not kept."""
    made: list[Data] = []
    for element in block_elements(container):
        here = None if path is None else f"{path}[{len(made)}]"
        made.append(block(element, found, here))
    return made


def block_elements(container: Element) -> Iterable[Element]:
    """The elements below that are blocks, through any grouping element; labels of a list stay out."""
    for child in container.elements():
        if child.type in _BLOCKS:
            yield child
        elif child.type != "Caption" and not is_label(child):
            yield from block_elements(child)


def is_label(element: Element) -> bool:
    """Whether an element holds a number or word that the typesetting added to the text."""
    return element.type in ("Lbl", "Artifact") or element.type.endswith("Label")


def block(element: Element, found: Found, path: str | None) -> Data:
    """One block."""
    found.place(path, element)
    return _BLOCKS[element.type](element, found, path)


def _paragraph(element: Element, found: Found, path: str | None) -> Data:
    return {"type": "paragraph", "text": inlines(element, found)}


def _list(element: Element, found: Found, path: str | None) -> Data:
    ordered = as_name(element.attributes.get("ListNumbering")) == "Decimal"
    items = [item for item in element.elements() if item.type == "LI"]
    return {
        "type": "list",
        "ordered": ordered,
        "items": [blocks(item, found, path and f"{path}.items[{index}]") for index, item in enumerate(items)],
    }


def _table(element: Element, found: Found, path: str | None) -> Data:
    data: Data = {"type": "table", "caption": _caption(element, found)}
    rows = {"head": _rows(element, "THead"), "rows": _rows(element, "TBody")}
    for name, part in rows.items():
        data[name] = [[inlines(cell, found) for cell in cells] for cells in part]
    columns = zip(*(rows["head"] + rows["rows"]), strict=False)
    align = [_alignment(column) for column in columns]
    if any(name != "left" for name in align):
        data["align"] = align
    return data


def _alignment(column: tuple[Element, ...]) -> str:
    """The alignment that the first cell of a column states."""
    stated = (as_name(cell.attributes["TextAlign"]) for cell in column if "TextAlign" in cell.attributes)
    return _ALIGNMENTS.get(next(stated, ""), "left")


def _rows(table: Element, part: str) -> list[list[Element]]:
    groups = [group for group in table.elements() if group.type == part]
    rows = [row for group in groups for row in group.elements() if row.type == "TR"]
    return [[cell for cell in row.elements() if cell.type in ("TH", "TD")] for row in rows]


def _figure(element: Element, found: Found, path: str | None) -> Data:
    caption = _caption(element, found)  # images of notes in it are named first, as in Report.printed
    return {"type": "figure", "image": found.name_picture(element), "alt": element.alt, "caption": caption}


def _caption(element: Element, found: Found) -> list[Any]:
    captions = [child for child in element.elements() if child.type == "Caption"]
    return inlines(captions[0], found) if captions else []


def _quote(element: Element, found: Found, path: str | None) -> Data:
    return {"type": "quote", "blocks": blocks(element, found, path and f"{path}.blocks")}


def _code_block(element: Element, found: Found, path: str | None) -> Data:
    lines = [plain(line) for line in element.elements() if line.type == "CodeLine"]
    return {"type": "code", "text": "\n".join(lines)}


_BLOCKS: dict[str, Callable[[Element, Found, str | None], Data]] = {
    "P": _paragraph,
    "L": _list,
    "Table": _table,
    "Figure": _figure,
    "BlockQuote": _quote,
    "CodeBlock": _code_block,
}


def inlines(element: Element, found: Found) -> list[Any]:
    """The inline text in an element: strings and nodes."""
    made: list[Any] = []
    for child in element.children:
        if isinstance(child, Content):
            made.append(child.text)
        elif isinstance(child, Element):
            if child.type in _INLINES:
                made.append(_INLINES[child.type](child, found))
            elif not is_label(child):
                made.extend(inlines(child, found))
    return made


def plain(element: Element) -> str:
    """All text in an element, but for labels and artifacts."""
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, Content):
            parts.append(child.text)
        elif isinstance(child, Element) and not is_label(child):
            parts.append(plain(child))
    return "".join(parts)


def _marked_up(kind: str) -> Callable[[Element, Found], Any]:
    return lambda element, found: {"type": kind, "text": inlines(element, found)}


def _code(element: Element, found: Found) -> Any:
    return {"type": "code", "text": plain(element)}


def _link(element: Element, found: Found) -> Any:
    addresses = [item.url for item in element.walk() if isinstance(item, Annotation) and item.url]
    text = inlines(element, found)
    if not addresses:
        found.lose("link-without-address", f"the link '{plain(element)}' leads nowhere", None)
        return plain(element)
    return {"type": "link", "text": text, "url": addresses[0]}


def _citation(element: Element, found: Found) -> Any:
    keys = [plain(key) for key in element.walk() if isinstance(key, Element) and key.type == "CitationKey"]
    return {"type": "citation", "keys": keys}


def _note(element: Element, found: Found) -> Any:
    return {"type": "footnote", "blocks": blocks(element, found, None)}


def _break(element: Element, found: Found) -> Any:
    return {"type": "break"}


def _formula(element: Element, found: Found) -> Any:
    display = as_name(element.attributes.get("Placement")) == "Block"
    return {"type": "math", "tex": element.alt, "display": display}


_INLINES: dict[str, Callable[[Element, Found], Any]] = {
    "Em": _marked_up("emphasis"),
    "Strong": _marked_up("strong"),
    "Code": _code,
    "Link": _link,
    "Citation": _citation,
    "Note": _note,
    "LineBreak": _break,
    "Formula": _formula,
}
