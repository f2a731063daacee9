"""The names and the date below the text, where offices sign: they are of the title block that says no date.

In: the blocks, where the title block ends. Out: the indices of the signature's blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.front.bodies import is_body, is_capital_name, may_name
from briefing_tex.readers.structure.front.dates import date_at_end, read_date
from briefing_tex.readers.structure.scripts import ends_sentence

_MOST_NAMES = 5
"""Names in a signature at most."""


def signature(blocks: Sequence[Block], end: int) -> range:
    """The blocks of the signature: names below each other, a body's among them, and a date below them."""
    if any(read_date(block.text) or date_at_end(block.text) for block in blocks[:end]):
        return range(0)
    dates = (i for i in range(len(blocks) - 1, end, -1) if _is_plain(blocks[i]) and read_date(blocks[i].text))
    for last in dates:
        first = last
        while first > end and last - first < _MOST_NAMES and _is_name(blocks[first - 1]):
            first -= 1
        below = first > end and _is_text(blocks[first - 1])
        if below and any(is_body(block.text) for block in blocks[first:last]):
            return range(first, last + 1)
    return range(0)


def _is_text(block: Block) -> bool:
    """Whether a block is of the text that a signature stands below."""
    return block.kind == "item" or bool(block.cells) or ends_sentence(block.text)


def _is_plain(block: Block) -> bool:
    return block.kind in (None, "paragraph") and not block.cells and not block.quoted


def _is_name(block: Block) -> bool:
    text = block.text.strip()
    return (
        _is_plain(block)
        and not ends_sentence(text)
        and (is_body(text) or is_capital_name(text) or may_name(text))
    )
