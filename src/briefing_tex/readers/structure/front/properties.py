"""Tables of a title block: its letterhead, and the properties that offices and notes print below the title.

In: the blocks from the top. Out: the blocks, the cells of a letterhead as lines, the labels of properties with
what they say as lines `label：value`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, Run
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.front.dates import labels_date, read_date
from briefing_tex.readers.structure.front.roles import bare_role, labelled
from briefing_tex.readers.structure.scripts import has_cjk, is_prose, width
from briefing_tex.readers.structure.words import names_an_issue

_NEAREST = 4
"""How many blocks stand above such a table at most."""
_LONGEST_LABEL = 24
"""The widest label, in columns."""
_LARGEST = 8
"""Cells of a letterhead at most."""


def with_properties(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with properties in a table or in two columns, or the cells of a letterhead, as lines."""
    blocks = _with_labels_joined(blocks)
    place = next((index for index, block in enumerate(blocks[: _NEAREST + 1]) if block.cells), None)
    if place is None or any(is_prose(block.text) for block in blocks[1:place]):
        return tuple(blocks)
    table = blocks[place]
    properties = [text for line in _properties(table) for text in line.split("\n")]
    texts = properties or ([] if place else _letterhead(table, blocks[1 : 1 + _NEAREST]))
    bare = replace(table, cells=(), kind=None, head=0, align=())
    parts = [
        replace(bare, runs=(Run(text),), lines=tuple(replace(line, text=text) for line in table.lines[:1]))
        for text in texts
    ]
    return (*blocks[:place], *(parts or (table,)), *blocks[place + 1 :])


def _with_labels_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with lines around the title that are a label and, behind a gap, what it says, as one text."""
    made = list(blocks)
    for start in range(min(_NEAREST, len(made)) + 1):
        rows = list(takewhile(len, map(_in_columns, made[start:])))
        if len(rows) > 1 and any(says_property(*row) for row in rows):
            lines = [replace(made[start + n], runs=(Run(_line(*row)),)) for n, row in enumerate(rows)]
            return [*made[:start], *lines, *made[start + len(rows) :]]
    return made


def _in_columns(block: Block) -> list[str]:
    """The label of a line and what stands behind a gap."""
    sides = [side.strip() for side in block.text.split("\t")] if block.kind is None and not block.cells else []
    return sides if len(sides) == 2 and all(sides) and width(sides[0]) <= _LONGEST_LABEL else []


def _properties(table: Block) -> list[str]:
    """What a table of properties says, label by label; nothing of another table.

    Where it has more columns than two, they are labels and what they say by turns.
    """
    rows = [[_text(cell) for cell in row] for row in table.cells]
    pairs = [pair for row in rows for pair in zip(row[::2], row[1::2], strict=False) if any(pair)]
    lines = [_line(*pair) for pair in pairs]
    known = any(says_property(*pair) for pair in pairs)
    told = known or (len(rows[0]) == 2 and any(read_date(text) or labelled(text) for text in lines))
    short = all(label and width(label) <= _LONGEST_LABEL for label, _ in pairs)
    return lines if told and short and all(len(row) % 2 == 0 for row in rows) else []


def says_property(label: str, value: str) -> bool:
    """Whether a label and what it says tell who made a paper, or when.

    >>> says_property("公表日", "令和8年4月1日"), says_property("Prepared by", "Harbour Institute")
    (True, True)
    >>> says_property("Stations", "Harbour Institute"), says_property("Date", "Sea")
    (False, False)
    """
    dated = labels_date(f"{label.rstrip(' :：')}：") and read_date(value)
    return bool(dated or (bare_role(label) and is_body(value)))


def _letterhead(table: Block, below: Sequence[Block]) -> list[str]:
    """The cells of a table above the title, column by column, if they say whose paper it is and when."""
    columns = max(map(len, table.cells))
    cells = [_text(row[place]) for place in range(columns) for row in table.cells if place < len(row)]
    texts = [text.strip() for cell in cells for text in cell.split("\n") if text.strip()]
    titled = any(block.kind in ("title", "heading") for block in below)
    told = any(map(is_body, texts)) and any(read_date(text) or names_an_issue(text) for text in texts)
    return texts if titled and told and len(texts) <= _LARGEST and not any(map(is_prose, texts)) else []


def _line(label: str, value: str) -> str:
    return f"{label.rstrip(' :：')}{'：' if has_cjk(label) else ': '}{value}"


def _text(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell).strip()
