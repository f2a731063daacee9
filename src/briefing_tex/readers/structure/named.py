"""Captions without a label: what tables and pictures are about, in a document that numbers neither.

In: blocks in reading order. Out: the same blocks, such captions marked as what they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.headings.entries import title_keys
from briefing_tex.readers.structure.numbering import begins_item, options
from briefing_tex.readers.structure.scripts import ends_clause, ends_sentence, has_letters, is_prose, width
from briefing_tex.readers.structure.vocabulary import TABLES_AND_FIGURES
from briefing_tex.readers.structure.words import Caption, caption

_WIDEST = 80
"""Width of such a caption at most, in columns."""
_DETAIL = re.compile(r"[^:：]{1,10}[:：]")
"""What is said of a source, not of a table: `Source: ...`."""


def with_named_captions(blocks: Sequence[Block], titles: Collection[str]) -> list[Block]:
    """The blocks, those marked as captions that stand above a table or below a picture and only name it.

    `titles`: keys of headings that a contents list names.
    """
    labelled = {found.kind for block in blocks if not block.cells and (found := caption(block.text))}
    made = list(blocks)
    for index, block in enumerate(blocks):
        above, below = blocks[index - 1 : index], blocks[index + 1 : index + 2]
        pictured = any(one.image for one in above) and "figure" not in labelled
        tabled = any(one.cells for one in below) and "table" not in labelled
        if (pictured or tabled) and _names(block) and not _in_contents(block, titles):
            made[index] = replace(block, kind="caption")
    return made


def _in_contents(block: Block, titles: Collection[str]) -> bool:
    """Whether a block is a heading of the contents list."""
    return any(key in titles for key in title_keys(block.text))


def _names(block: Block) -> bool:
    """Whether a block is a few words of the page's text, and no sentence, heading, item or detail."""
    text = block.text
    plain = block.kind in (None, "paragraph") and not block.bold
    laid = bool(block.size) and len(block.lines) <= 2 and "\t" not in text
    ended = ends_sentence(text) or ends_clause(text) or is_prose(text) or _DETAIL.match(text)
    numbered = begins_item(text) or any(options(text))
    return plain and laid and has_letters(text) and not ended and not numbered and width(text) <= _WIDEST


def caption_of(block: Block, kind: str) -> Caption | None:
    """The caption that a block is of a table or a picture, by its label or as it was marked."""
    found = None if block.cells or block.image else caption(block.text)
    if found is None and block.kind == "caption":
        return Caption("table" if kind == "table" else "figure", "", 0)
    if found is None or (found.kind != kind and not counts_both(found)):
        return None
    return replace(found, kind="table" if kind == "table" else "figure")


def counts_both(label: Caption) -> bool:
    """Whether a label counts tables and figures alike: what stands beside it tells which it is of."""
    return label.label.casefold() in TABLES_AND_FIGURES
