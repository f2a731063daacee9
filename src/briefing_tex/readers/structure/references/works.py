"""What follows the date in an APA entry: `Title. *Journal*, *9*(4), 201–218.`, `*Title* (2nd ed.). Publisher.`

In: the runs after the date. Out: CSL fields, or None where it is unclear where a part ends. Italics, where the
source has them, show a title or its container; without them only what the punctuation leaves no doubt of counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Run
from briefing_tex.readers.structure.inlines import plain
from briefing_tex.readers.structure.names import is_body
from briefing_tex.readers.structure.references.addresses import Fields, take_addresses
from briefing_tex.readers.structure.references.people import read_asian, read_turned
from briefing_tex.readers.structure.references.stops import narrow, stops
from briefing_tex.readers.structure.scripts import has_cjk

_PAGES = r"(?P<page>[A-Za-z]{0,2}\d[\dA-Za-z]*(?:\s*[-‐-―]\s*[A-Za-z]?\d+)?(?:, ?\d+(?:[-‐-―]\d+)?)*|Article \w+|\d+[-‐-―]\d+頁?)"
_NUMBERS = rf", ?(?P<volume>[A-Z]?\d{{1,4}})?(?:\((?P<issue>[^()]{{1,12}})\))?(?:, ?(?:pp?\.? ?)?{_PAGES})?"
_IN_JOURNAL = re.compile(rf"{_NUMBERS}\.?")
_JOURNAL = re.compile(rf"(?P<container>[^.]*?[^\s.,]){_NUMBERS}\.?")
_IN_PAPER = re.compile(r"(?:, ?(?:pp?\.? ?)?(?P<page>[A-Z]?\d{1,4}(?:[-‐-―][A-Z]?\d+)?))?\.?")
_CHAPTER = re.compile(
    r"In (?P<editors>[^()]+?) \(Eds?\.\), (?P<rest>.+)|见 ?(?P<named>[^()]+?) ?\(编\), ?(?P<held>.+)", re.DOTALL
)
_IN = re.compile(
    r"(?P<title>.+?[.?!。？！]) (?:In(?: (?P<editors>[^()]+?) \(Eds?\.\),)?|见(?: ?(?P<named>[^()]+?) ?[(（]编[)）],)?)",
    re.DOTALL,
)
_EDITED = re.compile(r"\((?:Eds?\.|编)\),$")
_ORIGINAL = re.compile(r" ?\(((?:Original work published|原作发表于) [^()]+)\)\.?$")
_HOSTED = re.compile(
    r"(?P<container>.+?)(?: \((?P<notes>[^()]*?(?:pp?\. ?|Vol\. )[^()]*)\))?\. ?(?P<publisher>[^.].*?)\.?",
    re.DOTALL,
)
_EXTRA = r"(?: ?\((?P<notes>[^()]+)\))?(?: ?\[(?P<form>[^\[\]]+)\])?"
_AFTER = re.compile(rf"{_EXTRA}[.?!]? ?(?P<publisher>[^()\[\]]*?)\.?")
_BRACKETED = re.compile(
    r"(?P<title>.+?) ?(?P<rest>(?:\([^()]+\)|\[[^\[\]]+\])(?: ?\[[^\[\]]+\])?\..*|\[[^\[\]]+\]\.?)", re.DOTALL
)
_NOTES = (
    ("edition", re.compile(r"(\d+(?:st|nd|rd|th) ed\.|[Rr]ev\. ed\.|第?\S{1,3}版)")),
    ("page", re.compile(r"pp?\. ?([A-Za-z]{0,2}\d[\d.A-Za-z]*(?:[-‐-―][\w.]*\w)?)")),
    ("volume", re.compile(r"Vol\. (\w+)")),
    ("translator", re.compile(r"(.+), Trans\.")),
    ("translator", re.compile(r"(.+?)[ ,，]?(?:译|譯)")),
    (
        "genre",
        re.compile(
            r"((?:[Uu]npublished )?(?:[Dd]octoral|[Mm]aster)\S* (?:dissertation|thesis)|(?:博士|硕士|碩士)(?:学位|學位)?(?:论文|論文))"
        ),
    ),
    ("number", re.compile(r"(?:[A-Z][\w .&]*? )?No\. (\S.*)")),
)


def read_work(runs: Sequence[Run], daily: bool = False) -> Fields | None:
    """The title and what is said of it; `daily` where the day of issue is known, as of newspapers and pages online.

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
    work = _by_italics(text, marked) if marked else _by_stops(text, daily)
    work = _of_the_day(work) if work and daily else work
    return {**work, **addresses} if work and work.get("title") not in (None, "", "In", "见") else None


def _of_the_day(work: Fields) -> Fields:
    """What has a day of issue stands in a newspaper or on a site, and a single number after it is a page."""
    if "publisher" in work and "container-title" not in work:
        work = {"container-title" if name == "publisher" else name: value for name, value in work.items()}
    if "volume" in work and not work.keys() & {"issue", "page"}:
        work = {"page" if name == "volume" else name: value for name, value in work.items()}
    return work


def read_titled(runs: Sequence[Run], rest: Sequence[Run]) -> Fields | None:
    """A work that nobody signs, its title before the date: `*Tide tables* (2nd ed.). (2025). Harbour Press.`"""
    title, notes = runs[0].text.strip(), plain(runs[1:]).strip(" .")
    after, addresses = take_addresses(plain(rest))
    work = _with_title(title, f" {notes}. {after}" if notes else f". {after}")
    return {**work, **addresses} if work else None


def _by_italics(text: str, marked: Sequence[str]) -> Fields | None:
    """The work, where italics show the title, or after a title its container."""
    if text.startswith(marked[0]):
        return _with_title(marked[0], text[len(marked[0]) :])
    for run in marked:
        place = text.find(run)
        before, rest = text[:place].strip(), text[place + len(run) :]
        chapter = _IN.fullmatch(before) if place > 0 else None
        if chapter:
            return _chapter(_bare(chapter["title"]), chapter["editors"] or chapter["named"] or "", run + rest)
        work = _periodical(_bare(before), run, rest) if place > 0 and not _EDITED.search(before) else None
        if work:
            return work
    return None


def _periodical(title: str, container: str, rest: str) -> Fields | None:
    """A title in a journal or a newspaper; the volume may stand in the italics of the journal."""
    flat = narrow(rest.strip())
    numbers = re.fullmatch(r"(.+?), ?(\d{1,4}),?", container)
    if numbers:
        container, flat = numbers[1], f", {numbers[2]}{flat}"
    found = _IN_JOURNAL.fullmatch(flat) or _IN_PAPER.fullmatch(flat)
    return {"title": title, **_groups(found), "container-title": container.strip(" ,")} if found else None


def _with_title(title: str, rest: str) -> Fields | None:
    """A title of its own: what may follow are notes in brackets and a publisher."""
    found = _AFTER.fullmatch(narrow(rest))
    if found is None:
        return None
    fields: Fields = {"title": _bare(title)}
    notes = _read_notes(rest[found.start("notes") : found.end("notes")]) if found["notes"] else {}
    publisher = rest[found.start("publisher") : found.end("publisher")].strip()
    if notes is None or (publisher and not _is_publisher(publisher)):
        return None
    form = _form(found["form"]) if found["form"] else {}
    return {**fields, **notes, **form, **_placed(publisher)}


def _form(text: str) -> Fields:
    """`[Doctoral dissertation, Marlow University]`, `[Data set]`."""
    found = re.fullmatch(
        r"(?P<genre>[^,]*(?:dissertation|thesis|论文|論文)), (?P<publisher>.+)", text, re.IGNORECASE
    )
    return found.groupdict() if found else {"genre": text}


def _read_notes(text: str) -> Fields | None:
    """What stands in brackets after a title: `A. Wren, Trans.; 2nd ed.`; None where a part says nothing we know."""
    fields: Fields = {}
    for part in re.split(r"; |, (?=pp?\.|Vol\.|\d+(?:st|nd|rd|th) ed)", text.strip()):
        matches = ((name, pattern.fullmatch(part)) for name, pattern in _NOTES)
        name, found = next(((name, match) for name, match in matches if match), ("", None))
        if found is None:
            return None
        value = found[1] if name != "translator" else read_turned(found[1]) or read_asian(found[1])
        if value is None or name in fields:
            return None
        fields[name] = value
        if name == "number":
            genre = part[: found.start(1)].removesuffix("No. ").strip()
            fields |= {"genre": genre} if genre not in ("", "Report", "Standard", "Patent") else {}
    return fields


def _by_stops(text: str, daily: bool) -> Fields | None:
    """The work, where only punctuation shows its parts."""
    ends = [*stops(text), *((m.end(), m.end()) for m in re.finditer(r"[?!？！](?= |(?<=[？！])\w)", text))]
    for end, begin in sorted(ends):
        title, rest = text[:end], text[begin:].strip()
        found = _JOURNAL.fullmatch(narrow(rest))
        if found and (found["page"] or found["issue"]) and not _goes_on(rest):
            container = rest[found.start("container") : found.end("container")]
            return {"title": _bare(title), **_groups(found), "container-title": container}
        chapter = _CHAPTER.fullmatch(rest)
        if chapter:
            return _chapter(
                _bare(title), chapter["editors"] or chapter["named"], chapter["rest"] or chapter["held"]
            )
    return _bracketed(text) or (_in_newspaper(text) if daily else None) or _published(text)


def _in_newspaper(text: str) -> Fields | None:
    """`Title. Marlow Daily, A3.`: what stands in a paper of a day."""
    found = re.fullmatch(
        rf"(?P<title>.+[.?!。？！])\s+(?P<container>[^.,?!。？！]+), ?(?:pp?\. ?)?(?P<page>[A-Z]?\d{{1,3}})\.?",
        text,
    )
    alone = found and not list(stops(found["title"]))
    return {**_groups(found), "title": _bare(found["title"])} if found and alone else None


def _goes_on(rest: str) -> bool:
    """Whether a stop lies in what was taken for the rest: then the title goes on up to that stop."""
    return bool(list(stops(rest)))


def _bracketed(text: str) -> Fields | None:
    """A title before brackets of which each part says what it is."""
    for found in re.finditer(r" ?[(\[（]", text):
        rest = text[found.start() :]
        flat = _AFTER.fullmatch(narrow(rest))
        if flat and (
            _read_notes(flat["notes"]) if flat["notes"] else flat["form"] and _known_form(flat["form"])
        ):
            return _with_title(text[: found.start()], rest) if found.start() else None
    return None


def _known_form(text: str) -> bool:
    return bool(
        re.search(
            r"dissertation|thesis|论文|論文|[Dd]ata ?set|[Rr]eport|[Vv]ideo|[Ss]oftware|[Pp]reprint", text
        )
    )


def _published(text: str) -> Fields | None:
    """A title, and perhaps a publisher after a full stop."""
    bare = text.rstrip()
    ends = list(stops(bare))
    asked = re.search(r"[?!？！]\s*(?=[^\s\"”’)）.。])", bare)
    if not ends:
        return None if asked and not _in_sentence(bare[asked.end() :]) else {"title": _bare(bare)}
    if len(ends) > 1:
        return None
    (end, begin), publisher = ends[0], _bare(bare[ends[0][1] :])
    if not begin or not _is_publisher(publisher):
        return None
    return {"title": _bare(bare[:end]), **_placed(publisher)}


def _in_sentence(text: str) -> bool:
    """Whether words go on as a title does in sentence case, not as the name of a publisher."""
    words = re.findall(r"[^\W\d_][\w'’\-]*", text)
    return sum(word[0].islower() for word in words) > 2


def _is_publisher(text: str) -> bool:
    """Whether a text is written as the name of a publisher or a site."""
    if re.search(r"^第|\d{2}|[?!;]|, [a-z\d]| \(| in | on ", text) or len(text) > 80:
        return False
    words = re.findall(r"[^\W\d_][\w'’.\-]*", text)
    small = sum(
        word[0].islower() and word not in ("of", "and", "for", "the", "de", "du", "der") for word in words
    )
    return bool(words) and (has_cjk(text) or is_body(text) or small == 0 or len(words) == 1)


def _chapter(title: str, names: str, rest: str) -> Fields | None:
    """`In S. Lindgren (Ed.), Soils at the margin (pp. 77–96). Greyfriars.`: the names, and what follows them."""
    hosted = _HOSTED.fullmatch(rest)
    notes = _read_notes(hosted["notes"]) if hosted and hosted["notes"] else {}
    editors = (read_turned(names) or read_asian(names) or _editing_body(names)) if names else []
    if hosted is None or notes is None or editors is None or not _is_publisher(hosted["publisher"]):
        return None
    named: Fields = {"editor": editors} if editors else {}
    host = {"container-title": hosted["container"].strip(), **notes, **_placed(hosted["publisher"])}
    return {"type": "chapter", "title": title, **named, **host}


def _editing_body(names: str) -> list[Fields] | None:
    alone = not re.search(r"[,&.]", names) and _is_publisher(names)
    return [{"literal": names}] if alone or is_body(names) else None


def _placed(publisher: str) -> Fields:
    """A publisher, and its place where Chinese entries have it: `北京: 人民出版社`."""
    found = re.fullmatch(r"([\u3400-\u9fff]{2,8})[:：] ?(\S.+)", publisher)
    if found:
        return {"publisher-place": found[1], "publisher": found[2]}
    return {"publisher": publisher} if publisher else {}


def _groups(found: re.Match[str]) -> Fields:
    names = {"container": "container-title"}
    return {names.get(name, name): value.strip() for name, value in found.groupdict().items() if value}


def _bare(title: str) -> str:
    title = title.strip()
    return title[:-1] if title.endswith((".", "。", ",")) else title
