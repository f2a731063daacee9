"""Line ends that tell: some documents keep the glyph of a space at a line end, where the paragraph goes on.

In: lines. Out: whether a document does; whether a line surely does not go on with the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.ends import has_room
from briefing_tex.readers.pdf.layout.paragraphs.within import within_address
from briefing_tex.readers.structure.scripts import ends_sentence

_FEWEST = 5
"""Lines at least that end with a space, and that end early without one."""
_EARLY = 0.6
"""Where a line ends at most that ends early, in parts of its column."""
_STRAY = 0.02
"""Part of the lines that had room for more, and end with a space, at most."""


def tell(columns: Iterable[Sequence[TextLine]], surely_kept: bool) -> bool:
    """Whether a space at a line end tells that its paragraph goes on, and a stop without one that it does not.

    `surely_kept`: no line ends between words without the glyph of the space. Those that had room for more have
    none: the last ones of their paragraphs.
    """
    if not surely_kept:
        return False
    spaced = early = stray = 0
    for column in columns:
        if not column:
            continue
        left, right = min(line.x0 for line in column), max(line.x1 for line in column)
        for above, below in pairwise(column):
            ended = above.x1 < left + _EARLY * (right - left) and has_room(above, below, right)
            spaced += above.space_after
            early += ended and not above.space_after
            stray += ended and above.space_after
    return min(spaced, early) >= _FEWEST and stray <= _STRAY * early


def surely_ends(paragraph: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a sentence or a bold heading ends with a line, and the next begins with what takes a space."""
    last = paragraph[-1]
    end = last.text.rstrip(_QUOTES)[-1:]  # the marks are those of Chinese as well
    parted = _takes_a_space(end) and _takes_a_space(line.text[:1]) and not line.text[:1].islower()
    number = line.text[:1].isdecimal() and last.text[-2:-1].isdecimal()
    plain = not (last.space_after or last.code or line.code or line.runs[0].raised or last.runs[-1].raised)
    within = number or within_address(paragraph, line)
    ended = ends_sentence(last.text) or (last.bold and not line.bold)
    return plain and parted and ended and not within


def _takes_a_space(character: str) -> bool:
    """Whether a character is a letter of a script with capitals, a figure, or a sign beside such letters."""
    return character.islower() or character.isupper() or character in _SIGNS


_QUOTES = "\"'“”"
_SIGNS = frozenset("0123456789.!?)\"'“”")
