"""Tables as source: their columns with their widths, their rows."""

from __future__ import annotations

from briefing_tex.model import Alignment, Table, Text
from briefing_tex.writers.latex.columns import widths
from briefing_tex.writers.latex.escape import CELL, SANS, Style
from briefing_tex.writers.latex.inlines import Inlines
from briefing_tex.writers.latex.source import command, environment

_COLUMN = {"left": "L", "center": "C", "right": "R"}
_TEXT_ALIGN = {"left": "Start", "center": "Center", "right": "End"}


def table(block: Table, inlines: Inlines, path: str) -> str:
    """A table with its caption; head rows repeat on further pages."""
    alignments = block.alignments
    leasts, rests, longest = widths(block, inlines.typesetter.fonts, inlines.language, inlines.typesetter.line)
    columns = "".join(
        f"{_COLUMN[align]}{{{least:.2f}}}{{{rest:.4f}}}"
        for align, least, rest in zip(alignments, leasts, rests, strict=True)
    )
    width = sum(leasts)
    head = _rows(block.head, "th", Style(SANS.latin, SANS.cjk, longest), alignments, inlines, f"{path}.head")
    body = _rows(block.rows, "td", Style(CELL.latin, CELL.cjk, longest), alignments, inlines, f"{path}.rows")
    return environment(
        "datatable",
        command("tablebody", f"%\n{body}") if body else "",
        f"{width:.1f}",
        columns,
        inlines.paragraph(block.caption, f"{path}.caption"),
        command("tablehead", f"%\n{head}") if head else "",
    )


def _rows(
    rows: tuple[tuple[Text, ...], ...],
    cell: str,
    style: Style,
    alignments: tuple[Alignment, ...],
    inlines: Inlines,
    path: str,
) -> str:
    return "".join(
        command(
            "tr",
            "".join(
                command(cell, inlines.text(text, style, f"{path}[{r}][{c}]"), option=_option(alignments[c]))
                for c, text in enumerate(row)
            ),
        )
        + "%\n"
        for r, row in enumerate(rows)
    )


def _option(align: Alignment) -> str:
    return "" if align == "left" else _TEXT_ALIGN[align]
