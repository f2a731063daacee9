"""Do links lie over their text and lead where they should? And is there nothing else laid over the pages?

In: `Evidence`. Out: findings. Follows ISO 32000-1, 12.5 (annotations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefing_tex.proof.characters import is_shown, needs_base
from briefing_tex.proof.destinations import Place, leads_to, name_of
from briefing_tex.proof.evidence import Evidence, elements
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.painting import Box
from briefing_tex.readers.pdf.file.objects import (
    as_list,
    as_name,
    as_number,
    as_numbers,
    as_text,
    entries,
    entry,
    key_of,
    link_address,
)
from briefing_tex.readers.pdf.pages.document import placement
from briefing_tex.readers.pdf.pages.glyphs import Glyph, box_of
from briefing_tex.readers.pdf.pages.tree import Annotation, Content, Element

_KEYS = frozenset("Type Subtype Rect Border A F Contents StructParent".split())
_ACTIONS = {"URI": frozenset({"Type", "S", "URI"}), "GoTo": frozenset({"Type", "S", "D"})}
"""What links of ours say, and their actions."""
_PRINTED = 4
"""The flags of an annotation that is shown and printed, and nothing else (12.5.3)."""
_CITED = re.compile(r"\[\d+\]")
_BEYOND = 2.0
"""Of the size: so far may a link reach beyond its text, over the space at a line's end for one."""


def wrong_links(evidence: Evidence) -> Iterator[Finding]:
    """Links that lie or lead elsewhere, and annotations that are none of ours."""
    laid = _Laid(evidence)
    yield from laid.strays()
    for element in evidence.elements:
        if element.type == "Link":
            yield from laid.misplaced(element)
    yield from _misled(evidence)
    yield from _untrue(evidence)


def _acts(action: Mapping[str, Any]) -> bool:
    """Whether an action is something else than leading somewhere."""
    return bool(action.keys() - _ACTIONS.get(as_name(action.get("S")), frozenset()))


class _Laid:
    """The annotations of all pages, with the rectangles they take."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.boxes: dict[Any, tuple[int, Box]] = {}
        self.annotations: list[tuple[int, Any, Any, Mapping[str, Any]]] = []
        """Of each its page, its key, itself, and what it says."""
        self.titles = {as_text(item.get("Title")) for _, item in evidence.outline}
        for number, page in enumerate(evidence.document.pages, 1):
            matrix = placement(page)[0]
            for annotation in as_list(entry(page, "Annots")):
                key, values = key_of(annotation), entries(annotation)
                corners = as_numbers(values.get("Rect"))
                box = box_of(matrix, *corners) if len(corners) == 4 else (0.0, 0.0, 0.0, 0.0)
                self.boxes[key] = number, box
                self.annotations.append((number, key, annotation, values))

    def strays(self) -> Iterator[Finding]:
        """Annotations that belong to no element, or are no plain links."""
        walk = self.evidence.tree.root.walk()
        known = {key_of(item.object) for item in walk if isinstance(item, Annotation)}
        for number, key, annotation, values in self.annotations:
            kind, message = as_name(values.get("Subtype")), ""
            if kind != "Link":
                message = f"an annotation of type {kind or 'unknown'} lies on the page"
            elif key not in known:
                message = "a link belongs to no text, or lies on two pages"
            elif values.keys() - _KEYS:
                message = f"a link has what ours never have: {', '.join(sorted(values.keys() - _KEYS))}"
            elif as_numbers(values.get("Border"))[2:] != [0]:
                message = "a link is painted over its text"
            elif as_number(values.get("F")) != _PRINTED:
                message = "a link is hidden, or not printed"
            elif _acts(entries(values.get("A"))):
                message = "a link does something else than leading somewhere"
            elif not self.describes(annotation, as_text(values.get("Contents"))):
                message = "a link is said to lead to another place"
            known.discard(key)
            if message:
                yield self.evidence.finding("link", message, number, self.boxes[key][1])

    def describes(self, annotation: Any, said: str) -> bool:
        """Whether the description of a link is its address, a heading, or the number of a reference."""
        address = link_address(annotation)
        return said == address if address else said in self.titles or _CITED.fullmatch(said) is not None

    def misplaced(self, element: Element) -> Iterator[Finding]:
        """Text of a link that no rectangle of its annotations holds; annotations that disagree."""
        inline = list(_in_line(element))
        own = [item for item in inline if isinstance(item, Annotation)]
        contents = [item for item in inline if isinstance(item, Content)]
        boxes = [place for item in own if (place := self.boxes.get(key_of(item.object)))]
        for content in contents:
            for glyph in content.glyphs:
                if _stands_for_itself(glyph) and not any(
                    page == content.page and _holds(box, glyph) for page, box in boxes
                ):
                    text = "".join(content.text for content in contents)
                    yield self.evidence.finding(
                        "link", "is a link that lies elsewhere", content.page, glyph, text
                    )
                    return
        inside = [item for item in _in_line(element, formulas=True) if isinstance(item, Content)]
        for page, box in boxes:
            glyphs = [glyph for content in inside if content.page == page for glyph in content.glyphs]
            if _reaches_beyond(box, glyphs):
                yield self.evidence.finding("link", "a link lies over more than its text", page, box)
                return
        if len({item.url for item in own}) > 1:
            page, box = boxes[0] if boxes else (1, (0.0, 0.0, 0.0, 0.0))
            yield self.evidence.finding("link", "a link leads to several addresses", page, box)


def _stands_for_itself(glyph: Glyph) -> bool:
    """Whether a glyph is seen, and no mark: many of them pile up far above and below their letter."""
    return is_shown(glyph.text) and not needs_base(glyph.text[0])


def _in_line(element: Element, *, formulas: bool = False) -> Iterator[Content | Annotation]:
    """What an element holds in its line: of a note the number, for its blocks stand in the foot."""
    for child in element.children:
        if not isinstance(child, Element):
            yield child
        elif child.type == "Note":
            yield from (item for label in child.elements() if label.type == "Lbl" for item in _in_line(label))
        elif formulas or child.type != "Formula":
            yield from _in_line(child, formulas=formulas)


def _holds(box: Box, glyph: Glyph) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + glyph.size / 4
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _reaches_beyond(box: Box, glyphs: list[Glyph]) -> bool:
    """Whether a link takes in what is beside or above its text.

    What is below does not count: xdvipdfmx lets a link that goes on over a page hold the notes between.
    """
    if not glyphs:
        return False
    most = _BEYOND * max([glyph.size for glyph in glyphs])
    return (
        box[0] < min([glyph.x0 for glyph in glyphs]) - most
        or box[2] > max([glyph.x1 for glyph in glyphs]) + most
        or box[3] > max([glyph.y for glyph in glyphs]) + most
    )


def _misled(evidence: Evidence) -> Iterator[Finding]:
    """Citations that do not lead to their reference, lines of the contents not to their heading."""
    targets = evidence.destinations
    entries = [item for item in evidence.elements if item.type == "BibEntry"]
    for element in evidence.elements:
        number = _number_cited(element) if element.type == "Link" else ""
        if number.isdigit() and 0 < int(number) <= len(entries):
            yield from _astray(evidence, element, entries[int(number) - 1], targets)
    for line, heading in zip(evidence.contents_lines, evidence.headings, strict=False):
        for element in elements(line):
            if element.type == "Link":
                yield from _astray(evidence, element, heading, targets)


def _untrue(evidence: Evidence) -> Iterator[Finding]:
    """Addresses of the bibliography and of the website that lead to another address than they show."""
    report = evidence.report
    entries = [item for item in evidence.elements if item.type == "BibEntry"]
    shown = list(zip(entries, (item.URL for item in report.references), strict=False))
    website = report.contact.website if report.contact else ""
    shown += [(item, website) for item in evidence.elements if item.type == "Website"]
    for element, address in shown:
        for link in elements(element):
            if any(isinstance(item, Annotation) and item.url != address for item in link.children):
                yield _leading(evidence, link)


def _number_cited(link: Element) -> str:
    """The number of the first reference that a link cites; notes within it have links of their own."""
    waiting = [link]
    while waiting:
        element = waiting.pop()
        if element.type == "CitationKey":
            return "".join(content.text for content in element.contents())
        waiting += [child for child in reversed(list(element.elements())) if child.type != "Note"]
    return ""


def _astray(
    evidence: Evidence, link: Element, target: Element, places: dict[bytes, Place]
) -> Iterator[Finding]:
    inside = [item for item in _in_line(link) if isinstance(item, Annotation) and not item.url]
    names = [name_of(entry(entry(item.object, "A"), "D")) for item in inside]
    if not all(leads_to(places.get(name), target) for name in names):
        yield _leading(evidence, link)


def _leading(evidence: Evidence, link: Element) -> Finding:
    first = next(link.contents(), None)
    glyph = first.glyphs[0] if first and first.glyphs else None
    text = "".join(content.text for content in link.contents())
    return evidence.finding("link", "leads to another place", first.page if first else 1, glyph, text)
