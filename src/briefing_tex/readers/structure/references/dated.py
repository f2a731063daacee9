"""Entries with the year in brackets after the name: `Publisher (2026), *Title*.` and APA 7.

In: the runs of an entry. Out: CSL fields, or None where anything was not understood. A comma after the year
makes the name a publisher's; a full stop makes it an author's, as APA has it (`works` reads what follows).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Run, cut, plain, stripped
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.references.addresses import Fields, take_addresses
from briefing_tex.readers.structure.references.dates import read_issued
from briefing_tex.readers.structure.references.people import (
    Name,
    is_list,
    is_people,
    read_asian,
    read_list,
    read_people,
)
from briefing_tex.readers.structure.references.stops import narrow, quotes_part
from briefing_tex.readers.structure.references.works import read_titled, read_work
from briefing_tex.readers.structure.scripts import has_cjk, has_letters

_DATE = (
    r"(?:[A-Z][a-z]{2,8}\.? |\d{1,2} [A-Z][a-z]{2,8}\.? |[A-Z][a-z]{2,8}\.? \d{1,2}, )?"
    r"\d{4}[a-z]?(?:\s?[,年\-.][^()]{0,16})?|n\.d\.(?:-[a-z])?|无日期|無日期"
)
_DATED = re.compile(
    rf"(?P<who>[^\s«»].{{0,300}}?)\s*\((?P<date>{_DATE})\)\s*(?P<stop>[,.:]|(?=\s))\s*(?=\S)", re.DOTALL
)
_QUOTED = re.compile(r"[《“\"](?P<title>[^《》]+)[》”\"]")
_IN_ANY_MARKS = re.compile(r"[《〈『「](?P<title>[^《》〈〉『』「」]+)[》〉』」]")
_IN_MARKS = re.compile(r"[《『]([^《》『』]+)[》』]")
_SMALL_WORDS = re.compile(r"\b[a-z]{3,}\b")
_MOST_SMALL = 5
"""From how many words in small letters on a sentence stands where the publisher should."""
_EDITED = re.compile(r"(?P<who>.+?)\s*[(（](?:Eds?\.|编|編|主编|主編)[)）]\.?$")


def read_dated(runs: Sequence[Run]) -> Fields | None:
    """The fields of an entry; None if no year stands in brackets after a name, or something has no field.

    >>> from briefing_tex.readers.structure.inlines import parse
    >>> read_dated(parse("Financial Times (2026), *Inquiry into the tides*."))
    {'publisher': 'Financial Times', 'issued': '2026', 'title': 'Inquiry into the tides'}
    """
    text = plain(runs)
    found = _DATED.match(narrow(text))
    if not found or text.startswith(("「", "『"), found.end()) or text.startswith(("[", "［", "(")):
        return None
    issued = read_issued(found["date"])
    if issued is None and re.search(r"\d", found["date"]):
        return None
    who, rest = stripped(cut(tuple(runs), 0, found.end("who"))), cut(tuple(runs), found.end())
    named: Fields | None = {}
    if found["stop"] in (",", ":") and len(_SMALL_WORDS.findall(found["who"])) >= _MOST_SMALL:
        return None
    if found["stop"] in (",", ":"):
        named, work = _published(plain(who)), _title_alone(rest)
    elif who[0].emphasis:
        work = read_titled(who, rest)
    else:
        named, work = _responsible(plain(who)), read_work(rest, daily=len(issued or "") > 7)
    if work is None or named is None:
        return None
    title = _IN_ANY_MARKS.fullmatch(work["title"])
    work = {**work, "title": title["title"]} if title else work
    return {**named, **({"issued": issued} if issued else {}), **work}


def _responsible(who: str) -> Fields | None:
    """The authors, or the editors where the entry says so; None where the names are no list we know."""
    edited = _EDITED.fullmatch(who)
    bare = edited["who"] if edited else who
    names = read_people(bare) or read_asian(bare)
    if names is None:
        body = bare if _abbreviated(bare) else bare.rstrip(".")
        if re.search(r", [A-Z]\.", bare) or not (is_list(body) or is_body(body)):
            return None
        names = [{"literal": body}]
    return {"editor" if edited else "author": names}


def _abbreviated(name: str) -> bool:
    return bool(re.search(r"\b(?:Inc|Ltd|Co|Corp|Jr|Sr|et al|[A-Z]\.[A-Z])\.$", name))


def _published(who: str) -> Fields:
    """Persons are authors; what else stands before the year is a publisher, whole."""
    people: list[Name] | None = read_people(who)
    if people is None and has_cjk(who) and is_people(who) and not is_body(who):
        people = read_list(who)
    marked = _IN_MARKS.fullmatch(who)
    return {"author": people} if people else {"publisher": marked[1] if marked else who}


def _title_alone(runs: Sequence[Run]) -> Fields | None:
    """All that follows the year as one title, without the marks around it; after it at most an address.

    Where only the Latin letters of a title could be set in italics, the title is more than what is in italics.
    """
    text, addresses = take_addresses(plain(runs))
    bare = _unstopped(text)
    first = stripped(tuple(runs))[:1]
    if first and first[0].emphasis and re.match(r"[,，.。;；]", bare[len(_unstopped(first[0].text)) :].strip()):
        return None
    if first and first[0].emphasis and f"{first[0].text}." == text:
        bare = first[0].text
    quoted = _QUOTED.fullmatch(bare)
    if not has_letters(bare) or quotes_part(bare):
        return None
    return {"title": quoted["title"] if quoted else bare, **addresses}


def _unstopped(text: str) -> str:
    return re.sub(r"^\s+|[\s.。,，]+$", "", text)
