"""Are items, inner lists, quotations and lines of code set in as they are to be?

In: `Evidence`. Out: findings. How far is a matter of design; here all items of a list begin at one place, those
of an inner list, and quotations, farther in than what holds them, unless lines would become too short, and all
lines of a code block begin at one place.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.pdf.pages.tree import Content, Element

_ONE = 1.0
"""pt by which the places of what begins at one may differ."""
_IN = 0.8
"""Of the size: inner lists and quotations are set in farther."""
_ROOM = 36.0
"""Of the size: lines to the edge of the page that are shorter may have been too short to be set in."""
_PLAIN = frozenset({"Em", "Strong", "Code", "Link"})
"""What a paragraph may begin with and be known by its first letter."""


def wrong_indents(evidence: Evidence) -> Iterator[Finding]:
    """Items, quotations and lines of code that begin at a place that is not theirs."""
    title = next((item for item in evidence.elements if item.type == "Title"), None)
    edge = _first(title) if title else None
    yield from _within(evidence, evidence.tree.root, edge[1].x0 if edge else None)


def _within(evidence: Evidence, element: Element, outer: float | None) -> Iterator[Finding]:
    """What is set in wrongly below an element whose text begins at `outer`, where that is known."""
    for child in element.elements():
        if child.type in ("Note", "Table"):
            yield from _within(evidence, child, None)
        elif child.type == "L":
            bodies = [body for item in child.elements() for body in item.elements() if body.type == "LBody"]
            yield from _together(evidence, [start for body in bodies if (start := _start(body))], outer)
            for body in bodies:
                start = _start(body)
                yield from _within(evidence, body, start[1].x0 if start else None)
        elif child.type == "BlockQuote":
            lefts = [start for block in child.elements() if (start := _start(block, child))]
            if lefts and outer is not None:
                yield from _farther(evidence, min(lefts, key=lambda one: one[1].x0), outer)
            yield from _within(evidence, child, None)
        elif child.type == "CodeBlock":
            lines = [line for line in child.elements() if line.type == "CodeLine"]
            yield from _together(evidence, [start for line in lines if (start := _first(line))], None)
        else:
            yield from _within(evidence, child, outer)


def _together(
    evidence: Evidence, starts: list[tuple[Content, Glyph]], outer: float | None
) -> Iterator[Finding]:
    """Starts that are not all at one place, or no farther in than what holds them."""
    if not starts:
        return
    places = sorted(glyph.x0 for _, glyph in starts)
    usual = places[len(places) // 2]
    for content, glyph in starts:
        if abs(glyph.x0 - usual) > _ONE:
            yield evidence.finding("order", "begins at another place than its like", content.page, glyph)
            return
    if outer is not None:
        yield from _farther(evidence, starts[0], outer)


def _farther(evidence: Evidence, start: tuple[Content, Glyph], outer: float) -> Iterator[Finding]:
    content, glyph = start
    is_short = evidence.pages[content.page - 1].width - outer < _ROOM * glyph.size
    if glyph.x0 < outer - _ONE or (not is_short and glyph.x0 < outer + _IN * glyph.size):
        yield evidence.finding("order", "is not set in farther than what holds it", content.page, glyph)


def _start(element: Element, above: Element | None = None) -> tuple[Content, Glyph] | None:
    """Where the first paragraph of an item begins; of a quotation, where a block that is a paragraph does."""
    block = element if above else next(iter(element.elements()), None)
    return _first(block) if block and block.type == "P" else None


def _first(element: Element) -> tuple[Content, Glyph] | None:
    """The first glyph of an element, if it is a letter that begins where its line does."""
    child: object = element
    while isinstance(child, Element) and (child is element or child.type in _PLAIN):
        child = next(iter(child.children), None)
    glyph = child.glyphs[0] if isinstance(child, Content) and child.glyphs else None
    if not isinstance(child, Content) or glyph is None or not glyph.upright:
        return None
    return (child, glyph) if _stands_at_its_place(glyph.text[:1]) else None


def _stands_at_its_place(sign: str) -> bool:
    """Whether a sign begins at its place: no mark, no half blank bracket, none that marks stand before."""
    return sign < "\u0300" or (
        sign.isalnum() and not ("\u0590" <= sign < "\u2000" or "\ufb1d" <= sign < "\uff00")
    )
