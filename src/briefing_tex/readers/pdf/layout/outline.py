"""What a PDF says beside its pages: the outline (bookmarks) and the links that lead out of it.

In: the catalog, a page. Out: titles with levels; `Link`s. Follows ISO 32000-1, 12.3.3 and 12.5.6.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing_tex.readers.pdf.file.objects import (
    as_dict,
    as_list,
    as_name,
    as_numbers,
    as_text,
    entry,
    key_of,
    link_address,
)
from briefing_tex.readers.pdf.layout.lines.text_lines import Link
from briefing_tex.readers.pdf.pages.glyphs import Matrix, box_of

_MOST_ENTRIES = 5000
_DEEPEST = 6


def outline(catalog: Any) -> list[tuple[int, str]]:
    """The entries of the outline in order: level from 1, title."""
    return list(_entries(entry(entry(catalog, "Outlines"), "First"), 1, set()))


def _entries(item: Any, level: int, seen: set[Any]) -> Iterator[tuple[int, str]]:
    while (node := as_dict(item)) is not None:
        key = key_of(item)
        if key in seen or len(seen) > _MOST_ENTRIES:
            return
        seen.add(key)
        yield level, as_text(entry(node, "Title"))
        if level < _DEEPEST:
            yield from _entries(entry(node, "First"), level + 1, seen)
        item = entry(node, "Next")


def links(page: Any, matrix: Matrix) -> list[Link]:
    """The links of a page that lead to an address, placed by the page's matrix."""
    found: list[Link] = []
    for item in as_list(entry(page, "Annots")):
        annotation = as_dict(item)
        corners = as_numbers(entry(annotation, "Rect"))
        url = link_address(annotation) if as_name(entry(annotation, "Subtype")) == "Link" else ""
        if url and len(corners) == 4:
            found.append(Link(*box_of(matrix, *corners), url))
    return found
