"""Lines whose spaces are stretched far, for the next word was long and did not fit.

In: the lines of a column, where full ones end. Out: the same, those lines in one stretch: what looks like
parts that stand side by side are words of one sentence. Before a long address a line may be half white.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing
from briefing_tex.readers.pdf.layout.lines.tabs import without_tabs
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.measures import EVEN, SAME_SIZE
from briefing_tex.readers.pdf.layout.tables.grids import NEXT_LINE, first_word
from briefing_tex.readers.structure.front.names import names_side_by_side
from briefing_tex.readers.structure.scripts import ends_sentence

_ADDRESS = re.compile(r"https?:?/?/?|www\.|//")
_ALIKE = 0.5
"""Difference of the spaces of one line, in parts of the size."""
_SPACE = 0.25
"""Width of a space that is not stretched, in parts of the size."""


def without_stretched(
    lines: Sequence[TextLine], right: float, justified: bool, spacing: Spacing
) -> list[TextLine]:
    """The lines of a column that ends at `right`, stretched ones whole."""
    whole: list[TextLine] = []
    for line in reversed(
        lines
    ):  # the one below is whole by then: several may be stretched, one below the other
        below = whole[-1] if whole else None
        stretched = below and _may_be_stretched(line, below, justified) and _is_stretched(line, below, right)
        whole.append(_in_one(line, spacing) if stretched else line)
    return whole[::-1]


def _may_be_stretched(above: TextLine, below: TextLine, justified: bool) -> bool:
    """Whether a line has gaps enough: in ragged text one of them may part what stands side by side.

    It does not where one address goes on from the end of the line, or had no room on it. Captions and names of
    bodies side by side are never stretched.
    """
    link = above.runs[-1].url
    address = _ADDRESS.match(below.text) or (link is not None and link == below.runs[0].url)
    certain = justified or bool(address)
    sentence = any(ends_sentence(part.text) for part in above.spread[:-1])
    parted = above.captioning or (names_side_by_side(above.text) and not sentence)
    return len(above.spread) > (1 if certain else 2) and not parted


def _is_stretched(above: TextLine, below: TextLine, right: float) -> bool:
    """Whether a line reaches the edge by its spaces alone: the first word of the next one had no room."""
    if above.x1 < right - EVEN or not _goes_on(above, below):
        return False
    gaps = [after.x0 - before.x1 for before, after in pairwise(above.spread)]
    unstretched = above.x1 - sum(gaps) + _SPACE * above.size * len(gaps)
    within = [gap for gap, part in zip(gaps, above.spread, strict=False) if part.text[-1:].isalnum()] or gaps
    alike = max(within) - min(within) < _ALIKE * above.size  # behind stops TeX stretches more
    return alike and unstretched + first_word(below.spread[0]) > right


def _goes_on(above: TextLine, below: TextLine) -> bool:
    """Whether a line may go on with the one below it, as far as it does not matter where it ends."""
    near = 0 < above.y - below.y < NEXT_LINE * below.size
    alike = abs(above.size - below.size) < SAME_SIZE * below.size and above.bold == below.bold
    return near and alike and len(below.spread) == 1 and not ends_sentence(above.text)


def _in_one(line: TextLine, spacing: Spacing) -> TextLine:
    """The line in one stretch, with spaces where its gaps stand for some."""
    glyphs = [glyph for part in line.spread for glyph in part.glyphs]
    runs = without_tabs(line, spacing)
    return replace(line, runs=runs, spread=(Segment.of(line.page, glyphs),))
