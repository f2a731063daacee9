"""Entries in running Chinese, Japanese and Korean, the title between marks: `作者：《标题》，出版社，2025 年。`

In: an entry as text. Out: CSL fields, or None where a part is not understood. Chinese sets titles in 《》,
Japanese and Korean articles in 「」 and books in 『』. What follows comes in parts between commas, each of
which says what it is: a journal in marks, a date, pages, 译; one part that does not is the publisher, or the
journal.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.references.addresses import Fields, take_addresses
from briefing_tex.readers.structure.references.dates import read_issued
from briefing_tex.readers.structure.references.people import read_asian, read_list, read_people
from briefing_tex.readers.structure.references.stops import narrow

_TITLE = (
    r"(?:《(?P<book>[^《》]+(?:《[^《》]*》[^《》]*)*)》|「(?P<article>[^「」]+(?:「[^「」]*」[^「」]*)*)」"
    r"|『(?P<work>[^『』]+)』)"
)
_BY_COLON = re.compile(
    r"(?P<who>[^:]{1,120}?)\s*:\s*《(?P<book>[^《》]+(?:《[^《》]*》[^《》]*)*)》\s*[,.]?\s*"
)
_HEAD = re.compile(
    rf"(?:(?P<who>[^《》「」『』:]{{1,120}}?)\s*(?:\((?P<year>\d{{4}})年?\))?\s*[:,.、]?\s*)?{_TITLE}\s*[,.、]?\s*"
)
_DATE = (
    r"\d{4}\s*(?:年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|-\d{1,2}(?:-\d{1,2})?"
    r"|\.\s?\d{1,2}\.(?:\s?\d{1,2}\.?)?)?版?"
)
_CONTAINER = re.compile(r"[载載]?[《『](?P<container>[^《》『』]+)[》』]\s*(?P<rest>.*)")
_HOST = re.compile(
    r"[载載]?(?P<editor>[^《》『』]{1,40}?)(?:主编|主編|编著|編著|编|編|엮음|편)\s*[:、,]?\s*[《『](?P<container>[^《》『』]+)[》』]"
)
_NUMBERS = re.compile(
    rf"(?P<issued>{_DATE})?\s*(?:[第제]?\s*(?P<volume>\d+)\s*(?:卷|巻|권))?\s*(?:[第제]?\s*(?P<issue>[A-Z]?\d+(?:[/・-]\d+)?|增刊\d?)\s*(?:期|号|號|호))?"
)
_VOLUME_ISSUE = re.compile(
    r"(?:Vol\. ?)?(?P<volume>\d{1,4})(?:\((?P<issue>[^()]{1,8})\))?(?: ?No\. ?(?P<issue_>\d+))?"
)
_RANGE = r"\w+(?:\s*[-‐-―~]\s*\w+)?"
_PAGE = re.compile(
    rf"(?:第\s*(?P<a>[\w.]*{_RANGE})\s*[页頁]|pp?\. ?(?P<b>{_RANGE})|(?P<c>{_RANGE})\s*(?:頁|ページ|쪽|면))"
)
_SHEET = re.compile(r"第\s*(\w{1,4})\s*版")
_TRANSLATOR = re.compile(r"(.+?)(?:译|譯|訳|옮김|역)")
_HOSTED = re.compile(r"(?P<host>.+[》』])\s*第?(?P<volume>\w{1,4})(?:卷|册|冊|辑|輯|巻)")
_PUBLISHED = re.compile(
    r"(?P<publisher>[^\d《》「」『』]{2,40}?)(?P<issued>\d{4})年版?(?P<genre>(?:博士|硕士|碩士)(?:学位|學位)?(?:论文|論文))?"
)
_WHO = re.compile(r"(?:[\[(（〔【［][^\])）〕】］]{1,4}[\])）〕】］]\s*)?[^()\[\]（）\d]*(?<![载載])")
_GENRE = re.compile(r"(?:.{0,10})?(?:学位|學位)?(?:论文|論文)|(?:석사|박사)(?:학위)?\s?논문")
_PLACED = re.compile(r"(?P<place>[^:]{1,10}): ?(?P<publisher>[^:]{2,40})")


def read_quoted(text: str) -> Fields | None:
    """The fields of an entry whose title stands between marks; None for any other entry.

    >>> read_quoted("周衡：《潮汐表》，东海出版社，2025 年。")["publisher"]
    '东海出版社'
    >>> read_quoted("佐藤健一「潮力発電」『港湾研究』第4巻第6号、2025年、5-9頁。")["issue"]
    '6'
    """
    rest, addresses = take_addresses(text)
    found = _BY_COLON.match(narrow(rest)) or _HEAD.match(narrow(rest))
    if not found:
        return None
    name = next(name for name in ("book", "article", "work") if found.groupdict().get(name))
    fields: Fields = {"title": rest[found.start(name) : found.end(name)]}
    who = rest[: found.end("who")].strip(" ,，") if found["who"] else ""
    if not _WHO.fullmatch(who):
        return None
    if who:
        fields["author"] = read_people(who) or read_asian(who) or read_list(who)
    if year := found.groupdict().get("year"):
        fields["issued"] = year
    tail = _read_tail(_parts(rest[found.end() :], "，" if name == "book" else "，、"), fields)
    if tail is None or not (who or tail.keys() & {"publisher", "container-title"}):
        return None
    return {**tail, **addresses}


def _parts(text: str, commas: str) -> list[str]:
    """The parts between commas; a journal in marks begins one, and what follows it is its own."""
    text = re.sub(
        r"([》』])\s*[,，、]?\s*(?=[^》』\s,，、。.])(?!第\w{1,4}[卷册冊辑輯])", r"\1，", text.strip()
    )
    parts = re.split(
        rf"\s*(?:[{commas}]|,(?=\s|\D)|。)\s*(?![^(]*\))",
        re.sub(r"[()（）\s.。,，]+$", lambda m: ")" if ")" in m[0] else "", text),
    )
    return [part for part in parts if part.strip(" .()（）")]


def _read_tail(parts: list[str], fields: Fields) -> Fields | None:
    """The fields with what each part says; None where one says nothing, or says a thing again."""
    unknown: list[str] = []
    for part in parts:
        said = _said(part, fields)
        if said is None:
            unknown.append(part)
        elif said.keys() & fields.keys() - (
            {"issued"} if said.get("issued") == fields.get("issued") else set()
        ):
            return None
        else:
            fields |= said
    return _with_unknown(unknown, fields)


def _with_unknown(unknown: list[str], fields: Fields) -> Fields | None:
    """The part that says nothing of itself: the publisher, or a journal where there are volume and pages."""
    if not unknown:
        return fields
    if len(unknown) > 1 or len(unknown[0]) > 40 or re.search(r"[《》「」『』“”?!？！\d]", unknown[0]):
        return None
    placed = _PLACED.fullmatch(narrow(unknown[0]))
    if placed:
        return {**fields, "publisher-place": placed["place"], "publisher": placed["publisher"]}
    numbered = fields.keys() & {"volume", "issue"} and "container-title" not in fields
    if "container-title" in fields and "editor" not in fields:
        return None
    return {**fields, "container-title" if numbered else "publisher": unknown[0]}


def _said(part: str, fields: Fields) -> Fields | None:
    """What a part says by its own words."""
    part = part.strip()
    flat = narrow(part)
    if found := _HOSTED.fullmatch(part):
        said = _said(found["host"], fields)
        return {**said, "volume": found["volume"]} if said else None
    if found := _PUBLISHED.fullmatch(flat):
        return {name: value for name, value in found.groupdict().items() if value}
    if found := _HOST.fullmatch(flat):
        names, host = (part[found.start(name) : found.end(name)] for name in ("editor", "container"))
        return {"editor": read_asian(names) or read_list(names), "container-title": host}
    if found := _CONTAINER.fullmatch(part):
        return {"container-title": found["container"]} if not found["rest"] else None
    if found := _PAGE.fullmatch(flat):
        return {"page": next(filter(None, found.groups()))}
    if found := _SHEET.fullmatch(flat):
        return {
            "page" if "container-title" in fields else "edition": found[1]
            if "container-title" in fields
            else part
        }
    if found := _TRANSLATOR.fullmatch(part):
        return {"translator": read_asian(found[1]) or read_list(found[1])}
    if _GENRE.fullmatch(flat):
        return {"genre": part}
    found = _NUMBERS.fullmatch(flat) if flat else None
    if found and any(found.groups()):
        return _numbers({name: value for name, value in found.groupdict().items() if value})
    found = _VOLUME_ISSUE.fullmatch(flat)
    return (
        _numbers({name.rstrip("_"): value for name, value in found.groupdict().items() if value})
        if found
        else None
    )


def _numbers(fields: Fields) -> Fields | None:
    """Numbers as fields, the date as a date."""
    if "issued" in fields:
        date = read_issued(re.sub(r"[\s版]", "", fields["issued"]))
        if date is None:
            return None
        fields["issued"] = date
    return fields
