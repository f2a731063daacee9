"""Reads references from BibTeX and BibLaTeX.

In: UTF-8 bytes. Out: items in the JSON form of a reference, and what of the entries they cannot hold.
Fields: BibTeX's btxdoc section 3.2, biblatex's manual section 2.2.2. We parse the file ourselves: the grammar
is small, every remark has its line, and no entry or field is skipped without a word.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct, field

from briefing_tex.dates import PartialDate
from briefing_tex.diagnostics import Diagnostic, Location, Severity, Source
from briefing_tex.readers.bibtex.entries import MONTHS, Entry, entries_of
from briefing_tex.readers.bibtex.names import names_of
from briefing_tex.readers.bibtex.tables import BOOKKEEPING, FIELDS, ISSUE_OF, LANGUAGES, SUBTYPES, TYPES
from briefing_tex.readers.bibtex.tex import text_of as text_of_tex
from briefing_tex.readers.decoding import text_of

_VERBATIM = ("url", "doi")
_NAMES = ("author", "editor", "translator")
_DATES = {"date": "issued", "year": "issued", "urldate": "accessed"}
_PARTS_OF_DATES = ("month", "day")
_FROM_PARENT = {"title": "booktitle", "subtitle": "booksubtitle"}
_NOT_FROM_PARENT = ("crossref", "author", "pages", "doi", "url", "note")
_PRINTED = ("title", "author", "publisher", "container-title", "URL", "DOI", "note")


def read(data: bytes, source: Source) -> tuple[list[dict[str, Any]], tuple[Diagnostic, ...]]:
    """The entries in the JSON form of a reference; raises InvalidSource where the source is not UTF-8.

    An entry that cannot be parsed, a field without counterpart and a command that is not known are diagnostics
    with the entry's line.

    >>> read(b"@book{a, title = {Tides}, year = 2026}", Source())[0]
    [{'id': 'a', 'type': 'book', 'title': 'Tides', 'issued': '2026'}]
    """
    entries, remarks = entries_of(text_of(data, source) if data.strip() else "", source)
    by_key = {entry.key: entry for entry in reversed(entries)}
    items = []
    for entry in entries:
        made = _Item(entry, source, remarks)
        if by_key[entry.key] is not entry:
            made.remark("error", f"a second entry '{entry.key}' is left out", "give it a key of its own")
            continue
        item = made.read(by_key)
        if any(item.get(name) for name in _PRINTED):
            items.append(item)
        else:
            made.remark(
                "warning", f"the entry '{entry.key}' is left out: it says nothing that could be printed"
            )
    return items, tuple(remarks)


class _Item(Struct):
    """One entry on its way to an item."""

    entry: Entry
    source: Source
    remarks: list[Diagnostic]
    item: dict[str, Any] = field(default_factory=dict)

    def remark(self, severity: Severity, message: str, hint: str | None = None) -> None:
        place = Location(self.source.file, self.entry.line)
        self.remarks.append(Diagnostic(severity, "bibtex-field", message, place, hint))

    def left_out(self, name: str, why: str, severity: Severity = "warning") -> None:
        self.remark(severity, f"entry '{self.entry.key}': the field '{name}' is left out: {why}")

    def read(self, by_key: dict[str, Entry]) -> dict[str, Any]:
        fields = self.inherited(by_key)
        kind = self.kind(fields)
        self.item = {"id": self.entry.key, "type": kind}
        for name, value in fields.items():
            if value.strip() and name not in ("entrysubtype", "crossref"):
                self.field(name, value, fields)
        return self.item

    def kind(self, fields: dict[str, str]) -> str:
        known = TYPES.get(self.entry.kind)
        if known is None:
            self.remark("warning", f"the type '@{self.entry.kind}' of '{self.entry.key}' is read as a document")
        subtype = fields.get("entrysubtype", "").lower()
        if subtype and subtype not in SUBTYPES:
            self.left_out("entrysubtype", f"'{subtype}' is not known")
        return SUBTYPES.get(subtype, known or "document")

    def inherited(self, by_key: dict[str, Entry]) -> dict[str, str]:
        """The fields with those of the entry that `crossref` names."""
        key = self.entry.fields.get("crossref", "").strip()
        parent = by_key.get(key)
        if key and parent is None:
            self.left_out("crossref", f"there is no entry '{key}'")
        given = {
            _FROM_PARENT.get(name, name): value
            for name, value in (parent.fields.items() if parent else ())
            if name not in _NOT_FROM_PARENT
        }
        return {**given, **self.entry.fields}

    def field(self, name: str, value: str, fields: dict[str, str]) -> None:
        if name in _NAMES:
            self.names(name, value)
        elif name in _DATES:
            if name != "year" or not fields.get("date"):
                self.date(name, value, fields)
        elif name in _PARTS_OF_DATES:
            if not fields.get("year"):
                self.left_out(name, "there is no year")
        elif name == "number":
            self.put("issue" if self.item["type"] in ISSUE_OF else "number", name, self.plain(value))
        elif name in ("eprint", "archiveprefix", "eprinttype"):
            self.put("number" if name == "eprint" else "archive", name, self.plain(value))
        elif name.endswith("subtitle"):
            self.subtitle(name, value)
        elif name in FIELDS:
            self.put(FIELDS[name], name, self.plain_field(name, value))
        else:
            bookkeeping = name in BOOKKEEPING
            self.left_out(name, "a reference has none of this name", "info" if bookkeeping else "warning")

    def put(self, target: str, name: str, value: str) -> None:
        if target in self.item:
            self.left_out(name, f"another field gives '{target}' already")
        elif value:
            self.item[target] = value

    def plain(self, value: str) -> str:
        text, unknown = text_of_tex(value)
        for command in unknown:
            self.remark("warning", f"entry '{self.entry.key}': {command} is printed as it is written")
        return text

    def plain_field(self, name: str, value: str) -> str:
        if name in _VERBATIM:
            return re.sub(r"\\([_%&#$~{}])", r"\1", re.sub(r"^\\url\s*\{(.*)\}$", r"\1", value.strip()))
        if name == "howpublished" and (found := re.fullmatch(r"\s*\\url\s*\{(.*)\}\s*", value)):
            self.put("URL", name, self.plain_field("url", found[1]))
            return ""
        if name == "pages":
            return self.plain(re.sub(r"\s*(?<!-)--(?!-)\s*", "-", value))
        text = self.plain(value)
        return LANGUAGES.get(text.lower(), text) if name in ("language", "langid") else text

    def subtitle(self, name: str, value: str) -> None:
        """`subtitle` goes behind `title`, which stands before it in the entry or is read now."""
        main = name.replace("sub", "")
        target = FIELDS.get(main, "title")
        title = self.plain(self.entry.fields.get(main, ""))
        if title:
            self.item[target] = f"{title}: {self.plain(value)}"
        else:
            self.left_out(name, f"there is no {main}")

    def names(self, name: str, value: str) -> None:
        names, others = names_of(value, self.plain)
        if names:
            self.item[name] = names
        if others:
            self.remark("warning", f"entry '{self.entry.key}': 'and others' in '{name}' is left out")

    def date(self, name: str, value: str, fields: dict[str, str]) -> None:
        """An ISO date, or year, month and day in fields of their own; of a range its beginning."""
        said = self.plain(value).replace("\u00a0", "").rstrip("~?%")
        first, _, last = said.partition("/")
        if last.strip("."):
            self.remark(
                "warning", f"entry '{self.entry.key}': of the range of dates {said} only the first is kept"
            )
        if name == "year":
            first = "-".join([first, *self.month_and_day(fields)])
        try:
            self.put(_DATES[name], name, str(PartialDate.parse(first)))
        except ValueError:
            self.left_out(name, f"'{first}' is no date")

    def month_and_day(self, fields: dict[str, str]) -> list[str]:
        """Month and day; the day may stand in `month` as well: `jan # "~5"`."""
        said = re.split(r"[\s\u00a0]+", self.plain(fields.get("month", "")).strip(), maxsplit=1)
        month = said[0].strip(".").lower()
        if not month:
            return []
        number = MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else int(month) if month.isdecimal() else 0
        if not 1 <= number <= 12:
            self.left_out("month", f"'{month}' is no month")
            return []
        day = self.plain(fields.get("day", "")) or "".join(said[1:])
        return [f"{number:02d}", *([day.zfill(2)] if day else [])]
