"""Link annotations: each says where it leads, and is printed as it is shown.

In: a PDF with link annotations, an outline and named destinations. Out: the same, each link with /Contents
(ISO 14289-1, 7.18.5) and the print flag (ISO 19005-2, 6.3.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import String

PRINT = 4
"""The flag of an annotation that is printed (ISO 32000-1, 12.5.3)."""


def describe_links(pdf: pikepdf.Pdf) -> None:
    """Give each link its description: the address, the heading, the number in the bibliography."""
    known = dict(_headings(pdf.Root.get("/Outlines")))
    known |= _references(pdf, known)
    for page in pdf.pages:
        for link in page.obj.get("/Annots", ()):
            if link.get("/Subtype") == "/Link":
                link.F = PRINT
                link.Contents = String(_description(link, known))
                if "/NM" in link:
                    del link.NM  # one link over two lines is two annotations of one name


def _description(link: Any, known: Mapping[str, str]) -> str:
    action = link.get("/A", {})
    if "/URI" in action:
        return _text(action["/URI"])
    return known.get(_text(action.get("/D", b"")), "")


def _references(pdf: pikepdf.Pdf, headings: Mapping[str, str]) -> dict[str, str]:
    """The destinations of references and their numbers, in the order of the pages: xdvipdfmx renames them."""
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    found = [
        (pages.get(place[0].objgen, 0), -float(place[3]), name)
        for name, place in (_text_pairs(names) if names is not None else ())
        if name not in headings
    ]
    return {name: f"[{number}]" for number, (_, _, name) in enumerate(sorted(found), 1)}


def _text_pairs(node: Any) -> Iterator[tuple[str, Any]]:
    """The entries of a name tree (ISO 32000-1, 7.9.6)."""
    names = list(node.get("/Names", ()))
    yield from ((_text(name), place) for name, place in zip(names[::2], names[1::2], strict=False))
    for kid in node.get("/Kids", ()):
        yield from _text_pairs(kid)


def _headings(outline: Any) -> Iterator[tuple[str, str]]:
    """The destinations of the outline and their titles."""
    item = outline.get("/First") if outline is not None else None
    while item is not None:
        if "/A" in item:
            yield _text(item.A.get("/D", b"")), _text(item.get("/Title", b""))
        yield from _headings(item)
        item = item.get("/Next")


def _text(value: Any) -> str:
    """A PDF string as text; addresses are in UTF-8."""
    raw = bytes(value)
    return raw.decode("utf-8", "replace") if raw[:2] != b"\xfe\xff" else raw[2:].decode("utf-16-be", "replace")
