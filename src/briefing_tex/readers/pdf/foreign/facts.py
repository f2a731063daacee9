"""Facts beside the text of the first page: labels in bold, and below each of them what it says.

In: the pieces of a tagged document, which come one after the other whatever stands beside them. Out: the same,
such facts as a table of two columns below the first heading of a section: they are no part of what they stand
beside. Where they say who made the document, or when, the table stands where they did, in the title block.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.lines.writing import Writing
from briefing_tex.readers.pdf.layout.pieces import Piece, box_of_line, join
from briefing_tex.readers.pdf.layout.placed import WHOLE
from briefing_tex.readers.structure.blocks import Run
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.front.properties import says_property
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
            rest = [one for one in pieces if not any(one is fact for group in facts for fact in group)]
            table = _table(facts, writing)
            place = start if _says_who_or_when(table) else first - sum(map(len, facts)) + 2
            return [*rest[:place], table, *rest[place:]]
    return list(pieces)


def _heads_section(piece: Piece) -> bool:
    text = piece.lines[0].text if piece.lines else ""
    return piece.kind == "heading" and part_label(text) is None


def _facts(pieces: Sequence[Piece], far: float) -> list[list[Piece]]:
    """The short lines at the beginning far from the left, in groups, of which the first line alone is bold.

    Where no face of the document is known to be bold they are in pairs, half of the second lines with figures.
    """
    lone = list(takewhile(lambda one: one.kind is None and one.lines and one.lines[0].x0 > far, pieces))
    found = [one for one in lone if all(width(line.text) <= _WIDEST for line in one.lines)]
    found = [one for one in found if abs(one.lines[0].x0 - found[0].lines[0].x0) < 1]
    labels = [place for place, one in enumerate(found) if _is_bold(one)]
    counted = sum(any(map(str.isdecimal, one.lines[0].text)) for one in found[1::2])
    if not labels and len(found) % 2 == 0 and 2 * counted >= len(found) / 2:
        labels = list(range(0, len(found), 2))
    groups = [found[start:stop] for start, stop in pairwise([*labels, len(found)])]
    told = labels[:1] == [0] and all(len(group) > 1 for group in groups)
    return groups if told and len(found) >= _FEWEST and len(groups) > 1 else []


def _is_bold(piece: Piece) -> bool:
    return len(piece.lines) == 1 and piece.lines[0].bold


def _stands_beside(piece: Piece, facts: Sequence[Sequence[Piece]]) -> bool:
    """Whether two lines of a piece at least stand at the heights of facts, and end before them."""
    top, foot = facts[0][0].lines[0], facts[-1][-1].lines[-1]
    beside = [line for line in piece.lines if line.page == top.page and foot.y <= line.y <= top.y + top.size]
    return sum(line.x1 < top.x0 for line in beside) > 1


def _says_who_or_when(table: Piece) -> bool:
    rows = (["".join(run.text for run in cell) for cell in row] for row in table.cells)
    return any(says_property(label, value) for label, value in rows)


def _table(facts: Sequence[Sequence[Piece]], writing: Writing) -> Piece:
    cells = tuple((join(label.lines, writing)[0], _said(said, writing)) for label, *said in facts)
    line = facts[0][0].lines[0]
    boxes = tuple(box_of_line(line) for group in facts for one in group for line in one.lines)
    return Piece(line.page, WHOLE, line.y, cells=cells, boxes=boxes)


def _said(pieces: Sequence[Piece], writing: Writing) -> tuple[Run, ...]:
    """What stands below a label; names below each other stay apart."""
    groups = [
        group
        for one in pieces
        for group in ([[line] for line in one.lines] if _are_bodies(one.lines) else [one.lines])
    ]
    names = ["".join(run.text for run in join(group, writing)[0]).strip() for group in groups]
    if len(names) > 1 and all(map(is_body, names)):
        return (Run("\n".join(names)),)
    return join([line for one in pieces for line in one.lines], writing)[0]


def _are_bodies(lines: Sequence[TextLine]) -> bool:
    return all(is_body(line.text) for line in lines)
