"""Can it be seen? Text inside the page, upright and large enough, in a colour that stands out from its ground.

In: `Evidence`. Out: findings. What is painted over text afterwards is the matter of `covering`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing_tex.proof.characters import is_shown
from briefing_tex.proof.evidence import Evidence, text_of
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.painting import WHITE, Box, Colour, Painted, Shown, Style, WitnessedPage

LEAST_SIZE = 3.0
"""Points: text set smaller is taken for not meant to be read; wide tables are set as small as that."""
_LEAST_CONTRAST = 1.25
"""Of the luminances of text and ground (WCAG 2, contrast ratio): less is not seen."""
_LEAST_OF_GREYS = 2.0
"""The same of a grey: it has no colour by which it could stand out, and what we set in grey is dark."""
_NEUTRAL = 0.05
"""The shares of red, green and blue in a grey differ by less."""
_THICK = 0.15
"""Of the size: thicker lines around letters fill them."""
_SLACK = 0.5
"""Points by which ink may stick out of the page."""
_EVEN = 0.01
"""Of the size: letters as wide as they are high, and upright, differ by less."""
_DESCENT, _ASCENT = 0.25, 1.0
_FILL, _BOTH = 0, 2


def unseen(evidence: Evidence) -> Iterator[Finding]:
    """Text that nobody sees, or not as it is."""
    for page in evidence.pages:
        grounds = [area for area in page.painted if area.box[3] - area.box[1] > LEAST_SIZE]
        for shown in page.shown:
            reason = _distorted(shown) or _faint(shown.style, _ground(shown, grounds) if grounds else None)
            if reason and is_shown(text_of(shown.glyphs)):
                yield evidence.finding("unseen", reason, page.number, shown.glyphs[0], text_of(shown.glyphs))
            elif not reason:
                yield from _outside(evidence, page, shown)


def _distorted(shown: Shown) -> str:
    a, b, c, d, _, _ = shown.matrix
    size = max(abs(a), abs(b), abs(c), abs(d))
    if size < LEAST_SIZE:
        return "is too small to be read"
    if min(a, d) < size * (1 - _EVEN) or max(abs(b), abs(c)) > size * _EVEN:
        return "is stretched, turned or mirrored"
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
        if area.order < shown.order and x0 <= x <= x1 and y0 <= y <= y1:
            below = area
    return below


@lru_cache(maxsize=512)
def _faint(style: Style, ground: Painted | None) -> str:
    if style.mode not in (_FILL, _BOTH):
        return "is not filled (its text render mode)"
    if ground and ground.is_picture:
        return "stands on a picture"
    if not stands_out(style.fill, ground.colour if ground and ground.colour else WHITE):
        return "does not stand out from its ground by its colour"
    return ""


def stands_out(colour: Colour, paper: Colour = WHITE) -> bool:
    """Whether text in a colour is seen on its ground.

    >>> stands_out((0.0, 1.0, 0.0)), stands_out((0.8, 0.8, 0.8))
    (True, False)
    """
    return _contrast(colour, paper) >= (_LEAST_OF_GREYS if _is_grey(colour) else _LEAST_CONTRAST)


def _is_grey(colour: Colour) -> bool:
    return colour is not None and max(colour) - min(colour) < _NEUTRAL


def _contrast(colour: Colour, paper: Colour) -> float:
    light, dark = sorted((_luminance(colour or WHITE), _luminance(paper or WHITE)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    parts = [min(max(part, 0.0), 1.0) for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _outside(evidence: Evidence, page: WitnessedPage, shown: Shown) -> Iterator[Finding]:
    """Glyphs whose ink is cut off by the edge of the page; asked where a string comes near."""
    frame = (0.0, 0.0, page.width, page.height)
    if _is_within(_around(shown), frame):
        return
    for index, glyph in enumerate(shown.glyphs):
        ink = evidence.ink(shown, index)
        if ink and not _is_within(ink, frame, _SLACK):
            message = "lies outside of the page"
            yield evidence.finding("unseen", message, page.number, glyph, text_of(shown.glyphs[index:]))
            return


def _around(shown: Shown) -> Box:
    """A box that surely holds a string, from sizes alone."""
    first = shown.glyphs[0]
    y, size = first.y, first.size
    return min(shown.starts) - size / 2, y - _DESCENT * size, max(shown.ends) + size / 2, y + _ASCENT * size


def _is_within(box: Box, frame: Box, slack: float = 0.0) -> bool:
    return (
        box[0] >= frame[0] - slack
        and box[1] >= frame[1] - slack
        and box[2] <= frame[2] + slack
        and box[3] <= frame[3] + slack
    )
