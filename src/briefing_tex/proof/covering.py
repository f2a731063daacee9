"""Is it hidden or spoilt by something else? Areas and pictures painted over text, glyphs printed over glyphs.

In: `Evidence`. Out: findings. Strings are compared by their boxes first; only where these meet, the ink of
their glyphs is asked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from operator import sub

from msgspec import Struct

from briefing_tex.proof.characters import is_shown, is_wide_letter, stands_apart
from briefing_tex.proof.crowding import squeezed
from briefing_tex.proof.evidence import Evidence, text_of
from briefing_tex.proof.findings import Finding, Kind
from briefing_tex.proof.painting import Box, Shown, WitnessedPage, key_of, overlap
from briefing_tex.readers.pdf.pages.glyphs import Glyph

_HIDDEN = 0.35
"""Part of the ink's box that may be painted over: more than a line through it."""
_SPOILT = 0.5
"""Part of the smaller of two inks' boxes that they may share: kerning takes less."""
_SPOILT_WIDE, _ROOM_WIDE = 0.15, 0.12
"""The same of two ideographs, kana or Hangul, and of the size how much room they share: they are not kerned."""
_KERN = 0.05
"""Of the size: a glyph may begin so much before the end of the one before it without being looked at."""
_CLOSE = 0.2
"""Of the size: glyphs that begin nearer to one another are looked at, whatever widths the font states."""
_ROOM = 0.3
"""Of the narrower of two glyphs: they claim the same room if they share more."""
_LEANS = 0.2
"""Of the size: so far the ink of a slanting letter may reach beyond its width."""
_KERNED = 0.25
"""Of the size: so far fonts move a narrow sign below or above a letter, as in an italic "r." or in "L’"."""
_HANGING = "\u055a\u055b\u055c\u055d\u055e\u055f\u203f\u2040\u2054"
"""Signs that hang over or below the letters beside them: the Armenian ones of stress and question, ties."""
_NEIGHBOURS = 3
_RAISED, _LEADING = 0.2, 0.75
"""Of the size: lines whose baselines differ by more than the first and less than the second are not apart."""
_REACH_UP, _REACH_DOWN = 0.95, 0.3


class _Run(Struct, frozen=True):
    box: Box
    shown: Shown
    is_text: bool
    is_tight: bool


def covered(evidence: Evidence) -> Iterator[Finding]:
    """Text that is painted over, or printed over other text."""
    for page in evidence.pages:
        runs = [_run(shown, evidence) for shown in page.shown]
        yield from _painted_over(evidence, page, runs)
        yield from _printed_over(evidence, page, runs)
        for run in runs:
            if run.is_text:
                yield from squeezed(evidence, page, run.shown)


def _run(shown: Shown, evidence: Evidence) -> _Run:
    glyphs, size = shown.glyphs, shown.glyphs[0].size
    starts, ends = shown.starts, shown.ends
    ys = [glyphs[0].y] if glyphs[0].upright else [glyph.y for glyph in glyphs]
    box = (min(starts), min(ys) - _REACH_DOWN * size, max(ends), max(ys) + _REACH_UP * size)
    return _Run(box, shown, evidence.is_read(shown), _is_tight(starts, ends, size))


def _is_tight(starts: Sequence[float], ends: Sequence[float], size: float) -> bool:
    """Whether a glyph begins before the end of the one before it, or hardly behind its beginning."""
    after = starts[1:]
    return bool(after) and (
        min(map(sub, after, ends)) < -_KERN * size or min(map(sub, after, starts)) < _CLOSE * size
    )


def _painted_over(evidence: Evidence, page: WitnessedPage, runs: list[_Run]) -> Iterator[Finding]:
    first = runs[0].shown.order if runs else 0
    areas = [area for area in page.painted if area.order > first]
    for run in runs if areas else ():
        later = [area.box for area in areas if area.order > run.shown.order and overlap(area.box, run.box)]
        for index, glyph in enumerate(run.shown.glyphs if later else ()):
            ink = evidence.ink(run.shown, index) if is_shown(glyph.text) else None
            if ink and sum(_share(ink, box) for box in later) > _HIDDEN:
                text = text_of(run.shown.glyphs[index:])
                yield evidence.finding("covered", "is painted over", page.number, glyph, text)
                break


def _printed_over(evidence: Evidence, page: WitnessedPage, runs: list[_Run]) -> Iterator[Finding]:
    for run in runs:
        if run.is_tight:
            yield from _within(evidence, page, run)
    runs = sorted(runs, key=lambda run: run.box[1])
    for index, run in enumerate(runs):
        top, left, right = run.box[3], run.box[0], run.box[2]
        for other in runs[index + 1 :]:
            if other.box[1] >= top:
                break
            if other.box[0] < right and left < other.box[2]:
                yield from _between(evidence, page, run, other)


def _within(evidence: Evidence, page: WitnessedPage, run: _Run) -> Iterator[Finding]:
    """Glyphs of one string that are moved back over those before them."""
    glyphs = run.shown.glyphs
    if not run.is_text or (run.shown.span >= 0 and not _stands_apart(run.shown)):
        return
    kern, least = _KERN * glyphs[0].size, _CLOSE * glyphs[0].size
    ends = last = -1e9
    for index, glyph in enumerate(glyphs):
        is_near = glyph.x0 < ends - kern or glyph.x0 - last < least
        ends, last = max(ends, glyph.x1), glyph.x0
        if not is_near:
            continue
        before = [n for n in range(index) if glyphs[n].x1 > glyph.x0 or index - n <= _NEIGHBOURS]
        if any(_spoil(evidence, run.shown, index, run.shown, number) for number in before):
            yield evidence.finding("crowded", "is printed over other text", page.number, glyph)
            return


def _between(evidence: Evidence, page: WitnessedPage, run: _Run, other: _Run) -> Iterator[Finding]:
    if not (run.is_text or other.is_text):
        return
    if run.shown.span >= 0 and run.shown.span == other.shown.span and not _stands_apart(run.shown):
        return
    shared = overlap(run.box, other.box)
    if shared is None:
        return
    if _run_together(run.shown, other.shown):
        yield evidence.finding(
            "overprinted",
            "runs into another line",
            page.number,
            other.shown.glyphs[0],
            text_of(other.shown.glyphs),
        )
        return
    left, _, right, _ = shared
    for index, glyph in enumerate(run.shown.glyphs):
        if glyph.x1 <= left or glyph.x0 >= right:
            continue
        for number, against in enumerate(other.shown.glyphs):
            if (
                against.x0 < glyph.x1
                and glyph.x0 < against.x1
                and _spoil(evidence, run.shown, index, other.shown, number)
            ):
                message = f"is printed over '{against.text}'"
                kind: Kind = "crowded" if key_of(glyph.mark) == key_of(against.mark) else "overprinted"
                yield evidence.finding(kind, message, page.number, glyph)
                return


def _run_together(one: Shown, other: Shown) -> bool:
    """Whether two strings are of lines so near that letters of one reach over those of the other."""
    first, second = one.glyphs, other.glyphs
    size = min(first[0].size, second[0].size)
    if not _RAISED * size < abs(first[0].y - second[0].y) < _LEADING * size:
        return False
    return (
        first[0].upright
        and second[0].upright
        and min(_seen_to(first), _seen_to(second)) - max(first[0].x0, second[0].x0) > size
    )


def _seen_to(glyphs: Sequence[Glyph]) -> float:
    """Where the last sign of a string ends that is seen: half of a bracket or stop of full width is blank."""
    ends = (
        (glyph.x0 + glyph.x1) / 2 if _is_half_blank(glyph.text) else glyph.x1
        for glyph in glyphs
        if is_shown(glyph.text)
    )
    return max(ends, default=glyphs[0].x0)


def _is_half_blank(text: str) -> bool:
    return unicodedata.category(text[0])[0] == "P" and unicodedata.east_asian_width(text[0]) in ("W", "F", "A")


def _stands_apart(shown: Shown) -> bool:
    """Whether a string under a replacement text has a glyph for each character, none over another."""
    return all(len(glyph.text) == 1 for glyph in shown.glyphs) and stands_apart(text_of(shown.glyphs))


def _spoil(evidence: Evidence, one: Shown, index: int, other: Shown, number: int) -> bool:
    """Whether two glyphs stand on one another, and neither is a mark that belongs there."""
    glyph, against = one.glyphs[index], other.glyphs[number]
    texts = glyph.text, against.text
    if any(not is_shown(text) or unicodedata.category(text[0])[0] == "M" or text in _HANGING for text in texts):
        return False
    first, second = evidence.ink(one, index), evidence.ink(other, number)
    is_wide = all(is_wide_letter(text) for text in texts)
    return bool(
        first
        and second
        and max(_share(first, second), _share(second, first)) > (_SPOILT_WIDE if is_wide else _SPOILT)
        and _share_room(glyph, _end(glyph, first), against, _end(against, second), is_wide)
    )


def _share_room(one: Glyph, end: float, other: Glyph, other_end: float, is_wide: bool) -> bool:
    """Whether two glyphs claim the same room on their lines, more of it than kerning takes."""
    shared = min(end, other_end) - max(one.x0, other.x0)
    least, size = min(end - one.x0, other_end - other.x0), min(one.size, other.size)
    most = _ROOM_WIDE * size if is_wide else max(_ROOM * least, _KERNED * size)
    return shared > most or abs(one.x0 - other.x0) < _KERN * size


def _end(glyph: Glyph, ink: Box) -> float:
    """Where the room of a glyph ends, whatever width the font states: an f may lean out of its own.

    Arabic signs reach over their neighbours by design.
    """
    if unicodedata.bidirectional(glyph.text[:1]) in ("R", "AL", "AN"):
        return glyph.x1
    return max(glyph.x1, ink[2] - _LEANS * glyph.size)


def _share(box: Box, other: Box) -> float:
    """The part of a box that another one covers; of one without area, whether it is covered at all."""
    shared = overlap(box, other)
    if shared is None:
        return 0.0
    area = (box[2] - box[0]) * (box[3] - box[1])
    return (shared[2] - shared[0]) * (shared[3] - shared[1]) / area if area > 0 else 1.0
