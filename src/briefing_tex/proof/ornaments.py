"""Is each ornament one of ours? What stands on the pages and is not read, but is seen all the same.

In: `Evidence`. Out: findings. Ornaments of ours are the numbers of headings and notes, the dots of the
contents, the brackets of citations, the signs between partners and behind a label, the head of a table where it
goes on, the head and the number of a page, and a logo. Each is known by what it says and by what stands on its
line.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from briefing_tex.model import plain_text
from briefing_tex.proof.characters import invisible
from briefing_tex.proof.evidence import Evidence, squeezed, text_of
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.painting import Shown, WitnessedPage, is_ornament
from briefing_tex.proof.repeats import MARGIN
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.pdf.pages.tree import Content, Element

_ON_A_LINE = 0.5
"""pt by which heights of one line may differ."""
_RAISED = 4.0
"""pt by which a number may be raised above its line."""
_MARK = 0.6
"""Of the size: how high above its line a mark begins at most."""
_OUT = 14.0
"""pt: tables within a note begin so far left of where its number ends, with a bracket at their edge."""
_BESIDE = {
    "TOCI": frozenset("."),
    "CitationKey": frozenset("[],"),
    "Partner": frozenset("&"),
    "WebsiteLabel": frozenset(":："),
}
"""The signs that stand on a line with an element of a type."""
_LOGO = 34.1
"""pt: the height of a logo."""

Lines = dict[tuple[int, str], list[float]]
"""By page and type of element, where its lines are."""


class _Ornament(Struct, eq=False):
    """A string that is not read, and what it says."""

    text: str
    page: int
    glyphs: list[Glyph]


class _Number(NamedTuple):
    """A number that is to be seen: left of what it numbers, and no lower; of what shows nothing, anywhere."""

    text: str
    page: int = 0
    glyphs: Sequence[Glyph] = ()
    out: float = 0.0

    def stands(self, one: _Ornament) -> bool:
        last = one.glyphs[-1]
        if one.page != self.page or min(map(_lowest, self.glyphs)) > last.y + _ON_A_LINE:
            return False
        beside = [glyph.x0 for glyph in self.glyphs if abs(glyph.y - last.y) <= _RAISED]
        left = min(beside) if beside else min(glyph.x0 for glyph in self.glyphs) + self.out
        return last.x1 <= left + _ON_A_LINE

    def may_stand(self, one: _Ornament) -> bool:
        """Whether it may be at the end of the page before, where empty lines follow."""
        return not self.page or one.page == self.page - 1


def _lowest(glyph: Glyph) -> float:
    """The height of a letter's line, at least: of a right-to-left word, that of a mark may be known instead."""
    return glyph.y - _MARK * glyph.size * any(map(_is_mark, glyph.text))


def wrong_ornaments(evidence: Evidence) -> Iterator[Finding]:
    """Text and pictures that are not read, and are no ornament of ours; numbers that are missing."""
    lines, heads, ornaments = _lines(evidence), [], []
    brackets = 0
    for page in evidence.pages:
        head: list[tuple[float, str]] = []
        foot: list[tuple[float, str]] = []
        last = -1
        for shown in page.shown:
            first = shown.glyphs[0]
            is_new = shown.span < 0 or shown.span != last  # what replaces several strings is said once
            is_known = id(shown) in evidence.repeats.strings
            text = _said(shown, page) if is_new and not is_known and is_ornament(first) else ""
            last = shown.span
            if text and not MARGIN < first.y < page.height - MARGIN:
                _put(foot if first.y < MARGIN else head, first.x0, text)
            elif text:
                brackets += text.count("[")
                if not _beside(lines, page.number, text, first.y):
                    ornaments.append(_Ornament(text, page.number, shown.glyphs))
        heads.append(_line(head))
        if (said := _line(foot)) != str(page.number):
            yield Finding("label", f"page {page.number} is numbered '{said}'", page=page.number)
        yield from _pictures(evidence, page)
    yield from _unknown(evidence, ornaments)
    if brackets < sum(item.type == "Citation" for item in evidence.elements):
        yield Finding("label", "a citation lacks its brackets")
    yield from _heads(evidence, heads)


def _unknown(evidence: Evidence, ornaments: list[_Ornament]) -> Iterator[Finding]:
    """Ornaments that are no number, and what lacks: numbers, heads of tables that go on."""
    missing = []
    for number in _numbers(evidence):
        own = [one for one in ornaments if one.text == number.text and number.stands(one)]
        if own:
            ornaments.remove(min(own, key=lambda one: one.glyphs[0].y))
        else:
            missing.append(number)
    for number in missing:
        above = [one for one in ornaments if one.text == number.text and number.may_stand(one)]
        if above:
            ornaments.remove(min(above, key=lambda one: one.glyphs[0].x0))
        else:
            message = "is to be the number of a heading or note, and is not there"
            yield Finding("label", message, number.text, number.page or None)
    for one in ornaments:
        message = "stands in the text as an ornament"
        yield evidence.finding("stray", message, one.page, one.glyphs[0], one.text)
    for head, page in evidence.repeats.missing:
        yield Finding("label", "is the head of a table, and lacks where it goes on", _text(head), page)


def _put(line: list[tuple[float, str]], x: float, text: str) -> None:
    """Add a string to a line: where marks are drawn says nothing, they stand with the letter before them."""
    if line and all(map(_is_mark, text)):
        line[-1] = line[-1][0], line[-1][1] + text
    else:
        line.append((x, text))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _line(parts: list[tuple[float, str]]) -> str:
    """The strings from left to right; what has no width stands before what it was drawn before."""
    return "".join(text for _, text in sorted(parts, key=lambda part: round(part[0], 1)))


def _said(shown: Shown, page: WitnessedPage) -> str:
    return squeezed(page.spans[shown.span] if shown.span >= 0 else text_of(shown.glyphs))


def _lines(evidence: Evidence) -> Lines:
    found: Lines = defaultdict(list)
    for element in evidence.elements:
        if element.type in _BESIDE:
            for content in element.contents():
                found[content.page, element.type] += {glyph.y for glyph in content.glyphs}
    return found


def _beside(lines: Lines, page: int, text: str, y: float) -> bool:
    return any(
        signs.issuperset(text) and any(abs(line - y) < _ON_A_LINE for line in lines.get((page, kind), ()))
        for kind, signs in _BESIDE.items()
    )


def _numbers(evidence: Evidence) -> Iterator[_Number]:
    """The numbers of headings and notes."""
    counters, notes = [0, 0, 0], 0
    for element in evidence.elements:
        if element.type in ("H1", "H2", "H3"):
            level = int(element.type[1])
            counters[level - 1] += 1
            counters[level:] = [0] * (3 - level)
            yield _number(".".join(map(str, counters[:level])), element, "Note")
        elif element.type == "Note":
            notes += 1
            yield _number(str(notes), element, "Lbl")


def _number(text: str, element: Element, beside: str) -> _Number:
    """The number of an element; what stands elsewhere is of a type `beside`."""
    contents = [content for content in _numbered(element, beside) if content.glyphs]
    glyphs = [glyph for content in contents if content.page == contents[0].page for glyph in content.glyphs]
    return _Number(text, contents[0].page, glyphs, _OUT * (beside == "Lbl")) if glyphs else _Number(text)


def _numbered(element: Element, beside: str) -> Iterator[Content]:
    """What a number is for, and not what stands elsewhere: a note within emphasis, but no label of a list."""
    for item in element.children:
        if isinstance(item, Content):
            yield item
        elif isinstance(item, Element) and item.type != beside:
            yield from _numbered(item, beside) if beside == "Note" else item.contents()


def _first(element: Element) -> tuple[int, float] | None:
    """Page and height of the first line of an element."""
    first = next((item for item in element.contents() if item.glyphs), None)
    return (first.page, first.glyphs[0].y) if first else None


def _pictures(evidence: Evidence, page: WitnessedPage) -> Iterator[Finding]:
    """A logo stands above the title; there is no other picture that is not read."""
    title = next((item for item in evidence.elements if item.type == "Title"), None)
    below = _first(title) if title else None
    for area in page.painted:
        if area.is_picture and (area.mark is None or area.mark.mcid is None):
            _, y0, _, y1 = area.box
            is_logo = page.number == 1 and below and y0 > below[1] and y1 - y0 < _LOGO
            if not is_logo:
                yield evidence.finding("stray", "a picture belongs to no element", page.number, area.box)


def _heads(evidence: Evidence, found: list[str]) -> Iterator[Finding]:
    """The first page has no head, all others the same: how the title begins, and what may stand beside it."""
    title = squeezed(plain_text(evidence.report.title))
    for number, text in enumerate(found, 1):
        is_own = (
            text == found[1] and _is_known(evidence, _behind_title(text, title)) if number > 1 else not text
        )
        if not is_own:
            yield Finding("stray", "is no head of this page", text, number)


def _behind_title(text: str, title: str) -> Iterator[str]:
    """What may stand in a head behind the title, or behind its beginning and an ellipsis."""
    if text.startswith(title):
        yield text[len(title) :]
    for place, sign in enumerate(text):
        if sign == "…" and title.startswith(text[:place]):
            yield text[place + 1 :]


def _is_known(evidence: Evidence, rests: Iterator[str]) -> bool:
    """Whether one of some texts is what the author chose for the head."""
    if evidence.beside is None:
        return next(rests, None) is not None
    known = [_seen(text) for text in evidence.beside.heads]
    return any(_seen(text) in known for text in rests)


def _seen(text: str) -> list[str]:
    """The signs of a text that are seen, in whatever order marks are drawn."""
    return sorted(sign for sign in text if not invisible(sign))


def _text(element: Element) -> str:
    return "".join(content.text for content in element.contents())
