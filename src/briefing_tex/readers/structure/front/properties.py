"""Tables of a title block: its letterhead, and the properties that exports of notes print below the title.

In: the blocks from the top. Out: the blocks, the cells of a letterhead as lines, the rows of properties as
lines `label：value`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, Run
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.front.roles import labelled
from briefing_tex.readers.structure.scripts import has_cjk, is_prose, width
from briefing_tex.readers.structure.words import names_an_issue

_NEAREST = 4
"""How many blocks stand above such a table at most."""
_LONGEST_LABEL = 24
"""The widest label, in columns."""
_LARGEST = 8
"""Cells of a letterhead at most."""


def with_properties(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the rows of a table of properties, or the cells of a letterhead, as lines."""
    place = next((index for index, block in enumerate(blocks[: _NEAREST + 1]) if block.cells), None)
    if place is None or any(is_prose(block.text) for block in blocks[1:place]):
        return tuple(blocks)
    table = blocks[place]
    texts = _properties(table) or ([] if place else _letterhead(table, blocks[1 : 1 + _NEAREST]))
    bare = replace(table, cells=(), kind=None, head=0, align=())
    parts = [
        replace(bare, runs=(Run(text),), lines=tuple(replace(line, text=text) for line in table.lines[:1]))
        for text in texts
    ]
    return (*blocks[:place], *(parts or (table,)), *blocks[place + 1 :])


def _properties(table: Block) -> list[str]:
    """The rows of a table of properties as lines; none of another one."""
    lines = [_line(row) for row in table.cells if len(row) == 2]
    told = any(read_date(text) or labelled(text) for text in lines)
    short = all(width(_text(row[0])) <= _LONGEST_LABEL and _text(row[0]) for row in table.cells)
    return lines if told and short and len(lines) == len(table.cells) else []


def _letterhead(table: Block, below: Sequence[Block]) -> list[str]:
    """The cells of a table above the title, column by column, if they say whose paper it is and when."""
    columns = max(map(len, table.cells))
    cells = [_text(row[place]) for place in range(columns) for row in table.cells if place < len(row)]
    texts = [text.strip() for cell in cells for text in cell.split("\n") if text.strip()]
    titled = any(block.kind in ("title", "heading") for block in below)
    told = any(map(is_body, texts)) and any(read_date(text) or names_an_issue(text) for text in texts)
    return texts if titled and told and len(texts) <= _LARGEST and not any(map(is_prose, texts)) else []


def _line(row: Sequence[Sequence[Run]]) -> str:
    label, value = map(_text, row)
    return f"{label.rstrip(' :：')}{'：' if has_cjk(label) else ': '}{value}"


def _text(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell).strip()
