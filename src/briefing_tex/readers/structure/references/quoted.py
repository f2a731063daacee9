"""Entries in running Chinese, Japanese and Korean, the title between marks: `作者：《标题》，出版社，2025 年。`

In: an entry as text. Out: CSL fields, or None where a part is not understood. Chinese sets titles in 《》,
Japanese and Korean articles in 「」 and books in 『』; `tails` reads what follows.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.references.addresses import Fields, take_addresses
from briefing_tex.readers.structure.references.people import read_asian, read_list, read_people
from briefing_tex.readers.structure.references.stops import narrow
from briefing_tex.readers.structure.references.tails import read_tail

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
_WHO = re.compile(r"(?:[\[(（〔【［][^\])）〕】］]{1,4}[\])）〕】］]\s*)?[^()\[\]（）\d]*(?<![载載])")


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
    groups = found.groupdict()
    who = rest[: found.end("who")].strip(" ,，") if groups["who"] else ""
    if not _WHO.fullmatch(who):
        return None
    name = next(name for name in ("book", "article", "work") if groups.get(name))
    fields: Fields = {"title": rest[found.start(name) : found.end(name)]}
    if who:
        fields["author"] = read_people(who) or read_asian(who) or read_list(who)
    if groups.get("year"):
        fields["issued"] = groups["year"]
    tail = read_tail(rest[found.end() :], "，" if name == "book" else "，、", fields)
    if tail is None or not (who or tail.keys() & {"publisher", "container-title"}):
        return None
    return {**tail, **addresses}
