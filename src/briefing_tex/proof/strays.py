"""Is there anything that is not the report's? Text outside of the structure, replaced text, hidden parts.

In: `Evidence`. Out: findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter

from briefing_tex.labels import is_translated, label_language
from briefing_tex.proof.evidence import Evidence, text_of
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.painting import key_of
from briefing_tex.readers.pdf.pages.glyphs import Glyph, Picture
from briefing_tex.readers.pdf.pages.tree import Content, Element

_DESCRIBED = frozenset({"Figure", "QRCode", "Formula"})
"""Elements that have an alternative text."""


def strays(evidence: Evidence) -> Iterator[Finding]:
    """What stands on the pages and in no element, and what an element says instead of what it shows."""
    contents = [item for item in evidence.tree.root.walk() if isinstance(item, Content)]
    claimed = {
        key_of(item.mark)
        for content in contents
        for item in chain[Glyph | Picture](content.glyphs[:1], content.pictures[:1], content.forms[:1])
    }
    for page in evidence.pages:
        loose = [
            glyph
            for mark, glyphs in groupby(page.glyphs, attrgetter("mark"))
            if not (mark and mark.artifact) and key_of(mark) not in claimed
            for glyph in glyphs
            if glyph.text.strip()
        ]
        if loose:
            yield evidence.finding("stray", "belongs to no element", page.number, loose[0], text_of(loose))
        for picture in (*page.pictures, *page.forms):
            if not (picture.mark and picture.mark.artifact) and key_of(picture.mark) not in claimed:
                box = picture.x0, picture.y0, picture.x1, picture.y1
                yield evidence.finding("stray", "a picture belongs to no element", page.number, box)
        for reason in page.hidden[:1]:
            yield Finding("unseen", f"the page may be shown otherwise ({reason})", page=page.number)
    for element in evidence.elements:
        if element.replaced:
            text = _text(element)
            yield Finding("stray", f"stands instead of what an element of type {element.type} shows", text)
        if element.alt and element.type not in _DESCRIBED:
            yield Finding(
                "stray", f"is said instead of what an element of type {element.type} shows", element.alt
            )
        if element.language and element.language not in _languages(evidence, element):
            yield Finding("stray", f"is the language of an element of type {element.type}", element.language)


def _languages(evidence: Evidence, element: Element) -> Sequence[str]:
    """The languages that an element may be in, if not in that of the report."""
    if element.type == "BibEntry":
        return (element.language,)  # compared as a field of the reference
    language = evidence.report.language
    is_label = element.type.endswith("Label") and not is_translated(language)
    return (label_language(language),) if is_label else ()


def _text(element: Element) -> str:
    return "".join(content.text for content in element.contents())
