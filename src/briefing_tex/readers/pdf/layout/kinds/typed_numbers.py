"""Numbers that are typed: paragraphs that begin with one, set as all other paragraphs of the document are.

In: pieces in reading order, headings among them. Out: those that begin like an item and are none. First lines
that are set in tell them, where the document's lists are set otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.paragraphs.starts import is_set_in
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.structure.numbering import bullet

_EXACT = 0.03
"""How near lines begin to each other that begin at one place, in parts of the size."""


def typed_numbers(marked: Sequence[Piece], pieces: Sequence[Piece], indent: float) -> list[Piece]:
    """Of the pieces that begin with a number or a bullet those that are paragraphs, among all pieces.

    `indent` is that of first lines, in parts of the size. Of a number alone its place tells enough. Where any
    first line begins with the blank half of an opening bracket, that of a number does not hang out either.
    """
    if not indent:
        return []
    whole = any(piece.lines and _keeps_blank(piece, indent) for piece in pieces)
    first = [piece for piece in marked if _as_first_lines(piece, indent, hangs=not whole)]
    known = {id(piece) for piece in first}
    items = [piece for piece in marked if id(piece) not in known]
    if not items:
        return []
    marks = [piece.lines[0].x0 - piece.left for piece in items]
    return [
        piece
        for piece in first
        if not any(abs(piece.lines[0].x0 - piece.left - mark) < _EXACT * piece.size for mark in marks)
    ]


def _keeps_blank(piece: Piece, indent: float) -> bool:
    """Whether a piece is set in as first lines are with the blank half of its opening bracket."""
    line = piece.lines[0]
    return line.edge > line.x0 and abs(line.x0 - piece.left - indent * line.size) < _EXACT * line.size


def _as_first_lines(piece: Piece, indent: float, hangs: bool) -> bool:
    """Whether a piece is set as paragraphs are: its first line is set in, and all others stand at the edge."""
    line, *rest = piece.lines
    if bullet(line.text) is not None:
        return False
    places = (line.x0, line.edge) if hangs else (line.x0,)
    step = min(abs(place - piece.left - indent * line.size) for place in places)
    return step < _EXACT * line.size and (not rest or is_set_in(line, rest[0], indent))
