"""What follows the date in an APA entry without italics, by its punctuation alone.

In: the text after the date. Out: CSL fields, or None where the punctuation leaves a doubt where a title ends.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.references.addresses import Fields
from briefing_tex.readers.structure.references.hosts import (
    AFTER,
    NUMBERS,
    bare,
    groups,
    in_chapter,
    is_publisher,
    placed,
    read_notes,
    with_title,
)
from briefing_tex.readers.structure.references.stops import narrow, stops

_JOURNAL = re.compile(rf"(?P<container>[^.]*?[^\s.,]){NUMBERS}\.?")
_PAPER = re.compile(
    r"(?P<title>.+[.?!。？！])\s+(?P<container>[^.,?!。？！]+), ?(?:pp?\. ?)?(?P<page>[A-Z]?\d{1,3})\.?",
    re.DOTALL,
)
_CHAPTER = re.compile(
    r"In (?P<editors>[^()]+?) \(Eds?\.\), (?P<rest>.+)|见 ?(?P<named>[^()]+?) ?\(编\), ?(?P<held>.+)", re.DOTALL
)
_MARKS = re.compile(r"^[《『]([^《》『』]+)[》』]$")
_IN_A_BOOK = re.compile(r"[.?!] In .+ \(Eds?\.\)")
_ASKED = re.compile(r"[?!？！](?= |(?<=[？！])\w)")
_ASKED_WITHIN = re.compile(r"[?!？！]\s*(?=[^\s\"”’)）.。])")
_KNOWN_FORM = re.compile(
    r"dissertation|thesis|论文|論文|[Dd]ata ?set|[Rr]eport|[Vv]ideo|[Ss]oftware|[Pp]reprint"
)


def read_unmarked(text: str, daily: bool) -> Fields | None:
    """The work, where only punctuation shows its parts; `daily` where the day of issue is known."""
    held = _held(text)
    if held:
        return held
    return _bracketed(text) or (_in_newspaper(text) if daily else None) or _published(text)


def _held(text: str) -> Fields | None:
    """`Title. Journal, 9(4), 201–218.` or `Title. In S. Lindgren (Ed.), Book. Publisher.`"""
    ends = [*stops(text), *((found.end(), found.end()) for found in _ASKED.finditer(text))]
    for end, begin in sorted(ends):
        title, rest = bare(text[:end]), text[begin:].strip()
        found = _JOURNAL.fullmatch(narrow(rest))
        if found and (found["page"] or found["issue"]) and not list(stops(rest)):
            container = _MARKS.sub(r"\1", rest[found.start("container") : found.end("container")])
            return {"title": title, **groups(found), "container-title": container}
        chapter = _CHAPTER.fullmatch(rest)
        if chapter:
            names, book = chapter["editors"] or chapter["named"], chapter["rest"] or chapter["held"]
            return in_chapter(title, names, book)
    return None


def _in_newspaper(text: str) -> Fields | None:
    """`Title. Marlow Daily, A3.`: what stands in a paper of a day."""
    found = _PAPER.fullmatch(text)
    alone = found and not list(stops(found["title"]))
    return {**groups(found), "title": bare(found["title"])} if found and alone else None


def _bracketed(text: str) -> Fields | None:
    """A title before brackets of which each part says what it is."""
    for found in re.finditer(r"(?<=\S) ?[(\[（]", text):
        rest = text[found.start() :]
        if _IN_A_BOOK.search(text[: found.start()]):
            return None
        flat = AFTER.fullmatch(narrow(rest))
        if flat and (read_notes(flat["notes"]) if flat["notes"] else _KNOWN_FORM.search(flat["form"] or "")):
            return with_title(text[: found.start()], rest)
    return None


def _published(text: str) -> Fields | None:
    """A title, and perhaps a publisher after a full stop; after a question mark the title may go on."""
    ends = list(stops(text.rstrip()))
    asked = _ASKED_WITHIN.search(text)
    if not ends:
        return None if asked and not _in_sentence(text[asked.end() :]) else {"title": bare(text)}
    title, publisher = bare(text[: ends[0][0]]), bare(text[ends[0][1] :])
    if len(ends) > 1 or not is_publisher(publisher):
        return None
    return {"title": title, **placed(publisher)}


def _in_sentence(text: str) -> bool:
    """Whether words go on as a title does in sentence case, not as the name of a publisher."""
    words = re.findall(r"[^\W\d_][\w'’\-]*", text)
    return len([word for word in words if word[0].islower()]) > 2
