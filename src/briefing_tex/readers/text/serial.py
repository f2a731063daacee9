"""Items whose bullets an extractor has lost, because they are drawn rather than written.

In: blocks in order. Out: the same, paragraphs made items where their punctuation shows a list: the text above
ends with a colon, each with a semicolon, the last with a full stop. Such a list is one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.lists import markers
from briefing_tex.readers.structure.scripts import ends_sentence
from briefing_tex.readers.structure.words import caption

_BULLET = "•"


def with_lost_bullets(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those marked as items that are the parts of one sentence.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> texts = ["The plan is to", "We ask:", "who pays;", "who gains.", "Both matter."]
    >>> [block.marker for block in with_lost_bullets([Block.of(text) for text in texts])]
    [None, None, '•', '•', None]
    """
    made = list(blocks)
    for index, block in enumerate(blocks):
        if block.text.rstrip()[-1:] in tuple(":：") and _is_plain(block, ("heading",)):
            for place in range(index + 1, index + 1 + _count(blocks[index + 1 :])):
                made[place] = replace(made[place], kind="item", marker=_BULLET)
    return made


def _count(blocks: Sequence[Block]) -> int:
    """How many of the first blocks are items without bullets; 0 if their punctuation does not show it."""
    parts = sum(1 for _ in takewhile(_is_part, blocks))
    last = blocks[parts : parts + 1]
    return parts + 1 if parts and last and _is_plain(last[0]) and ends_sentence(last[0].text) else 0


def _is_part(block: Block) -> bool:
    return _is_plain(block) and block.text.rstrip()[-1:] in tuple(";；")


def _is_plain(block: Block, more: tuple[str, ...] = ()) -> bool:
    known = block.kind in (None, "paragraph", *more)
    return known and not block.cells and not markers(block) and not caption(block.text)
