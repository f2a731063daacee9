"""Straight quotation marks, which TeX sets as closing ones at either side: `”tide”` was `"tide"`.

In: the blocks of a document; in Chinese, Japanese or Korean no quotation opens with a closing mark. Out: the
blocks with such pairs straight.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from briefing_tex.readers.structure import Block
from briefing_tex.readers.structure.blocks import Run
from briefing_tex.readers.structure.language import detect

_PAIR = re.compile(r"(?:(?<=[\s(（\[「『《〈])|^)”(?=\w)([^“”]*)”")
_LANGUAGES = frozenset(("zh", "ja", "ko"))


def with_straight_quotes(blocks: tuple[Block, ...], language: str) -> tuple[Block, ...]:
    """The blocks, quotations between two closing marks between straight ones."""
    if not any(_PAIR.search(block.text) for block in blocks):
        return blocks
    told = language or detect("\n".join(block.text for block in blocks))
    if told.split("-")[0] not in _LANGUAGES:
        return blocks
    return tuple(_straight(block) for block in blocks)


def _straight(block: Block) -> Block:
    text = block.text
    places: set[int] = set()
    seen, opened = 0, 0  # marks before the pair that are still open
    for found in _PAIR.finditer(text):
        opened += text.count("“", seen, found.start()) - text.count("”", seen, found.start())
        seen = found.end()
        places |= {found.start(), found.end() - 1} if opened <= 0 else set()
    if not places:
        return block
    runs: list[Run] = []
    start = 0
    for run in block.runs:
        signs = ('"' if start + n in places else sign for n, sign in enumerate(run.text))
        runs.append(replace(run, text="".join(signs)))
        start += len(run.text)
    return replace(block, runs=tuple(runs))
