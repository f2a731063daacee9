"""Labels of the abstract and the keywords that stand before their text without a colon.

A label is known by its bold letters, or by the space behind it in Chinese and Japanese, which have none.


In: the blocks of a report from the top. Out: the same blocks, such labels with a colon, as others have them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.scripts import is_prose
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
    if not block.runs or block.kind not in (None, "paragraph"):
        return block
    spaced = _SPACED.match(block.runs[0].text)
    if spaced and _names_part(spaced[1]) and is_prose(block.text):
        words = block.runs[0].text
        return replace(
            block, runs=(replace(block.runs[0], text=f"{spaced[1]}：{words[spaced.end() :]}"), *block.runs[1:])
        )
    if len(block.runs) < 2:
        return block
    first, second = block.runs[:2]
    named = first.strong and not second.strong and _names_part(first.text)
    begins = second.text.lstrip()[:1]
    if not named or first.text.rstrip()[-1:] in ":：】]" or begins in ":：—–-" or begins.islower():
        return block
    return replace(block, runs=(replace(first, text=f"{first.text.rstrip()}:"), *block.runs[1:]))


def _names_part(words: str) -> bool:
    label = part_label(words)
    return label is not None and label.part in _PARTS


_SPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff]{2,6})[ \t](?=[\u3040-\u30ff\u3400-\u9fff\d“「])")
"""A word at the beginning of a text in Chinese or Japanese with a space behind it."""
