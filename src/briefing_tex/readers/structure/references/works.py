"""What follows the date in an APA entry: `Title. *Journal*, *9*(4), 201–218.`, `*Title* (2nd ed.). Publisher.`

In: the runs after the date. Out: CSL fields, or None where it is unclear where a part ends. Italics, where the
source has them, show a title or its container; without them only what the punctuation leaves no doubt of counts
(`unmarked`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Run, plain
from briefing_tex.readers.structure.references.addresses import Fields, take_addresses
from briefing_tex.readers.structure.references.hosts import IN_JOURNAL, bare, groups, in_chapter, with_title
from briefing_tex.readers.structure.references.stops import narrow
from briefing_tex.readers.structure.references.unmarked import read_unmarked

_IN_PAPER = re.compile(r"(?:, ?(?:pp?\.? ?)?(?P<page>[A-Z]?\d{1,4}(?:[-‐-―][A-Z]?\d+)?))?\.?")
_IN = re.compile(
    r"(?P<title>.+?[.?!。？！]) (?:In(?: (?P<editors>[^()]+?) \(Eds?\.\),)?"
    r"|见(?: ?(?P<named>[^()]+?) ?[(（]编[)）],)?)",
    re.DOTALL,
)
_ORIGINAL = re.compile(r" ?\(((?:Original work published|原作发表于) [^()]+)\)\.?$")


def read_work(runs: Sequence[Run], daily: bool = False) -> Fields | None:
    """The title and what is said of it; `daily` where the day of issue is known, as of newspapers and sites.

    >>> from briefing_tex.readers.structure.inlines import parse
    >>> read_work(parse("*Tide gates* (2nd ed.). Greyfriars Academic."))
    {'title': 'Tide gates', 'edition': '2nd ed.', 'publisher': 'Greyfriars Academic'}
    """
    text, addresses = take_addresses(plain(runs))
    text = re.sub(r"(?:[.。]\s*){2,}$", ".", text).strip()
    original = _ORIGINAL.search(text)
    if original:
        text, addresses = text[: original.start()], {**addresses, "note": original[1]}
    marked = [run.text.strip() for run in runs if run.emphasis and run.text.strip(" .,")]
    work = _by_italics(text, marked) if marked else read_unmarked(text, daily)
    work = _of_the_day(work) if work and daily else work
    return {**work, **addresses} if work and work.get("title") not in (None, "", "In", "见") else None


def _of_the_day(work: Fields) -> Fields:
    """What has a day of issue stands in a newspaper or on a site, and a single number after it is a page."""
    if "publisher" in work and "container-title" not in work:
        work = {"container-title" if name == "publisher" else name: value for name, value in work.items()}
    sheets = [work.get(name, "") for name in ("volume", "page")]
    if "issue" not in work and all(sheet[:1].isalpha() for sheet in sheets):  # `A1, A4`
        work = {name: value for name, value in work.items() if name != "volume"} | {"page": ", ".join(sheets)}
    if "volume" in work and not work.keys() & {"issue", "page"}:
        work = {"page" if name == "volume" else name: value for name, value in work.items()}
    return work


def read_titled(runs: Sequence[Run], rest: Sequence[Run]) -> Fields | None:
    """A work that nobody signs, its title before the date: `*Tide tables* (2nd ed.). (2025). Harbour Press.`"""
    title, notes = runs[0].text.strip(), plain(runs[1:]).strip(" .")
    after, addresses = take_addresses(plain(rest))
    work = with_title(title, f" {notes}. {after}" if notes else f". {after}")
    return {**work, **addresses} if work else None


def _by_italics(text: str, marked: Sequence[str]) -> Fields | None:
    """The work, where italics show the title, or after a title its container."""
    if text.startswith(marked[0]):
        return with_title(marked[0], text[len(marked[0]) :])
    for run in marked:
        place = text.find(run)
        before, rest = text[:place].strip(), text[place + len(run) :]
        chapter = _IN.fullmatch(before) if place > 0 else None
        if chapter:
            return in_chapter(bare(chapter["title"]), chapter["editors"] or chapter["named"] or "", run + rest)
        work = _periodical(bare(before), run, rest) if re.search(r"[.?!。？！]$", before) else None
        if work:
            return work
    return None


def _periodical(title: str, container: str, rest: str) -> Fields | None:
    """A title in a journal or a newspaper; the volume may stand in the italics of the journal."""
    flat = narrow(rest.strip())
    numbers = re.fullmatch(r"(.+?), ?(\d{1,4}),?", container)
    if numbers:
        container, flat = numbers[1], f", {numbers[2]}{flat}"
    found = IN_JOURNAL.fullmatch(flat) or _IN_PAPER.fullmatch(flat)
    return {"title": title, **groups(found), "container-title": container.strip(" ,")} if found else None
