"""Are brackets turned only where the text runs from right to left?

In: `Evidence`. Out: findings. A bracket of right-to-left text is drawn as its counterpart (Unicode, 4.7);
elsewhere its counterpart would open what the text closes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from briefing_tex.proof.belonging import MIRRORED
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.originals import named
from briefing_tex.proof.painting import Shown, WitnessedPage
from briefing_tex.readers.pdf.fonts.font import Font

_NEAR = 40.0
"""pt above and below a line: right-to-left text so near may have a part in it."""
_TURNED = frozenset(MIRRORED)
_BACKWARDS = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
"""Bidirectional classes of what runs from right to left, or makes text do so."""


def turned_brackets(evidence: Evidence) -> Iterator[Finding]:
    """Brackets that are drawn as their counterparts, far from all right-to-left text."""
    known: dict[tuple[Font, int, str], bool] = {}
    for page in evidence.pages:
        for shown in page.shown:
            texts = _texts(shown, page)
            if _TURNED.isdisjoint(texts):
                continue
            for code, text, glyph in zip(shown.codes, texts, shown.glyphs, strict=True):
                if text not in MIRRORED or not evidence.is_read(shown):
                    continue
                key = shown.font, code, text
                if key not in known:
                    known[key] = _is_turned(evidence, *key)
                if known[key] and not _runs_backwards(page, glyph.y):
                    yield evidence.finding("glyph", "is drawn the other way round", page.number, glyph, text)


def _texts(shown: Shown, page: WitnessedPage) -> Sequence[str]:
    """The text of each glyph: of the text that replaces them, if they are as many."""
    replaced = page.spans[shown.span] if shown.span >= 0 else ""
    return replaced if len(replaced) == len(shown.codes) else [glyph[0] for glyph in shown.glyphs]


def _is_turned(evidence: Evidence, font: Font, code: int, text: str) -> bool:
    embedded = evidence.fonts[font]
    drawn = embedded.outline(code)
    for face in named(embedded.name, evidence.faces) if drawn else ():
        own, other = (face.outline(face.glyph(one)) for one in (text, MIRRORED[text]))
        if drawn and other.same(drawn) and not own.same(drawn):
            return True
    return False


def _runs_backwards(page: WitnessedPage, y: float) -> bool:
    return any(
        abs(glyph.y - y) < _NEAR and any(unicodedata.bidirectional(one) in _BACKWARDS for one in glyph.text)
        for glyph in page.glyphs
    )
