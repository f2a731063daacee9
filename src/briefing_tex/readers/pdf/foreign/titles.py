"""The title of a tagged document that has no element of its own for it: the heading above all others.

In: the pieces of a document in their order. Out: the same, that heading marked as the title. The name of a body
may stand above it in larger letters, as in official papers.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.scripts import ends_sentence

_FEWEST = 3
"""Headings at least that show how levels are used."""


def mark_title_heading(pieces: Sequence[Piece]) -> None:
    """Mark the only heading of the highest level as title, where it stands first and larger than the others."""
    headings = [piece for piece in pieces if piece.kind == "heading" and piece.lines]
    if len(headings) < _FEWEST:
        return
    first, *others = headings
    alone = all((one.level or 1) > (first.level or 1) and one.size < first.size for one in others)
    above = [one for one in pieces[: pieces.index(first)] if one.lines]
    larger = [one for one in above if one.size >= first.size]
    named = not larger or any(is_body(one.text) for one in larger)
    if alone and named and first.page == pieces[0].page and not any(ends_sentence(one.text) for one in above):
        first.kind, first.level = "title", None
