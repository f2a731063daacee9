"""Quotations: paragraphs set in from both margins, and the items among them.

In: pieces in reading order, headings and items among them. Out: the same with kinds.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.paragraphs.centred import is_centred
from briefing_tex.readers.pdf.layout.paragraphs.measures import ALIGNED, SAME_SIZE
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.lists import markers
from briefing_tex.readers.structure.parts import label_of
from briefing_tex.readers.structure.scripts import ends_sentence


def mark_quotes(pieces: Sequence[Piece], indent: float) -> None:
    """Paragraphs below a heading that are set in from both margins are quotations.

    `indent` is how far the document sets in first lines, in parts of the size.
    """
    below_heading = False
    before: Piece | None = None
    is_open = False
    insets = _insets(pieces)
    for piece in pieces:
        if piece.kind == "heading":
            label = label_of(piece.text)
            below_heading = label is None or (below_heading and label.part != "abstract")
        free = piece.kind is None and bool(piece.lines) and not (piece.further or is_open)
        if below_heading and free and _is_set_in(piece, before, indent, insets):
            piece.kind = "quote"
        before = piece
        if piece.kind in (None, "item", "quote") and piece.lines:
            is_open = piece.open and piece.kind != "quote"
    for piece, below in reversed(list(pairwise(pieces))):
        if below.kind == "quote" and _begins_alike(piece, below):
            piece.kind = "quote"
    _mark_quoted_items(pieces, indent)


def _begins_alike(piece: Piece, quote: Piece) -> bool:
    """Whether a single line stands above a quotation, set in as its first line is."""
    if piece.kind is not None or len(piece.lines) != 1 or piece.further or len(quote.lines) < 2:
        return False
    line, first = piece.lines[0], quote.lines[0]
    set_in = first.x0 > quote.lines[1].x0 + ALIGNED * quote.size
    alike = (
        abs(line.x0 - first.x0) < ALIGNED * line.size and abs(line.size - first.size) < SAME_SIZE * line.size
    )
    return set_in and alike and quote.gap <= 0 and not markers(Block(line.runs))


def _mark_quoted_items(pieces: Sequence[Piece], indent: float) -> None:
    """Items below a quotation that are set in as far as quotations are belong to it."""
    quotes = [piece for piece in pieces if piece.kind == "quote"]
    inset = min((_edge(one, indent) - one.left for one in quotes), default=0.0)
    for above, piece in pairwise(pieces):
        if piece.kind == "item" or piece.further:
            deep = bool(piece.lines) and piece.lines[0].x0 - piece.left > inset - ALIGNED * piece.size
            piece.quoted = deep and (above.kind == "quote" or above.quoted)


def _edge(quote: Piece, indent: float) -> float:
    """Where the lines of a quotation begin but for its first, which is set in by `indent` parts of the size."""
    first, *rest = quote.lines
    return min((line.x0 for line in rest), default=first.x0 - indent * first.size)


def _insets(pieces: Sequence[Piece]) -> frozenset[int]:
    """How far passages of several lines are set in from both margins, in pt: so may single lines be."""
    several = [piece for piece in pieces if len(piece.lines) > 1 and piece.kind is None]
    sides = [
        (min(line.x0 for line in one.lines) - one.left, one.right - max(line.x1 for line in one.lines))
        for one in several
    ]
    return frozenset(round(left) for left, right in sides if left > 12 and abs(left - right) < _EVEN)


def _is_set_in(piece: Piece, before: Piece | None, indent: float, insets: Container[int]) -> bool:
    """Whether a paragraph is set in from both margins.

    Lines that only stand in the middle are not, but for those of which the first is set in as first lines are.
    A single line is below another quotation, or deeper than first lines are and with white space above; if it
    happens to stand in the middle, it is where the first lines of other quotations do.
    """
    follows = before is not None and before.kind == "quote"
    if markers(Block(piece.lines[0].runs)) and not piece.unmarked:
        return False
    if any(len(line.spread) > 1 for line in piece.lines):
        return False  # what stands side by side
    inset = _INSET * piece.size
    left = min(line.x0 for line in piece.lines) - piece.left
    right = piece.right - max(line.x1 for line in piece.lines)
    if len(piece.lines) < 2 and follows and indent and left < (indent + 0.6) * piece.size:
        return False
    if len(piece.lines) < 2 and not follows:
        deep = 0 < indent < left / piece.size - _INSET and left < _DEEPEST * piece.size
        first = round(left - indent * piece.size) in insets
        return deep and piece.gap > 0 and right > inset and (first or abs(right - left) > _off_centre(piece))
    as_paragraph = indent > 0 and abs(piece.lines[0].x0 - piece.left - left - indent * piece.size) < _EVEN
    near = follows or (as_paragraph and round(left) in insets) or right < 6 * piece.size
    narrow = near and left < _DEEPEST_INSET * (piece.right - piece.left)
    centred = not as_paragraph and is_centred(piece.lines, piece.left, piece.right)
    return left > inset and right > inset and narrow and not centred


def _off_centre(piece: Piece) -> float:
    return (_OFF_CENTRE_OF_SENTENCE if ends_sentence(piece.text) else _OFF_CENTRE) * piece.size


_EVEN = 1.5
"""Difference of the margins of a passage that is set in from both of them, in pt."""
_OFF_CENTRE = 0.3
"""How much wider one margin of a single line is at least, in parts of its size: it is not centred."""
_OFF_CENTRE_OF_SENTENCE = 0.05
"""The same of a whole sentence, which is seldom centred."""
_DEEPEST_INSET = 0.25
"""How far a quotation is set in from the left at most, in parts of the column's width: else beside it."""
_DEEPEST = 6.0
"""How far the single line of a quotation is set in at most, in parts of its size."""
_INSET = 1.2
"""How far a quotation is set in from either margin at least, in parts of its size."""
