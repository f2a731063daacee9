"""Link annotations: each says where it leads, and is printed as it is shown.

In: a writer with link annotations, an outline and named destinations. Out: the same, each link with /Contents
(ISO 14289-1, 7.18.5) and the print flag (ISO 19005-2, 6.3.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

PRINT = 4
"""The flag of an annotation that is printed (ISO 32000-1, 12.5.3)."""


def describe_links(writer: PdfWriter) -> None:
    """Give each link its description: the address, the heading, the number in the bibliography."""
    headings = dict(_headings(writer._root_object.get("/Outlines")))
    for page in writer.pages:
        annotations = page.get("/Annots")
        for reference in annotations.get_object() if annotations is not None else ():
            link = reference.get_object()
            if link.get("/Subtype") == "/Link":
                link[NameObject("/F")] = NumberObject(PRINT)
                link[NameObject("/Contents")] = TextStringObject(_description(link, headings))
                link.pop("/NM", None)  # one link over two lines is two annotations of one name


def _description(link: DictionaryObject, headings: Mapping[str, str]) -> str:
    action: Any = link.get("/A", DictionaryObject()).get_object()
    if "/URI" in action:
        return _text(action["/URI"])
    target = _text(action.get("/D", ""))
    return headings.get(target) or f"[{target[1:]}]"


def _headings(outline: Any) -> Iterator[tuple[str, str]]:
    """The destinations of the outline and their titles."""
    entry = outline.get_object().get("/First") if outline is not None else None
    while entry is not None:
        entry = entry.get_object()
        action = entry.get("/A")
        if action is not None:
            yield _text(action.get_object().get("/D", "")), _text(entry.get("/Title", ""))
        yield from _headings(entry)
        entry = entry.get("/Next")


def _text(value: Any) -> str:
    """A PDF string as text; addresses are in UTF-8."""
    raw = getattr(value, "original_bytes", value)
    if isinstance(raw, bytes) and not raw.startswith(b"\xfe\xff"):
        return raw.decode("utf-8", "replace")
    return str(value)
