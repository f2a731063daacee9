"""Entries in running Chinese: `作者：《标题》，出版社，2025 年。`

In: an entry as text. Out: CSL fields, or None where it is of another form. The title stands in 《》; with a
number of an issue what follows is a journal, else a publisher.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.references.parts import Fields, read_authors, read_issued, take_addresses

_NAMED = re.compile(
    r"(?:(?P<who>[^《》：:]{1,60}?)\s*[:：,，]?\s*)?《(?P<title>[^《》]+(?:《[^《》]*》[^《》]*)?)》"
    r"(?:[,，]\s*(?!\d{4}\s*[年-])(?:载)?(?P<quote>《)?(?P<where>[^《》,，]{2,40}?)(?(quote)》)\s*)?"
    r"(?:[,，]?\s*(?P<date>\d{4}\s*(?:年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|-\d{2}(?:-\d{2})?)?)版?)?"
    r"(?:[,，]?\s*第\s*(?P<issue>\d+)\s*期)?(?:[,，]?\s*第\s*(?P<page>[\d–—-]+)\s*[页頁])?\s*[。.]?"
)


def read_named(text: str) -> Fields | None:
    """The fields of an entry whose title stands in 《》; None for any other entry.

    >>> read_named("周衡：《潮汐表》，东海出版社，2025 年。")["publisher"]
    '东海出版社'
    """
    rest, addresses = take_addresses(text)
    found = _NAMED.fullmatch(rest.rstrip(" .。"))
    if not found or not (found["who"] or found["where"]):
        return None
    fields: Fields = {"title": found["title"], **addresses}
    if found["who"]:
        fields["author"] = read_authors(found["who"])
    if found["where"]:
        periodical = found["quote"] or found["issue"]
        fields["container-title" if periodical else "publisher"] = found["where"]
    for name in ("issue", "page"):
        if found[name]:
            fields[name] = found[name]
    if found["date"]:
        issued = read_issued(re.sub(r"\s", "", found["date"]))
        if issued is None:
            return None
        fields["issued"] = issued
    return fields
