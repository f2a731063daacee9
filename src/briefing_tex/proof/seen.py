"""Can it be seen? Text inside the page and its clip, large enough, in a colour that stands out from its ground.

In: `Evidence`. Out: findings. What is painted over text afterwards is the matter of `covering`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing_tex.proof.characters import is_shown
from briefing_tex.proof.evidence import Evidence, text_of
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.painting import WHITE, Box, Colour, Painted, Shown, Style, WitnessedPage, overlap

LEAST_SIZE = 3.0
"""Points: text set smaller is taken for not meant to be read."""
_LEAST_CONTRAST = 1.25
"""Of the luminances of text and ground (WCAG 2, contrast ratio): less is not seen."""
_THICK = 0.15
"""Of the size: thicker lines around letters fill them."""
_SLACK = 0.5
"""Points by which ink may stick out of the page or its clip."""
_DESCENT, _ASCENT = 0.25, 1.0
_FILL, _STROKE, _BOTH = 0, 1, 2


def unseen(evidence: Evidence) -> Iterator[Finding]:
    """Text that nobody sees, and pictures that lie off the page."""
    for page in evidence.pages:
        grounds = [area for area in page.painted if min(_sides(area.box)) > LEAST_SIZE]
        for shown in page.shown:
            reason = _small(shown) or _faint(shown.style, _ground(shown, grounds))
            if reason and is_shown(text_of(shown.glyphs)):
                yield evidence.finding("unseen", reason, page.number, shown.glyphs[0], text_of(shown.glyphs))
            elif not reason:
                yield from _outside(evidence, page, shown)


def _small(shown: Shown) -> str:
    a, b, c, d, _, _ = shown.matrix
    area = a * d - b * c
    if area < 0:
        return "is mirrored"
    if min(a * a + b * b, c * c + d * d) < LEAST_SIZE**2 or area < LEAST_SIZE**2 / 2:
        return "is too small to be read"
    if shown.style.mode != _FILL and shown.style.width > _THICK * shown.glyphs[0].size:
        return "is drawn with lines too thick to be read"
    return ""


def _ground(shown: Shown, grounds: list[Painted]) -> Painted | None:
    """What was last painted below a string."""
    first = shown.glyphs[0]
    x, y = first.x0 + 0.1, first.y + first.size / 4
    below = None
    for area in grounds:
        x0, y0, x1, y1 = area.box
        if area.order < shown.order and area.opaque and x0 <= x <= x1 and y0 <= y <= y1:
            below = area
    return below


@lru_cache(maxsize=512)
def _faint(style: Style, ground: Painted | None) -> str:
    if style.doubt:
        return f"is {style.doubt}"
    if style.masked or style.blended:
        return f"is {'under a soft mask' if style.masked else 'blended with what is below it'}"
    if style.mode not in (_FILL, _STROKE, _BOTH):
        return "is not painted (its text render mode)"
    if ground and ground.colour is None:
        return "stands on a picture or pattern"
    paper = ground.colour if ground and ground.colour else WHITE
    made = [(style.fill, style.fill_alpha)] if style.mode != _STROKE else []
    made += [(style.stroke, style.stroke_alpha)] if style.mode != _FILL else []
    if any(colour is None for colour, _ in made):
        return "is painted with a pattern"
    if max(_contrast(colour, alpha, paper) for colour, alpha in made) < _LEAST_CONTRAST:
        return "does not stand out from its ground by its colour"
    return ""


def _contrast(colour: Colour, alpha: float, paper: tuple[float, float, float]) -> float:
    mixed = tuple(own * alpha + below * (1 - alpha) for own, below in zip(colour or paper, paper, strict=True))
    light, dark = sorted((_luminance(mixed), _luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    parts = [min(max(part, 0.0), 1.0) for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _outside(evidence: Evidence, page: WitnessedPage, shown: Shown) -> Iterator[Finding]:
    """Glyphs whose ink is cut off by the edge of the page or by a clip; asked where a string comes near."""
    frame = overlap((0.0, 0.0, page.width, page.height), shown.style.clip) or (0.0, 0.0, 0.0, 0.0)
    if _is_within(_around(shown), frame):
        return
    edge = "the page" if _is_within(frame, (0.0, 0.0, page.width, page.height)) else "its clip"
    for index, glyph in enumerate(shown.glyphs):
        ink = evidence.ink(shown, index)
        if ink and not _is_within(ink, frame, _SLACK):
            message = f"lies outside of {'the page' if frame[2] >= page.width else edge}"
            yield evidence.finding("unseen", message, page.number, glyph, text_of(shown.glyphs[index:]))
            return


def _around(shown: Shown) -> Box:
    """A box that surely holds a string, from sizes alone."""
    glyphs, size = shown.glyphs, shown.glyphs[0].size
    x0, x1 = min([glyph.x0 for glyph in glyphs]), max([glyph.x1 for glyph in glyphs])
    return x0 - size / 2, glyphs[0].y - _DESCENT * size, x1 + size / 2, glyphs[0].y + _ASCENT * size


def _is_within(box: Box, frame: Box, slack: float = 0.0) -> bool:
    return (
        box[0] >= frame[0] - slack
        and box[1] >= frame[1] - slack
        and box[2] <= frame[2] + slack
        and box[3] <= frame[3] + slack
    )


def _sides(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]
