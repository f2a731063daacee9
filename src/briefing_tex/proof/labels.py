"""Are the words that typesetting adds what they should be? Numbers of items, tables, figures, notes and
references; the lines of the contents.

In: `Evidence`. Out: findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.proof.evidence import Evidence, elements, squeezed
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.file.objects import as_name
from briefing_tex.readers.pdf.pages.tree import Content, Element

_BULLET = "•"
_NUMBERED = ("H1", "H2", "H3")
_FORMULA = "\0"
"""What stands for a formula in the expected text: no text of a report holds it."""


def wrong_labels(evidence: Evidence) -> Iterator[Finding]:
    """Labels that say something else than their element."""
    counts = dict.fromkeys(("Table", "Figure", "Note", "BibEntry"), 0)
    for element in evidence.elements:
        if element.type == "L":
            yield from _items(evidence, element)
        elif element.type in counts and not _is_channel_image(element):
            counts[element.type] += 1
            number = str(counts[element.type])
            yield from _label(evidence, element, f"[{number}]" if element.type == "BibEntry" else number)
    yield from _contents(evidence)


def _is_channel_image(element: Element) -> bool:
    """Whether a figure is the image of a channel: it has no caption, and so no number."""
    return element.type == "Figure" and all(child.type != "Caption" for child in element.elements())


def _items(evidence: Evidence, element: Element) -> Iterator[Finding]:
    ordered = as_name(element.attributes.get("ListNumbering")) == "Decimal"
    for number, item in enumerate((item for item in element.elements() if item.type == "LI"), 1):
        yield from _label(evidence, item, f"{number}." if ordered else _BULLET)


def _label(evidence: Evidence, element: Element, expected: str) -> Iterator[Finding]:
    """The label directly in an element, or in its caption."""
    places = [element, *(child for child in element.elements() if child.type == "Caption")]
    labels = [child for place in places for child in place.elements() if child.type == "Lbl"]
    said = "".join(_text(label) for label in labels[:1]).strip()
    if said != expected:
        yield _finding(evidence, f"is labelled '{said}' instead of '{expected}'", element)


def _contents(evidence: Evidence) -> Iterator[Finding]:
    """Each line of the contents names its heading and the page on which that stands."""
    lines, headings = evidence.contents_lines, evidence.headings
    if lines and len(lines) != len(headings):
        yield _finding(evidence, f"the contents have {len(lines)} lines for {len(headings)} headings", lines[0])
        return
    counters = [0, 0, 0]
    for line, heading in zip(lines, headings, strict=True) if lines else ():
        page = str(_page(heading) or "")
        expected, said = squeezed(f"{_number(counters, heading)}{_own_text(heading)}"), squeezed(_text(line))
        is_right = _says(said, expected + page) if page else _says(said[: len(expected)], expected)
        if not is_right:
            shown = expected.replace(_FORMULA, "…")
            yield _finding(evidence, f"is a line of the contents that should be '{shown}{page}'", line)


def _says(said: str, expected: str) -> bool:
    """Whether a line says what it should; signs of a formula differ with its size, and are not compared."""
    first, *others = expected.split(_FORMULA)
    if not others:
        return said == expected
    place = len(first)
    for part in others[:-1]:
        found = said.find(part, place)
        place = max(place, found + len(part))
        if found < 0:
            return False
    return said.startswith(first) and said.endswith(others[-1]) and len(said) - len(others[-1]) >= place


def _number(counters: list[int], heading: Element) -> str:
    """The number of a heading; counts on."""
    if heading.type not in _NUMBERED:
        return ""
    level = int(heading.type[1])
    counters[level - 1] += 1
    counters[level:] = [0] * (3 - level)
    return ".".join(map(str, counters[:level]))


def _own_text(element: Element) -> str:
    """The text of a heading as the contents give it: without notes, citations in their brackets, a sign for
    each formula.
    """
    parts = []
    for child in element.children:
        if isinstance(child, Content):
            parts.append(child.text)
        elif isinstance(child, Element) and child.type == "Citation":
            keys = (_text(key) for key in elements(child) if key.type == "CitationKey")
            parts.append(f"[{','.join(keys)}]")
        elif isinstance(child, Element) and child.type == "Formula":
            parts.append(_FORMULA)
        elif isinstance(child, Element) and child.type not in ("Note", "LineBreak"):
            parts.append(_own_text(child))
    return "".join(parts)


def _page(element: Element) -> int:
    """The page on which an element begins; 0 for one that shows nothing."""
    return next((content.page for content in element.contents()), 0)


def _text(element: Element) -> str:
    return "".join(content.text for content in element.contents())


def _finding(evidence: Evidence, message: str, element: Element) -> Finding:
    content = next((content for content in element.contents() if content.glyphs), None)
    glyph = content.glyphs[0] if content else None
    return evidence.finding("label", message, content.page if content else 1, glyph, _text(element))
