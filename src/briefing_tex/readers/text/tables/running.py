"""Tables whose last column holds sentences over several lines, where only single spaces part the cells.

In: lines below the caption of a table. Out: its rows. A row begins with a name and figures, as many in each;
what follows them is the last cell, and the lines below it, no wider than that column, are more of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.joins import Habits, joined_pair
from briefing_tex.readers.structure.numbering import bullet, options
from briefing_tex.readers.structure.scripts import ends_sentence, is_cjk, width
from briefing_tex.readers.structure.words import caption, part_label
from briefing_tex.readers.text.beginnings import weak_beginning
from briefing_tex.readers.text.tables.arranged import form_of
from briefing_tex.readers.text.tables.spaced import Row, head_cells, kinds_of, units_of, words_of

_ROW = re.compile("(?P<name>[CL]+)(?P<figures>(?:NU*)+)(?P<rest>[CL].*)?")
_FIGURE = re.compile("NU*")
_MOST_LINES = 80
_HIGHEST_HEAD = 4
_MOST_FIGURES = 6
_FEWEST_ROWS = 2
_WIDEST_COLUMN = 48
"""The widest last column, in columns of the text."""
_ROOM = 3
"""How much room a full line of a cell leaves at most."""


class _Start(Struct, frozen=True):
    """The first line of a row in its cells."""

    at: int
    name: str
    figures: Row
    rest: str


def running_rows(lines: Sequence[Line], habits: Habits) -> tuple[int, tuple[Row, ...]]:
    """Where a table ends that begins with the first line, and its rows; none if it is no such table.

    >>> texts = ["Site Area Note", "Fern 26 keeps", "ahead", "Holm 31 is dry", "Reed 41 grows", "What is next"]
    >>> running_rows([Line(text) for text in texts], Habits.of(""))[1][1:]
    (('Fern', '26', 'keeps ahead'), ('Holm', '31', 'is dry'), ('Reed', '41', 'grows'))
    """
    near = list(_near(lines[:_MOST_LINES]))
    starts = _starts([line.text for line in near])
    if not starts or not 0 < starts[0].at <= _HIGHEST_HEAD:
        return 0, ()
    columns = len(starts[0].figures) + 2
    head = [word for line in near[: starts[0].at] for word in words_of(line.text)]
    if len(head) < columns:
        return 0, ()
    rows: list[Row] = [head_cells(head, columns)]
    stops = [*(start.at for start in starts[1:]), len(near)]
    widest = _column_width(near, starts)
    stop = 0
    for start, below in zip(starts, stops, strict=True):
        cell, part = start.rest, start.rest
        stop = start.at + 1
        while stop < below and (start is not starts[-1] or _goes_on(part, near[stop], widest)):
            part = near[stop].text
            cell = joined_pair(cell, part, habits) if cell else part
            stop += 1
        rows.append((start.name, *_placed(start.figures, starts), cell))
    return stop, tuple(rows)


def _near(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines from the first on that may be of the table."""
    for index, line in enumerate(lines):
        text = line.text
        if index and (line.gap > 1 or line.page != lines[0].page):
            return
        if caption(text) or part_label(text) or bullet(text) is not None:
            return
        numbers = options(text)
        if numbers and (not weak_beginning(text) or any(number.style == "1.1" for number in numbers)):
            return
        yield line


def _starts(texts: Sequence[str]) -> list[_Start]:
    """The first lines of the rows: those with most figures; those with one less, wider than the cells."""
    units = units_of(texts)
    found = [start for at, text in enumerate(texts) if (start := _start(at, text, units))]
    counts = [len(start.figures) for start in found]
    most = max((count for count in counts if counts.count(count) >= _FEWEST_ROWS), default=0)
    full = [start for start in found if len(start.figures) == most]
    if not 0 < most <= _MOST_FIGURES or len(full) < _FEWEST_ROWS + (most == 1):
        return []
    known = {start.at for start in found}
    cells = [width(text) for at, text in enumerate(texts) if full[0].at < at < full[-1].at and at not in known]
    if not any(start.rest for start in full) or not cells or max(cells) > _WIDEST_COLUMN:
        return []
    widest = max(cells)
    return [
        start
        for start in found
        if len(start.figures) == most
        or (len(start.figures) == most - 1 > 0 and start.at > full[0].at and width(texts[start.at]) > widest)
    ]


def _start(at: int, text: str, units: frozenset[str]) -> _Start | None:
    words = words_of(text)
    kinds = kinds_of(words, units)
    found = _ROW.fullmatch(kinds)
    if found is None or ends_sentence(words[found.end("name") - 1]):
        return None
    figures = tuple(
        " ".join(words[found.start("figures") + one.start() : found.start("figures") + one.end()])
        for one in _FIGURE.finditer(found["figures"])
    )
    rest = " ".join(words[found.end("figures") :])
    return _Start(at, " ".join(words[: found.end("name")]), figures, rest)


def _placed(figures: Row, starts: Sequence[_Start]) -> Row:
    """The figures of a row in the columns where others are written alike; the one that lacks is empty."""
    full = [start.figures for start in starts if len(start.figures) == len(starts[0].figures)]
    count = len(full[0])
    if len(figures) == count:
        return figures
    forms = [{form_of(row[column]) for row in full} for column in range(count)]
    ways: list[tuple[int, ...]] = list(combinations(range(count), len(figures)))

    def alike(way: tuple[int, ...]) -> int:
        return sum(form_of(cell) in forms[at] for cell, at in zip(figures, way, strict=True))

    best: tuple[int, ...] = max(ways, key=alike)
    cells = dict(zip(best, figures, strict=True))
    return tuple(cells.get(column, "") for column in range(count))


def _column_width(lines: Sequence[Line], starts: Sequence[_Start]) -> int:
    """How wide the last column is, as far as the rows but for the last one show it."""
    first = {start.at for start in starts}
    below = [lines[at].text for at in range(starts[0].at, starts[-1].at) if at not in first]
    return max(width(text) for text in (*below, *(start.rest for start in starts)))


def _goes_on(part: str, line: Line, widest: int) -> bool:
    """Whether a line is more of the last cell, whose line above it is full."""
    first = 2 if is_cjk(line.text[:1]) else width(line.text.split(maxsplit=1)[0]) + 1
    fits = width(line.text) <= widest + 1 and not line.gap
    return bool(part) and fits and width(part) + first + _ROOM > widest
