"""Is whatever is painted a rule of ours, that goes through no text?

In: `Evidence`. Out: findings. Our pages have thin lines above, between and below text. Whatever else is
painted, be it below the text or above, could be a letter, hide one, or strike it out; only formulas hold other
lines and areas.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.painting import Box, Shown, WitnessedPage
from briefing_tex.readers.pdf.pages.glyphs import Glyph

_THIN = 1.01
"""pt: no rule of ours is thicker."""
_AROUND = 12.0
"""pt by which lines and areas of a formula may reach beyond its signs."""
_BELOW, _ABOVE = 0.22, 0.8
"""Of the size: a rule that passes a text between these heights, from its baseline, strikes it out or underlines
it.
"""


def wrong_rules(evidence: Evidence) -> Iterator[Finding]:
    """What is painted, and is no rule; rules that go through text."""
    for page in evidence.pages:
        areas = [area.box for area in page.painted if not area.is_picture]
        formulas = _formulas(evidence, page) if areas and evidence.unread else []
        for box in areas:
            if any(_is_within(box, formula) for formula in formulas):
                continue
            if box[3] - box[1] > _THIN:
                yield evidence.finding("stray", "something is drawn that is no rule", page.number, box)
            elif struck := _struck(evidence, page.shown, box):
                yield evidence.finding("covered", "is struck out or underlined", page.number, struck)


def _formulas(evidence: Evidence, page: WitnessedPage) -> list[Box]:
    """The boxes around the formulas of a page."""
    boxes: dict[object, Box] = {}
    for glyph in page.glyphs:
        if glyph.mark is not None and not evidence.is_text(glyph.mark):
            x0, y0, x1, y1 = (
                glyph.x0 - _AROUND,
                glyph.y - _AROUND,
                glyph.x1 + _AROUND,
                glyph.y + glyph.size + _AROUND,
            )
            key = glyph.mark.owner, glyph.mark.mcid
            one = boxes.get(key, (x0, y0, x1, y1))
            boxes[key] = min(one[0], x0), min(one[1], y0), max(one[2], x1), max(one[3], y1)
    return list(boxes.values())


def _struck(evidence: Evidence, strings: Sequence[Shown], rule: Box) -> Glyph | None:
    """The first glyph that a rule goes through."""
    x0, y0, x1, y1 = rule
    for shown in strings:
        first, last = shown.glyphs[0], shown.glyphs[-1]
        if (
            y1 > first.y - _BELOW * first.size
            and y0 < first.y + _ABOVE * first.size
            and first.x0 < x1
            and x0 < last.x1
            and not (first.mark and first.mark.artifact)
            and evidence.is_text(first.mark)
        ):
            return next((one for one in shown.glyphs if one.x0 < x1 and x0 < one.x1 and one.text.strip()), None)
    return None


def _is_within(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]
