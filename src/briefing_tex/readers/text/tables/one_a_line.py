"""Tables whose cells stand on lines of their own, put together.

In: lines in order, and the tables that white space or bars show. Out: the lines, those of a table together,
and all tables. `zones` says which lines beside a caption may be cells, `arranged` how cells stand in lines; the
likeliest of them is the table. Without a caption the lines alone must tell.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.scripts import is_cjk
from briefing_tex.readers.structure.words import caption
from briefing_tex.readers.text.tables.arranged import Arrangement, Effort, arrangement
from briefing_tex.readers.text.tables.grids import Grid
from briefing_tex.readers.text.tables.pieces import is_figure
from briefing_tex.readers.text.tables.zones import (
    FEWEST_LINES,
    MOST_LINES,
    Zone,
    captions_table,
    figures_in,
    may_be_cell,
    parts_of,
    zones_beside,
)

_OPEN, _CLOSED = re.compile(r"[^()（）]+[(（][^()（）]*"), re.compile(r"[^()（）]*[)）]")
_LEFT = 0.3
"""How unlikely it is that a line beside the cells is none of them."""
_MOST_UNLIKELY, _MOST_UNLIKELY_ALONE = 0.6, 0.2
"""How unlikely a table may be for each of its columns, beside a caption and without one."""
_FEWEST_FIGURES = 6
"""How many figures a table without a caption has at least."""


class _Found(Struct, frozen=True):
    made: Arrangement
    zone: Zone


def with_arranged(
    lines: Sequence[Line], grids: Sequence[Grid], titles: Container[str], apart: Sequence[Line] = ()
) -> tuple[list[Line], list[Grid]]:
    """The lines, the cells of each table together, and all tables in order; none of those that stand apart.

    >>> from briefing_tex.readers.structure.blocks import Line
    >>> texts = ["Port", "Ayr", "Ely", "Table 1: Tides", "High", "3.1", "4.0", "Low", "4", "8", "Rain fell."]
    >>> lines, grids = with_arranged([Line(text) for text in texts], (), ())
    >>> lines[0].text, grids[0].rows[1], lines[grids[0].stop].text
    ('Table 1: Tides', ('Ayr', '3.1', '4'), 'Rain fell.')
    """
    taken = {index for grid in grids for index in range(grid.start, grid.stop)}
    contents, effort = frozenset(apart), Effort()
    beside = taken | {index + step for index in taken for step in (-1, 1)}
    taken |= {index for index, line in enumerate(lines) if line in contents}
    found: list[_Found] = []
    for index, line in enumerate(lines):
        if effort.left < 0:
            break
        if index in beside or index in taken or not captions_table(line.text):
            continue
        table = _beside(lines, index, taken, titles, effort)
        if table:
            found.append(table)
            taken.update(table.zone.cells, table.zone.others)
    index = 0
    while index < len(lines) and effort.left >= 0:
        alone, stop = _alone(lines, index, taken, titles, effort)
        if alone:
            found.append(alone)
            taken.update(alone.zone.cells)
        index = max(stop, index + 1)
    return _together(lines, grids, found) if found else (list(lines), list(grids))


def _beside(
    lines: Sequence[Line], index: int, taken: Container[int], titles: Container[str], effort: Effort
) -> _Found | None:
    """The likeliest table of the lines below and above the caption."""
    return _likeliest(lines, zones_beside(lines, index, taken, titles), _MOST_UNLIKELY, effort)


def _likeliest(
    lines: Sequence[Line], zones: Iterable[tuple[Zone, int]], most: float, effort: Effort
) -> _Found | None:
    """The likeliest table of those that the zones make, no column of which may be less likely."""
    best: _Found | None = None
    least = 0.0
    for zone, left in sorted(zones, key=itemgetter(1)):
        if effort.left < 0 or (best is not None and _LEFT * left >= least):
            break
        whole = _whole([lines[cell] for cell in zone.cells])
        made = arrangement([line.text for line, _ in whole], [line.gap > 0 for line, _ in whole], effort)
        if made is None or made.unlikely > most * len(made.rows[0]):
            continue
        unlikely = made.unlikely + _LEFT * left
        if best is None or unlikely < least:
            strays = {zone.cells[place] for stray in made.strays for place in whole[stray][1]}
            cells = tuple(cell for cell in zone.cells if cell not in strays)
            best, least = _Found(made, Zone(cells, tuple(sorted({*zone.others, *strays})))), unlikely
    return best


def _whole(lines: Sequence[Line]) -> list[tuple[Line, range]]:
    """The lines with their places, halves of a cell together that a bracket shows: `cost (in`, `crowns)`."""
    made: list[tuple[Line, range]] = []
    for place, line in enumerate(lines):
        last, places = made[-1] if made else (line, range(0))
        if places and _OPEN.fullmatch(last.text) and _CLOSED.fullmatch(line.text):
            between = "" if is_cjk(last.text[-1]) or is_cjk(line.text[0]) else " "
            made[-1] = replace(last, text=last.text + between + line.text), range(places.start, place + 1)
        else:
            made.append((line, range(place, place + 1)))
    return made


def _alone(
    lines: Sequence[Line], start: int, taken: Container[int], titles: Container[str], effort: Effort
) -> tuple[_Found | None, int]:
    """The table of lines that no caption stands beside, and where such lines end.

    It must be plain from the lines alone: two columns of figures at least, each of one kind.
    """
    stop = start
    while (
        stop < min(start + MOST_LINES, len(lines))
        and stop not in taken
        and may_be_cell(lines[stop].text, titles)
    ):
        stop += 1
    effort.left -= stop - start
    figures = sum(figures_in(line.text) for line in lines[start:stop])
    if figures < _FEWEST_FIGURES or stop - start < FEWEST_LINES:
        return None, stop
    found = _likeliest(lines, parts_of(lines, tuple(range(start, stop)), (), 0), _MOST_UNLIKELY_ALONE, effort)
    if (
        found is None
        or found.made.strays
        or sum(any(map(is_figure, column)) for column in zip(*found.made.rows[1:], strict=True)) < 2
    ):
        return None, stop
    return found, stop


def _together(
    lines: Sequence[Line], grids: Sequence[Grid], found: Sequence[_Found]
) -> tuple[list[Line], list[Grid]]:
    """The lines, those of each table after its caption and before the headings that stood among them."""
    at = {table.zone.cells[0]: table for table in found}
    moved = {index for table in found for index in (*table.zone.cells, *table.zone.others)}
    given = {grid.start: grid for grid in grids}
    made: list[Line] = []
    placed: list[Grid] = []
    for index, line in enumerate(lines):
        if index in at:
            table = at[index]
            captions = [lines[other] for other in table.zone.others if caption(lines[other].text)]
            made += captions
            start = len(made)
            made += [lines[cell] for cell in table.zone.cells]
            placed.append(Grid(start, len(made), table.made.rows, 1, (), "cells-guessed"))
            made += [lines[other] for other in table.zone.others if not caption(lines[other].text)]
        elif index not in moved:
            if index in given:
                grid = given[index]
                placed.append(replace(grid, start=len(made), stop=len(made) + grid.stop - grid.start))
            made.append(line)
    return made, placed
