"""Entries as we print them: `Names (2026), *Title*, journal, vol. 3, no. 1, pp. 5-9, publisher, <address>.`

In: the runs of an entry. Out: CSL fields, or None where it is of another form. The parts after the title are
parted by commas; most say by a word what they are. What stands before the numbers is the journal, what stands
after them place and publisher; where there are no numbers the two cannot be told apart, unless a body is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Run, cut, plain
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.references.addresses import Fields
from briefing_tex.readers.structure.references.dates import read_issued
from briefing_tex.readers.structure.references.people import Name, is_people, read_list
from briefing_tex.readers.structure.references.stops import quotes_part
from briefing_tex.readers.structure.scripts import has_cjk, own_script

_HEAD = re.compile(r"(?P<who>\S.{0,400}?) \((?P<date>\d{4}(?:-\d{2}){0,2})\), (?=\S)", re.DOTALL)
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("volume", re.compile(r"vol\. (.+)")),
    ("issue", re.compile(r"no\. (.+)")),
    ("page", re.compile(r"pp\. (.+)")),
    ("version", re.compile(r"v\. (.+)")),
    ("edition", re.compile(r"(\d+(?:st|nd|rd|th) ed(?:ition|\.)?|[Rr]evised edition|第\S{1,3}版|\d+\s?版)")),
    ("accessed", re.compile(r"\[(\d{4}(?:-\d{2}){0,2})\]")),
    ("medium", re.compile(r"\[([^\[\]]+)\]")),
    ("DOI", re.compile(r"(?:doi:|https?://doi\.org/)(10\.\S+)")),
    ("URL", re.compile(r"<?(https?://[^\s<>]+?)>?")),
    ("ISBN", re.compile(r"ISBN (\S+)")),
    ("ISSN", re.compile(r"ISSN (\S+)")),
)
_ROLE = re.compile(r"(?P<names>[^()]+) \((?P<role>editor|translator)\)(?:, |$)")
_ADDRESSES = frozenset({"URL", "accessed", "DOI"})
_IN_A_SERIES = frozenset({"volume", "issue", "page", "DOI", "ISSN"})
_NUMBERS = _IN_A_SERIES | {"edition", "medium", "version"}


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
    marked = text.startswith(title, head.end()) and cut(tuple(runs), head.end())[0].emphasis
    if not title or fields is None or not (marked or fields.keys() - _ADDRESSES) or quotes_part(title):
        return None
    people = _people(head["who"])
    if people is None and not fields:
        return None
    if people is None and fields.keys() & {"publisher", "container-title"}:
        people = [{"literal": head["who"]}]
    name: Fields = {"author": people} if people else {"publisher": head["who"]}
    return {**name, "issued": issued, "title": title, **fields}


def _title(runs: tuple[Run, ...]) -> tuple[str, str]:
    """The title and what follows it: by its italics, else up to the first part that says what it is."""
    text = plain(runs).rstrip()
    if runs and runs[0].emphasis:
        end = _end_of_title(text, len(runs[0].text.rstrip()))
        return text[:end].strip(), text[end:].lstrip(", ").removesuffix(".")
    parts = text.removesuffix(".").split(", ")
    named = next((i for i, part in enumerate(parts) if _named(part)), len(parts))
    journal = named < len(parts) and _named(parts[named]) in _IN_A_SERIES and named > 1
    end = named - 1 if journal else named
    return ", ".join(parts[:end]), ", ".join(parts[end:])


def _end_of_title(text: str, end: int) -> int:
    """Where a title ends whose italics end at a place: Chinese has none, and goes on to the next comma."""
    found = re.compile(r", |\.$").search(text, end)
    rest = text[end : found.start()] if found else ""
    return end + len(rest) if own_script(rest) else end


def _named(part: str) -> str | None:
    return next((name for name, pattern in _PARTS if pattern.fullmatch(part)), None)


def _after_title(text: str) -> Fields | None:
    """The parts after the title; None where one of them does not say what it is."""
    fields: Fields = {}
    while found := _ROLE.match(text):
        fields[found["role"]] = _names(found["names"])
        text = text[found.end() :]
    before: list[str] = []
    after: list[str] = []
    for part in text.split(", ") if text else ():
        name = _named(part)
        if name == "issue" and "issue" in fields:
            name = "number"
        if name is None:
            (after if _NUMBERS & fields.keys() else before).append(part)
        elif name in fields or (after and name in _NUMBERS):
            return None
        else:
            fields[name] = _value(part)
    return _placed(before, after, fields)


def _value(part: str) -> str:
    """What a part says after the word for what it is."""
    return next(found[1] for _, pattern in _PARTS if (found := pattern.fullmatch(part)))


def _placed(before: list[str], after: list[str], fields: Fields) -> Fields | None:
    """The fields and the parts that do not say what they are: a container before numbers, a publisher after."""
    if not fields.keys() & _NUMBERS and before and is_body(before[-1]):
        before, after = [], before
    if len(before) > 1 or len(after) > 2 or (before and not fields.keys() & _NUMBERS):
        return None
    if before:
        fields["container-title"] = before[0]
    elif "issue" in fields and "volume" not in fields:
        fields["number"] = fields.pop("issue")
    return {**fields, **dict(zip(("publisher", "publisher-place"), reversed(after), strict=False))}


def _people(who: str) -> list[Name] | None:
    """The names, if they are more than one, or one is a person's: `Pike, R.; Osei, K.`"""
    names = _names(who)
    return names if len(names) > 1 or "family" in names[0] else None


def _names(text: str) -> list[Name]:
    return [_name(part.strip()) for part in text.split(";") if part.strip()]


def _name(text: str) -> Name:
    family, comma, given = text.partition(", ")
    person = comma and ", " not in given and not is_body(text) and (len(family) <= 2 or not has_cjk(family))
    words = " " in family and " " in given and "." not in given and family.split()[0][:1].isupper()
    if person and family and given and not words:
        return {"family": family, "given": given}
    return read_list(text)[0] if has_cjk(text) and not comma and is_people(text) else {"literal": text}
