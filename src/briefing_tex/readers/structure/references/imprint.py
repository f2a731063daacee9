"""Where and when a document after GB/T 7714 was published: what follows its type mark.

In: the text after the mark, addresses taken out. Out: CSL fields, or None where anything was not understood.
Punctuation of both widths, with spaces after it or without, is read alike.
"""

from __future__ import annotations

import re
from typing import Any

from briefing_tex.readers.structure.references.dates import read_issued
from briefing_tex.readers.structure.references.heads import parted
from briefing_tex.readers.structure.references.people import is_list, read_list, without_role
from briefing_tex.readers.structure.references.stops import narrow, stops

Fields = dict[str, Any]

_DAY = r"\d{4}(?:-\d{1,2}){0,2}"
_YEAR = rf"(?:c|\[)?(?P<issued>{_DAY})\]?"
_PAGE = (
    r"(?P<page>[A-Za-z序前附]{0,2}\d[\d.A-Za-z]*(?:\s*[-‐-―+,/]\s*(?!(?:19|20)\d\d$)[A-Za-z]{0,2}\d[\d.]*)*"
    r"|[ivxlcdm]+(?:\s*[-‐-―]\s*[ivxlcdm]+)?|[\u4e00-\u9fff\d]{1,8})"
)
_ISSUE = r"\(\s*(?P<issue>[^()]{0,8}(?:\d|增刊|特刊|专刊)[^()]{0,8}?)\s*\)"
_COMMA, _COLON = r"\s*,\s*", r"\s*:\s*"
_PLACE = r"(?P<place>\[[^\[\]]{2,12}\]|[^:.,()\[\]]{1,30}?(?:,\s?(?:[A-Z][A-Za-z ]{1,30}\.?|D\.C\.)){0,2})"
_PUBLISHER = (
    r"(?P<publisher>\[[^\[\]]{2,12}\]|(?:[A-Z]\. ?){0,3}(?:(?:Univ|Inst|Dept|Acad|St)\. )?[^:.\d,\[\]]{2,80}?"
    r"(?:,\s?(?:Inc|Ltd|Co|LLC)\.?)?)"
)
_UPDATED = rf"\(\s*(?P<updated>{_DAY})\s*\)"
_JOURNAL = re.compile(
    rf"(?P<container>(?!\d{{1,4}}\s*[,(./]).+?)(?:{_COMMA}{_YEAR})?(?:{_COMMA}(?P<volume>[A-Z]?\d{{1,4}}[A-Z]?))?(?:\s*{_ISSUE})?(?:{_COLON}{_PAGE})?",
    re.DOTALL,
)
_PAGES_BEHIND = re.compile(r"([^,]+),\s*(\d{1,4}\s*[-‐-―]\s*\d{1,4})")
_VERSION = r"(?:(?P<version>V\d[\d.]*|\d+\.\d+)\.\s*)?"
_PREPRINT = re.compile(rf"{_VERSION}(?P<container>[^,:.]+?)(?:{_COMMA}{_YEAR})?\s*(?:\.\s*)?(?:{_UPDATED})?")
_NEWSPAPER = re.compile(rf"(?P<container>[^,]+?){_COMMA}{_YEAR}(?:\s*\((?P<page>[^()]{{1,8}})\))?")
_DATE = re.compile(rf"{_YEAR}(?:{_COLON}{_PAGE})?")
_EDITION = (
    r"(?:(?P<edition>\d+\s?版|第?[一二三四五六七八九十\d]{1,3}版|(?:修订|增订|修訂|增訂|影印|新)[版本]|[^.:,\d]{0,10}本"
    r"|\d+(?:st|nd|rd|th) ed|[Rr]ev\.? ed)\.\s*)?"
)
_BOOK = re.compile(
    rf"{_EDITION}{_PLACE}{_COLON}{_PUBLISHER}(?:{_COMMA}{_YEAR})?(?:{_COLON}{_PAGE})?\s*(?:{_UPDATED})?"
)
_NO_PLACE = re.compile(rf"{_EDITION}{_PUBLISHER}{_COMMA}{_YEAR}(?:{_COLON}{_PAGE})?\s*(?:{_UPDATED})?")
_BARE = re.compile(rf"{_EDITION}{_PUBLISHER}(?:{_COLON}{_PAGE})?")
_ONLINE = re.compile(rf"{_UPDATED}")
_DATASET = re.compile(rf"{_VERSION}(?P<publisher>[^,:.()]+?)\s*{_UPDATED}")
_MEETING = re.compile(rf"(?P<container>[^.:]+?)(?:{_COMMA}|\.\s*){_YEAR}(?:{_COLON}{_PAGE})?")
_PATTERNS = {
    "J": (_JOURNAL,),
    "PP": (_PREPRINT, _JOURNAL),
    "N": (_NEWSPAPER,),
    "P": (_DATE,),
    "DB": (_ONLINE, _DATASET, _BOOK, _NO_PLACE),
    "DS": (_ONLINE, _DATASET, _BOOK, _NO_PLACE),
}
_OTHER = (_ONLINE, _DATE, _BOOK, _NO_PLACE)
_TRANSLATED = re.compile(
    r"(?P<names>[^/:]+?),\s*(?:编?译|译校|編?譯|trans(?:lator|l)?s?)(?:\.\s*|(?=//)|$)", re.DOTALL
)
_FIELDS = {"container": "container-title", "place": "publisher-place"}


def read_imprint(text: str, kind: str, dated: bool = False) -> Fields | None:
    """The fields of the imprint of a document of a kind (`J`, `M`, ...); `dated`: its year stood before.

    >>> read_imprint("胡泳, 译. 海口: 海南出版社, 1996: 5.", "M")["translator"]
    [{'family': '胡', 'given': '泳'}]
    """
    text = text.strip(" .。．,，")
    fields: Fields = {}
    found = _TRANSLATED.match(narrow(text))
    if found and is_list(text[: found.end("names")]):
        fields["translator"] = read_list(text[: found.end("names")])
        text = text[found.end() :].strip()
    if text.startswith("//"):
        rest = _read_host(text[2:].strip(), dated)
    else:
        patterns = _PATTERNS.get(kind, (*_OTHER, _BARE) if dated else _OTHER)
        rest = _first(text, patterns) if text else {}
    return None if rest is None else {**fields, **rest}


def _read_host(text: str, dated: bool) -> Fields | None:
    """The host of a contribution: `//Editors. Title. Place: Publisher, year: pages`."""
    ends = list(stops(text))
    for patterns in ((_BOOK,), (_NO_PLACE, _NEWSPAPER, *((_BARE,) if dated else ()))):
        for end, begin in ends[:6]:
            fields = _first(text[begin:], patterns)
            names, title = parted(text[:end])
            if fields and title and "container-title" not in fields:
                return {
                    **fields,
                    **({"editor": read_list(without_role(names))} if names else {}),
                    "container-title": title,
                }
    return _first(text, (_MEETING,))


def _first(text: str, patterns: tuple[re.Pattern[str], ...]) -> Fields | None:
    """The fields by the first pattern that takes the whole text."""
    flat = narrow(text)
    found = next((match for pattern in patterns if (match := pattern.fullmatch(flat))), None)
    if found is None:
        return None
    spans = {
        name: text[found.start(name) : found.end(name)].strip()
        for name, value in found.groupdict().items()
        if value
    }
    issued = _date(spans.pop("issued", ""), spans.pop("updated", ""))
    if (
        "publisher" in spans
        and "place" not in spans
        and re.fullmatch(r"[\u3400-\u9fff]{1,3}", spans["publisher"])
    ):
        return None
    pages = _PAGES_BEHIND.fullmatch(narrow(spans.get("container", "")))
    if pages and "page" not in spans:
        spans |= {"container": spans["container"][: pages.end(1)], "page": pages[2]}
    if re.search(r",\s?\d", narrow(spans.get("container", ""))):
        return None
    unknown = [name for name in ("place", "publisher") if spans.get(name, "").startswith(("[", "［"))]
    fields = {_FIELDS.get(name, name): value for name, value in spans.items() if name not in unknown}
    return {**fields, **issued}


def _date(year: str, updated: str) -> Fields:
    """The date of issue; a later update, which no field holds, stands as a note."""
    issued, changed = read_issued(year), read_issued(updated)
    if issued and changed and not changed.startswith(issued):
        return {"issued": issued, "note": changed}
    best = changed or issued
    return {"issued": best} if best else {}
