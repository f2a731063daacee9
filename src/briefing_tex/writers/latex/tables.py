"""Tables as source: the widths of columns from what stands in them."""

from __future__ import annotations

import unicodedata

from briefing_tex.model import Alignment, Table, Text, plain_text
from briefing_tex.writers.latex.escape import CELL, Style
from briefing_tex.writers.latex.inlines import Inlines
from briefing_tex.writers.latex.source import command, environment

_COLUMN = {"left": "L", "center": "C", "right": "R"}
_TEXT_ALIGN = {"left": "Start", "center": "Center", "right": "End"}
_HEAD = Style("latin_sans", "cjk_sans", CELL.longest_word)
_NARROWEST, _WIDEST = 3.0, 24.0  # em: between these a column's share grows with its longest cell


def table(block: Table, inlines: Inlines, path: str) -> str:
    """A table with its caption; head rows repeat on further pages."""
    alignments = block.alignments
    columns = "".join(
        f"{_COLUMN[align]}{{{share:.4f}}}" for align, share in zip(alignments, shares(block), strict=True)
    )
    head = _rows(block.head, "th", alignments, inlines, f"{path}.head")
    body = _rows(block.rows, "td", alignments, inlines, f"{path}.rows")
    return environment(
        "datatable",
        command("tablebody", f"%\n{body}") if body else "",
        columns,
        inlines.text(block.caption, path=f"{path}.caption"),
        command("tablehead", f"%\n{head}") if head else "",
    )


def shares(block: Table) -> list[float]:
    """The share of the line's width that each column takes; they add up to 1."""
    rows = block.head + block.rows
    widths = [
        min(max(max(_width(row[column]) for row in rows) + 1.0, _NARROWEST), _WIDEST)
        for column in range(len(rows[0]))
    ]
    return [width / sum(widths) for width in widths]


def _width(cell: Text) -> float:
    """The width of a cell's text in em: full-width characters are 1 em, others about half."""
    return sum(
        1.0 if unicodedata.east_asian_width(character) in "WF" else 0.55 for character in plain_text(cell)
    )


def _rows(
    rows: tuple[tuple[Text, ...], ...],
    cell: str,
    alignments: tuple[Alignment, ...],
    inlines: Inlines,
    path: str,
) -> str:
    style = _HEAD if cell == "th" else CELL
    return "".join(
        command(
            "tr",
            "&".join(
                command(cell, inlines.text(text, style, f"{path}[{r}][{c}]"), option=_option(alignments[c]))
                for c, text in enumerate(row)
            ),
        )
        + "%\n"
        for r, row in enumerate(rows)
    )


def _option(align: Alignment) -> str:
    return "" if align == "left" else _TEXT_ALIGN[align]
