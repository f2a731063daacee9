"""Tables whose cells stand on lines of their own: which lines beside a caption are the cells of its table.

In: lines in order, and the tables that white space or bars show. Out: the lines, those of a table together,
and all tables. Lines are looked for beside the caption of a table, up to what is no cell; a caption or heading
may stand among them, for extractors go through a page in boxes. Without a caption the lines alone must tell.
How the cells stand in the lines `arranged` finds out.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.headings.entries import title_keys
from briefing_tex.readers.structure.numbering import DASHES, bullet, options
from briefing_tex.readers.structure.scripts import (
    ends_clause,
    ends_sentence,
    has_letters,
    is_cjk,
    is_prose,
    width,
)
from briefing_tex.readers.structure.words import caption, is_contact_prompt, part_label
from briefing_tex.readers.text.arranged import Arrangement, Effort, arrangement
from briefing_tex.readers.text.pieces import is_figure
from briefing_tex.readers.text.tables import Grid

_WIDEST_ROW = 120
_OPEN, _CLOSED = re.compile(r"[^()（）]+[(（][^()（）]*"), re.compile(r"[^()（）]*[)）]")
_FEWEST_LINES = 3
_MOST_LINES = 150
_MOST_BETWEEN = 2
"""How many captions and headings in a row may stand among the cells."""
_LEFT_OVER = 3
"""How many lines at either end of a stretch may belong to something else."""
_ACROSS = 3
"""How many lines it is worth that the caption of another table stands among the cells."""
_LEFT = 0.3
"""How unlikely it is that a line beside the cells is none of them."""
_MOST_UNLIKELY, _MOST_UNLIKELY_ALONE = 0.6, 0.2
"""How unlikely a table may be for each of its columns, beside a caption and without one."""
_FEWEST_FIGURES = 6
"""How many figures a table without a caption has at least."""


class _Zone(Struct, frozen=True):
    """Lines that may be cells, by their numbers; lines among them that are something else."""

    cells: tuple[int, ...]
    others: tuple[int, ...]


class _Found(Struct, frozen=True):
    made: Arrangement
    zone: _Zone


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


def captions_table(text: str) -> bool:
    """Whether a line is the caption of a table."""
    found = caption(text)
    return found is not None and found.kind == "table"


def _beside(
    lines: Sequence[Line], index: int, taken: Container[int], titles: Container[str], effort: Effort
) -> _Found | None:
    """The likeliest table of the lines below and above the caption."""
    return _likeliest(lines, _zones(lines, index, taken, titles), _MOST_UNLIKELY, effort)


def _likeliest(
    lines: Sequence[Line], zones: Iterable[tuple[_Zone, int]], most: float, effort: Effort
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
            best, least = _Found(made, _Zone(cells, tuple(sorted({*zone.others, *strays})))), unlikely
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
        stop < min(start + _MOST_LINES, len(lines))
        and stop not in taken
        and _may_be_cell(lines[stop].text, titles)
    ):
        stop += 1
    effort.left -= stop - start
    figures = sum(_figures(line.text) for line in lines[start:stop])
    if figures < _FEWEST_FIGURES or stop - start < _FEWEST_LINES:
        return None, stop
    found = _likeliest(lines, _parts(lines, tuple(range(start, stop)), (), 0), _MOST_UNLIKELY_ALONE, effort)
    if (
        found is None
        or found.made.strays
        or sum(any(map(is_figure, column)) for column in zip(*found.made.rows[1:], strict=True)) < 2
    ):
        return None, stop
    return found, stop


def _zones(
    lines: Sequence[Line], index: int, taken: Container[int], titles: Container[str]
) -> Iterator[tuple[_Zone, int]]:
    """The lines that may be the table of a caption, and how many beside them are none of it then."""
    near = _zones_of(lines, index, *(_run(lines, way, taken, titles) for way in _ways(lines, index)))
    across = [_run(lines, way, taken, titles, across=True) for way in _ways(lines, index)]
    yield from near
    if any(captions_table(lines[other].text) for run in across for other in run.others):
        yield from ((zone, left + _ACROSS) for zone, left in _zones_of(lines, index, *across))


def _ways(lines: Sequence[Line], index: int) -> tuple[range, range]:
    """The places below and above a caption, as far as its table may go."""
    below = range(index + 1, min(index + 1 + _MOST_LINES, len(lines)))
    return below, range(index - 1, max(index - 1 - _MOST_LINES, -1), -1)


def _zones_of(lines: Sequence[Line], index: int, below: _Zone, above: _Zone) -> Iterator[tuple[_Zone, int]]:
    """The zones of the lines below a caption, of those above, and of both."""
    alone = _is_label(lines[index].text)
    left_below, left_above = (
        min(sum(_figures(lines[cell].text) for cell in run.cells), _LEFT_OVER) for run in (below, above)
    )
    words = int(alone and bool(below.cells) and below.cells[0] == index + 1)
    both = (*above.others, index, *below.others)
    yield from _parts(lines, below.cells, below.others, left_above, words)
    yield from _parts(lines, (*above.cells, *below.cells), both, 0)
    yield from _parts(lines, above.cells, above.others, left_below)


def _figures(text: str) -> int:
    return sum(map(is_figure, text.split()))


def _parts(
    lines: Sequence[Line], cells: Sequence[int], others: Sequence[int], left: int, words: int = 0
) -> Iterator[tuple[_Zone, int]]:
    """The zones of these lines but for some at either end; `words` of the first may be of a caption."""
    ordered = tuple(sorted(cells))
    for start in range(min(_LEFT_OVER, len(ordered)) + 1):
        for stop in range(len(ordered), max(len(ordered) - _LEFT_OVER, 0) - 1, -1):
            part = ordered[start:stop]
            if len(part) < _FEWEST_LINES or not any(_figures(lines[cell].text) for cell in part):
                continue
            within = tuple(other for other in sorted(others) if part[0] < other < part[-1])
            figures = any(_figures(lines[cell].text) for cell in (*ordered[words:start], *ordered[stop:]))
            yield _Zone(part, within), left + abs(start - words) + len(ordered) - stop + figures


def _run(
    lines: Sequence[Line],
    places: Sequence[int],
    taken: Container[int],
    titles: Container[str],
    *,
    across: bool = False,
) -> _Zone:
    """The lines one after the other that may be cells, headings and captions among them.

    `across`: those of other tables as well.
    """
    cells: list[int] = []
    others: list[int] = []
    waiting: list[int] = []
    for place in places:
        text = lines[place].text
        if place in taken or (not across and captions_table(text)):
            break
        if _may_be_cell(text, titles):
            cells.append(place)
            others += waiting
            waiting = []
        elif len(waiting) < _MOST_BETWEEN and _may_be_among(text, titles):
            waiting.append(place)
        else:
            break
    return _Zone(tuple(cells), tuple(others))


def _may_be_cell(text: str, titles: Container[str]) -> bool:
    rest = bullet(text)
    if width(text) > _WIDEST_ROW or is_prose(text) or ends_clause(text):
        return False
    if rest is not None and (text[0] not in DASHES or (text[rest:] and not is_figure(text[rest:]))):
        return False
    if ends_sentence(text) and text[-1:] != "…":
        return False
    return not _heads(text, titles)


def _heads(text: str, titles: Container[str]) -> bool:
    """Whether a line is surely no cell: a caption, a heading, a numbered item."""
    if caption(text) or part_label(text) or is_contact_prompt(text):
        return True
    if any(key in titles for key in title_keys(text)):
        return True
    return any(
        _numbers_words(text[number.rest_at :]) and (number.style not in ("1 ", "I "))
        for number in options(text)
    )


def _numbers_words(text: str) -> bool:
    """Whether words follow a number, rather than what it counts."""
    return has_letters(text) and width(text.split(maxsplit=1)[0]) > 3


def _may_be_among(text: str, titles: Container[str]) -> bool:
    """Whether a line may stand among the cells that is none of them."""
    return _heads(text, titles) and not is_prose(text) and not is_contact_prompt(text)


def _is_label(text: str) -> bool:
    found = caption(text)
    return found is not None and found.rest_at >= len(text.rstrip())


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
