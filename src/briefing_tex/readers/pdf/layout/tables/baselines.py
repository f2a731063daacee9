"""Baselines of a table, each as one cell a column: where they stand, what their cells are.

In: baselines, the heights of rules. Out: the answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.tables.grids import NUMBER, Cell


def are_counted(lines: Sequence[list[Cell]]) -> bool:
    """Whether all lines begin in the first column, and a figure stands below a figure: rows of their own."""
    return all(line[0] for line in lines) and any(
        is_number(above) and is_number(below)
        for first, second in pairwise(lines)
        for above, below in zip(first, second, strict=True)
    )


def are_figures(lines: Sequence[list[Cell]]) -> bool:
    """Whether every line has a figure below one of the line above it, and something else: rows of their own."""
    return len(lines) > 1 and all(
        sum(map(bool, first)) > 1 < sum(map(bool, second))
        and any(is_number(above) and is_number(below) for above, below in zip(first, second, strict=True))
        for first, second in pairwise(lines)
    )


def is_parted(above: Sequence[Cell], below: Sequence[Cell], heights: Sequence[float]) -> bool:
    """Whether a rule stands between two baselines."""
    high, low = top(above), top(below)
    return any(low + 0.5 * size_of(below) < height < high for height in heights)


def size_of(line: Sequence[Cell]) -> float:
    return max(cell[0].size for cell in line if cell)


def top(line: Sequence[Cell]) -> float:
    return max(cell[0].y for cell in line if cell)


def foot_of(line: Sequence[Cell]) -> float:
    return min(segment.y for cell in line for segment in cell)


def text_of(cell: Cell) -> str:
    return "".join(segment.text for segment in cell).strip()


def is_number(cell: Cell) -> bool:
    """Whether a line of a cell is a whole number: those are not broken."""
    return bool(NUMBER.fullmatch(text_of(cell)))


def merged(lines: Sequence[list[Cell]]) -> list[Cell]:
    return [[segment for line in lines for segment in line[index]] for index in range(len(lines[0]))]
