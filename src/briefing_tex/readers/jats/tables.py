"""Tables in the XHTML model: merged cells, cells of several paragraphs and uneven rows made rectangular.

In: a `table`. Out: one block of the JSON form. What a report's table cannot say is remarked.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from briefing_tex.diagnostics import Location
from briefing_tex.errors import LimitExceeded
from briefing_tex.readers.jats.article import Article, Element, Placed, line_number
from briefing_tex.readers.jats.flow import flow, inlines, is_block

MAX_CELLS = 200_000
"""Cells of one table, merged ones counted as often as they span."""
_MAX_SPAN = 1000
_ALIGNMENTS = {"left": "left", "center": "center", "right": "right", "char": "right", "justify": "left"}

Row = list[list[Any]]


def table(element: Element, text: list[Any], article: Article) -> list[Any]:
    """The table with the caption `text`; nothing if it has no cells."""
    head_rows = list(element.iterfind("thead/tr"))
    body_rows = [*element.iterfind("tr"), *element.iterfind("tbody/tr"), *element.iterfind("tfoot/tr")]
    if element.find("tfoot") is not None:
        article.remark(element, "table-foot", "The foot of a table is read as its last rows.")
    head, body = _grid(head_rows, article), _grid(body_rows, article)
    width = max(map(len, chain(head, body)), default=0)
    if not width:
        article.remark(element, "empty-element", "A table without cells is left out.")
        return []
    _check_size(element, width * (len(head) + len(body)), article)
    if any(len(row) < width for row in chain(head, body)):
        article.remark(element, "uneven-rows", "Short rows of a table are filled up with empty cells.")
    found = Placed(element, type="table", caption=text)
    for name, rows in (("head", head), ("rows", body)):
        if rows:
            found[name] = [row + [[] for _ in range(width - len(row))] for row in rows]
    align = _alignment(element, body_rows or head_rows, width, article)
    if align:
        found["align"] = align
    return [found]


def _grid(rows: list[Element], article: Article) -> list[Row]:
    """Rows of cells; a merged cell has its text in its first place and is empty in the others."""
    grid: list[Row] = []
    spans: dict[int, int] = {}
    cells = 0
    for element in rows:
        row: Row = []
        for cell in element.iterchildren("td", "th"):
            _skip_spanned(row, spans)
            wide, tall = _span(cell, "colspan", article), _span(cell, "rowspan", article)
            if tall > 1:
                spans.update(dict.fromkeys(range(len(row), len(row) + wide), tall))
            row += [_cell(cell, article), *([] for _ in range(wide - 1))]
        _skip_spanned(row, spans)
        spans = {column: left - 1 for column, left in spans.items() if left > 1}
        cells += len(row)
        _check_size(element, cells, article)
        grid.append(row)
    return grid


def _skip_spanned(row: Row, spans: dict[int, int]) -> None:
    while len(row) in spans:
        row.append([])


def _span(cell: Element, name: str, article: Article) -> int:
    """How many columns or rows a cell takes; 1 where it does not say."""
    value = cell.get(name, "1").strip()
    if value == "1":
        return 1
    article.remark(cell, "merged-cells", "A merged cell has its text in its first place; the others are empty.")
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() else 1


def _cell(cell: Element, article: Article) -> list[Any]:
    """The inline text of a cell; its paragraphs and blocks become lines of it."""
    if not any(is_block(child, article) for child in cell):
        return inlines(cell, article)
    blocks = flow(cell, article)
    if any(block["type"] != "paragraph" for block in blocks):
        article.remark(cell, "block-in-cell", "What stands in a cell is kept as lines of text.")
    parts: list[Any] = []
    for text in _lines(blocks):
        parts += [*([{"type": "break"}] if parts else []), *text]
    return parts


def _lines(blocks: list[Any]) -> Iterator[list[Any]]:
    for block in blocks:
        if block["type"] == "paragraph":
            yield block["text"]
        elif block["type"] == "code":
            yield from ([{"type": "code", "text": part}] for part in block["text"].split("\n") if part)
        elif block["type"] == "table":
            yield from (
                cell for row in (*block.get("head", ()), *block.get("rows", ())) for cell in row if cell
            )
        elif block["type"] == "figure":
            yield block["caption"] or [block.get("alt", "")]
        else:
            for inner in block.get("items") or [block["blocks"]]:
                yield from _lines(inner)


def _check_size(element: Element, cells: int, article: Article) -> None:
    if cells > MAX_CELLS:
        raise LimitExceeded(
            f"a table has more than {MAX_CELLS:,} cells", Location(file=article.file, line=line_number(element))
        )


def _alignment(element: Element, rows: list[Element], width: int, article: Article) -> list[str]:
    """One alignment a column, as its `col` or all its cells say; nothing if none is given."""
    given = [col.get("align") for path in ("col", "colgroup/col") for col in element.iterfind(path)]
    if not any(given):
        given = _alignment_of_cells(element, rows, width, article)
    if not any(given):
        return []
    columns = [_ALIGNMENTS.get(align or "left", "left") for align in given[:width]]
    return columns + ["left"] * (width - len(columns))


def _alignment_of_cells(
    element: Element, rows: list[Element], width: int, article: Article
) -> list[str | None]:
    whole = [[cell.get("align") for cell in row.iterchildren("td", "th")] for row in rows]
    columns = [set(column) for column in zip(*(row for row in whole if len(row) == width), strict=True)]
    if any(len(column) > 1 for column in columns):
        article.remark(
            element, "cell-alignment", "Columns whose cells are aligned differently are set left.", "info"
        )
    return [column.pop() if len(column) == 1 else "left" for column in columns]
