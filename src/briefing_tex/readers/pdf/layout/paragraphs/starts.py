"""Starts of lines: markers of items, numbers of notes, first lines that are set in; where their text begins.

In: lines. Out: what a line begins with, and places in pt from the left.
"""

from __future__ import annotations

from briefing_tex.readers.pdf.layout.lines.blanks import blank_before, opens_blank
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.structure.numbering import LIST_STYLES, begins_item, bullet, options

_TOUCHING = 0.35
"""White space behind a marker at least where no space stands, in parts of the size."""
_EXACT = 0.15
"""How exactly a first line that begins with a number is set in, in parts of the size."""


def is_marked(line: TextLine) -> bool:
    """Whether a line begins with a bullet or the number of a list item."""
    return not line.inside and begins_item(line.text)


def text_start(line: TextLine) -> float:
    """Where the text of an item begins behind its marker, in pt from the left.

    A full-width opening mark that touches the marker hangs out by the half of it that is blank.
    """
    marker = bullet(line.text) or next((n.rest_at for n in options(line.text) if n.style in LIST_STYLES), 0)
    first, end = _first_behind(line, marker)
    if first is None:
        return line.x0
    hangs_out = opens_blank(first) and first.x0 - end < _TOUCHING * first.size
    return first.x0 + (0.5 * first.size if hangs_out else 0.0)


def title_start(line: TextLine) -> float | None:
    """Where the title of a heading is seen to begin behind its number; nothing where it has none."""
    number = next(iter(options(line.text)), None)
    first = _first_behind(line, number.rest_at)[0] if number else None
    return first.x0 + blank_before(first) if first else None


def _first_behind(line: TextLine, marker: int) -> tuple[Glyph | None, float]:
    """The first glyph behind so many characters, and where what stands before it ends."""
    left = len(line.text[:marker].replace(" ", "").replace("\t", ""))
    end = line.x0
    for glyph in (glyph for part in line.spread for glyph in part.glyphs):
        if left <= 0 and not glyph.text.isspace():
            return glyph, end
        left -= len(glyph.text.strip())
        end = glyph.x1
    return None, end


def is_set_in(first: TextLine, below: TextLine, indent: float) -> bool:
    """Whether a line is set in from the one below it exactly as first lines are."""
    steps = (first.x0 - below.edge, first.edge - below.edge)
    return indent > 0 and any(abs(step - indent * first.size) < _EXACT * first.size for step in steps)


def note_start(line: TextLine) -> float:
    """Where the text of a note begins behind its raised number."""
    glyphs = (glyph for part in line.spread for glyph in part.glyphs if not glyph.text.isspace())
    return next((glyph.x0 for glyph in glyphs if glyph.size > 0.9 * line.size), line.x0)
