"""Which part of a title block is the title.

In: its pieces. Out: one of them. A body in large letters, or the number of an issue, may stand above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.structure.front.bodies import is_body, is_document
from briefing_tex.readers.structure.front.subtitles import LARGER, TitlePiece
from briefing_tex.readers.structure.scripts import has_letters
from briefing_tex.readers.structure.words import names_an_issue


def title_of(pieces: Sequence[TitlePiece], elsewhere: str) -> TitlePiece | None:
    """The title: the piece given as one, else the first that is no date, no issue and no letterhead.

    A body in large letters above the name of a document is no title, either.
    """
    given = next((piece for piece in pieces if piece.block.kind == "title"), None)
    if given and is_body(given.text) and not is_document(given.text):
        below = pieces[pieces.index(given) + 1 :]
        headed = (p for p in below if p.block.kind == "heading" and not (is_body(p.text) or p.date))
        own = pieces[pieces.index(given) :]
        numbered = any(_is_issue_only(piece.text) for piece in own[1:2])  # a letterhead and its number
        larger = _larger_below(own) if numbered or given.text in elsewhere else None
        return next(headed, None) or larger or _document_below(own)
    if given:
        return _document_below(pieces[pieces.index(given) :])
    heading = next(
        (p for p in pieces if p.block.kind == "heading" and not is_body(p.text) and not p.date), None
    )
    if heading:
        return heading
    candidates = [
        p for p in pieces if not p.date and not p.role and has_letters(p.text) and not _is_issue_only(p.text)
    ]
    return _document_below(candidates) if candidates else next(iter(pieces), None)


def _larger_below(pieces: Sequence[TitlePiece]) -> TitlePiece | None:
    """What stands below a letterhead, the first piece, and maybe its number, larger than all below it."""
    title = max(pieces[1:3], key=lambda piece: piece.block.size or 0.0, default=None)
    if title is None or title.date or names_an_issue(title.text):
        return None
    if is_body(title.text) and not is_document(title.text):
        return None
    others = [piece.block.size or 0.0 for piece in pieces[1:] if piece.block is not title.block]
    return title if (title.block.size or 0.0) > LARGER * max(others, default=0.0) > 0 else None


def _is_issue_only(text: str) -> bool:
    """Whether a line counts an issue, and does not name the document that has it."""
    return names_an_issue(text) and not is_document(text)


def _document_below(pieces: Sequence[TitlePiece]) -> TitlePiece:
    """The first piece, or where it is a body, the name of a document shortly below it."""
    first = pieces[0]
    if is_body(first.text) and not is_document(first.text):
        return next((piece for piece in pieces[1:4] if is_document(piece.text)), first)
    return first
