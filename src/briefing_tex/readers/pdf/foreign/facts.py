"""Facts beside the text of the first page: labels in bold, and below each of them what it says.

In: the pieces of a tagged document, which come one after the other whatever stands beside them. Out: the same,
such facts as a table of two columns below the first heading of a section: they are no part of what they stand
beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing_tex.readers.pdf.layout.lines.writing import Writing
from briefing_tex.readers.pdf.layout.pieces import Piece, box_of_line, join
from briefing_tex.readers.pdf.layout.placed import WHOLE
from briefing_tex.readers.structure.scripts import width
from briefing_tex.readers.structure.words import part_label

_FEWEST = 4
"""Lines of facts at least: two labels, and what they say."""
_WIDEST = 28
"""The widest of them, in columns."""
_BEYOND = 0.45
"""Where facts begin at least, in parts of the width of the text."""


def with_facts_apart(pieces: Sequence[Piece], bounds: tuple[float, float], writing: Writing) -> list[Piece]:
    """The pieces, facts beside the text as a table below the first paragraph of the first section."""
    first = next((i for i, one in enumerate(pieces) if _heads_section(one)), 0)
    far = bounds[0] + _BEYOND * (bounds[1] - bounds[0])
    for start in range(first):
        facts = _facts(pieces[start:first], far)
        if facts and any(_stands_beside(one, facts) for one in pieces):
            rest = [one for one in pieces if not any(one is fact for fact in facts)]
            place = first - len(facts) + 2
            return [*rest[:place], _table(facts, writing), *rest[place:]]
    return list(pieces)


def _heads_section(piece: Piece) -> bool:
    text = piece.lines[0].text if piece.lines else ""
    return piece.kind == "heading" and part_label(text) is None


def _facts(pieces: Sequence[Piece], far: float) -> list[Piece]:
    """The short lines at the beginning far from the left, in pairs, of which the first alone is bold.

    Where no face of the document is known to be bold, half of the second lines have figures.
    """
    lone = takewhile(lambda one: one.kind is None and len(one.lines) == 1 and one.lines[0].x0 > far, pieces)
    found = [one for one in lone if width(one.lines[0].text) <= _WIDEST]
    found = [one for one in found if abs(one.lines[0].x0 - found[0].lines[0].x0) < 1]
    labels, facts = ([one.lines[0] for one in found[place::2]] for place in (0, 1))
    told = all(line.bold for line in labels) and not any(line.bold for line in facts)
    counted = sum(any(map(str.isdecimal, line.text)) for line in facts)
    plain = not any(line.bold for line in labels + facts) and 2 * counted >= len(facts)
    return found if len(found) >= _FEWEST and len(labels) == len(facts) and (told or plain) else []


def _stands_beside(piece: Piece, facts: Sequence[Piece]) -> bool:
    """Whether two lines of a piece at least stand at the heights of facts, and end before them."""
    top, foot = facts[0].lines[0], facts[-1].lines[0]
    beside = [line for line in piece.lines if line.page == top.page and foot.y <= line.y <= top.y + top.size]
    return sum(line.x1 < top.x0 for line in beside) > 1


def _table(facts: Sequence[Piece], writing: Writing) -> Piece:
    cells = tuple(
        (join(label.lines, writing)[0], join(fact.lines, writing)[0])
        for label, fact in zip(facts[::2], facts[1::2], strict=True)
    )
    line = facts[0].lines[0]
    boxes = tuple(box_of_line(one.lines[0]) for one in facts)
    return Piece(line.page, WHOLE, line.y, cells=cells, boxes=boxes)
