"""Captions of the channels of a contact footer: which lines belong to one channel.

In: the blocks that are neither prompt nor profile nor website. Out: channels in the JSON form. Lines without
white space between them are one caption; what stands side by side is told by its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, plain
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.scripts import has_cjk, squeezed

REACH = re.compile(
    r"(?:联系电话|咨询电话|联系人|联系邮箱|客服|热线|熱線|聯絡電話|聯絡人|電話番号|电话|電話|手机|手機|传真|傳真|邮箱|郵箱|电子邮件|電子郵件|电邮|電郵|邮件|邮编|郵編|地址|住所|所在地|微信|公众号|公眾號|微博|メール|電子メール|"
    r"전화|팩스|이메일|메일|주소|tel|phone|telephone|fax|e-?mail|address|wechat|twitter|linkedin|mastodon|x)[^:：]{0,12}[:：]",
    re.IGNORECASE,
)
SIDE_BY_SIDE = re.compile(r"\t+|[ \u3000]{3,}|\u3000{2,}")
_BEFORE_REACH = re.compile(rf"\s+(?={REACH.pattern})", re.IGNORECASE)
"""Where a line of a text that shows no places goes on with another label: `Tel: 1 E-mail: a@b.example`."""
_SHORTEST_NAME = 4
"""How many characters of a name at least stand for it."""
_MOST_LINES = 4
"""From how many lines on a caption is more likely several."""
_TWO_OF_TWO = 4
"""So many lines of a text without white space are rather two captions of two lines than four codes."""


class Caption(Struct, frozen=True):
    """A caption line with its block; `column` is its place among captions side by side, `extent` that in pt."""

    text: str
    block: Block
    column: int = 0
    extent: tuple[float, float] | None = None

    @property
    def middle(self) -> float | None:
        return sum(self.extent) / 2 if self.extent else None


def captions_of(block: Block) -> list[Caption]:
    if block.cells:
        return [
            Caption(plain(cell).strip(), block, column)
            for row in block.cells
            for column, cell in enumerate(row)
            if plain(cell).strip()
        ]
    text = block.text.strip()
    if REACH.match(text) and not any(line.box for line in block.lines):
        return [Caption(part, block) for part in _BEFORE_REACH.split(text)]
    parts = [part.strip() for part in SIDE_BY_SIDE.split(text) if part.strip()]
    extents = _extents(block)
    known = len(extents) == len(parts)
    return [Caption(part, block, n, extents[n] if known else None) for n, part in enumerate(parts)]


def _extents(block: Block) -> tuple[tuple[float, float], ...]:
    """Where the parts of a block of one line begin and end, where the page shows them."""
    if len(block.lines) != 1:
        return ()
    line = block.lines[0]
    return line.parts or (((line.box.x0, line.box.x1),) if line.box else ())


def channels_of(
    captions: Sequence[Caption], names: Sequence[str], bodies: Sequence[str], ledger: Ledger
) -> list[dict[str, Any]]:
    """Captions as channels: side by side by column, else by the white space between them.

    `names` are those of the profiles, `bodies` those of the title block.
    """
    told = _without_space(captions, names)
    if told:
        ledger.remark("channels-guessed", block=captions[0].block)
    channels: list[dict[str, Any]] = []
    for lines in told or _by_place(captions) or _by_space(captions, (*names, *bodies), ledger):
        node: dict[str, Any] = {"caption": [line.text for line in lines]}
        channels.append(node)
        ledger.place(node, *dict.fromkeys(line.block for line in lines))
    return channels


def _by_place(captions: Sequence[Caption]) -> list[list[Caption]]:
    """Captions centred below each other in columns, from the left; empty where they do not stand so.

    Where one channel has a code and its neighbour has none, their captions stand at different heights.
    """
    placed = [_Placed.of(caption) for caption in captions]
    if len(placed) < 2 or any(one is None or REACH.match(one.caption.text) for one in placed):
        return []
    known = [one for one in placed if one is not None]
    rows = [_columns(row) for row in _rows(known)]
    whole = _columns(known)
    if _are_disjoint(whole) and not _stand_around_one_axis(rows):
        rows = [whole]  # one row, at heights of their own
    channels = [column for row in rows for column in row]
    centred = len(rows) == 1 or any(len({len(one.caption.text) for one in column}) > 1 for column in channels)
    if not (centred and len(channels) > 1 and all(map(_are_disjoint, rows))):
        return []
    return [[one.caption for one in column] for column in channels]


class _Placed(Struct, frozen=True):
    """A caption where it stands: its extent and its foot in pt, the page, the size of its letters."""

    caption: Caption
    x0: float
    x1: float
    page: int
    y: float
    size: float

    @classmethod
    def of(cls, caption: Caption) -> _Placed | None:
        line = caption.block.lines[0] if caption.block.lines else None
        if line is None or line.box is None or caption.extent is None:
            return None
        size = line.size or line.box.y1 - line.box.y0
        return cls(caption, *caption.extent, line.box.page, line.box.y0, size)

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def _columns(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """Captions by the middles they share, from the left; those of a column in their order."""
    columns: list[list[_Placed]] = []
    for one in sorted(placed, key=lambda one: one.middle):
        if columns and one.middle - columns[-1][0].middle < _ONE_MIDDLE * one.size:
            columns[-1].append(one)
        else:
            columns.append([one])
    return [sorted(column, key=placed.index) for column in columns]


def _rows(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """Captions near to each other in height."""
    rows = [[placed[0]]]
    for above, below in pairwise(placed):
        if _is_close((above, below)):
            rows[-1].append(below)
        else:
            rows.append([below])
    return rows


def _is_close(placed: Sequence[_Placed]) -> bool:
    """Whether no code has room between captions."""
    return all(
        above.page == below.page and abs(above.y - below.y) < _NEXT_ROW * below.size
        for above, below in pairwise(placed)
    )


def _stand_around_one_axis(rows: Sequence[Sequence[Sequence[_Placed]]]) -> bool:
    """Whether each row is centred as the others are: parts of one row stand at either side."""
    middles = [sum(column[0].middle for column in row) / len(row) for row in rows]
    return len(rows) > 1 and max(middles) - min(middles) < rows[0][0][0].size


def _are_disjoint(columns: Sequence[Sequence[_Placed]]) -> bool:
    """Whether captions stand side by side: no part of one is above or below any part of another."""
    return all(max(one.x1 for one in left) < min(one.x0 for one in right) for left, right in pairwise(columns))


_ONE_MIDDLE = 0.15
"""Difference of the middles of captions that are centred below each other at most, in parts of the size."""
_NEXT_ROW = 4.0
"""Distance of captions at least between which codes stand, in parts of the size."""


def _by_space(captions: Sequence[Caption], names: Sequence[str], ledger: Ledger) -> list[list[Caption]]:
    groups = _groups(captions)
    return [
        lines
        for group in groups
        for lines in (
            _by_column(group) if any(line.column for line in group) else _by_name(group, names, ledger)
        )
    ]


def _without_space(captions: Sequence[Caption], names: Sequence[str]) -> list[list[Caption]]:
    """Captions in a text without white space between lines: as many as there are names. Empty if not known.

    In Chinese and Japanese a single space in every line parts what stood side by side; else the lines stand in
    order. Lines that begin with the names tell more.
    """
    count = len(names)
    if count < 2 or not captions or any(caption.column or not _close(caption) for caption in captions):
        return []
    if sum(any(squeezed(one.text).startswith(squeezed(name)) for name in names) for one in captions) > 1:
        return []
    rows = [caption.text.split() for caption in captions]
    if all(len(row) == count and has_cjk("".join(row)) for row in rows):
        return [
            [replace(one, text=row[i]) for one, row in zip(captions, rows, strict=True)] for i in range(count)
        ]
    size, rest = divmod(len(captions), count)
    return [] if rest or size > 2 else [list(captions[i : i + size]) for i in range(0, len(captions), size)]


def _close(caption: Caption) -> bool:
    """Whether nothing parts a line from the one above it, in a text that shows no places."""
    lines = caption.block.lines
    known = bool(REACH.match(caption.text)) or any(line.box for line in lines)
    return not known and caption.block.gap == 0 and not caption.block.cells


def _groups(captions: Sequence[Caption]) -> list[list[Caption]]:
    groups: list[list[Caption]] = []
    for caption in captions:
        same_block = bool(groups) and groups[-1][-1].block is caption.block
        reach = bool(REACH.match(caption.text))
        if groups and (same_block or caption.block.gap == 0) and not reach:
            groups[-1].append(caption)
        else:
            groups.append([caption])
    return groups


def _by_column(group: Sequence[Caption]) -> list[list[Caption]]:
    """Captions below the first row of as many as there are columns: by their middles, else in their order."""
    columns = max(caption.column for caption in group) + 1
    widest = next(caption.block for caption in group if caption.column == columns - 1)
    middles = [caption.middle for caption in group if caption.block is widest]
    placed = [(_column_of(caption, middles), caption) for caption in group]
    filled = [[caption for place, caption in placed if place == column] for column in range(columns)]
    return [column for column in filled if column]


def _column_of(caption: Caption, middles: Sequence[float | None]) -> int:
    """Below which of the captions side by side a line stands."""
    own = caption.middle
    known = [middle for middle in middles if middle is not None]
    if own is None or len(known) < len(middles):
        return caption.column
    return min(range(len(known)), key=lambda column: abs(known[column] - own))


def _named(caption: Caption, name: str) -> bool:
    """Whether a caption begins with a name, or is the beginning of one, which has the name of a department."""
    words, name = squeezed(caption.text), squeezed(name)
    return words.startswith(name) or (len(words) >= _SHORTEST_NAME and name.startswith(words))


def _by_name(group: Sequence[Caption], names: Sequence[str], ledger: Ledger) -> list[list[Caption]]:
    """A group of lines as channels: each begins with the name of a profile; else all are one caption."""
    starts = [i for i, caption in enumerate(group) if any(_named(caption, name) for name in names)]
    if len(starts) > 1:
        cuts = [0, *starts[1:], len(group)]
        return [list(group[a:b]) for a, b in pairwise(cuts)]
    if len(group) >= _MOST_LINES:
        ledger.remark("channels-guessed", block=group[0].block)
        size = 2 if len(group) == _TWO_OF_TWO and all(map(_close, group[1:])) else 1
        return [list(group[place : place + size]) for place in range(0, len(group), size)]
    return [list(group)]
