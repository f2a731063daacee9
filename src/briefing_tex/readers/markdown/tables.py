"""Tables: GFM's, with a caption as Pandoc writes it, a paragraph `: caption` or `Table: caption` beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from briefing_tex.readers.markdown.context import Context
from briefing_tex.readers.markdown.dialects import shortened
from briefing_tex.readers.markdown.grammar import inline_tokens
from briefing_tex.readers.markdown.inlines import text_of

_CAPTION = re.compile(r"(?:Table)?:\s+")
_CONTAINER = re.compile(r"[\s>]*")
_ALIGNMENT = re.compile(r"text-align:(\w+)")


def captions(
    nodes: Sequence[SyntaxTreeNode],
) -> tuple[dict[SyntaxTreeNode, SyntaxTreeNode], set[SyntaxTreeNode]]:
    """The caption of each table: the paragraph after it, else the one before it; and all that were taken."""
    found: dict[SyntaxTreeNode, SyntaxTreeNode] = {}
    taken: set[SyntaxTreeNode] = set()
    for index, node in enumerate(nodes):
        if node.type == "table":
            for place in (index + 1, index - 1):
                beside = nodes[place] if 0 <= place < len(nodes) else None
                if beside and beside not in taken and _is_caption(beside):
                    found[node] = beside
                    taken.add(beside)
                    break
    return found, taken


def _is_caption(node: SyntaxTreeNode) -> bool:
    return node.type == "paragraph" and bool(_CAPTION.match(node.children[0].content))


def table(
    node: SyntaxTreeNode, caption: SyntaxTreeNode | None, path: str | None, context: Context
) -> dict[str, Any]:
    """A table in the JSON form; a head row without any text is no head row."""
    head_row = node.children[0].children[0]
    rows = node.children[1].children if len(node.children) > 1 else []
    made: dict[str, Any] = {"type": "table", "rows": []}
    if caption:
        source = _CAPTION.sub("", caption.children[0].content, count=1)
        tokens = inline_tokens(source, context.env)
        made["caption"] = text_of(tokens, context, context.line(caption))
    head = _row(head_row, context)
    if any(head):
        made["head"] = [head]
    for index, row in enumerate(rows):
        if path:
            context.lines[f"{path}.rows[{index}]"] = context.line(row)
        _remark_cells_left_out(row, len(head), context)
        made["rows"].append(_row(row, context))
    if align := _alignments(head_row):
        made["align"] = align
    return made


def _row(row: SyntaxTreeNode, context: Context) -> list[Any]:
    return [_cell(cell, context, context.line(row)) for cell in row.children]


def _remark_cells_left_out(row: SyntaxTreeNode, columns: int, context: Context) -> None:
    """GFM drops the cells of a row that are more than the head has."""
    line = context.line(row)
    if columns > 1 and "|" not in context.text_line(line):
        message = f"the line '{shortened(context.text_line(line))}' is a row of the table above it"
        context.remark(
            "warning", "table-line", message, line, "leave an empty line above it: that ends a table"
        )
    source = _CONTAINER.sub("", context.text_line(line)).strip()
    cells = escapedSplit(source)
    extra = cells[columns + source.startswith("|") :]
    if any(cell.strip() for cell in extra):
        message = f"the row has more cells than the table has columns; left out: {'|'.join(extra).strip(' |')}"
        context.remark(
            "warning", "table-cells", message, line, "add a column to the head, or write \\| for a bar"
        )


def _cell(cell: SyntaxTreeNode, context: Context, line: int) -> Any:
    token = cell.children[0].token if cell.children else None
    return text_of(token.children or [], context, line) if token else ""


def _alignments(head: SyntaxTreeNode) -> list[str]:
    """One alignment a column, or none where the table marks none."""
    found = [_ALIGNMENT.search(str(cell.attrs.get("style", ""))) for cell in head.children]
    return [match[1] if match else "left" for match in found] if any(found) else []
