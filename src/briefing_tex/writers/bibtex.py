"""The references of a report as BibLaTeX entries.

In: a report. Out: entries in UTF-8, text protected by braces. What an entry has no field for is a diagnostic.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.formats import Written
from briefing_tex.model import Name, Reference, Report

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "manuscript": "unpublished",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "report": "report",
    "software": "software",
    "thesis": "thesis",
    "webpage": "online",
}
_FIELDS = {
    "title": "title",
    "collection_title": "series",
    "edition": "edition",
    "volume": "volume",
    "page": "pages",
    "genre": "type",
    "medium": "howpublished",
    "version": "version",
    "event_title": "eventtitle",
    "publisher": "publisher",
    "publisher_place": "location",
    "archive": "library",
    "note": "note",
    "URL": "url",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "language": "langid",
    "issued": "date",
    "accessed": "urldate",
}
_ESCAPES = {character: f"\\{character}" for character in "&%$#_"} | {
    "\\": "{\\textbackslash}",
    "{": "\\{",
    "}": "\\}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
}


def write(report: Report) -> Written:
    """The references as entries.

    >>> print(write(Report(title="T", references=[{"id": "a", "type": "book", "title": "Tides & Us"}])).text)
    @book{a,
      title = {{Tides \\& Us}},
    }
    """
    remarks = [
        Diagnostic("warning", "bibtex-field", f"an entry has no field for '{name}'", report.source.locate(path))
        for index, item in enumerate(report.references)
        for name, path in _unwritten(item, f"references[{index}]")
    ]
    if report.sections or report.abstract:
        message = "only the references are written: the format holds nothing else"
        remarks.append(Diagnostic("info", "references-only", message, report.source.locate(None)))
    return Written("\n".join(_entry(item) for item in report.references), tuple(remarks))


def _unwritten(item: Reference, path: str) -> Iterator[tuple[str, str]]:
    if item.text:
        yield "text", f"{path}.text"
    if item.number and item.issue:
        yield "number", f"{path}.number"


def _entry(item: Reference) -> str:
    kind = _TYPES.get(item.type, "misc")
    container = "journaltitle" if kind == "article" else "booktitle"
    fields = [
        (role, " and ".join(map(_name, getattr(item, role)))) for role in ("author", "editor", "translator")
    ]
    fields.append((container, _braced(item.container_title)))
    fields.append(("number", _braced(item.issue or item.number)))
    for name, field in _FIELDS.items():
        value = str(getattr(item, name) or "")
        fields.append((field, value if name in ("URL", "issued", "accessed") else _braced(value)))
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields if value)
    return f"@{kind}{{{item.id},\n{lines}}}\n"


def _braced(text: str) -> str:
    """Text whose capitals and commas no style changes."""
    return f"{{{_escaped(text)}}}" if text else ""


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    return (
        f"{{{_escaped(name.family)}}}, {_escaped(name.given)}" if name.given else f"{{{_escaped(name.family)}}}"
    )


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)
