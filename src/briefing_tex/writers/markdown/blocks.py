"""Blocks as Markdown.

In: blocks of a report. Out: lines, without those that stand before and after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.model import Block, CodeBlock, Figure, List, Paragraph, Quote, Table, Text
from briefing_tex.writers.markdown import escape
from briefing_tex.writers.markdown.inlines import Place, inline
from briefing_tex.writers.markdown.output import Output

_RULES = {"left": ":---", "center": ":---:", "right": "---:"}


def blocks(parts: Sequence[Block], path: str, output: Output, *, in_item: bool = False) -> list[str]:
    """The lines of blocks one below the other, parted by empty lines."""
    lines: list[str] = []
    marker = ""
    for index, part in enumerate(parts):
        here = f"{path}[{index}]"
        if isinstance(part, List):
            marker = _marker(part, marker, first=in_item and not lines)
            made = _list(part, marker, here, output)
        else:
            marker, made = "", _block(part, here, output)
        if lines and made and not (in_item and isinstance(part, List) and _may_follow(part, parts[index - 1])):
            lines.append("")
        lines += made
    return lines


def _block(part: Paragraph | Table | Figure | Quote | CodeBlock, path: str, output: Output) -> list[str]:
    match part:
        case Paragraph():
            return _paragraph(part, path, output)
        case Table():
            return _table(part, path, output)
        case Figure():
            return _figure(part, path, output)
        case Quote():
            return [
                f"> {line}".rstrip(" ") if not line else f"> {line}" for line in _quoted(part, path, output)
            ]
        case CodeBlock():
            return _code(part)


def _paragraph(part: Paragraph, path: str, output: Output) -> list[str]:
    text = escape.lines(inline(part.text, Place(output, f"{path}.text", breaks=True)))
    if not text:
        output.remark("empty-paragraph", "a paragraph without text is left out", path)
    return text.split("\n") if text else []


def _quoted(part: Quote, path: str, output: Output) -> list[str]:
    return blocks(part.blocks, f"{path}.blocks", output)


def _code(part: CodeBlock) -> list[str]:
    longest = max((len(run) for run in re.findall("`{3,}", part.text)), default=2)
    fence = "`" * (longest + 1)
    content = part.text.split("\n") if part.text else []
    return [fence + escape.info(part.language), *content, fence]


def _figure(part: Figure, path: str, output: Output) -> list[str]:
    alternative = escape.end(escape.start(escape.text(part.alt)))
    address = escape.address(part.image.replace("%", "%25"))
    caption = inline(part.caption, Place(output, f"{path}.caption"))
    title = f' "{escape.title(caption)}"' if caption else ""
    return [f"![{alternative}]({address}{title})"]


def _table(part: Table, path: str, output: Output) -> list[str]:
    """GFM has one head row; one without text stands for none."""
    columns = len((part.head + part.rows)[0])
    head = [_row(row, f"{path}.head[{index}]", output) for index, row in enumerate(part.head)]
    rows = [_row(row, f"{path}.rows[{index}]", output) for index, row in enumerate(part.rows)]
    if len(head) > 1:
        output.remark("table-head", "head rows after the first are written as rows of the body", path)
    if part.head and not any(part.head[0]):
        output.remark("table-head", "an empty head row is left out", path)
    rule = "|".join(_RULES[alignment] if part.align else "---" for alignment in part.alignments)
    empty = "|" + "  |" * columns
    lines = [head[0] if head else empty, f"|{rule}|", *head[1:], *rows]
    caption = inline(part.caption, Place(output, f"{path}.caption"))
    return [*lines, "", f": {caption}"] if caption else lines


def _row(row: tuple[Text, ...], path: str, output: Output) -> str:
    cells = (inline(cell, Place(output, f"{path}[{index}]")) for index, cell in enumerate(row))
    return f"| {' | '.join(map(escape.cell, cells))} |"


def _list(part: List, marker: str, path: str, output: Output) -> list[str]:
    lines: list[str] = []
    for index, item in enumerate(part.items):
        mark = f"{index + 1}{marker}" if part.ordered else marker
        made = blocks(item, f"{path}.items[{index}]", output, in_item=True)
        if lines and _is_loose(made):
            lines.append("")
        lines += indented(made, f"{mark} ", " " * (len(mark) + 1))
    return lines


def _is_loose(lines: list[str]) -> bool:
    return "" in lines


def indented(lines: list[str], first: str, other: str) -> list[str]:
    """Lines behind a marker, the following ones below its text."""
    if not lines:
        return [first.rstrip()]
    return [first + lines[0], *(other + line if line else "" for line in lines[1:])]


def _marker(part: List, before: str, *, first: bool) -> str:
    """Another marker than that of the list just before, or both would be one; `- - -` would be a rule."""
    if part.ordered:
        return ")" if before == "." else "."
    return "+" if first else "*" if before == "-" else "-"


def _may_follow(part: List, before: Block) -> bool:
    """Whether a list may come right below a paragraph: it may not where its first item is empty."""
    return isinstance(before, Paragraph) and bool(part.items[0])
