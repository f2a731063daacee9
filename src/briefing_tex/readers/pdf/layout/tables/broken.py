"""Words that have no room in the column of a table, and are broken anywhere, without a hyphen.

In: the lines of a cell, whether the document keeps its spaces at line ends. Out: the same, marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.tables.grids import first_word


def mark_broken(lines: Sequence[TextLine], keeps_spaces: bool) -> None:
    """Mark the lines of a cell that end within a word: one without room in the cell, and no space behind.

    Where no line has more than one sign, the column has no room for two.
    """
    if not keeps_spaces:
        stacked = all(len(line.text.strip()) == 1 for line in lines)
        for line in lines[:-1] if stacked else ():
            line.broken = True
        return
    width = max((line.x1 for line in lines), default=0.0) - min((line.x0 for line in lines), default=0.0)
    for above, below in pairwise(lines):
        last, first = above.text[-1:], below.text[:2]
        inside = (_has_case(last) and first[:1].islower()) or (last.islower() and first.isupper())
        if inside and not above.space_after:
            above.broken = _last_word(above) + first_word(below.spread[0]) > width


def _has_case(letter: str) -> bool:
    """Whether a letter is of a script that has capitals, and words with spaces between."""
    return letter.islower() or letter.isupper()


def _last_word(line: TextLine) -> float:
    """The width of the last word of a line."""
    glyphs = list(takewhile(lambda glyph: not glyph.text.isspace(), reversed(line.spread[-1].glyphs)))
    return glyphs[0].x1 - glyphs[-1].x0 if glyphs else 0.0
