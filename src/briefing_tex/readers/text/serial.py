"""Items whose bullets an extractor has lost, because they are drawn rather than written.

In: blocks in order. Out: the same, paragraphs made items where their punctuation shows a list: each ends with
a semicolon, the last with a full stop, and the text above with a colon, or there are two semicolons at least.
Such a list is one sentence; a line among them without a stop is an item that those below belong to.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.lists import markers
from briefing_tex.readers.structure.scripts import ends_sentence, width
from briefing_tex.readers.structure.words import caption

_BULLET = "•"
_FEWEST_UNANNOUNCED = 2
"""How many semicolons show a list that no colon announces."""
_MOST_ITEMS = 60
_WIDEST_LEAD = 100
"""The widest item, in columns, that has no stop because others belong to it."""


def with_lost_bullets(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those marked as items that are the parts of one sentence.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> texts = ["The plan is to", "We ask:", "who pays;", "who gains.", "Both matter."]
    >>> [block.marker for block in with_lost_bullets([Block.of(text) for text in texts])]
    [None, None, '•', '•', None]
    """
    made = list(blocks)
    index = 0
    while index < len(blocks):
        announced = index > 0 and _announces(blocks[index - 1])
        count = _count(blocks[index : index + _MOST_ITEMS], 1 if announced else _FEWEST_UNANNOUNCED)
        for place in range(index, index + count):
            told = (*blocks[place].guesses, "list-guessed") if place == index else blocks[place].guesses
            made[place] = replace(blocks[place], kind="item", marker=_BULLET, guesses=told)
        index += max(count, 1)
    return made


def _announces(block: Block) -> bool:
    return block.text.rstrip()[-1:] in tuple(":：") and _is_plain(block, ("heading",))


def _count(blocks: Sequence[Block], fewest: int) -> int:
    """How many of the first blocks are items without bullets; 0 if their punctuation does not show it."""
    parts = 0
    for place, block in enumerate(blocks):
        if not _is_plain(block):
            return 0
        if _is_part(block):
            parts += 1
        elif ends_sentence(block.text):
            return place + 1 if parts >= fewest and _is_part(blocks[place - 1]) else 0
        elif not parts or width(block.text) > _WIDEST_LEAD:
            return 0
    return 0


def _is_part(block: Block) -> bool:
    return block.text.rstrip()[-1:] in tuple(";；")


def _is_plain(block: Block, more: tuple[str, ...] = ()) -> bool:
    known = block.kind in (None, "paragraph", *more)
    return known and not markers(block) and not caption(block.text)
