"""Reads references from CSL-JSON.

In: UTF-8 bytes, an array of items, one item, or an object with `items` or `references`.
Out: items in the JSON form.
Specification: CSL 1.0.2, csl-data.json. Markup in titles (`<i>`) is kept as the text it is written in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefing_tex.dates import PartialDate
from briefing_tex.diagnostics import Diagnostic, Location, Source
from briefing_tex.errors import InvalidSource
from briefing_tex.model import Reference
from briefing_tex.readers.decoding import text_of
from briefing_tex.readers.json import parse

_FIELDS = frozenset(field.alias or name for name, field in Reference.model_fields.items())
_DATES = ("issued", "accessed")
_NAMES = ("author", "editor", "translator")
_OLD_NAMES = {"event": "event-title", "shortTitle": "title-short"}
"""Variables of CSL 1.0.1 that 1.0.2 calls otherwise."""
_DATE_FORMS = frozenset(("date-parts", "raw", "literal"))
_BESIDES = frozenset(("citation-key", "citation-label", "categories"))
"""What files of references say about themselves rather than about the work."""

Remark = Callable[[str], None]


def read(data: bytes, source: Source) -> tuple[list[dict[str, Any]], tuple[Diagnostic, ...]]:
    """The items in the JSON form, and what of them the report cannot hold.

    Raises InvalidSource where the source is not UTF-8, not JSON, or holds no items.

    >>> read(b'[{"id": "a", "type": "book", "issued": {"date-parts": [[2026, 4]]}}]', Source())[0]
    [{'id': 'a', 'type': 'book', 'issued': '2026-04'}]
    """
    value, lines = parse(text_of(data, source), source)
    items, path = _items(value)
    if items is None:
        raise InvalidSource(
            "the source holds no list of CSL items", Location(source.file, 1), "write [ {item}, {item} ]"
        )
    located = Source(source.file, source.base, lines)
    found: list[dict[str, Any]] = []
    remarks: list[Diagnostic] = []
    for index, item in enumerate(items):
        if not isinstance(item, dict):
            raise InvalidSource("a CSL item is an object: { ... }", located.locate(f"{path}[{index}]"))
        place = located.locate(f"{path}[{index}]" if path is not None else None)
        messages: list[str] = []
        found.append(_item(item, messages.append))
        key = item.get("id", index + 1)
        remarks += [
            Diagnostic("warning", "csl-field", f"item '{key}': {message}", place) for message in messages
        ]
    return found, tuple(remarks)


def _items(value: Any) -> tuple[list[Any] | None, str | None]:
    """The items and the path of the list that holds them."""
    if isinstance(value, list):
        return value, ""
    if not isinstance(value, dict):
        return None, None
    for name in ("items", "references"):
        if isinstance(value.get(name), list):
            return value[name], name
    return ([value], None) if "id" in value else (None, None)


def simplified(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item with its dates and names in the report's form; what cannot be told is left for validation.

    >>> simplified({"issued": {"date-parts": [["2026", 4, 1]]}, "author": [{"family": "Ek", "suffix": "Jr."}]})
    {'issued': '2026-04-01', 'author': [{'family': 'Ek, Jr.'}]}
    """
    return {
        name: date_of(value)
        if name in _DATES and isinstance(value, dict)
        else [name_of(person) if isinstance(person, dict) else person for person in value]
        if name in _NAMES and isinstance(value, list)
        else value
        for name, value in item.items()
    }


def date_of(value: Mapping[str, Any]) -> Any:
    """A CSL date as `2026-04-24`, `2026-04` or `2026`; the value itself where it is none of them."""
    text = value.get("raw") or value.get("literal")
    parts = value.get("date-parts")
    if isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], list):
        text = "-".join(str(part).zfill(4 if index == 0 else 2) for index, part in enumerate(parts[0]))
    try:
        return str(PartialDate.parse(str(text)))
    except ValueError:
        return value


def name_of(value: Mapping[str, Any]) -> dict[str, Any]:
    """A CSL name whose particles and suffix, which the report does not part, go where they are printed."""
    name = {key: part for key, part in value.items() if key in ("family", "given", "literal") and part}
    if particle := value.get("non-dropping-particle"):
        name["family"] = f"{particle} {name.get('family', '')}".strip()
    if particle := value.get("dropping-particle"):
        name["given"] = f"{name.get('given', '')} {particle}".strip()
    if suffix := value.get("suffix"):
        last = "given" if "given" in name else "family"
        name[last] = f"{name.get(last, '')}, {suffix}"
    if "given" in name and "family" not in name and "literal" not in name:
        name["literal"] = name.pop("given")
    return name


def _item(item: Mapping[str, Any], remark: Remark) -> dict[str, Any]:
    """An item in the JSON form; what the report has no place for is remarked."""
    renamed = {_OLD_NAMES.get(name, name): value for name, value in item.items()}
    found: dict[str, Any] = {}
    for name, value in simplified(renamed).items():
        if name in _DATES and isinstance(renamed[name], dict):
            date = value if isinstance(value, str) else _first_day(name, value, remark)
            for part in sorted(set(renamed[name]) - _DATE_FORMS):
                remark(f"'{part}' of '{name}' is left out: a report's dates are days, months or years")
            found |= {name: date} if date else {}
        elif name in _FIELDS and name != "text":
            found[name] = value
        elif name == "custom" and isinstance(value, dict) and isinstance(value.get("text"), str):
            found["text"] = value["text"]
        elif name not in _BESIDES:
            remark(f"the field '{name}' is left out: a reference has none of this name")
    return found


def _first_day(name: str, value: Mapping[str, Any], remark: Remark) -> str | None:
    """The beginning of a range of dates; None for a date in words."""
    parts = value.get("date-parts")
    first = date_of({"date-parts": parts[:1]}) if isinstance(parts, list) and len(parts) > 1 else None
    if isinstance(first, str):
        remark(f"of the range of dates in '{name}' only the first is kept")
        return first
    said = value.get("literal") or value.get("raw") or parts
    remark(f"the date '{said}' in '{name}' is left out: it is no day, month or year")
    return None
