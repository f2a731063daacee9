"""The references of a report as BibLaTeX entries.

In: a report. Out: entries in UTF-8, texts in braces, so that no style changes their case; a diagnostic for each
field that an entry cannot hold.
"""

from __future__ import annotations

import re
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
    "document": "misc",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "periodical": "periodical",
    "report": "report",
    "software": "software",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "online",
}
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
_WITH_ISSUES = ("article-journal", "article-magazine", "article-newspaper", "paper-conference", "periodical")
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
    "ISBN": "isbn",
    "ISSN": "issn",
    "language": "langid",
}
_VERBATIM = {"URL": "url", "DOI": "doi"}
_KEY = re.compile(r"[^\s,{}()\"#%=\\~]+")
_ESCAPES = {character: f"\\{character}" for character in "&%$#_"} | {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_SPECIAL = re.compile(r"[&%$#_\\{}~^]|-(?=-)|`(?=`)|'(?=')|^\x20|\x20(?=\x20|$)")


def write(report: Report) -> Written:
    """The references as entries.

    >>> print(write(Report(title="T", references=[{"id": "a", "type": "book", "title": "Tides & Us"}])).text)
    @book{a,
      title = {{Tides \\& Us}},
    }
    """
    remarks = []
    entries = []
    for index, item in enumerate(report.references):
        for name, message in _losses(item):
            place = report.source.locate(f"references[{index}].{name}")
            remarks.append(Diagnostic("warning", "bibtex-field", message, place))
        entries.append(_entry(item))
    if report.sections or report.abstract:
        message = "only the references are written: the format holds nothing else"
        remarks.append(Diagnostic("info", "references-only", message, report.source.locate(None)))
    return Written("\n".join(entries), tuple(remarks))


def _losses(item: Reference) -> Iterator[tuple[str, str]]:
    """The fields that would not read back, and why."""
    if not _KEY.fullmatch(item.id):
        yield "id", f"'{item.id}' cannot be a key; it is written as '{_key(item)}'"
    if item.type not in _TYPES:
        yield "type", f"'{item.type}' is written as @misc"
    if item.text:
        yield "text", "an entry kept as text is left out"
    if item.number and item.type in _WITH_ISSUES:
        yield "number", f"an article's number is that of its issue; '{item.number}' is left out"
    for name in _VERBATIM:
        if re.search(r"[\\{}]|^\s|\s$", getattr(item, name)):
            yield name, "braces, backslashes and outer spaces of an address are left out"


def _key(item: Reference) -> str:
    return re.sub(r"[\s,{}()\"#%=\\~]+", "-", item.id)


def _entry(item: Reference) -> str:
    kind = _TYPES.get(item.type, "misc")
    issues = item.type in _WITH_ISSUES
    fields = [("entrysubtype", _SUBTYPES.get(item.type, ""))]
    fields += [
        (role, " and ".join(map(_name, getattr(item, role)))) for role in ("author", "editor", "translator")
    ]
    fields += [("journaltitle" if kind == "article" else "booktitle", _braced(item.container_title))]
    fields += [("number" if issues else "issue", _braced(item.issue))]
    fields += [("number", "" if issues else _braced(item.number))]
    fields += [(field, _braced(getattr(item, name))) for name, field in _FIELDS.items()]
    fields += [(field, re.sub(r"[\\{}]", "", getattr(item, name))) for name, field in _VERBATIM.items()]
    fields += [("date", item.issued or ""), ("urldate", item.accessed or "")]
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields if value)
    return f"@{kind}{{{_key(item)},\n{lines}}}\n"


def _braced(text: str) -> str:
    """Text whose capitals and commas no style changes."""
    return f"{{{_escaped(text)}}}" if text else ""


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    given = (
        f" {{{_escaped(name.given)}}}"
        if re.search(r"[,{}=]|\sand\s", name.given)
        else f" {_escaped(name.given)}"
    )
    return f"{{{_escaped(name.family)}}},{given if name.given else ''}"


def _escaped(text: str) -> str:
    """TeX for exactly this text: neither ligatures nor collapsing spaces."""
    return _SPECIAL.sub(
        lambda found: _ESCAPES.get(found[0], "\\ " if found[0] == " " else f"{found[0]}{{}}"), text
    )
