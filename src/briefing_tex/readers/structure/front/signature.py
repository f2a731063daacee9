"""The names and the date below the text, where offices sign: they are of the title block that says no date.

In: the blocks, where the title block ends. Out: the indices of the signature's blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.front.bodies import in_capitals, is_body, is_capital_name, may_name
from briefing_tex.readers.structure.front.dates import date_at_end, read_date
from briefing_tex.readers.structure.front.names import lists_names
from briefing_tex.readers.structure.front.notices import claims_rights, has_no_field, is_stranger
from briefing_tex.readers.structure.front.roles import labelled
from briefing_tex.readers.structure.front.signs import ALWAYS, ANY, parted
from briefing_tex.readers.structure.scripts import ends_sentence, has_letters, is_prose, own_script
from briefing_tex.readers.structure.words import part_label, run_in_label

_LAST = 8
"""Among how many blocks at the end such a line stands."""
_MOST_NAMES = 5
"""Names in a signature at most."""


def signature(blocks: Sequence[Block], end: int) -> Sequence[int]:
    """The blocks of the signature or the imprint, and the line that claims the rights to the report."""
    rights = (
        i for i in range(len(blocks) - 1, end, -1) if _is_plain(blocks[i]) and claims_rights(blocks[i].text)
    )
    return sorted({*_signed(blocks, end), *rights})


def _signed(blocks: Sequence[Block], end: int) -> Sequence[int]:
    """The blocks of the signature: names below each other, a body's among them, and a date below them.

    Where the title block has the date and names no body, the names stand alone above the references or what
    other part is last, or in the imprint at the end.
    """
    dated = any(read_date(block.text) or date_at_end(block.text) for block in blocks[:end])
    dates = (i for i in range(len(blocks) - 1, end, -1) if _is_plain(blocks[i]) and read_date(blocks[i].text))
    for last in () if dated else dates:
        names = _names_above(blocks, end, last)
        if names:
            return range(names.start, last + 1)
    sides = (side for block in blocks[:end] for side in parted(ANY, block.text))
    if any(is_body(side) or labelled(side) for side in sides):
        return range(0)
    parts = (i for i in range(end + 1, len(blocks)) if dated and _is_last_part(blocks[i].text))
    found = (_names_above(blocks, end, part) for part in parts)
    return next((names for names in found if names), _imprint(blocks, end))


def _imprint(blocks: Sequence[Block], end: int) -> Sequence[int]:
    """The lines at the end of a report that say who issued it, or the last one if it is nothing but names."""
    above = {block.text for block in blocks[:end]}
    lines = (i for i in range(len(blocks) - 1, end, -1) if has_letters(blocks[i].text))
    lines = (i for i in lines if blocks[i].text not in above)  # the foot of the page may repeat the title
    plain = takewhile(lambda i: _is_plain(blocks[i]) and _is_short(blocks[i].text), lines)
    short = list(plain)[:_MOST_NAMES]
    issued = [i for i in reversed(short) if any(map(_issues, parted(ALWAYS, blocks[i].text)))]
    if issued or not short:
        return [i for i in reversed(short) if i in issued or (i > issued[0] and _names_makers(blocks[i].text))]
    last = blocks[short[0]]
    text = last.text
    names = in_capitals(text) or (own_script(text) and (is_body(text) or lists_names(text)))
    captions = bool(blocks[short[0] - 1].image) or not text[:1].isalnum()
    return short[:1] if names and last.gap > 0 and not (captions or ends_sentence(text)) else ()


def _names_makers(text: str) -> bool:
    """Whether a line below the issuer says who else made the report, and no way to reach them."""
    return is_stranger(text) and not has_no_field(text)


def _is_short(text: str) -> bool:
    return not is_prose(text) or in_capitals(text) or _issues(text)


def _issues(text: str) -> bool:
    """Whether words say that a body issued the report."""
    label = labelled(text)
    return bool(label and label.issuer and is_body(label.rest))


def _is_last_part(text: str) -> bool:
    """Whether a block is the label of what stands below the text of a report."""
    label = part_label(text)
    return label is not None and label.part in ("references", "notes", "contact")


def _names_above(blocks: Sequence[Block], end: int, last: int) -> range:
    """The names that stand below text and above a place, one of them that of a body."""
    first = last
    while first > end and last - first < _MOST_NAMES and _is_name(blocks[first - 1]):
        first -= 1
    below = first > end and _is_text(blocks[first - 1])
    return range(first, last) if below and any(is_body(b.text) for b in blocks[first:last]) else range(0)


def _is_text(block: Block) -> bool:
    """Whether a block is of the text that a signature stands below."""
    return block.kind == "item" or bool(block.cells) or ends_sentence(block.text)


def _is_plain(block: Block) -> bool:
    return block.kind in (None, "paragraph") and not block.cells and not block.quoted


def _is_name(block: Block) -> bool:
    text = block.text.strip()
    return (
        _is_plain(block)
        and not (ends_sentence(text) or is_prose(text))
        and not run_in_label(text)
        and (is_body(text) or is_capital_name(text) or may_name(text))
    )
