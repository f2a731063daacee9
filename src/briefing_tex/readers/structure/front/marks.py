"""Signs behind the title or a name (`Tides*`), and the notes at the foot that say what they mean.

In: the blocks of the title block, those below it. Out: the title block without the signs; such notes, which
have no place in a report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, cut

_SIGNS = "*＊∗⁎†‡§¶"
_FIRST = re.compile(rf"\s*([{_SIGNS}]{{1,3}})\s*(?![{_SIGNS}])\S")
_LAST = re.compile(rf"\s*([{_SIGNS}]{{1,3}})\s*$")


def noted_front(front: Sequence[Block], below: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The title block without the signs at the ends of its blocks that notes below begin with, and these notes.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> front, notes = noted_front([Block.of("Tides*"), Block.of("Sea†")], [Block.of("* A draft.", "note")])
    >>> [block.text for block in (*front, *notes)]
    ['Tides', 'Sea†', '* A draft.']
    """
    ends = {index: found for index, block in enumerate(front) if (found := _LAST.search(block.text))}
    begun = [(note, found[1]) for note in below if note.kind == "note" and (found := _FIRST.match(note.text))]
    known = {sign for _, sign in begun}
    marked = {index: found for index, found in ends.items() if found[1] in known and found.start()}
    bare = [
        replace(block, runs=cut(block.runs, 0, marked[index].start())) if index in marked else block
        for index, block in enumerate(front)
    ]
    signs = {found[1] for found in marked.values()}
    return bare, [note for note, sign in begun if sign in signs]
