"""Notes that end a document without a label above them, and the size by which notes are told from text.

In: the blocks of a document. Out: where such notes begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.words import part_label

_BOXED = re.compile(r"[\[［](\d{1,3})[\]］]\s*\S")


def last_notes(blocks: Sequence[Block]) -> int:
    """Where the notes begin that end a document: small, `[1]` and so on, each with its mark raised above."""
    start = len(blocks)
    while start and _BOXED.match(blocks[start - 1].text):
        start -= 1
    notes, above = blocks[start:], blocks[:start]
    marks = [found[1] for block in notes if (found := _BOXED.match(block.text))]
    shown = {run.text.strip("[]［］ ") for block in above for run in block.runs if run.raised}
    counted = marks == [str(number + 1) for number in range(len(marks))] and shown.issuperset(marks)
    labelled = not above or above[-1].kind == "heading" or part_label(above[-1].text)
    small = all(block.size is not None and not as_large_as_text(block, above) for block in notes)
    return start if counted and small and not labelled else len(blocks)


def as_large_as_text(block: Block, before: Sequence[Block]) -> bool:
    """Whether a block is known to be set in the size of the text before it: notes are smaller."""
    if block.size is None:
        return False
    lengths: dict[float, int] = {}
    for other in before:
        if other.size is not None:
            lengths[other.size] = lengths.get(other.size, 0) + len(other.text)
    return bool(lengths) and block.size > 0.97 * max(lengths, key=lambda size: lengths[size])
