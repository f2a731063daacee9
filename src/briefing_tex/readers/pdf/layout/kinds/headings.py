"""Headings: which pieces look like one, by size, weight and the outline.

In: pieces in reading order, the outline's titles. Out: the same with kinds and levels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.kinds.faces import family_of
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.structure.front.bodies import is_body, is_kind_of_paper
from briefing_tex.readers.structure.front.dates import date_at_end, read_date
from briefing_tex.readers.structure.headings.entries import title_keys
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.parts import label_of
from briefing_tex.readers.structure.scripts import ends_sentence, own_script, width
from briefing_tex.readers.structure.words import caption, names_an_issue, run_in_label

_LARGER = 1.06
"""Size of a heading at least, in parts of the text's size, if it is not bold."""
_TITLE = 1.35
"""Size of a title at least, in parts of the text's size, if its lines are put together."""
_TITLE_LINE = 1.7
"""Distance of the lines of a title at most, in parts of its size."""
_WIDE_LINE = 2.0
"""The same of two lines in the same script."""
_LONGEST_HEADING = 160
"""The widest heading, in columns."""
_MOST_LINES = 4
_SHARE = 0.3
"""Part of all characters that headings have at most: a text all in bold has no headings by weight."""

Look = tuple[float, bool]


def join_title(pieces: Sequence[Piece], size: float) -> list[Piece]:
    """The pieces with the lines of a title whole: at the head of the first page, larger than all other text."""
    first = _first(pieces)
    largest = max((piece.size for piece in first), default=0.0)
    of_title = [piece for piece in first if piece.size > 0.98 * largest]
    adjacent = all(_is_below(piece, above) for above, piece in pairwise(of_title))
    lines = sum(len(piece.lines) for piece in of_title)
    alike = len({piece.kind for piece in of_title}) == 1
    if largest < _TITLE * size or not (adjacent and alike) or not 1 < lines <= _MOST_LINES:
        return list(pieces)
    of_title[0].lines = [line for piece in of_title for line in piece.lines]
    rest = {id(piece) for piece in of_title[1:]}
    return [piece for piece in pieces if id(piece) not in rest]


def _is_below(piece: Piece, above: Piece) -> bool:
    """Whether a line of a title stands below another one, as lines of one text do."""
    alike = own_script(piece.text) == own_script(above.text)
    distance = above.lines[-1].y - piece.lines[0].y
    return 0 < distance < (_WIDE_LINE if alike else _TITLE_LINE) * piece.size


def _first(pieces: Sequence[Piece]) -> list[Piece]:
    """What may be the title: the first pieces, without the word for the kind of paper that they are of."""
    first = [piece for piece in pieces if piece.lines and piece.page == pieces[0].page][:12]
    return [piece for piece in first if not is_kind_of_paper(piece.text)] or first


def mark_title(pieces: Sequence[Piece], size: float) -> None:
    """The largest text on the first page is the title, if it is larger than all headings after it."""
    first = _first(pieces)
    largest = max((piece.size for piece in first), default=0.0)
    alike = (piece for piece in pieces if piece.lines and piece.size >= largest - 0.3)
    if largest < 1.15 * size or sum(not is_kind_of_paper(piece.text) for piece in alike) > 1:
        return
    for piece in first:
        if piece.size == largest:
            piece.kind = "title"


def mark_headings(
    pieces: Sequence[Piece], size: float, titles: Sequence[tuple[int, str]], indent: float = 0.0
) -> None:
    """Pieces that look like headings, each with the rank of its look as level; the outline decides first.

    `indent` is that of first lines, in parts of the size.
    """
    outlined = _in_outline(pieces, titles)
    front = _title_block(pieces, outlined, size)
    candidates = [piece for piece in pieces[front:] if _may_be_heading(piece, size)]
    candidates += _first_heading(pieces[:front], candidates, size)
    shown = sum(len(piece.text) for piece in pieces if piece.lines)
    if sum(len(piece.text) for piece in candidates) > _SHARE * shown:
        candidates = [piece for piece in candidates if piece.size > _LARGER * size]
    candidates = _without_bold_text(candidates, pieces, size, indent)
    found = {id(piece) for piece in candidates} | outlined.keys()
    chosen = [piece for piece in pieces if id(piece) in found]
    other = _in_other_faces(chosen)
    looks = sorted({(_look(piece), id(piece) not in other) for piece in chosen}, reverse=True)
    ranks = {look: rank for rank, look in enumerate(looks, 1)}
    for piece in chosen:
        piece.kind = "heading"
        piece.level = outlined.get(id(piece)) or ranks[_look(piece), id(piece) not in other]


def _in_other_faces(headings: Sequence[Piece]) -> set[int]:
    """Headings without numbers that only their face tells from the first of their look: they are below it."""
    found: set[int] = set()
    for look in {_look(piece) for piece in headings}:
        alike = [piece for piece in headings if _look(piece) == look]
        if len(alike) < 2 * _ALIKE or any(options(piece.text) for piece in alike):
            continue
        own = own_script(alike[0].text)
        faces = [(piece, family_of(piece)) for piece in alike if own_script(piece.text) == own]
        other = [piece for piece, face in faces if face != faces[0][1]]
        if min(len(other), len(faces) - len(other)) >= _ALIKE:
            found |= {id(piece) for piece in other}
    return found


def _without_bold_text(
    candidates: Sequence[Piece], pieces: Sequence[Piece], size: float, indent: float
) -> list[Piece]:
    """The candidates without paragraphs in bold: set in as first lines, close to the text, where no heading is.

    A number makes a heading of them.
    """
    larger = [piece for piece in candidates if piece.size > _LARGER * size]
    if not indent or not larger or any(_is_first_line(piece, indent) for piece in larger):
        return list(candidates)
    after = {id(piece): above for above, piece in pairwise(pieces)}
    titles = {id(piece) for piece in larger}
    return [
        piece
        for piece in candidates
        if piece.size > _LARGER * size
        or not _is_first_line(piece, indent)
        or options(piece.text)
        or (
            id(piece) in after and id(after[id(piece)]) not in titles and _is_set_apart(piece, after[id(piece)])
        )
    ]


def _is_set_apart(piece: Piece, above: Piece) -> bool:
    """Whether white space parts a piece from the text above it: below a float there always is some."""
    text = bool(above.lines) and above.kind is None and caption(above.text) is None
    return above.page == piece.page and text and piece.gap > _CLOSE


def _is_first_line(piece: Piece, indent: float) -> bool:
    """Whether a piece begins where first lines of paragraphs do."""
    line = piece.lines[0]
    return abs(line.x0 - piece.left - indent * line.size) < _EXACT * line.size


_EXACT = 0.1
"""How near lines begin to each other that begin at one place, in parts of the size."""
_CLOSE = 0.25
"""White space at most above a paragraph that nothing sets apart, in lines."""


def mark_headings_between(pieces: Sequence[Piece], size: float) -> None:
    """Paragraphs that look like headings, below the headings that are known; those a level above are larger.

    Tags may name some headings of a document and not others.
    """
    known = [piece for piece in pieces if piece.kind == "heading" and piece.lines]
    begin = next((index for index, piece in enumerate(pieces) if piece.kind == "heading"), len(pieces))
    found = [
        piece
        for piece, below in pairwise(pieces[begin:])
        if piece.bold and _may_be_heading(piece, size) and not below.bold and not run_in_label(piece.text)
    ]
    shown = sum(len(piece.text) for piece in pieces if piece.lines)
    if sum(len(piece.text) for piece in found) > _SHARE * shown:
        return
    for piece in found:
        above = [one.level or 1 for one in known if _look(one) > _look(piece)]
        piece.kind = "heading"
        piece.level = max(above, default=max((one.level or 1 for one in known), default=0)) + 1


def _first_heading(front: Sequence[Piece], candidates: Sequence[Piece], size: float) -> list[Piece]:
    """The last piece of a title block where it looks as two headings further on, and is no body or date."""
    looks = [_look(piece) for piece in candidates]
    last = front[-1] if len(front) > 1 else None
    if last is None or not _may_be_heading(last, size) or looks.count(_look(last)) < _ALIKE:
        return []
    own = read_date(last.text) or is_body(last.text) or names_an_issue(last.text)
    return [] if own else [last]


_ALIKE = 2
"""Headings at least that look alike."""


def _title_block(pieces: Sequence[Piece], outlined: Mapping[int, int], size: float) -> int:
    """How many pieces at the beginning are the title block: those before a label, a heading or a paragraph."""
    for index, piece in enumerate(pieces):
        text = piece.text
        apart = piece.bold or (piece.kind != "title" and piece.size > _LARGER * size and index > 1)
        numbered = apart and any(number.value == 1 for number in options(text))
        begins = id(piece) in outlined or label_of(text) or run_in_label(text) or numbered
        named = piece.kind == "title" or names_an_issue(text) or read_date(text) or date_at_end(text)
        sentence = ends_sentence(text) and not named
        if begins or sentence or piece.cells:
            return index
    return 0


def _look(piece: Piece) -> Look:
    return round(piece.size * 2) / 2, piece.bold


def _may_be_heading(piece: Piece, size: float) -> bool:
    if not piece.lines or piece.kind or len(piece.lines) > _MOST_LINES:
        return False
    text = piece.text
    if width(text) > _LONGEST_HEADING or caption(text) or not any(c.isalpha() for c in text) or "\t" in text:
        return False
    if (ends_sentence(text) and width(text) > 60) or _SENTENCE.search(text):
        return False
    label = piece.in_margin  # in bold, of a fact in a sidebar
    return piece.size > _LARGER * size or (piece.bold and piece.size > 0.9 * size and not label)


_SENTENCE = re.compile(r"(?:[。；]|[가-힣][다요]\.)\s*$")
"""How no heading ends, however short."""


def _in_outline(pieces: Sequence[Piece], titles: Sequence[tuple[int, str]]) -> dict[int, int]:
    """The levels of pieces whose text is a title of the outline, met in its order."""
    levels: dict[int, int] = {}
    keys = [(level, frozenset(title_keys(title))) for level, title in titles if title.strip()]
    stop = len(keys)
    for piece in reversed(pieces):  # titles stand in the contents list first: the last of their places counts
        if not piece.lines or len(piece.lines) > _MOST_LINES or piece.kind or "\t" in piece.text:
            continue
        own = frozenset(title_keys(piece.text))
        for place in range(stop - 1, max(stop - 5, -1), -1):
            if own & keys[place][1]:
                levels[id(piece)] = keys[place][0]
                stop = place
                break
    return levels
