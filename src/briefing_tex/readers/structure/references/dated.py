"""Entries with the year in brackets after the name: `Publisher (2026), *Title*.` and APA 7.

In: the runs of an entry. Out: CSL fields, or None where anything was not understood. A comma after the year
makes the name a publisher's; a full stop makes it an author's, as APA has it. Italics, where the source has
them, say where a title ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Run, cut
from briefing_tex.readers.structure.inlines import plain
from briefing_tex.readers.structure.references.parts import Fields, read_issued, read_people, take_addresses

_DATED = re.compile(
    r"(?P<who>\S.{0,300}?)\s*[（(](?P<date>\d{4}[a-z]?(?:[,年\-.][^()（）]{0,16})?)[)）]\s*(?P<stop>[,，.。:：])\s*(?=\S)",
    re.DOTALL,
)
_JOURNAL = re.compile(
    r"(?P<title>.+?(?:[.。]|(?<=[?!？！]))) (?P<container>[^.。]+?), "
    r"(?P<volume>\d+)(?:\((?P<issue>[^()]{1,12})\))?"
    r"(?:, (?P<page>[A-Za-z]?\d+(?:[-–—]\d+)?|Article \w+))?[.。]?"
)
_CHAPTER = re.compile(
    r"(?P<title>.+?)[.。] In (?P<editors>.+?) \(Eds?\.\), (?P<container>.+?)(?: \(pp?\. ?(?P<page>[\d–—-]+)\))?"
    r"(?:[.。] (?P<publisher>[^.]+))?[.。]?"
)
_BOOK = re.compile(
    r"(?P<title>.+?)(?: \((?P<kind>[A-Z][^()]*?) No\. (?P<number>[^()]+)\))?"
    r"(?:(?:[.。]|(?<=[?!])) (?P<publisher>[^.]{2,80}))?[.。]?"
)
_QUOTED = re.compile(r"[《“\"「『](?P<title>[^《》]+)[》”\"」』]")


def read_dated(runs: Sequence[Run]) -> Fields | None:
    """The fields of an entry; None if no year stands in brackets after a name, or something has no field.

    >>> from briefing_tex.readers.structure.inlines import parse
    >>> read_dated(parse("Financial Times (2026), *Inquiry into the tides*."))
    {'publisher': 'Financial Times', 'issued': '2026', 'title': 'Inquiry into the tides'}
    """
    text = plain(runs)
    found = _DATED.match(text)
    issued = read_issued(found["date"]) if found else None
    if not found or not issued:
        return None
    who = found["who"].strip()
    people = read_people(who)
    if found["stop"] in ".。" and not people:
        people = [{"literal": who.removesuffix(".").strip()}]
    rest = cut(tuple(runs), found.end())
    fields = _read_work(rest, as_apa=bool(people))
    if fields is None:
        return None
    name: Fields = {"author": people} if people else {"publisher": who}
    return {**name, "issued": issued, **fields} if not (people is None and "publisher" in fields) else None


def _read_work(runs: Sequence[Run], as_apa: bool) -> Fields | None:
    text, addresses = take_addresses(plain(runs))
    text = re.sub(r"(?:[.。]\s*)+$", ".", text)
    marked = [run.text.strip() for run in runs if run.emphasis]
    work = _by_emphasis(text, marked) if marked else None
    if work is None and as_apa:
        work = _by_form(text)
    if work is None and not as_apa:
        work = _title_alone(text)
    return {**work, **addresses} if work is not None else None


def _title_alone(text: str) -> Fields | None:
    """All that follows the year as one title, without the marks around it."""
    bare = text.rstrip(".。 ").strip()
    quoted = _QUOTED.fullmatch(bare)
    title = quoted["title"] if quoted else bare
    partly = not quoted and bare[:1] in set('《“"「『')
    return {"title": title} if title and not partly else None


def _by_emphasis(text: str, marked: Sequence[str]) -> Fields | None:
    """The work, where italics show the title or the journal."""
    first = next((words for run in marked if (words := run.strip(".,"))), None)
    if first is None:
        return None
    before, _, after = text.partition(first)
    after = after.lstrip("*_")
    if not before.strip():
        return _after_title(first, after)
    journal = _JOURNAL.fullmatch(text)
    if journal and journal["container"] == first:
        return _fields(journal)
    return _chapter(text)


def _after_title(title: str, after: str) -> Fields | None:
    """What may follow a title in italics: a number of a series, a publisher."""
    found = _BOOK.fullmatch(f"{title}{after}".strip()) if after.strip(" .。,") else None
    if found is None:
        return {"title": title} if not after.strip(" .。,") else None
    return _fields(found) if found["title"].strip(".") == title else None


def _by_form(text: str) -> Fields | None:
    """The work, where only punctuation shows its parts."""
    journal = _JOURNAL.fullmatch(text)
    if journal and ". " not in journal["title"].rstrip("."):
        return _fields(journal)
    chapter = _chapter(text)
    if chapter:
        return chapter
    found = _BOOK.fullmatch(text)
    return _fields(found) if found and ". " not in (found["title"] or "") else None


def _chapter(text: str) -> Fields | None:
    found = _CHAPTER.fullmatch(text)
    if not found:
        return None
    editors = [
        part.strip() for part in re.split(r",?\s+&\s+|,\s+(?=[A-Z]\.)", found["editors"]) if part.strip()
    ]
    turned = [re.fullmatch(r"((?:[A-Z]\.[\s-]?)+)\s*(.+)", editor) for editor in editors]
    if not all(turned):
        return None
    names = [{"family": name[2], "given": name[1].strip()} for name in turned if name]
    return {"type": "chapter", **_fields(found), "editor": names}


def _fields(found: re.Match[str]) -> Fields:
    names = {"container": "container-title", "kind": "genre"}
    groups = {names.get(name, name): value.strip() for name, value in found.groupdict().items() if value}
    groups.pop("editors", None)
    title = groups.get("title", "")
    return {**groups, "title": title[:-1] if title.endswith((".", "。")) else title}
