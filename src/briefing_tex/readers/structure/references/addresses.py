"""Where an entry is to be found: DOI, URL, CSTR and the date somebody looked.

In: the text of an entry. Out: the text without them, and CSL fields. What has the form of no address stays.
"""

from __future__ import annotations

import re
from typing import Any

from briefing_tex.labels import parse_date
from briefing_tex.readers.structure.references.dates import ENGLISH_DATE, FULL_DATE

Fields = dict[str, Any]

TAKEN_FROM = "(?:[取检檢]自|擷取自|检索自|檢索自)"
"""What Chinese entries say before an address, as `Retrieved from`."""
_STOP = r"(?=[.。,，;；]*(?:\s|$|[，。；（）]))"
_DOI_ADDRESS = re.compile(rf"https?://(?:dx\.)?doi\.org/(10\.\d{{4,9}}/[^\s，。；]+?){_STOP}", re.IGNORECASE)
_DOI = re.compile(rf"\bdoi\s*[:：]?\s*(10\.\d{{4,9}}/[^\s，。；]+?){_STOP}", re.IGNORECASE)
_CSTR = re.compile(rf"\bCSTR\s*[:：]\s*(?P<cstr>\d[\w.\-]+?){_STOP}")
_URL = re.compile(
    r"(?:(?:Retrieved|Available|Accessed)\s+(?:from|at)\s*:?\s*|URL\s*[:：]\s*|(?:网址|網址|来源|出处|入手先)\s*[:：]\s*"
    rf"|{TAKEN_FROM}\s*[:：]?\s*)?<?(?P<url>https?://[^\s<>，。；（）]+?)(?:>|{_STOP})(?:\s*에서\s*(?:검색|인출)(?:함)?)?",
    re.IGNORECASE,
)
_IN_ORDER = ((_DOI_ADDRESS, "DOI", ""), (_URL, "URL", ""), (_DOI, "DOI", ""), (_CSTR, "note", "CSTR:"))
_SEEN_WORD = r"(?:最后|最終)?(?:访问|訪問|检索|檢索|閲覧|查閱|查阅|浏览|접속|검색)"
_ACCESSED = re.compile(
    r"[\[［](?P<bracketed>\d{4}-\d{1,2}(?:-\d{1,2})?)[\]］]"
    rf"|[(（]?(?:{_SEEN_WORD}(?:日期|时间|時間|日|일자|일)?|参照)\s*[:：]?\s*(?P<after>{FULL_DATE})[)）]?"
    rf"|[(（]?(?P<before>{FULL_DATE})\s*(?:に)?{_SEEN_WORD}[)）]?"
    rf"|(?P<taken>{FULL_DATE})\s*[,，]?\s*(?={TAKEN_FROM})"
    rf"|\(?(?:accessed|retrieved|last visited)(?: on|:)? (?P<words>{ENGLISH_DATE})(?:,? from(?=\s))?\)?",
    re.IGNORECASE,
)


def take_addresses(text: str) -> tuple[str, Fields]:
    """The text without its DOI, URL and date of access, and these as fields.

    >>> take_addresses("Tides. https://sea.example/a_(b) [2026-02-20].")
    ('Tides. .', {'accessed': '2026-02-20', 'URL': 'https://sea.example/a_(b)'})
    """
    fields: Fields = {}
    found = _ACCESSED.search(text)
    date = parse_date(next(filter(None, found.groups())).strip()) if found else None
    if found and date:
        fields["accessed"] = str(date)
        text = _without(text, found)
    for pattern, name, before in _IN_ORDER:
        found = pattern.search(text) if name not in fields else None
        if found:
            fields[name] = before + found[1]
            text = _without(text, found)
    return re.sub(r"[ \u3000]{2,}", " ", text).strip(), fields


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + text[found.end() :]
