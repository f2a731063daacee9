"""Bodies and a date that are set as a quotation below the title, as pages on the web print them.

In: the blocks from the top. Out: the blocks, the lines of such a quotation apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, Run
from briefing_tex.readers.structure.front.title_block import says_who_or_when

_NEAREST = 3
"""How many blocks stand above such a quotation at most: the title, a subtitle, a logo."""


def with_quoted_lines(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; where all lines of the first quotation say who or when, each is a block of its own.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> note = replace(Block.of("Harbour Institute / 3 May 2026"), kind="quote")
    >>> [block.kind for block in with_quoted_lines([Block.of("Tides", "title"), note])]
    ['title', None]
    >>> note = replace(Block.of("The tide waits for no institute."), kind="quote")
    >>> [block.kind for block in with_quoted_lines([Block.of("Tides", "title"), note])]
    ['title', 'quote']
    """
    place = next((i for i, block in enumerate(blocks[: _NEAREST + 1]) if block.kind == "quote"), None)
    if not place:
        return tuple(blocks)
    quote = blocks[place]
    lines = [line for line in quote.lines if line.text.strip()]
    if not lines or not all(says_who_or_when(line.text.strip()) for line in lines):
        return tuple(blocks)
    parts = [replace(quote, runs=(Run(line.text.strip()),), lines=(line,), kind=None) for line in lines]
    return (*blocks[:place], *parts, *blocks[place + 1 :])
