"""Labels of the abstract and the keywords that stand before their text in bold, without a colon.

In: the blocks of a report from the top. Out: the same blocks, such labels with a colon, as others have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.words import part_label

_PARTS = ("abstract", "keywords")


def with_set_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a colon behind each label that only its look parts from the text.

    >>> from briefing_tex.readers.structure.blocks import Block, Run
    >>> block = Block((Run("Summary", strong=True), Run(" The sea was calm.")))
    >>> [block.text for block in with_set_labels([block])]
    ['Summary: The sea was calm.']
    """
    above = len(list(takewhile(lambda block: block.kind != "heading", blocks)))
    return [_with_colon(block) if index < above else block for index, block in enumerate(blocks)]


def _with_colon(block: Block) -> Block:
    if len(block.runs) < 2 or block.cells or block.kind not in (None, "paragraph"):
        return block
    first, second = block.runs[:2]
    label = part_label(first.text) if first.strong and not second.strong else None
    begins = second.text.lstrip()[:1]
    if (
        not label
        or label.part not in _PARTS
        or first.text.rstrip()[-1:] in ":：】]"
        or begins in ":："
        or begins.islower()
    ):
        return block
    return replace(block, runs=(replace(first, text=f"{first.text.rstrip()}:"), *block.runs[1:]))
