"""Entries after GB/T 7714 (2015 and 2025), numeric and author-date: `周衡. 卷绕机理[J]. 学报, 2025, 41: 5-9.`

In: an entry as text. Out: CSL fields, or None where anything in it was not understood. The mark of the
document's type ([J], [M], [EB/OL]) tells how the rest is read.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.references.parts import Fields, read_authors, read_issued, take_addresses

_TYPES = {
    "J": "article-journal",
    "M": "book",
    "C": "paper-conference",
    "D": "thesis",
    "R": "report",
    "S": "standard",
    "P": "patent",
    "N": "article-newspaper",
    "G": "collection",
    "DB": "dataset",
    "DS": "dataset",
    "CP": "software",
    "EB": "webpage",
    "PP": "article",
    "CM": "map",
    "A": "manuscript",
    "Z": "document",
}
_MARK = re.compile(
    r"\s*[\[［](?P<type>J|M|C|D|R|S|P|N|G|DB|DS|CP|EB|PP|CM|A|Z)(?:/(?P<carrier>OL|CD|DK|MT))?[\]］]"
)
_YEAR = r"(?P<year>\d{4}(?:-\d{1,2}){0,2})"
_PAGES = r"(?P<page>[A-Za-z]?\d+(?:\s*[-–—+,]\s*[A-Za-z]?\d+)*)"
_WHERE = r"(?:(?P<place>[^:,.]{1,40}): )?(?P<publisher>[^:,()]{2,80}?)"
_JOURNAL = re.compile(
    rf"(?P<container>[^,]+?)(?:, {_YEAR})?(?:, (?P<volume>\d+))?"
    rf"(?:\((?P<issue>[^()]{{1,12}})\))?(?:: {_PAGES})?"
)
_NEWSPAPER = re.compile(rf"(?P<container>[^,]+?), {_YEAR}(?:\((?P<page>[^()]{{1,8}})\))?")
_BOOK = re.compile(
    rf"(?:(?P<edition>\d+\s?版|第\S{{1,3}}版|修订版|\d+(?:st|nd|rd|th) ed|[Rr]ev\.? ed)\. )?"
    rf"{_WHERE}(?:, {_YEAR})?(?:: {_PAGES})?"
)
_ONLINE = re.compile(rf"(?:{_WHERE}(?:, {_YEAR})?)?(?:\. )?(?:\((?P<updated>\d{{4}}(?:-\d{{1,2}}){{0,2}})\))?")
_BARE_YEAR = re.compile(_YEAR)


def read_gbt(text: str) -> Fields | None:
    """The fields of an entry; None if it has no type mark or holds what has no field.

    >>> fields = read_gbt("周衡. 卷绕机理[J]. 电源学报, 2025, 41(6): 512-519.")
    >>> fields["container-title"], fields["volume"], fields["issue"], fields["page"]
    ('电源学报', '41', '6', '512-519')
    """
    mark = _MARK.search(text)
    if not mark:
        return None
    head = _read_head(text[: mark.start()], mark["type"])
    rest, addresses = take_addresses(text[mark.end() :])
    if head is None:
        return None
    tail = _read_tail(_narrow(rest), mark["type"], bool(mark["carrier"]))
    if tail is None:
        return None
    return {"type": tail.pop("type", _TYPES[mark["type"]]), **tail, **head, **addresses}


def _narrow(text: str) -> str:
    """The punctuation between fields in one form: half-width, one space after it."""
    table = str.maketrans({"，": ",", "：": ":", "（": "(", "）": ")", "．": ".", "［": "[", "］": "]"})
    text = text.translate(table)
    text = re.sub(r"\s*([,:])\s*(?!//)", r"\1 ", text)
    text = re.sub(r"\.\s*(?=[^\d\s])", ". ", text)
    return re.sub(r"\s*\(", "(", text).strip(" .。,")


def _read_head(text: str, kind: str) -> Fields | None:
    """Authors and title: what stands before the type mark."""
    found = re.match(r"(?P<authors>[^.．。]*?[^.．。\s])[.．。]\s*(?P<title>\S.*)$", text.strip(), re.DOTALL)
    fields: Fields = {}
    title = text.strip()
    if found and not re.match(r"\d", found["title"]):
        authors = found["authors"]
        dated = re.fullmatch(r"(?P<who>.+?)[,，]\s*(?P<year>\d{4})[a-z]?", authors)
        if dated:
            authors, fields["issued"] = dated["who"], dated["year"]
        fields["author"] = read_authors(authors)
        title = found["title"].strip()
    numbered = (
        re.fullmatch(r"(?P<title>.+?)\s*[:：]\s*(?P<number>[A-Z][\w/.\s—–-]*\d[\w.—–-]*)", title)
        if kind in "SP"
        else None
    )
    if numbered:
        title, fields["number"] = numbered["title"], numbered["number"]
    return {**fields, "title": title} if title else None


def _read_tail(text: str, kind: str, online: bool) -> Fields | None:
    """Where and when it was published: what stands after the type mark, addresses taken out."""
    if not text:
        return {}
    if text.startswith("//"):
        return _read_host(text[2:].strip(), kind)
    patterns = {"J": (_JOURNAL,), "PP": (_JOURNAL,), "N": (_NEWSPAPER, _JOURNAL)}.get(kind, (_BARE_YEAR, _BOOK))
    for pattern in (*((_ONLINE,) if online and kind not in "JN" else ()), *patterns):
        found = pattern.fullmatch(text)
        if found:
            return _named(found)
    return None


def _read_host(text: str, kind: str) -> Fields | None:
    """The host of a contribution: `//Editors. Title. Place: Publisher, year: pages`."""
    host, _, rest = text.rpartition(". ") if ". " in text else (text, "", "")
    found = _BOOK.fullmatch(rest) or _NEWSPAPER.fullmatch(text) if rest else None
    if not found:
        return None
    editors, dot, title = host.partition(". ")
    fields = _named(found)
    if dot:
        fields["editor"] = read_authors(editors)
    return {"type": _TYPES["C"] if kind == "C" else "chapter", **fields, "container-title": title or editors}


def _named(found: re.Match[str]) -> Fields:
    groups = {name: value.strip() for name, value in found.groupdict().items() if value}
    fields: Fields = {}
    for name, field in (
        ("container", "container-title"),
        ("volume", "volume"),
        ("issue", "issue"),
        ("page", "page"),
        ("place", "publisher-place"),
        ("publisher", "publisher"),
        ("edition", "edition"),
    ):
        if name in groups:
            fields[field] = groups[name]
    year, updated = groups.get("year", ""), groups.get("updated", "")
    issued = read_issued(updated if updated.startswith(year) else year)
    if updated and year and not updated.startswith(year):
        fields["note"] = updated
    return {**fields, "issued": issued} if issued else fields
