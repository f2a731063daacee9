"""Does each glyph stand for the text it is said to stand for? Asked once for each pair of them in a document.

In: `Evidence`. Out: findings. A text may come from /ToUnicode or /ActualText, both made by the program that
drew the glyph; here the font file is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefing_tex.proof.belonging import belong, is_glyph_of
from briefing_tex.proof.characters import is_shown, stands_apart
from briefing_tex.proof.embedded import Embedded
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding, Kind
from briefing_tex.proof.fractions import SLASH, Use, in_fractions
from briefing_tex.proof.originals import Original, named
from briefing_tex.proof.painting import Shown, WitnessedPage
from briefing_tex.readers.pdf.fonts.font import Font


def wrong_glyphs(evidence: Evidence) -> Iterator[Finding]:
    """The glyphs that are not those of their text."""
    shown = _uses(evidence)
    slashed = any(SLASH in text for uses in shown.values() for _, text in uses)
    small = in_fractions(evidence.pages) if slashed else {}
    for font, uses in shown.items():
        found = _judged(evidence.fonts[font], uses, evidence, small.get(font, set()))
        yield from (_found(evidence, font, use, message) for use, message in found)


def _uses(evidence: Evidence) -> Mapping[Font, set[Use]]:
    """What each font is used for, in the text of the report."""
    single: dict[Font, set[tuple[int, str]]] = defaultdict(set)
    uses: dict[Font, set[Use]] = defaultdict(set)
    for page in evidence.pages:
        for shown in page.shown:
            if _speaks(shown, page) and evidence.is_read(shown):
                single[shown.font].update(zip(shown.codes, [glyph[0] for glyph in shown.glyphs], strict=True))
        for font, use in _spans(page, evidence):
            uses[font].add(use)
    for font, pairs in single.items():
        uses[font].update(((code,), text) for code, text in pairs)
    return uses


def _speaks(shown: Shown, page: WitnessedPage) -> bool:
    """Whether each glyph of a string has a text of its own: where a replacement text stands, if they agree."""
    if shown.span < 0:
        return True
    return len(page.spans[shown.span]) == len(shown.codes) and stands_apart(page.spans[shown.span])


def _spans(page: WitnessedPage, evidence: Evidence) -> Iterator[tuple[Font, Use]]:
    """Glyphs that stand together for a text: those of one font, with the text of the span."""
    groups: dict[int, dict[Font, list[int]]] = defaultdict(dict)
    for shown in page.shown:
        if shown.span >= 0 and evidence.is_read(shown):
            groups[shown.span].setdefault(shown.font, []).extend(shown.codes)
    for number, fonts in groups.items():
        yield from ((font, (tuple(codes), page.spans[number])) for font, codes in fonts.items())


def _judged(
    embedded: Embedded, uses: Iterable[Use], evidence: Evidence, small: set[Use]
) -> list[tuple[Use, str]]:
    """What is wrong with the uses of a font, by the face of which least is wrong; `small` are in fractions."""
    shown = list(uses)
    if not embedded.is_composite:
        return [(use, "is set in a font that is not known to hold its character") for use in shown]
    broken = [
        (use, "is drawn as the box of a missing character") for use in shown if _is_missing(embedded, use)
    ]
    faces = named(embedded.name, evidence.faces)
    if broken or not faces:
        return broken or [
            (use, f"is set in {embedded.name}, a font that is not here to compare") for use in shown[:1]
        ]
    best: list[tuple[Use, str]] | None = None
    for face in faces:
        same = embedded.instructions in (b"", face.program.instructions)
        wrong = [
            (use, "is drawn as another glyph")
            for use in shown
            if not same or not _right(embedded, face, use, small)
        ]
        if best is None or len(wrong) < len(best):
            best = wrong
        if not wrong:
            break
    return best or []


def _is_missing(embedded: Embedded, use: Use) -> bool:
    return is_shown(use[1]) and min(map(embedded.glyph, use[0])) <= 0


def _right(embedded: Embedded, face: Original, use: Use, small: set[Use]) -> bool:
    codes, text = use
    if len(codes) == 1:
        alone = embedded.outline(codes[0])
        return is_glyph_of(face, text, alone, use in small) if alone else not is_shown(text)
    outlines = tuple(outline for code in codes if (outline := embedded.outline(code)))
    if len(outlines) < len(codes):
        return not is_shown(text)
    return belong(face, text, outlines, use in small)


def _found(evidence: Evidence, font: Font, use: Use, message: str) -> Finding:
    """A finding at the first place where a font is put to a use."""
    codes, text = use
    kind: Kind = "font" if message.endswith("to compare") else "glyph"
    for page in evidence.pages:
        for shown in page.shown:
            if shown.font is font and codes[0] in shown.codes:
                glyph = shown.glyphs[shown.codes.index(codes[0])]
                said = page.spans[shown.span] if shown.span >= 0 else glyph.text
                if said == text:
                    return evidence.finding(kind, message, page.number, glyph, text)
    return Finding(kind, message, text)
