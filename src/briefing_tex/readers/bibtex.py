"""Reads references from BibTeX and BibLaTeX.

In: UTF-8 bytes. Out: items in the JSON form of a reference, and what of the entries it cannot hold.
Syntax and names: bibtexparser 1.4. Fields: BibTeX's btxdoc section 3.2 and biblatex manual section 2.2.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import bibtexparser
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import InvalidName, getnames, splitname
from bibtexparser.latexenc import latex_to_unicode

from briefing_tex.dates import PartialDate
from briefing_tex.diagnostics import Diagnostic, Location, Source
from briefing_tex.errors import InvalidSource
from briefing_tex.readers.decoding import text_of

TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "online": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "software": "software",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
}
"""Entry types and the CSL types they stand for; others are documents."""

FIELDS = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "series": "collection-title",
    "edition": "edition",
    "volume": "volume",
    "pages": "page",
    "type": "genre",
    "howpublished": "medium",
    "version": "version",
    "eventtitle": "event-title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "library": "archive",
    "note": "note",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "language": "language",
    "langid": "language",
}
"""Fields that become a field of the same meaning; `number`, names and dates are read by themselves."""

_MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_ENTRY = re.compile(
    r"^[ \t]*@[ \t]*(?!(?:comment|string|preamble)\b)\w+[ \t]*[{(][ \t]*([^,\s}]*)", re.MULTILINE | re.I
)
_ISSUE_OF = ("article", "inproceedings", "conference")


def read(data: bytes, source: Source) -> tuple[list[dict[str, Any]], tuple[Diagnostic, ...]]:
    """The entries in the JSON form of a reference; raises InvalidSource where the source is not UTF-8.

    An entry that cannot be parsed and a field without counterpart are diagnostics with the entry's line.

    >>> read(b"@book{a, title = {Tides}, year = 2026}", Source())[0]
    [{'id': 'a', 'type': 'book', 'title': 'Tides', 'issued': '2026'}]
    """
    text = text_of(data, source)
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False, interpolate_strings=True)
    try:
        entries = bibtexparser.loads(text, parser).entries if text.strip() else []
    except (ValueError, KeyError, IndexError, RecursionError) as error:
        raise InvalidSource(f"the BibTeX cannot be parsed: {error}", Location(source.file)) from None
    lines = {found[1]: 1 + text.count("\n", 0, found.start()) for found in _ENTRY.finditer(text)}
    remarks: list[Diagnostic] = []
    items = [_item(entry, Location(source.file, lines.get(entry["ID"])), remarks) for entry in entries]
    read_ids = {entry["ID"] for entry in entries}
    for key, line in lines.items():
        if key not in read_ids:
            message = f"the entry '{key}' could not be parsed and is left out"
            hint = "check its braces, quotation marks and commas"
            remarks.append(Diagnostic("error", "bibtex-entry", message, Location(source.file, line), hint))
    return items, tuple(remarks)


def _item(entry: Mapping[str, str], place: Location, remarks: list[Diagnostic]) -> dict[str, Any]:
    kind = entry["ENTRYTYPE"].lower()
    item: dict[str, Any] = {"id": entry["ID"], "type": TYPES.get(kind, "document")}

    def unread(field: str, why: str) -> None:
        message = f"entry '{entry['ID']}': the field '{field}' is left out: {why}"
        remarks.append(Diagnostic("warning", "bibtex-field", message, place))

    for field, value in entry.items():
        name = field.lower()
        if field in ("ENTRYTYPE", "ID") or not value.strip():
            continue
        if name in ("author", "editor", "translator"):
            item[name] = _names(value)
        elif name in ("date", "year", "month", "day", "urldate"):
            continue
        elif name == "number":
            item["issue" if kind in _ISSUE_OF else "number"] = _plain(value)
        elif name == "subtitle" and "title" in entry:
            item["title"] = f"{_plain(entry['title'])}: {_plain(value)}"
        elif name not in FIELDS:
            unread(field, "a reference has no such field")
        elif FIELDS[name] in item and name != "title":
            unread(field, f"'{FIELDS[name]}' is taken from another field")
        else:
            item.setdefault(FIELDS[name], _value(name, value))
    for field, (target, date) in _dates(entry).items():
        if date:
            item[target] = date
        else:
            unread(field, "it is no date")
    if not any(
        item.get(name) for name in ("title", "author", "publisher", "container-title", "URL", "DOI", "note")
    ):
        item["note"] = entry["ID"]
    return item


def _value(name: str, value: str) -> str:
    if name == "url":
        return value.strip().strip("{}")
    plain = _plain(value)
    return re.sub(r"\s*(?:--+|–)\s*", "-", plain) if name == "pages" else plain


def _dates(entry: Mapping[str, str]) -> dict[str, tuple[str, str | None]]:
    """`issued` and `accessed`, each under the field that says it; None where it says no date."""
    found: dict[str, tuple[str, str | None]] = {}
    if entry.get("date"):
        found["date"] = ("issued", _date(entry["date"]))
    elif entry.get("year"):
        parts = [_plain(entry["year"])]
        month = _plain(entry.get("month", "")).lower()
        number = _MONTHS.get(month[:3]) or (int(month) if month.isdigit() else None)
        if number:
            parts.append(f"{number:02d}")
            day = _plain(entry.get("day", ""))
            parts += [day.zfill(2)] if day.isdigit() else []
        found["year"] = ("issued", _date("-".join(parts)))
    if entry.get("urldate"):
        found["urldate"] = ("accessed", _date(entry["urldate"]))
    return found


def _date(text: str) -> str | None:
    """An ISO date; of a range its beginning."""
    try:
        return str(PartialDate.parse(_plain(text).split("/")[0]))
    except ValueError:
        return None


def _names(value: str) -> list[dict[str, str]]:
    return [_name(name) for name in _parted(value)]


def _parted(value: str) -> list[str]:
    """Names are parted by `and` outside braces."""
    names, depth, start = [], 0, 0
    for found in re.finditer(r"[{}]|\sand\s", value):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth == 0:
            names.append(value[start : found.start()])
            start = found.end()
    return [name.strip() for name in (*names, value[start:]) if name.strip()]


def _name(name: str) -> dict[str, str]:
    if name.startswith("{") and name.endswith("}") and "," not in name.replace(name[1:-1], ""):
        return {"literal": _plain(name)}
    try:
        parts = splitname(getnames([name])[0], strict_mode=False)
    except (InvalidName, IndexError):
        return {"literal": _plain(name)}
    family = " ".join((*parts["von"], *parts["last"]))
    given = " ".join((*parts["first"], *parts["jr"]))
    if not family or not given:
        return {"literal": _plain(name)}
    return {"family": _plain(family), "given": _plain(given)}


def _plain(value: str) -> str:
    """Text without TeX: accents as characters, protecting braces and markup removed, one line."""
    bare = re.sub(r"\\(?:emph|textit|textbf|textsc|text)\s*(?=\{)", "", value)
    decoded = latex_to_unicode(bare).replace("{", "").replace("}", "")
    unescaped = re.sub(r"\\([&%$#_{}])", r"\1", decoded).replace("~", "\u00a0").replace("---", "—")
    return re.sub(r"\s+", " ", unescaped.replace("``", "“").replace("''", "”").replace("--", "–")).strip()
