"""Where the named destinations of a PDF lie, and whether they lead to an element; the entries of its outline.

In: a document, elements of its structure. Out: a page and a height by name. Follows ISO 32000-1, 7.9.6 (name
trees) and 12.3.2 (destinations).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing_tex.readers.pdf.file.objects import (
    as_bytes,
    as_dict,
    as_list,
    as_name,
    as_number,
    entries,
    entry,
    key_of,
)
from briefing_tex.readers.pdf.pages.document import Document, placement
from briefing_tex.readers.pdf.pages.tree import Content, Element

Place = tuple[int, float]
"""A page from 1 and a height on it, in pt."""

_NEAR = 60.0
"""Points by which a destination may lie above the first line of its element."""
_LEADING = 1.6
"""From one line of a heading to the next at most, in parts of its size."""
_MAX_DEPTH = 30
_MOST_ENTRIES = 20_000
_XYZ = 5
"""Parts of a destination: page, kind, place, and that it does not change the scale."""


def _start(element: Element) -> tuple[Place, float] | None:
    """Where an element begins to show: its first visible glyph, in the order of the tree.

    With it the height of the empty lines above, where line breaks stand first.
    """
    breaks = 0
    for item in element.walk():
        if isinstance(item, Content) and item.glyphs:
            first = item.glyphs[0]
            return (item.page, first.y), breaks * _LEADING * first.size
        breaks += isinstance(item, Element) and item.type == "LineBreak"
    return None


def leads_to(place: Place | None, target: Element) -> bool:
    """Whether a destination lies at the beginning of an element, or shortly above."""
    start = _start(target)
    if start is None:
        return True
    (page, height), empty = start
    return place is not None and place[0] == page and -1 <= place[1] - height <= _NEAR + empty


def destinations(document: Document) -> dict[bytes, Place]:
    """The named destinations: page, and height on it. Names out of order are not found by all viewers."""
    numbers = {key_of(page): number for number, page in enumerate(document.pages, 1)}
    placed = [placement(page) for page in document.pages]
    found: dict[bytes, Place] = {}
    last = b""
    for key, value in pairs(entry(entry(document.catalog, "Names"), "Dests"), 0):
        array = as_list(value)
        number = numbers.get(key_of(array[0]), 0) if len(array) == _XYZ else 0
        if key > last and number and as_name(array[1]) == "XYZ":
            (_, b, _, d, _, f), width, _ = placed[number - 1]
            across, up = as_number(array[2]), as_number(array[3])
            if not as_number(array[4]) and 0 <= across <= width:
                found[key] = number, b * across + d * up + f
        last = key
    return found


def pairs(node: Any, depth: int) -> Iterator[tuple[bytes, Any]]:
    """The entries of a name tree (7.9.6)."""
    if depth > _MAX_DEPTH:
        return
    names = as_list(entry(node, "Names"))
    yield from ((name_of(key), value) for key, value in zip(names[::2], names[1::2], strict=False))
    for kid in as_list(entry(node, "Kids")):
        yield from pairs(kid, depth + 1)


def name_of(value: Any) -> bytes:
    """The name of a destination; a name of PDF 1.1 would be looked up elsewhere (12.3.2.3)."""
    return as_bytes(value) or b""


def outline(catalog: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Level and content of each entry of the outline, in reading order."""
    waiting = [(1, entry(entry(catalog, "Outlines"), "First"))]
    for _ in range(_MOST_ENTRIES):
        while waiting and as_dict(waiting[-1][1]) is None:
            waiting.pop()
        if not waiting:
            return
        level, value = waiting.pop()
        item = entries(value)
        yield level, item
        waiting += [(level, item.get("Next")), (level + 1, item.get("First"))]
