"""The widths of a table's columns, from what stands in them.

In: a table, its fonts, its language, the length of the line. Out: what each column needs in em, its share of
what is left of the line, and after how many letters a word may be broken. Smaller letters are better than
broken words, and these better than words that stick out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing_tex.fonts import FontSet
from briefing_tex.model import Table, Text, plain_text
from briefing_tex.writers.latex.cells import SPACES, Look, Run, room, runs_of
from briefing_tex.writers.latex.escape import CELL, SANS
from briefing_tex.writers.latex.letters import Faces, width_of
from briefing_tex.writers.latex.shares import PADDING, shares

_NARROWEST = 3.0  # em: a column
_THINNEST = 2.0  # em: the same where words are broken
_LONGEST, _WHOLE = 28, 20
"""Letters of a word that stay together where letters need not become tiny for it; those that do if they can."""
_TRIES = (
    (_LONGEST, ((10.0, 0.0), (9.0, 0.0), (8.0, 0.0))),
    (_WHOLE, ((10.0, 0.0), (9.0, 0.0), (8.0, 0.0), (7.0, 0.0))),
    *((whole, ((7.0, 0.0),)) for whole in (16, 14, 12, 11, 10, 9)),
    (8, ((6.0, 0.0), (6.0, 0.5), (5.0, 0.5))),
    *((whole, ((5.0, 0.5),)) for whole in (6, 5, 4, 3, 2)),
)
"""Letters of a word that stay together, the sizes in pt at which the words of a table may find room, and the em
of white space between columns that may be given up for it; the best first. The class has the same sizes."""
_FAIR, _FAIR_AT_MOST = 0.3, 3.6
"""em a letter that stays together, em at most: a column of text that may be broken anywhere, as Chinese."""
_LOOSE = 1.01
"""What rounding and kerning may take."""


class Widths(NamedTuple):
    """What the columns need in em, their shares of what is left, the letters that stay together."""

    leasts: list[float]
    rests: list[float]
    whole: int


def widths(block: Table, fonts: FontSet, language: str, line: float) -> Widths:
    """The widths of a table's columns on a line of so many points.

    What is left goes where rows become lower for it; in a table so crowded that words are broken, to where they
    lack the most for being whole.
    """
    columns = list(zip(*block.head, *block.rows, strict=True))
    looks = [
        *(Look(fonts, SANS.latin, is_head=True, language=language) for _ in block.head),
        *(Look(fonts, CELL.latin, is_head=False, language=language) for _ in block.rows),
    ]
    measured = [_measured(column, looks) for column in columns]
    faces = (fonts.role(CELL.latin).regular,)
    lengths = [[width_of(plain_text(cell), faces) for cell in column] for column in columns]
    wanted: list[float] = []
    for whole, sizes in _TRIES:
        narrowest = _NARROWEST if whole >= _WHOLE else _THINNEST
        leasts = [
            max(_need(cells, whole, language, max(texts)) + PADDING, narrowest)
            for cells, texts in zip(measured, lengths, strict=True)
        ]
        wanted = wanted or leasts
        fitting = (size for size, given_up in sizes if sum(leasts) - given_up * len(leasts) <= line / size)
        if size := next(fitting, None):
            break
    if not size or whole < _WHOLE:
        return Widths(leasts, _lacks(leasts, wanted), whole)
    words = [max(_longest_word(cell, faces) for cell in column) for column in columns]
    rests = shares(leasts, list(zip(*lengths, strict=True)), words, line / size - sum(leasts))
    return Widths(leasts, rests, whole)


class _Cell(NamedTuple):
    """What a cell needs in em where its words are whole, and its runs."""

    room: float
    runs: list[Run]


def _measured(column: Sequence[Text], looks: Sequence[Look]) -> list[_Cell]:
    """The cells of a column, each once, those first that need the most."""
    unlike = {(look.is_head, cell): look for cell, look in zip(column, looks, strict=True)}
    cells = [runs_of(cell, look) for (_, cell), look in unlike.items()]
    rooms = [_Cell(room(runs, _LONGEST, looks[0].language), runs) for runs in cells]
    return sorted(rooms, key=lambda cell: cell.room, reverse=True)


def _need(cells: Sequence[_Cell], whole: int, language: str, text: float) -> float:
    """The width in em that a column needs where longer words are broken; its widest text has `text` em."""
    widest = 0.0
    for cell in cells:
        if cell.room <= widest:  # broken words need less
            break
        widest = max(widest, room(cell.runs, whole, language))
    return max(widest * _LOOSE, min(text, _FAIR * whole, _FAIR_AT_MOST))


def _lacks(leasts: list[float], wanted: list[float]) -> list[float]:
    """The share of each column by what it lacks for its words to be whole."""
    more = [most - least for most, least in zip(wanted, leasts, strict=True)]
    if sum(more) < _NARROWEST:
        more = leasts
    return [part / sum(more) for part in more]


def _longest_word(cell: Text, faces: Faces) -> float:
    """The width in em of the longest word of a cell."""
    return max(width_of(word, faces) for word in SPACES.split(plain_text(cell)))
