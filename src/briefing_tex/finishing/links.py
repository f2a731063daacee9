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
    headings = dict(_headings(pdf.Root.get("/Outlines")))
    for page in pdf.pages:
        for link in page.obj.get("/Annots", ()):
            if link.get("/Subtype") == "/Link":
                link.F = PRINT
                link.Contents = String(_description(link, headings))
                if "/NM" in link:
                    del link.NM  # one link over two lines is two annotations of one name


def _description(link: Any, headings: Mapping[str, str]) -> str:
    action = link.get("/A", {})
    if "/URI" in action:
        return _text(action["/URI"])
    target = _text(action.get("/D", b""))
    return headings.get(target) or f"[{target[1:]}]"


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
