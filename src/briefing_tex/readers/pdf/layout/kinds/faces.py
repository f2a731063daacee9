"""Faces: whether the lines at the head of a document are set in fonts of its text, or in those of its titles.

In: pieces in reading order, the size of the text. Out: the same, the first ones marked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from briefing_tex.readers.pdf.layout.paragraphs.measures import SAME_SIZE
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.structure.scripts import own_script

_FIRST = 16
"""How many pieces may be those of a title block."""
_OFTEN = 0.1
"""Part of the text that a font of it sets at least: code in it may have that of the titles."""


def mark_faces(pieces: Sequence[Piece], size: float) -> None:
    """Say of the first pieces whether all their fonts are those of paragraphs of the text, or none are akin."""
    text = _fonts((piece for piece in pieces if len(piece.lines) > 1 and piece.kind != "title"), size)
    usual = {font for font, count in text.items() if count > _OFTEN * text.total()}
    for piece in islice(pieces, _FIRST):
        if piece.lines:
            own = _fonts([piece])
            apart = not _families(own) & _families(usual)
            piece.plain = True if own.keys() <= text.keys() else False if apart else None


def family_of(piece: Piece) -> str:
    """The family of the first letter of a piece; that of its own script where it has one."""
    glyphs = [glyph for line in piece.lines for part in line.spread for glyph in part.glyphs if glyph.font]
    letters = [glyph for glyph in glyphs if glyph.text[:1].isalpha()]
    first = next((glyph for glyph in letters if own_script(glyph.text)), next(iter(letters), None))
    return next(iter(_families([first.font.name])), "") if first and first.font else ""


def _families(fonts: Iterable[str]) -> set[str]:
    """The names of fonts without those of their weights."""
    return {_WEIGHT.split(font.rpartition("+")[2], maxsplit=1)[0] for font in fonts}


_WEIGHT = re.compile(r"[-,_]|(?<=[a-z])(?=Bold|Regular|Medium|Light|Black)")


def _fonts(pieces: Iterable[Piece], size: float | None = None) -> Counter[str]:
    """The names of the fonts of pieces, with the number of glyphs; if told, of lines of one size, not bold."""
    lines = [
        line
        for piece in pieces
        for line in piece.lines
        if size is None or (abs(line.size - size) < SAME_SIZE * size and not line.bold)
    ]
    glyphs = (glyph for line in lines for part in line.spread for glyph in part.glyphs)
    return Counter(glyph.font.name for glyph in glyphs if glyph.font and glyph.text.strip())
