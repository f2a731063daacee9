"""What an APA entry says after a title: notes in brackets, a publisher, the journal or book that holds it.

In: the text after the title. Out: CSL fields, or None where a part says nothing that we know.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.references.addresses import Fields
from briefing_tex.readers.structure.references.people import Name, read_asian, read_turned
from briefing_tex.readers.structure.references.stops import narrow
from briefing_tex.readers.structure.scripts import has_cjk

_PAGES = (
    r"(?P<page>[A-Za-z]{0,2}\d[\dA-Za-z]*(?:\s*[-‐-―]\s*[A-Za-z]?\d+)?(?:, ?\d+(?:[-‐-―]\d+)?)*"
    r"|Article \w+|\d+[-‐-―]\d+頁?)"
)
NUMBERS = rf", ?(?P<volume>[A-Z]?\d{{1,4}})?(?:\((?P<issue>[^()]{{1,12}})\))?(?:, ?(?:pp?\.? ?)?{_PAGES})?"
IN_JOURNAL = re.compile(rf"{NUMBERS}\.?")
_HOSTED = re.compile(
    r"(?P<container>.+?)(?: \((?P<notes>[^()]*?(?:pp?\. ?|Vol\. )[^()]*)\))?\. ?(?P<publisher>[^.].*?)\.?",
    re.DOTALL,
)
AFTER = re.compile(
    r"(?: ?\((?P<notes>[^()]+)\))?(?: ?\[(?P<form>[^\[\]]+)\])?[.?!]? ?(?P<publisher>[^()\[\]]*?)\.?"
)
_FORM = re.compile(r"(?P<genre>[^,]*(?:dissertation|thesis|论文|論文)), (?P<publisher>.+)", re.IGNORECASE)
_THESIS = (
    r"((?:[Uu]npublished )?(?:[Dd]octoral|[Mm]aster)\S* (?:dissertation|thesis)"
    r"|(?:博士|硕士|碩士)(?:学位|學位)?(?:论文|論文))"
)
_NOTES = (
    ("edition", re.compile(r"(\d+(?:st|nd|rd|th) ed\.|[Rr]ev\. ed\.|第?\S{1,3}版)")),
    ("page", re.compile(r"pp?\. ?([A-Za-z]{0,2}\d[\d.A-Za-z]*(?:[-‐-―][\w.]*\w)?)")),
    ("volume", re.compile(r"Vols?\. (\w+(?:[-‐-―]\w+)?)")),
    ("version", re.compile(r"Version (\S+)")),
    ("translator", re.compile(r"(.+), Trans\.")),
    ("translator", re.compile(r"(.+?)[ ,，]?(?:译|譯)")),
    ("genre", re.compile(_THESIS)),
    ("number", re.compile(r"(?:[A-Z][\w .&]*? )?No\. (\S.*)")),
)
_BETWEEN_NOTES = re.compile(r"; |, (?=pp?\.|Vol\.|\d+(?:st|nd|rd|th) ed)")
_PLAIN_KINDS = ("", "Report", "Standard", "Patent")
_SMALL = frozenset(("of", "and", "for", "the", "de", "du", "der"))


def with_title(title: str, rest: str) -> Fields | None:
    """A title of its own: what may follow are notes in brackets and a publisher."""
    found = AFTER.fullmatch(narrow(rest))
    if found is None:
        return None
    fields: Fields = {"title": bare(title)}
    notes = read_notes(rest[found.start("notes") : found.end("notes")]) if found["notes"] else {}
    publisher = rest[found.start("publisher") : found.end("publisher")].strip()
    if notes is None or (publisher and not is_publisher(publisher)):
        return None
    form = _form(found["form"]) if found["form"] else {}
    kept = {"archive": publisher} if publisher and "publisher" in form else placed(publisher)
    return {**fields, **notes, **form, **kept}


def _form(text: str) -> Fields:
    """`[Doctoral dissertation, Marlow University]`, `[Data set]`."""
    found = _FORM.fullmatch(text)
    return found.groupdict() if found else {"genre": text}


def read_notes(text: str) -> Fields | None:
    """What stands in brackets after a title: `A. Wren, Trans.; 2nd ed.`."""
    fields: Fields = {}
    for part in _BETWEEN_NOTES.split(text.strip()):
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
            fields |= {"genre": genre} if genre not in _PLAIN_KINDS else {}
    return fields


def in_chapter(title: str, names: str, rest: str) -> Fields | None:
    """`In S. Lindgren (Ed.), Soils at the margin (pp. 7–9). Greyfriars.`: the names, and what follows them."""
    hosted = _HOSTED.fullmatch(rest)
    notes = read_notes(hosted["notes"]) if hosted and hosted["notes"] else {}
    editors = (read_turned(names) or read_asian(names) or _editing_body(names)) if names else []
    if hosted is None or notes is None or editors is None or not is_publisher(hosted["publisher"]):
        return None
    named: Fields = {"editor": editors} if editors else {}
    host = {"container-title": hosted["container"].strip(), **notes, **placed(hosted["publisher"])}
    return {"type": "chapter", "title": title, **named, **host}


def _editing_body(names: str) -> list[Name] | None:
    alone = not re.search(r"[,&.]", names) and is_publisher(names)
    return [{"literal": names}] if alone or is_body(names) else None


def is_publisher(text: str) -> bool:
    """Whether a text is written as the name of a publisher or a site."""
    if re.search(r"^第|\d{2}|[?!;]|, [a-z\d]| \(| in | on ", text) or len(text) > 80:
        return False
    words = re.findall(r"[^\W\d_][\w'’.\-]*", text)
    small = sum(word[0].islower() and word not in _SMALL for word in words)
    return bool(words) and (has_cjk(text) or is_body(text) or small == 0 or len(words) == 1)


def placed(publisher: str) -> Fields:
    """A publisher, and its place where Chinese entries have it: `北京: 人民出版社`."""
    found = re.fullmatch(r"([\u3400-\u9fff]{2,8})[:：] ?(\S.+)", publisher)
    if found:
        return {"publisher-place": found[1], "publisher": found[2]}
    return {"publisher": publisher} if publisher else {}


def groups(found: re.Match[str]) -> Fields:
    names = {"container": "container-title"}
    return {names.get(name, name): value.strip() for name, value in found.groupdict().items() if value}


def bare(title: str) -> str:
    title = title.strip()
    return title[:-1] if title.endswith((".", "。", ",")) else title
