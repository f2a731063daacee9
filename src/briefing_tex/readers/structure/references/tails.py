"""What follows a title between marks: parts between commas, each of which says what it is.

In: the text after the title, `《学报》2025年第3期，第5—9页` or `東海書房、2025年`. Out: CSL fields, or None
where a part is not understood. One part may say nothing of itself: the publisher, or a journal with volume and
pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_tex.readers.structure.references.addresses import Fields
from briefing_tex.readers.structure.references.dates import read_issued
from briefing_tex.readers.structure.references.people import Name, read_asian, read_list
from briefing_tex.readers.structure.references.stops import narrow

_DATE = (
    r"\d{4}\s*(?:年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|-\d{1,2}(?:-\d{1,2})?"
    r"|\.\s?\d{1,2}\.(?:\s?\d{1,2}\.?)?)?版?"
)
_VOLUME = r"[第제]?\s*(?P<volume>\d+)\s*(?:卷|巻|권)"
_ISSUE = r"[第제]?\s*(?P<issue>[A-Z]?\d+(?:[/・-]\d+)?|增刊\d?)\s*(?:期|号|號|호)"
_RANGE = r"\w+(?:\s*[-‐-―~]\s*\w+)?"
_MARKED = r"[《『](?P<container>[^《》『』]+)[》』]"
_EDITS = r"(?:主编|主編|编著|編著|编|編|엮음|편)"
_THESIS = r"(?:学位|學位)?(?:论文|論文)|(?:석사|박사)(?:학위)?\s?논문"
_FIELDS = {"container": "container-title", "page_": "page", "issue_": "issue"}
_AFTER_MARKS = re.compile(r"([》』])\s*[,，、]?\s*(?=[^》』\s,，、。.])(?!第\w{1,4}[卷册冊辑輯])")
_AT_END = re.compile(r"[()（）\s.。,，]+$")


def read_tail(text: str, commas: str, fields: Fields) -> Fields | None:
    """`fields` with what each part of the text says; None where one says nothing, or says a thing again.

    >>> read_tail("载《学报》2025年第3期，第5—9页。", "，", {})
    {'container-title': '学报', 'issued': '2025', 'issue': '3', 'page': '5—9'}
    """
    fields, unknown = dict(fields), []
    for part in _parts(text, commas):
        said = _said(part, fields)
        if said is None:
            unknown.append(part)
            continue
        again = said.keys() & fields.keys()
        if any(said[name] != fields[name] for name in again):
            return None
        fields |= said
    return _with_unknown(unknown, fields)


def _parts(text: str, commas: str) -> list[str]:
    """The parts between commas; a journal in marks begins one, and what follows it is its own."""
    text = _AFTER_MARKS.sub(r"\1，", text.strip())
    text = _AT_END.sub(lambda found: ")" if ")" in found[0] else "", text)
    parts = re.split(rf"\s*(?:[{commas}]|,(?=\s|\D)|。)\s*(?![^(]*\))", text)
    return [part.strip() for part in parts if part.strip(" .()（）")]


def _with_unknown(unknown: list[str], fields: Fields) -> Fields | None:
    """The fields and the one part that says nothing of itself."""
    if not unknown:
        return fields
    part = unknown[0]
    if len(unknown) > 1 or len(part) > 40 or re.search(r"[《》「」『』“”?!？！\d]", part):
        return None
    if placed := re.fullmatch(r"(?P<place>[^:：]{1,10})[:：] ?(?P<publisher>[^:：]{2,40})", part):
        return {**fields, "publisher-place": placed["place"], "publisher": placed["publisher"]}
    if "container-title" in fields:
        return {**fields, "publisher": part} if "editor" in fields else None
    return {**fields, "container-title" if fields.keys() & {"volume", "issue"} else "publisher": part}


def _said(part: str, fields: Fields) -> Fields | None:
    """What a part says by its own words."""
    flat = narrow(part)
    for pattern, read in _KINDS:
        found = pattern.fullmatch(flat)
        if found and any(found.groups()):
            return read(_groups(found, part), fields)
    return None


def _groups(found: re.Match[str], part: str) -> Fields:
    """The groups as the part has them, under the names of their fields."""
    spans = {name: found.span(name) for name, value in found.groupdict().items() if value}
    return {_FIELDS.get(name, name): part[start:end] for name, (start, end) in spans.items()}


def _as_it_says(said: Fields, fields: Fields) -> Fields | None:
    """Numbers as fields, the date as a date."""
    date = read_issued(re.sub(r"[\s版]", "", said["issued"])) if "issued" in said else None
    return None if "issued" in said and date is None else {**said, **({"issued": date} if date else {})}


def _names(text: str) -> list[Name]:
    return read_asian(text) or read_list(text)


def _edited(said: Fields, fields: Fields) -> Fields:
    return {**said, "editor": _names(said["editor"])}


def _translated(said: Fields, fields: Fields) -> Fields:
    return {"translator": _names(said["translator"])}


def _volume_of_host(said: Fields, fields: Fields) -> Fields | None:
    host = _said(said["host"], fields)
    return {**host, "volume": said["volume"]} if host else None


def _sheet(said: Fields, fields: Fields) -> Fields:
    """第2版 is a page of a newspaper, an edition of a book."""
    return {"page": said["sheet"]} if "container-title" in fields else {"edition": f"第{said['sheet']}版"}


_KINDS: tuple[tuple[re.Pattern[str], Callable[[Fields, Fields], Fields | None]], ...] = (
    (re.compile(r"(?P<host>.+[》』])\s*第?(?P<volume>\w{1,4})(?:卷|册|冊|辑|輯|巻)"), _volume_of_host),
    (
        re.compile(
            rf"(?P<publisher>[^\d《》「」『』]{{2,40}}?)(?P<issued>\d{{4}})年版?(?P<genre>.{{0,2}}(?:{_THESIS}))?"
        ),
        _as_it_says,
    ),
    (re.compile(rf"[载載]?(?P<editor>[^《》『』]{{1,40}}?){_EDITS}\s*[:、,]?\s*{_MARKED}"), _edited),
    (re.compile(rf"[载載]?{_MARKED}"), _as_it_says),
    (re.compile(rf"第\s*(?P<page>[\w.]*{_RANGE})\s*[页頁]|pp?\. ?(?P<page_>{_RANGE})"), _as_it_says),
    (re.compile(rf"(?P<page>{_RANGE})\s*(?:頁|ページ|쪽|면)"), _as_it_says),
    (re.compile(r"(?P<page>\d{1,4}\s*[-‐-―~]\s*\d{1,4})"), _as_it_says),
    (re.compile(r"第\s*(?P<sheet>\w{1,4})\s*版"), _sheet),
    (re.compile(r"(?P<translator>.+?)(?:译|譯|訳|옮김|역)"), _translated),
    (re.compile(rf"(?P<genre>.{{0,10}}?(?:{_THESIS}))"), _as_it_says),
    (re.compile(rf"(?P<issued>{_DATE})?\s*(?:{_VOLUME})?\s*(?:{_ISSUE})?"), _as_it_says),
    (
        re.compile(
            r"(?:Vol\. ?)?(?P<volume>\d{1,4})(?:\((?P<issue>[^()]{1,8})\))?(?: ?No\. ?(?P<issue_>\d+))?"
        ),
        _as_it_says,
    ),
)
"""What a part can be, in the order in which it is tried."""
