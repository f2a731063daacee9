"""What an entry says that none of its fields holds.

In: an entry as printed, and the fields read of it. Out: the words left when fields, punctuation, and the words
by which a style names its parts are taken away. An entry with words left over was not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing_tex.readers.structure.references.addresses import TAKEN_FROM
from briefing_tex.readers.structure.references.stops import narrow

Fields = dict[str, Any]

_DATES = ("accessed", "issued")
_MONTH = r"(?:[A-Z][a-z]{2,8}\.?)"
_OF_STYLE = re.compile(
    r"\[(?:J|M|C|D|R|S|P|N|G|DB|DS|CP|EB|PP|CM|A|Z)(?:/(?:OL|CD|DK|MT))?\]"
    r"|\[(?:S\. ?l\.?|s\. ?n\.?|出版地不详|出版者不详)[^\]]{0,8}\]|\(n\.d\.[^()]*\)|无日期|無日期"
    r"|\b(?:In|Eds?|Trans|trans|pp?|Vols?|vol|No|no|et al|DOI|doi|CSTR|ISBN|ISSN|URL|ed|editor|translator)\b"
    r"|\bhttps?://(?:dx\.)?doi\.org/|\b(?:Report|Standard|Patent)(?= No)|\bVersion(?= \d)|\bpp?(?=[A-Z]?\d)"
    r"|\b(?:[Rr]etrieved|Available|[Aa]ccessed|from|at|on|v|c)\b"
    r"|(?:最后)?(?:访问|訪問|检索|檢索|閲覧|参照)(?:日期|时间|日)?|접속일자?|검색일|에서 (?:검색|인출)함?"
    rf"|{TAKEN_FROM}"
    r"|主编|主編|编著|編著|学位|[译譯訳编編载載等第页頁年月日版期卷册冊辑輯巻号號見见に·]|ページ|[제권호쪽면]|옮김|엮음"
)


def leftovers(text: str, fields: Fields) -> str:
    """The words of an entry that no field holds.

    >>> leftovers("Osei, K. (2024). *Tides* (3rd printing).", {"author": [{"family": "Osei", "given": "K."}],
    ...     "issued": "2024", "title": "Tides"})
    '3rd printing'
    """
    text = narrow(text)
    values = sorted(map(narrow, _values(fields)), key=len, reverse=True)
    for value in values:
        if _is_distinct(value):
            text = text.replace(value, "\0", 1)
    for date in filter(None, (fields.get(name) for name in _DATES)):
        text = _printed_date(date).sub("\0", text, count=1)
    text = _OF_STYLE.sub("\0", text)
    for value in values:
        if not _is_distinct(value):
            text = re.sub(rf"(?<![0-9A-Za-z]){re.escape(value)}(?![0-9A-Za-z])", "\0", text, count=1)
    for year in {fields[name][:4] for name in _DATES if name in fields}:
        text = re.sub(rf"(?<!\d){year}[a-z]?(?![0-9])", "\0", text)
    return " ".join(re.findall(r"[^\W_]+", text))


def _is_distinct(value: str) -> bool:
    """Whether a value is long enough to stand in an entry only where it is meant."""
    return len(value) > 3 if value.isascii() else len(value) > 1


def _values(fields: Fields) -> Iterator[str]:
    """All the texts of the fields, names in their parts."""
    for name, value in fields.items():
        if isinstance(value, list):
            for person in value:
                yield from (part for name in person.values() for part in name.split(", "))
        elif name not in (*_DATES, "type", "id"):
            yield from re.split(r"(?<=CSTR:)", value)


def _printed_date(date: str) -> re.Pattern[str]:
    """A date in the forms that entries print it in."""
    year, *rest = date.split("-")
    month, day = (rf"0?{int(part)}" for part in (*rest, "0", "0")[:2])
    if not rest:
        return re.compile(rf"{year}[a-z]?")
    asian = rf"{year}\s*[-年년./]\s*{month}" + (rf"\s*[-月월./]\s*{day}\s*[日일]?" if len(rest) > 1 else "")
    if len(rest) < 2:
        return re.compile(rf"{asian}|{year},? {_MONTH}|{_MONTH} {year}")
    return re.compile(rf"{asian}|{year},? {_MONTH} {day}|{_MONTH} {day},? {year}|{day} {_MONTH} {year}")
