"""Tables that an extractor gave cell by cell, one below the other.

In: blocks in order. Out: the same with such runs of cells made tables. A run is looked for only beside the
caption of a table; the number of columns is the one under which each column is of one kind, numbers or words,
below the head. This is a guess, and is told as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, Run
from briefing_tex.readers.structure.breaks import join_blocks
from briefing_tex.readers.structure.headings.entries import title_keys
from briefing_tex.readers.structure.joins import Habits
from briefing_tex.readers.structure.lists import markers
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import is_prose, width
from briefing_tex.readers.structure.words import caption, part_label

WIDEST_CELL = 32
_MOST_COLUMNS = 8
FEWEST_CELLS = 6
_FEWEST_ROWS = 3
_FARTHEST = 200
"""How many blocks away from its caption a cell may stand."""
_LEFT_OVER = 2
"""How many blocks at the far end of a run may belong to what follows."""
_OPEN, _CLOSED = re.compile(r"[^()（）]+[(（][^()（）]*"), re.compile(r"[^()（）]*[)）]")
NUMERIC = re.compile(r"[+\-−–±≈~<>≤≥$€£¥￥]?\s*\d")


def gather_cells(blocks: Sequence[Block], titles: Container[str]) -> list[Block]:
    """The blocks with runs of cells beside a caption put together as tables.

    >>> from briefing_tex.readers.structure.blocks import Block, Run
    >>> texts = ["Table 1: Tides", "Port", "High", "Low", "Ayr", "3.1", "0.4", "Oban", "4.0", "0.8", "Rain."]
    >>> [len(block.cells) for block in gather_cells([Block.of(text) for text in texts], ())]
    [0, 3, 0]
    """
    result: list[Block] = []
    index = 0
    while index < len(blocks):
        result.append(blocks[index])
        label = caption(blocks[index].text) if not blocks[index].cells else None
        index += 1
        if not label or label.kind != "table":
            continue
        if label.rest_at >= len(blocks[index - 1].text.rstrip()) and _captioned(blocks[index:], titles):
            result[-1] = _with_caption(result[-1], blocks[index])
            index += 1
        below = cell_run(blocks[index:], titles)
        above = [] if result[-2:-1] and result[-2].cells else cell_run(result[-2::-1], titles)
        if _columns(below, len(below)):
            size = _size(below)
            result.append(_table(below[:size]))
            index += size
        elif _columns(above[::-1], len(above)):
            result[-1 - len(above) : -1] = [_table(above[::-1])]
        elif _size(above, from_end=True):
            size = _size(above, from_end=True)
            result[-1 - size : -1] = [_table(above[:size][::-1])]
        elif _size(below):
            size = _size(below)
            result.append(_table(below[:size]))
            index += size
    return result


def with_whole_cells(blocks: Sequence[Block], habits: Habits) -> list[Block]:
    """The blocks, halves of a cell joined that a bracket shows: `cost (in` above `crowns)`."""
    result: list[Block] = []
    for block in blocks:
        if result and _closes(result[-1], block):
            result[-1] = join_blocks(result[-1], block, habits)
        else:
            result.append(block)
    return result


def _closes(first: Block, second: Block) -> bool:
    """Whether two short blocks hold the two brackets of one pair."""
    if any(
        block.kind is not None or block.cells or width(block.text) > WIDEST_CELL for block in (first, second)
    ):
        return False
    return bool(_OPEN.fullmatch(first.text) and _CLOSED.fullmatch(second.text))


def _captioned(blocks: Sequence[Block], titles: Container[str]) -> bool:
    """Whether the first of the blocks is the caption rather than the first cell: the others make the table."""
    whole, rest = cell_run(blocks, titles), cell_run(blocks[1:], titles)
    return len(whole) == len(rest) + 1 and not _columns(whole, len(whole)) and bool(_size(rest))


def _with_caption(label: Block, words: Block) -> Block:
    return replace(label, runs=(*label.runs, Run(" "), *words.runs), lines=label.lines + words.lines)


def cell_run(blocks: Sequence[Block], titles: Container[str]) -> list[Block]:
    """The blocks from the first on that may be cells."""
    run: list[Block] = []
    units = _units(blocks[:_FARTHEST])
    for block in blocks:
        text = block.text
        numbered = any(
            not NUMERIC.match(text) or (n.style == "1.1" and text[n.rest_at :] not in units)
            for n in options(text)
        )
        plain = block.kind is None and not block.cells and len(block.lines) <= 2
        if not plain or width(text) > WIDEST_CELL or is_prose(text) or numbered or markers(block):
            break
        if caption(text) or part_label(text) or any(key in titles for key in title_keys(text)):
            break
        run.append(block)
    return run


def number_format(text: str) -> tuple[str, str]:
    """How a figure is written: whether with a sign, with how many decimals, and what stands behind them.

    >>> number_format("+12.5%") == number_format("−0.4%"), number_format("12.5") == number_format("1,200")
    (True, False)
    """
    found = re.match(r"[+\-−–±]", text)
    tail = re.search(r"(?:[.]\d+)?[^\d]*$", text)
    return "±" if found else "", re.sub(r"\d+", "0", tail[0]) if tail else ""


def _units(blocks: Sequence[Block]) -> frozenset[str]:
    """What stands behind two decimals or more: `GWh` of `29.6 GWh`; a title has a number of its own."""
    counts = Counter(
        block.text[number.rest_at :]
        for block in blocks
        for number in options(block.text)
        if number.style == "1.1"
    )
    return frozenset(unit for unit, count in counts.items() if count > 1)


def _size(run: Sequence[Block], from_end: bool = False) -> int:
    """How many blocks of a run make a table: all, or all but a few at the far end; 0 if none does."""
    for left in range(_LEFT_OVER + 1):
        size = len(run) - left
        part = run[:size][::-1] if from_end else run[:size]
        if _columns(part, size):
            return size
    return 0


def _columns(cells: Sequence[Block], count: int) -> int:
    """The number of columns that makes every column below the head of one kind; 0 if there is none."""
    if count < FEWEST_CELLS:
        return 0
    numeric = [bool(NUMERIC.match(cell.text)) for cell in cells]
    for columns in range(2, _MOST_COLUMNS + 1):
        if count % columns or count // columns < _FEWEST_ROWS:
            continue
        kinds = [set(numeric[columns + c :: columns]) for c in range(columns)]
        mixed = {kind.pop() for kind in kinds if len(kind) == 1}
        if all(len(kind) == 0 for kind in kinds) and mixed == {True, False} and not numeric[0]:
            return columns
    return 0


def _stands_by_column(grid: Sequence[Sequence[Block]]) -> bool:
    """Whether the figures of each row are written alike, those of each column not: rows are columns."""
    figures = [row[1:] for row in grid[1:]]
    return all(map(alike, figures)) and not all(map(alike, zip(*figures, strict=True)))


def alike(cells: Sequence[Block]) -> bool:
    """Whether the figures of a column are written alike."""
    return len({number_format(cell.text) for cell in cells}) == 1


def _table(cells: Sequence[Block]) -> Block:
    columns = _columns(cells, len(cells))
    grid = [cells[i : i + columns] for i in range(0, len(cells), columns)]
    if _stands_by_column(grid):
        grid = [list(row) for row in zip(*grid, strict=True)]
    rows = tuple(tuple(cell.runs for cell in row) for row in grid)
    lines = tuple(line for cell in cells for line in cell.lines)
    return Block((), lines, "table", cells=rows, head=1, gap=cells[0].gap, guesses=("cells-guessed",))
