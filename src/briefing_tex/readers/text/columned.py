"""Tables that an extractor gave column by column, one cell below the other.

In: blocks in order. Out: the same with such runs of cells made tables. pdfminer gives the names of the rows,
then the name and the figures of each column; the caption, and the heading below the table, may stand between.
Only beside a caption, and only where the counts leave one number of rows. This is a guess, and is told as one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from briefing_tex.readers.structure.blocks import Block, Line
from briefing_tex.readers.structure.headings.entries import title_keys
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import has_letters, is_prose, width
from briefing_tex.readers.structure.words import caption, part_label
from briefing_tex.readers.text.cells import NUMERIC, WIDEST_CELL, alike, cell_run

_FEWEST_ROWS, _FEWEST_FIGURES = 2, 4
_MOST_CELLS = 120
_BETWEEN = 2
"""How many blocks may stand between the names of the rows and the other columns."""
_NEAR = 2
"""How many blocks away from a table its caption may stand."""

Rows = tuple[tuple[Block, ...], ...]


def gather_columns(blocks: Sequence[Block], titles: Container[str]) -> list[Block]:
    """The blocks with runs of cells beside a caption put together as tables, column by column.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> texts = ["Table 1: Tides", "Port", "Ayr", "Oban", "Ely"]
    >>> texts += ["High", "3.1", "4.0", "2.2", "Low", "4", "8", "5"]
    >>> table = gather_columns([Block.of(text) for text in texts], ())[1]
    >>> [[cell[0].text for cell in row] for row in table.cells]
    [['Port', 'High', 'Low'], ['Ayr', '3.1', '4'], ['Oban', '4.0', '8'], ['Ely', '2.2', '5']]
    """
    result: list[Block] = []
    index = 0
    while index < len(blocks):
        run = cell_run(blocks[index : index + _MOST_CELLS], titles)
        for cells, after, end in _candidates(blocks, index, run, titles):
            beside = (*result[-_NEAR:], *after, *blocks[end : end + _NEAR])
            rows = _rows(cells) if any(map(_captions, beside)) else ()
            if rows:
                result += [_table(rows), *after]
                break
        else:
            end = index + max(len(run), 1)
            result += blocks[index:end]
        index = end
    return result


def _candidates(
    blocks: Sequence[Block], index: int, run: Sequence[Block], titles: Container[str]
) -> Iterator[tuple[Sequence[Block], Sequence[Block], int]]:
    """What may be the cells of a table: a run, a run and another one behind a caption or heading.

    With each what stands between the runs, and where the cells end: a numbered heading may look like a cell.
    """
    stop = index + len(run)
    between = _between(blocks[stop:], titles) if run else []
    goes_on = stop + len(between)
    rest = cell_run(blocks[goes_on : goes_on + _MOST_CELLS], titles) if between else []
    for cells, after, end in ((run, [], stop), ([*run, *rest], between, goes_on + len(rest))):
        if cells and (after or cells is run):
            yield cells, after, end
            if _heads(cells[-1].text, titles) and has_letters(cells[-1].text):
                yield cells[:-1], after, end - 1


def _is_figure(block: Block) -> bool:
    return bool(NUMERIC.match(block.text))


def _captions(block: Block) -> bool:
    found = None if block.cells else caption(block.text)
    return found is not None and found.kind == "table"


def _between(blocks: Sequence[Block], titles: Container[str]) -> list[Block]:
    """The caption and the heading that stand between the first column and the others."""
    found: list[Block] = []
    for block in blocks[:_BETWEEN]:
        if block.cells or not (_captions(block) or _heads(block.text, titles)) or cell_run([block], titles):
            break
        found.append(block)
    return found


def _heads(text: str, titles: Container[str]) -> bool:
    """Whether a text may be the heading below a table: numbered, or one that we know."""
    if is_prose(text) or width(text) > 2 * WIDEST_CELL:
        return False
    return bool(options(text) or part_label(text)) or any(key in titles for key in title_keys(text))


def _rows(cells: Sequence[Block]) -> Rows:
    """The rows of cells that stand column by column; none if their counts do not show them."""
    parts = [(figures, list(members)) for figures, members in groupby(cells, key=_is_figure)]
    if len(parts) < 2 or parts[0][0] or len(parts) % 2:
        return ()
    named = [members for figures, members in parts if not figures]
    figures = [members for figures, members in parts if figures]
    if sum(map(len, figures)) < _FEWEST_FIGURES:
        return ()
    fits = [count for count in range(_FEWEST_ROWS, len(named[0])) if _fits(named, figures, count)]
    if len(fits) > 1:
        mixed = [_mixed(_columns(figures, count)) * count for count in fits]
        fits = [count for count, most in zip(fits, mixed, strict=True) if most == min(mixed)]
    if fits and len(figures) > 1 and all(len(below) == fits[0] for below in figures):
        rows = list(zip(*figures, strict=True))
        fits = fits if _mixed(figures) <= _mixed(rows) else []  # else they are the rows of a table
    return _of_columns(named, figures, fits[0]) if len(fits) == 1 else ()


def _fits(named: Sequence[Sequence[Block]], figures: Sequence[Sequence[Block]], count: int) -> bool:
    """Whether so many rows need all names, and as many figures as stand below these."""
    heads = [len(named[0]) - 1 - count, *map(len, named[1:])]
    return heads[0] > 0 and all(
        len(below) == names * count for names, below in zip(heads, figures, strict=True)
    )


def _columns(figures: Sequence[Sequence[Block]], count: int) -> list[Sequence[Block]]:
    return [below[at : at + count] for below in figures for at in range(0, len(below), count)]


def _mixed(columns: Sequence[Sequence[Block]]) -> int:
    """In how many columns figures are written in more than one way."""
    return sum(not alike(column) for column in columns)


def _of_columns(named: Sequence[Sequence[Block]], figures: Sequence[Sequence[Block]], count: int) -> Rows:
    first, heads = named[0], len(named[0]) - 1 - count
    by_column = (first[0], *first[1 + count :]), first[1 : 1 + count]
    by_row = tuple(first[: 1 + heads]), first[1 + heads :]
    # units in brackets stand in heads
    head, labels = max(by_column, by_row, key=lambda one: sum("(" in b.text or "（" in b.text for b in one[0]))
    head = (*head, *(name for names in named[1:] for name in names))
    return (head, *zip(labels, *_columns(figures, count), strict=True))


def _table(rows: Rows) -> Block:
    lines = tuple(_lines(rows))
    cells = tuple(tuple(cell.runs for cell in row) for row in rows)
    return Block((), lines, "table", cells=cells, head=1, gap=rows[0][0].gap, guesses=("cells-guessed",))


def _lines(rows: Rows) -> Iterator[Line]:
    return (line for row in rows for cell in row for line in cell.lines)
