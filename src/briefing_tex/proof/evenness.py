"""Does a text stand evenly: in one size, on one line?

In: `Evidence`. Out: findings. A figure that is small and raised would be an exponent, a letter that stands
higher than the others a mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.proof.evidence import Evidence, text_of
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.painting import Shown, WitnessedPage

_OTHER_SIZE = 0.02
LEAST, MOST = 0.05, 0.55
"""Of the size: signs of one line stand higher or lower by less than the first, those of the next by more than
the second.
"""
_PLAIN_BELOW, _WIDE_FROM = "\u0590", "\u2e80"
"""Of scripts between these, signs may stand on several heights."""


def uneven(evidence: Evidence) -> Iterator[Finding]:
    """Strings of one text in several sizes, or beside one another on several heights."""
    for page in evidence.pages:
        yield from _uneven(evidence, page)


def _uneven(evidence: Evidence, page: WitnessedPage) -> Iterator[Finding]:
    before: dict[int, Shown] = {}
    for shown in page.shown:
        first = shown.glyphs[0]
        if first.mark is None or first.mark.mcid is None or not evidence.is_text(first.mark):
            continue
        last = before.get(first.mark.mcid)
        before[first.mark.mcid] = shown
        if last is None:
            continue
        size, y = last.glyphs[0].size, last.glyphs[0].y
        if abs(first.size - size) > _OTHER_SIZE * size:
            message = "is set in another size than the text before it"
        elif (
            LEAST * size < abs(first.y - y) < MOST * size
            and first.x0 >= last.glyphs[-1].x0
            and is_plain(first.text)
            and is_plain(last.glyphs[-1].text)
        ):
            message = "stands higher or lower than the text before it"
        else:
            continue
        yield evidence.finding("unseen", message, page.number, first, text_of(shown.glyphs))


def is_plain(text: str) -> bool:
    """Whether a sign is a letter or digit of a script whose signs stand on one line."""
    return text[:1].isalnum() and not _PLAIN_BELOW <= text[:1] < _WIDE_FROM
