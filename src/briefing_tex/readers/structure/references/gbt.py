"""Entries after GB/T 7714, 2015 and 2025, numbered or dated: `周衡. 卷绕机理[J]. 学报, 2025, 41: 5-9.`

In: an entry as text. Out: CSL fields, or None where anything in it was not understood. The mark of the
document's type ([J], [M], [EB/OL]) parts authors and title from where it was published (`imprint`).
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.references.addresses import take_addresses
from briefing_tex.readers.structure.references.dates import read_issued
from briefing_tex.readers.structure.references.heads import parted
from briefing_tex.readers.structure.references.imprint import Fields, read_imprint
from briefing_tex.readers.structure.references.people import credited, is_list
from briefing_tex.readers.structure.references.stops import narrow

TYPES = {
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
_MARK = re.compile(rf"\s*\[(?P<type>{'|'.join(TYPES)})(?:/(?P<carrier>OL|CD|DK|MT))?\]")
_DATED = re.compile(
    r"(?P<who>[^,]+(?:,[^,]+)*?)[,.]\s*(?P<year>c?\d{4}|\[\d{4}\])[a-z]?\.\s*(?P<title>\S.*)", re.DOTALL
)
_TITLED = re.compile(
    r"(?P<title>.+?)\s*:\s*(?:(?P<country>[\u3400-\u9fff]{2,6}|[A-Z][A-Za-z. ]{1,20}),\s*(?=[A-Z]{0,2}\d))?"
    r"(?P<number>[A-Z]{0,6}[/ ]?[A-Z]{0,4}\s?\d[\dA-Z/.,\s—–:\-]*)",
    re.DOTALL,
)
_NUMBERED = re.compile(
    r"(?P<number>[A-Z]{1,6}\d{0,2}(?:/[A-Z]{1,5})* ?[A-Z]{0,2}-?\d[\w./\-]*?[—–:\-]\d{4}(?:\([a-z]{2}\))?)"
    r"(?: +|,\s*)(?P<title>\S.*)",
    re.DOTALL,
)


def read_gbt(text: str) -> Fields | None:
    """The fields of an entry; None if it has no type mark or holds what has no field.

    >>> fields = read_gbt("周衡. 卷绕机理[J]. 电源学报, 2025, 41(6): 512-519.")
    >>> fields["container-title"], fields["volume"], fields["issue"], fields["page"]
    ('电源学报', '41', '6', '512-519')
    >>> fields = read_gbt("周衡, 李青. 2025. 卷绕机理[J]. 电源学报, 41(6): 512-519.")
    >>> fields["issued"], fields["title"], [name["given"] for name in fields["author"]]
    ('2025', '卷绕机理', ['衡', '青'])
    """
    mark = _MARK.search(narrow(text))
    head = _read_head(text[: mark.start()].strip(), mark["type"]) if mark else None
    if mark is None or head is None:
        return None
    rest, addresses = take_addresses(text[mark.end() :])
    imprint = read_imprint(rest, mark["type"], dated="issued" in head)
    if imprint is None:
        return None
    kind = "chapter" if "container-title" in imprint and mark["type"] in "MRG" else TYPES[mark["type"]]
    return {"type": kind, **head, **imprint, **addresses, **_issued(head, imprint)}


def _issued(head: Fields, imprint: Fields) -> Fields:
    """The date: the year after the authors, more exact where the imprint repeats it with a day."""
    first, second = head.get("issued", ""), imprint.get("issued", "")
    issued = second if second.startswith(first) else first
    return {"issued": issued} if issued else {}


def _read_head(text: str, kind: str) -> Fields | None:
    """Authors and title: what stands before the type mark. None where they cannot be told apart."""
    fields: Fields = {}
    title: str | None = text
    dated = _DATED.fullmatch(narrow(text))
    if dated and is_list(text[: dated.end("who")]):
        issued = read_issued(dated["year"].strip("c[]"))
        fields = {**credited(text[: dated.end("who")]), "issued": issued}
        title = text[dated.start("title") :]
    else:
        names, title = parted(text)
        fields = credited(names) if names else {}
    if not title:
        return None
    return {**fields, **_numbered(title.strip(), kind)}


def _numbered(title: str, kind: str) -> Fields:
    """Title and number of a standard or a patent: `题名: 编号`, or since 2025 `编号 题名`."""
    flat = narrow(title)
    found = (_TITLED.fullmatch(flat) if kind in "SP" else None) or (
        _NUMBERED.fullmatch(flat) if kind == "S" else None
    )
    if not found:
        return {"title": title}
    spans = {name: title[found.start(name) : found.end(name)].strip() for name in ("title", "number")}
    country = found.groupdict().get("country")
    return {**spans, **({"publisher-place": country} if country else {})}
