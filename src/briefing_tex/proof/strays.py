"""Is there anything that is not the report's? Text outside of the structure, replaced text, hidden parts.

In: `Evidence`. Out: findings.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from briefing_tex.proof.evidence import Evidence, key_of, text_of
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.painting import WitnessedPage
from briefing_tex.readers.pdf.pages.glyphs import Glyph, Picture
from briefing_tex.readers.pdf.pages.tree import Content, Element

_DESCRIBED = frozenset({"Figure", "QRCode", "Formula"})
"""Elements that have an alternative text."""
_MARGIN = 58.0
"""pt: within so much of its upper and lower edge a page has its running head and its number."""
_IN_A_LANGUAGE = frozenset({"BibEntry", "Document"})
"""Elements, beside labels, that may be in another language than the report."""


def strays(evidence: Evidence) -> Iterator[Finding]:
    """What stands on the pages and in no element, and what an element says instead of what it shows."""
    contents = [item for item in evidence.tree.root.walk() if isinstance(item, Content)]
    claimed = {
        key_of(item)
        for content in contents
        for item in chain[Glyph | Picture](content.glyphs[:1], content.pictures[:1])
    }
    heads = [_letters(_text(element)) for element in evidence.elements if element.type == "TH"]
    for page in evidence.pages:
        yield from _added(evidence, page, heads)
        loose = [
            glyph
            for glyph in page.glyphs
            if not (glyph.mark and glyph.mark.artifact) and key_of(glyph) not in claimed and glyph.text.strip()
        ]
        if loose:
            yield evidence.finding("stray", "belongs to no element", page.number, loose[0], text_of(loose))
        for picture in page.pictures:
            if not (picture.mark and picture.mark.artifact) and key_of(picture) not in claimed:
                box = picture.x0, picture.y0, picture.x1, picture.y1
                yield evidence.finding("stray", "a picture belongs to no element", page.number, box)
        for reason in page.hidden[:1]:
            yield Finding("unseen", f"parts of the page may be hidden ({reason})", page=page.number)
    for element in evidence.elements:
        if element.replaced:
            text = _text(element)
            yield Finding("stray", f"stands instead of what an element of type {element.type} shows", text)
        if element.alt and element.type not in _DESCRIBED:
            yield Finding(
                "stray", f"is said instead of what an element of type {element.type} shows", element.alt
            )
        if element.language and element.type not in _IN_A_LANGUAGE and not element.type.endswith("Label"):
            yield Finding("stray", f"is the language of an element of type {element.type}", element.language)


def _added(evidence: Evidence, page: WitnessedPage, heads: Sequence[Counter[str]]) -> Iterator[Finding]:
    """Words among those of the report that count as ornament, and are of no head of a table, which may repeat.

    Ornaments of ours are figures and signs: numbers of headings, dots of the contents, brackets of citations.
    """
    for shown in page.shown:
        first = shown.glyphs[0]
        if first.mark and first.mark.artifact and _MARGIN < first.y < page.height - _MARGIN:
            text = page.spans[shown.span] if shown.span >= 0 else text_of(shown.glyphs)
            letters = _letters(text)
            if letters and not any(letters <= head for head in heads):
                yield evidence.finding("stray", "stands in the text as an ornament", page.number, first, text)


def _letters(text: str) -> Counter[str]:
    """The letters of a text, however they are drawn."""
    return Counter(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalpha())


def _text(element: Element) -> str:
    return "".join(content.text for content in element.contents())
