"""Prompts of contact footers in words that we do not know: told by what stands below them, to the end.

In: the blocks of a report, from where a footer may begin. Out: the index of its prompt. Below it stand a
website or another way to be reached, and else nothing but names, the texts of these, and captions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from briefing_tex.readers.structure.blocks import Block, plain
from briefing_tex.readers.structure.headings.levels import title_like
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import is_prose, width
from briefing_tex.readers.structure.words import caption, part_label, usual_section

_WIDEST_PROMPT = 60
"""The widest prompt, and the widest name or caption below it, in columns."""
_MOST_BLOCKS = 20
"""How many blocks a footer has at most."""

Tells = Callable[[Block], bool]


def unknown_prompt(
    blocks: Sequence[Block], begin: int, reaches: Tells, names: Tells, looked: bool
) -> int | None:
    """The line above a footer, looked for from `begin` on.

    `reaches` tells a website and the like, `names` a name with its text behind it. `looked` says that only what
    looks like a heading counts: there is no bibliography that it would stand below.
    """
    for index in range(max(begin, len(blocks) - _MOST_BLOCKS), len(blocks)):
        if looked and blocks[index].kind != "heading":
            continue
        if _may_prompt(blocks[index]) and _is_footer(blocks[index:], reaches, names):
            return index
    return None


def _may_prompt(block: Block) -> bool:
    """Whether a line could invite: a title without a number, set apart from what stands above it."""
    text = block.text
    if block.kind not in (None, "paragraph", "heading") or (block.kind != "heading" and not block.gap):
        return False
    known = part_label(text) or usual_section(text) or options(text)
    return title_like(text, _WIDEST_PROMPT) and not known


def _is_footer(blocks: Sequence[Block], reaches: Tells, names: Tells) -> bool:
    """Whether all below the first block is of a footer, and gives a way to reach somebody."""
    first = blocks[0]
    if reaches(first) or names(first) or not any(reaches(block) for block in blocks[1:]):
        return False
    return all(
        _is_short(block)
        or reaches(block)
        or names(block)
        or (above is not first and (_is_text_of(above, block) or (block.cells and caption(above.text))))
        for above, block in pairwise(blocks)
    )


def _is_short(block: Block) -> bool:
    """Whether a block is a picture, a name, captions, each of a few words; floats may be near."""
    if block.image or caption(block.text):
        return True
    if block.kind not in (None, "paragraph", "heading", "figure", "table", "quote"):
        return False
    texts = [plain(cell) for row in block.cells for cell in row] or [block.text]
    return not any(options(text) or is_prose(text) or width(text) > _WIDEST_PROMPT for text in texts)


def _is_text_of(name: Block, block: Block) -> bool:
    """Whether a text stands below a name."""
    return block.kind in (None, "paragraph") and not name.cells and not name.image and _is_short(name)
