"""The date at the foot of the first page, where journals print it, in small type below the text.

In: the blocks below the title block. Out: the one that is nothing but such a date.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.scripts import is_prose

_SMALL = 0.92
"""Size of small print at most, in parts of that of the largest paragraphs."""


def date_at_foot(blocks: Sequence[Block]) -> Block | None:
    """The line in small print on the first page that says a date and nothing else."""
    sizes = [block.size for block in blocks if block.size and block.kind is None and is_prose(block.text)]
    lined = [block for block in blocks if block.lines]
    for block in lined if sizes else ():
        if block.lines[0].page > lined[0].lines[0].page:
            break
        small = block.size is not None and block.size < _SMALL * max(sizes)
        if small and block.kind is None and len(block.lines) == 1 and read_date(block.text):
            return block
    return None
