"""Lines beside the caption of a table that may be its cells, each on a line of its own.

In: lines in order, the place of a caption. Out: zones of lines, up to what is no cell; a caption or heading may
stand among them, for extractors go through a page in boxes.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from msgspec import Struct

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.headings.entries import title_keys
from briefing_tex.readers.structure.numbering import DASHES, bullet, options
from briefing_tex.readers.structure.scripts import (
    ends_clause,
    ends_sentence,
    has_letters,
    is_prose,
    width,
)
from briefing_tex.readers.structure.words import caption, is_contact_prompt, part_label
from briefing_tex.readers.text.tables.pieces import is_figure

_WIDEST_ROW = 120
FEWEST_LINES = 3
MOST_LINES = 150
_MOST_BETWEEN = 2
"""How many captions and headings in a row may stand among the cells."""
_LEFT_OVER = 3
"""How many lines at either end of a stretch may belong to something else."""
_ACROSS = 3
"""How many lines it is worth that the caption of another table stands among the cells."""


class Zone(Struct, frozen=True):
    """Lines that may be cells, by their numbers; lines among them that are something else."""

    cells: tuple[int, ...]
    others: tuple[int, ...]


def captions_table(text: str) -> bool:
    """Whether a line is the caption of a table."""
    found = caption(text)
    return found is not None and found.kind == "table"


def zones_beside(
    lines: Sequence[Line], index: int, taken: Container[int], titles: Container[str]
) -> Iterator[tuple[Zone, int]]:
    """The lines that may be the table of a caption, and how many beside them are none of it then."""
    near = _zones_of(lines, index, *(_run(lines, way, taken, titles) for way in _ways(lines, index)))
    across = [_run(lines, way, taken, titles, across=True) for way in _ways(lines, index)]
    yield from near
    if any(captions_table(lines[other].text) for run in across for other in run.others):
        yield from ((zone, left + _ACROSS) for zone, left in _zones_of(lines, index, *across))


def _ways(lines: Sequence[Line], index: int) -> tuple[range, range]:
    """The places below and above a caption, as far as its table may go."""
    below = range(index + 1, min(index + 1 + MOST_LINES, len(lines)))
    return below, range(index - 1, max(index - 1 - MOST_LINES, -1), -1)


def _zones_of(lines: Sequence[Line], index: int, below: Zone, above: Zone) -> Iterator[tuple[Zone, int]]:
    """The zones of the lines below a caption, of those above, and of both."""
    alone = _is_label(lines[index].text)
    left_below, left_above = (
        min(sum(figures_in(lines[cell].text) for cell in run.cells), _LEFT_OVER) for run in (below, above)
    )
    words = int(alone and bool(below.cells) and below.cells[0] == index + 1)
    both = (*above.others, index, *below.others)
    yield from parts_of(lines, below.cells, below.others, left_above, words)
    yield from parts_of(lines, (*above.cells, *below.cells), both, 0)
    yield from parts_of(lines, above.cells, above.others, left_below)


def figures_in(text: str) -> int:
    return sum(map(is_figure, text.split()))


def parts_of(
    lines: Sequence[Line], cells: Sequence[int], others: Sequence[int], left: int, words: int = 0
) -> Iterator[tuple[Zone, int]]:
    """The zones of these lines but for some at either end; `words` of the first may be of a caption."""
    ordered = tuple(sorted(cells))
    for start in range(min(_LEFT_OVER, len(ordered)) + 1):
        for stop in range(len(ordered), max(len(ordered) - _LEFT_OVER, 0) - 1, -1):
            part = ordered[start:stop]
            if len(part) < FEWEST_LINES or not any(figures_in(lines[cell].text) for cell in part):
                continue
            within = tuple(other for other in sorted(others) if part[0] < other < part[-1])
            figures = any(figures_in(lines[cell].text) for cell in (*ordered[words:start], *ordered[stop:]))
            yield Zone(part, within), left + abs(start - words) + len(ordered) - stop + figures


def _run(
    lines: Sequence[Line],
    places: Sequence[int],
    taken: Container[int],
    titles: Container[str],
    *,
    across: bool = False,
) -> Zone:
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
        if may_be_cell(text, titles):
            cells.append(place)
            others += waiting
            waiting = []
        elif len(waiting) < _MOST_BETWEEN and _may_be_among(text, titles):
            waiting.append(place)
        else:
            break
    return Zone(tuple(cells), tuple(others))


def may_be_cell(text: str, titles: Container[str]) -> bool:
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
