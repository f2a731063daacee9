"""Entries as we print them: `Names (2026), *Title*, journal, vol. 3, no. 1, pp. 5-9, publisher, <address>.`

In: the runs of an entry. Out: CSL fields, or None where it is of another form. The parts after the title are
parted by commas; most say by a word what they are. What stands between title and `vol.` is the journal, what
stands after `pp.` place and publisher.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Run, cut
from briefing_tex.readers.structure.inlines import plain
from briefing_tex.readers.structure.names import is_body
from briefing_tex.readers.structure.references.addresses import Fields
from briefing_tex.readers.structure.references.dates import read_issued
from briefing_tex.readers.structure.scripts import has_cjk

_HEAD = re.compile(r"(?P<who>\S.{0,400}?) \((?P<date>\d{4}(?:-\d{2}){0,2})\), (?=\S)", re.DOTALL)
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("volume", re.compile(r"vol\. (.+)")),
    ("issue", re.compile(r"no\. (.+)")),
    ("page", re.compile(r"pp\. (.+)")),
    ("version", re.compile(r"v\. (.+)")),
    ("edition", re.compile(r"(\d+(?:st|nd|rd|th) ed(?:ition|\.)|[Rr]evised edition|第\S{1,3}版|\d+\s?版)")),
    ("accessed", re.compile(r"\[(\d{4}(?:-\d{2}){0,2})\]")),
    ("medium", re.compile(r"\[([^\[\]]+)\]")),
    ("URL", re.compile(r"<?(https?://[^\s<>]+?)>?")),
    ("DOI", re.compile(r"doi:(\S+)")),
    ("ISBN", re.compile(r"ISBN (\S+)")),
    ("ISSN", re.compile(r"ISSN (\S+)")),
    ("editor", re.compile(r"(.+) \(editor\)")),
    ("translator", re.compile(r"(.+) \(translator\)")),
)
_LOCATED = frozenset({"volume", "issue", "page", "DOI", "ISSN"})


def read_house(runs: Sequence[Run]) -> Fields | None:
    """The fields of an entry that has more than a name, a date and a title.

    >>> from briefing_tex.readers.structure.inlines import parse
    >>> read_house(parse("Pike, R. (2024), *Still nights*, Valley Review, vol. 7, pp. 3-9."))["container-title"]
    'Valley Review'
    """
    text = plain(runs)
    head = _HEAD.match(text)
    issued = read_issued(head["date"]) if head else None
    if not head or not issued:
        return None
    title, rest = _title(cut(tuple(runs), head.end()))
    fields = _after_title(rest)
    if not title or fields is None:
        return None
    people = _people(head["who"])
    if people is None and not fields:
        return None
    if people is None and "publisher" in fields:
        people = [{"literal": head["who"]}]
    name: Fields = {"author": people} if people else {"publisher": head["who"]}
    return {**name, "issued": issued, "title": title, **fields}


def _title(runs: tuple[Run, ...]) -> tuple[str, str]:
    """The title and what follows it: by its italics, else up to the first part that says what it is."""
    text = plain(runs).rstrip()
    if runs and runs[0].emphasis:
        return runs[0].text.strip(), text[len(runs[0].text) :].lstrip(", ").removesuffix(".")
    parts = text.removesuffix(".").split(", ")
    named = next((i for i, part in enumerate(parts) if _named(part)), len(parts))
    journal = named < len(parts) and _named(parts[named]) in _LOCATED and named > 1
    end = named - 1 if journal else named
    return ", ".join(parts[:end]), ", ".join(parts[end:])


def _named(part: str) -> str | None:
    return next((name for name, pattern in _PARTS if pattern.fullmatch(part)), None)


def _after_title(text: str) -> Fields | None:
    """The parts after the title; None where one of them does not say what it is."""
    fields: Fields = {}
    before: list[str] = []
    after: list[str] = []
    for part in text.split(", ") if text else ():
        name = _named(part)
        if name is None:
            (after if _LOCATED & fields.keys() else before).append(part)
            continue
        found = dict(_PARTS)[name].fullmatch(part)
        if name in fields or found is None:
            return None
        names = name in ("editor", "translator")
        fields[name] = _names(found[1]) if names else found[1]
    if _LOCATED & fields.keys() and len(before) == 1 and len(after) < 3:
        fields["container-title"] = before[0]
    elif before and not after and len(before) < 3 and is_body(before[-1]):
        after = before
    elif before or len(after) > 2:
        return None
    return {**fields, **dict(zip(("publisher", "publisher-place"), reversed(after), strict=False))}


def _people(who: str) -> list[Fields] | None:
    """The names, if they are more than one, or one is a person's: `Pike, R.; Osei, K.`"""
    names = _names(who)
    return names if len(names) > 1 or "family" in names[0] else None


def _names(text: str) -> list[Fields]:
    return [_name(part.strip()) for part in text.split(";") if part.strip()]


def _name(text: str) -> Fields:
    family, comma, given = text.partition(", ")
    person = comma and ", " not in given and not is_body(text) and (len(family) <= 2 or not has_cjk(family))
    return {"family": family, "given": given} if person and family and given else {"literal": text}
