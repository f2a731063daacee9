"""The part of a report that its pages show to a reader without tags; `docs/model.md` lists it field by field.

In: a report as written, or as read from the layout of its pages. Out: the report reduced to what both know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing_tex.model import Name, Reference, Report, to_data
from briefing_tex.writers.text.references import reference as entry

_LOOKS = ("emphasis", "strong", "code")
_TEXTS = ("title", "subtitle", "text", "caption", "head", "rows")
"""Fields of inline text."""


def knowable(report: Report) -> Report:
    """The report without what no page can tell."""
    printed = report.printed()
    data = _reduced(to_data(printed))
    for place, organisation in enumerate(data.get("organisations", ())):
        organisation["role"] = "partner" if place else "issuer"
    if "references" in data:
        data["references"] = [{"id": item.id, "text": printed_entry(item)} for item in printed.references]
    return Report.model_validate(data)


def printed_entry(item: Reference) -> str:
    """An entry as it stands on the page: Chinese names in one piece, addresses bare."""
    names = {field: tuple(map(_whole, getattr(item, field))) for field in ("author", "editor", "translator")}
    return re.sub("[*<>]", "", entry(item.model_copy(update=names)))


def _whole(name: Name) -> Name:
    together = name.family[-1:] > "\u2e80" and name.given[-1:] > "\u2e80"
    return Name(literal=name.family + name.given) if together else name


def _reduced(value: Any, inline: bool = False) -> Any:
    if isinstance(value, list):
        parts = [_reduced(item, inline) for item in value]
        return [p for part in parts for p in _without_looks(part)] if inline else list(_together(parts))
    if not isinstance(value, dict):
        return value
    data = {name: _reduced(part, name in _TEXTS) for name, part in value.items()}
    for name in ("alt", "align") if "type" in data else ("id",) if "title" in data else ():
        data.pop(name, None)
    if data.get("type") == "code" and not inline:  # where a line was broken for want of room
        data["text"] = "".join(data["text"].split())
    if isinstance(data.get("caption"), list) and "type" not in data:  # the same, of a channel
        data["caption"] = ["".join(data["caption"]).replace(" ", "")]
    return data


def _without_looks(part: Any) -> list[Any]:
    """Emphasis that the fonts may not show is its text."""
    if isinstance(part, dict) and part.get("type") in _LOOKS:
        return part["text"] if isinstance(part["text"], list) else [part["text"]]
    return [part]


def _together(parts: list[Any]) -> Iterator[Any]:
    """Neighbours that stand on the page like one made one: bullet lists, quotations."""
    last: Any = None
    for part in parts:
        if _like_one(last, part):
            field = "items" if part["type"] == "list" else "blocks"
            last[field] += part[field]
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def _like_one(last: Any, part: Any) -> bool:
    if not isinstance(last, dict) or not isinstance(part, dict) or last.get("type") != part.get("type"):
        return False
    return part.get("type") == "quote" or (
        part.get("type") == "list" and not part.get("ordered") and not last.get("ordered")
    )
