"""Captions whose label stands on a line of its own: `Table 1`, below it what the table is about.

In: blocks in reading order. Out: the same blocks, label and words as one where the table or picture stands
below them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, Run
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import has_letters, width
from briefing_tex.readers.structure.words import caption, part_label

_WIDEST = 160
"""Width of the words of a caption at most, in columns."""
_NEAR = 1.5
"""White space between a label and its words at most, in lines."""


def with_whole_captions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, labels alone joined with the captions below them.

    >>> from briefing_tex.readers.structure.blocks import Block, Run
    >>> table = Block((), (), "table", cells=(((Run("a"),),),))
    >>> [block.text for block in with_whole_captions([Block.of("TABLE I"), Block.of("Tides"), table])]
    ['TABLE I\u3000Tides', '']
    """
    made: list[Block] = []
    label: Block | None = None
    for index, block in enumerate(blocks):
        if label is not None:
            made.append(_joined(label, block))
            label = None
        elif _is_label(block) and _has_words_below(blocks, index):
            label = block
        else:
            made.append(block)
    return made


def _is_label(block: Block) -> bool:
    found = None if block.cells or block.image else caption(block.text)
    return found is not None and found.rest_at >= len(block.text.rstrip())


def _has_words_below(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block below a label is its caption: short words, the table or picture below them.

    A label below a picture belongs to that, and may be all that is said of it.
    """
    if index + 2 >= len(blocks) or (index and _is_shown(blocks[index - 1])):
        return False
    words, shown = blocks[index + 1 : index + 3]
    beside = _is_shown(shown) and shown.page - words.page <= 1
    plain = words.kind in (None, "paragraph", "heading", "caption", "quote") and not _is_shown(words)
    text = words.text
    named = caption(text) or part_label(text) or options(text) or not has_letters(text)
    return beside and plain and not named and words.gap <= _NEAR and width(text) <= _WIDEST


def _is_shown(block: Block) -> bool:
    return bool(block.cells or block.image)


def _joined(label: Block, words: Block) -> Block:
    runs = (*label.runs, Run("\u3000"), *words.runs)
    return replace(words, runs=runs, lines=label.lines + words.lines, kind="caption", level=None, gap=label.gap)
