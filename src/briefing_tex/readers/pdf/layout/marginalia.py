"""Notes in the margin: small text that stands wholly beside the lines of the text.

In: the segments of all pages. Out: the segments that are of such notes, and where they stand.
Lines of the text and of a note beside it have one baseline: they would be read as one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from briefing_tex.readers.pdf.layout.lines.segments import Segment

SAME_SIZE = 0.04
"""Difference of sizes at most of what is set as the text is, in parts of its size."""
SMALLER = 0.93
"""Size of a note, or of the text of a sidebar, at most, in parts of the text's size."""
APART = 0.7
"""Distance of a note or a sidebar from the text at least, in parts of the text's size."""
_FEWEST_LINES = 4
"""Wide lines of text at least that show on a page where it stands."""
_WIDE = 0.6
"""Width of such a line at least, in parts of the widest one's."""
_WORDS = 6
"""Characters of one line of the notes of a page at least."""
_SHARE = 0.5
"""Part of the text's characters that notes have at most."""
_NARROWER = 0.75
"""Width of a note at most, in parts of the text's width."""
_MOSTLY = 0.9
"""Part of the characters in a margin at least that are so small."""
_ALIGNED = 0.6
"""Part of the lines of notes at least that begin, or end, at one of the places where most do."""


class Stripe(Struct, frozen=True):
    """Where the notes of a margin stand, in pt from the left, and the largest size of their letters."""

    x0: float
    x1: float
    size: float

    def holds(self, x0: float, x1: float, size: float) -> bool:
        return self.x0 - 1 <= x0 and x1 <= self.x1 + 1 and size <= self.size


def margin_notes(pages: Sequence[Sequence[Segment]], size: float) -> list[Segment]:
    """The segments of notes in margins; `size` is that of the text.

    What stands where the text of other pages does is no note in a margin: it is a sidebar.
    """
    found = [segment for page in pages for segment in _notes_on(page, size)]
    if not found or any(_is_crossed(stripe, pages, size) for stripe in stripes(found)):
        return []
    shown = sum(len(segment.glyphs) for page in pages for segment in page)
    few = sum(len(segment.glyphs) for segment in found) <= _SHARE * shown
    starts = Counter(round(one.x0 / 3) for one in found)
    aligned = sum(count for _, count in starts.most_common(2)) >= _ALIGNED * len(found)
    return found if few and aligned else []


def stripes(notes: Sequence[Segment]) -> list[Stripe]:
    """Where notes stand, each margin by itself."""
    groups: list[list[Segment]] = []
    for note in sorted(notes, key=lambda one: one.x0):
        if groups and note.x0 <= max(one.x1 for one in groups[-1]):
            groups[-1].append(note)
        else:
            groups.append([note])
    return [
        Stripe(group[0].x0, max(one.x1 for one in group), max(one.size for one in group)) for group in groups
    ]


def _is_crossed(stripe: Stripe, pages: Sequence[Sequence[Segment]], size: float) -> bool:
    """Whether lines of the text run through a stripe, from before it to behind it."""
    lines = (one for page in pages for one in page if abs(one.size - size) <= SAME_SIZE * size)
    through = (one for one in lines if one.x0 < stripe.x0 + 1 and stripe.x1 < one.x1 + 1)
    return len(list(islice(through, _FEWEST_LINES))) == _FEWEST_LINES


def _notes_on(page: Sequence[Segment], size: float) -> Iterator[Segment]:
    text = [one for one in page if abs(one.size - size) <= SAME_SIZE * size]
    widest = max((one.x1 - one.x0 for one in text), default=0.0)
    wide = [one for one in text if one.x1 - one.x0 >= _WIDE * widest]
    if len(wide) < _FEWEST_LINES:
        return
    starts, ends = sorted(one.x0 for one in wide), sorted(one.x1 for one in wide)
    left, right = starts[len(wide) // 10], ends[-1 - len(wide) // 10]
    small = [one for one in page if one.size <= SMALLER * size]
    for beside in (
        [one for one in page if one.x0 >= right + APART * size],
        [one for one in page if one.x1 <= left - APART * size],
    ):
        found = [one for one in beside if one.size <= SMALLER * size]
        if sum(len(one.glyphs) for one in found) < _MOSTLY * sum(len(one.glyphs) for one in beside):
            continue  # a column of the text, with references or notes in it
        narrow = all(one.x1 - one.x0 <= _NARROWER * (right - left) for one in found)
        said = any(len(one.glyphs) >= _WORDS for one in found)
        if narrow and said and not any(_in_row(one, small, found) for one in found):
            yield from found


def _in_row(note: Segment, small: Sequence[Segment], notes: Sequence[Segment]) -> bool:
    """Whether something as small stands beside a note: a row of a table that is wider than the text."""
    others = {id(one) for one in notes}
    return any(
        id(one) not in others and abs(one.y - note.y) < 1 and abs(one.size - note.size) < 0.3 for one in small
    )
