"""A table of properties below the title, as exports of notes print one: its rows are lines of the title block.

In: the blocks from the top. Out: the blocks, the rows of such a table as lines `label：value`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, Run
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.front.roles import labelled
from briefing_tex.readers.structure.scripts import has_cjk, is_prose, width

_NEAREST = 4
"""How many blocks stand above such a table at most."""
_LONGEST_LABEL = 24
"""The widest label, in columns."""


def with_properties(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the rows of a table of properties as lines."""
    place = next((index for index, block in enumerate(blocks[: _NEAREST + 1]) if block.cells), None)
    if not place or any(is_prose(block.text) for block in blocks[1:place]):
        return tuple(blocks)
    lines = [_line(row) for row in blocks[place].cells if len(row) == 2]
    told = any(read_date(text) or labelled(text) for text in lines)
    short = all(width(_text(row[0])) <= _LONGEST_LABEL and _text(row[0]) for row in blocks[place].cells)
    if not (told and short) or len(lines) < len(blocks[place].cells):
        return tuple(blocks)
    table = blocks[place]
    bare = replace(table, cells=(), kind=None, head=0, align=())
    parts = [
        replace(bare, runs=(Run(text),), lines=tuple(replace(line, text=text) for line in table.lines[:1]))
        for text in lines
    ]
    return (*blocks[:place], *parts, *blocks[place + 1 :])


def _line(row: Sequence[Sequence[Run]]) -> str:
    label, value = map(_text, row)
    return f"{label.rstrip(' :：')}{'：' if has_cjk(label) else ': '}{value}"


def _text(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell).strip()
