"""Tables as columns of text between bars, the head above a rule that shows the alignment (GFM 0.29, 4.10).

In: the texts of the cells. Out: one line a row, columns as wide as their widest cell.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from briefing_tex.model import Table


def grid(rows: Sequence[Sequence[str]], table: Table) -> str:
    """The rows, head first, as lines.

    >>> rows = [["Port", "Depth"], ["Ayr", "3 m"]]
    >>> print(grid(rows, Table(head=rows[:1], rows=rows[1:], align=["left", "right"])))
    | Port | Depth |
    |:-----|------:|
    | Ayr  |   3 m |
    """
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    widths = [max(3, *map(columns, column)) for column in zip(*cells, strict=True)]
    lines = [f"| {' | '.join(map(_padded, row, widths, table.alignments))} |" for row in cells]
    lines.insert(len(table.head), f"|{'|'.join(map(_rule, widths, table.align or [''] * len(widths)))}|")
    return "\n".join(lines)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes (UAX 11).

    >>> columns("潮汐 a")
    6
    """
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _padded(text: str, width: int, align: str) -> str:
    space = width - columns(text)
    before = {"left": 0, "center": space // 2, "right": space}[align]
    return f"{' ' * before}{text}{' ' * (space - before)}"


def _rule(width: int, align: str) -> str:
    left = ":" if align in ("left", "center") else "-"
    right = ":" if align in ("right", "center") else "-"
    return f"{left}{'-' * width}{right}"
