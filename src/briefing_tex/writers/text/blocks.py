"""Blocks as plain text.

In: blocks of the model. Out: pieces of text, to be set one empty line apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import indent

from briefing_tex.model import Block, CodeBlock, Figure, List, Paragraph, Quote, Table, Text
from briefing_tex.writers.text.inlines import Printer, heading, text
from briefing_tex.writers.text.tables import grid

_STEP = "    "


def blocks(parts: Iterable[Block], printer: Printer) -> Iterator[str]:
    """Each block as one or more pieces of text."""
    for part in parts:
        match part:
            case Paragraph():
                yield text(part.text, printer)
            case List():
                yield _list(part, printer)
            case Table():
                yield _caption("table", part.caption, printer)
                yield grid([[heading(cell, printer) for cell in row] for row in part.head + part.rows], part)
            case Figure():
                yield f"[{part.alt}]" if part.alt else ""
                yield _caption("figure", part.caption, printer)
            case Quote():
                inner = "\n\n".join(piece for piece in blocks(part.blocks, printer) if piece)
                yield indent(inner, "> ", lambda line: True) if inner else ""
            case CodeBlock():
                fence = _fence(part.text)
                yield f"{fence}\n{part.text}\n{fence}"


def notes(printer: Printer) -> Iterator[str]:
    """The notes put aside since the last call, each behind its mark."""
    while printer.pending:
        number, note = printer.pending.pop(0)
        lines = "\n".join(piece for piece in blocks(note.blocks, printer) if piece)
        yield f"[^{number}]: {indent(lines, _STEP).removeprefix(_STEP)}"


def _list(part: List, printer: Printer) -> str:
    """Items on lines of their own; what an item holds below its first line is indented."""
    lines = []
    for number, item in enumerate(part.items, 1):
        mark = f"{number}." if part.ordered else "•"
        inner = "\n".join(piece for piece in blocks(item, printer) if piece)
        body = indent(inner, _STEP)
        on_own_line = not item or isinstance(item[0], List)
        lines.append(f"{mark}\n{body}".rstrip("\n") if on_own_line else f"{mark} {body.removeprefix(_STEP)}")
    return "\n".join(lines)


def _caption(kind: str, parts: Text, printer: Printer) -> str:
    if not parts:
        return ""
    return f"{printer.labels[kind]} {printer.next(kind)}{printer.colon}{heading(parts, printer)}"


def _fence(code: str) -> str:
    """Backticks, more than stand in the code."""
    fence = "```"
    while fence in code:
        fence += "`"
    return fence
