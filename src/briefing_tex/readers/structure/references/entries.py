"""Where one entry of a bibliography ends and the next begins.

In: the blocks below the label 'References'. Out: one block an entry, without its number or bullet, lines and
pages joined. Numbers that count up from 1 tell for sure; without them a hanging indent, years and stops do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, as_text, cut, stripped
from briefing_tex.readers.structure.breaks import join_blocks
from briefing_tex.readers.structure.inlines import parse
from briefing_tex.readers.structure.joins import Habits, join_lines
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.lists import markers
from briefing_tex.readers.structure.numbering import bullet, options
from briefing_tex.readers.structure.scripts import ends_sentence

_COMPLETE = re.compile(r"(?:[.。．]|https?://\S+|10\.\d{4,9}/\S+|\])$")
_ADDRESS = re.compile(r"https?://\S+$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BARE_YEAR = re.compile(r"(?:[.,]\s|[，．。]\s?)(?:19|20)\d\d(?:[,，.;；:：]|$)")
"""A year between stops, near the end of an entry."""
_NAMES = re.compile(
    r"[A-Z\u00c0-\u00de][^\W\d_]+,? (?:[A-Z]\.|[A-Z]{1,2},)|[\u3041-\u9fff\uac00-\ud7af]{2,24}[,，.．、]\s?\D"
)


_EXACT = 0.01
"""Difference of indents that are one."""


def entries_of(blocks: Sequence[Block], habits: Habits, ledger: Ledger) -> list[Block]:
    """The blocks as one block an entry, without numbers and bullets."""
    blocks = [as_text(block) for block in blocks]
    numbered = _numbered(blocks)
    if numbered:
        return _joined(blocks, numbered, habits)
    marked = {i: bullet(block.text) or 0 for i, block in enumerate(blocks) if bullet(block.text)}
    if marked and 0 in marked:
        return _joined(blocks, marked, habits)
    return _unmarked(blocks, habits, ledger)


def _numbered(blocks: Sequence[Block]) -> dict[int, int]:
    """Where entries begin that have numbers counting up from 1, and where their text begins."""
    for style in ("[1]", "1.", "(1)", "1)", "①", "1、", "1 ", "1:", "(a)", "a.", "(i)", "i."):
        starts: dict[int, int] = {}
        for index, block in enumerate(blocks):
            expected = len(starts) + 1
            if block.marker and block.kind == "item":
                found = [n for n in options(f"{block.marker} x") if n.style == style and n.value == expected]
                starts.update({index: 0} if found else {})
                continue
            found = [n for n in options(block.text) if n.style == style and n.value == expected]
            if found:
                starts[index] = found[0].rest_at
        if 0 in starts and (len(starts) > 1 or len(blocks) == 1 or style not in _ONE_SIGN):
            return starts
    return {}


_ONE_SIGN = ("1 ", "(a)", "a.", "(i)", "i.")
"""Styles that tell nothing where a single entry begins so."""


def references_end(blocks: Sequence[Block]) -> int:
    """How many blocks below the label can be entries: a complete last entry ends a numbered list.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> texts = ["1. Harbour Office (2026), Tides.", "2. Sea Times (2025), Wind.", "Subscribe and write to us"]
    >>> references_end([Block.of(text) for text in texts])
    2
    """
    starts = _numbered(blocks)
    last = max(starts, default=len(blocks))
    for index in range(last + 1, len(blocks)):
        above, block = blocks[index - 1], blocks[index]
        overleaf = block.page > above.page and _ADDRESS.fullmatch(block.text.strip())
        if block.gap >= 1 and _COMPLETE.search(above.text.rstrip()) and not overleaf:
            return index
    return len(blocks)


def _joined(blocks: Sequence[Block], starts: dict[int, int], habits: Habits) -> list[Block]:
    """Entries from their beginnings on; blocks between are their continuations over a page break."""
    found: list[Block] = []
    for index, block in enumerate(blocks):
        if index in starts:
            found.append(replace(block, runs=stripped(cut(block.runs, starts[index]))))
        elif found:
            found[-1] = join_blocks(found[-1], block, habits)
        else:
            found.append(block)
    return found


def _unmarked(blocks: Sequence[Block], habits: Habits, ledger: Ledger) -> list[Block]:
    """Entries without numbers: a block each, lines with a hanging indent put together, broken ones joined."""
    found: list[Block] = []
    pieces = [piece for block in blocks for piece in _by_lines(block, habits)]
    hanging = _hanging(pieces)
    dated = sum(_names_its_year(piece.text) for piece in pieces) * 3 >= len(pieces) * 2
    for piece in pieces:
        before = found[-1] if found else None
        open_entry = before is not None and not _COMPLETE.search(before.text.rstrip())
        inside = hanging is not None and piece.lines and piece.lines[0].indent > hanging + 1
        first = hanging is not None and bool(piece.lines) and not inside
        named = (
            before is not None and not open_entry and _is_late(before.text) and _begins_with_names(piece.text)
        )
        rest = dated and not _names_its_year(piece.text) and not named and not first
        rest = rest or (before is not None and _torn(before.text, piece.text))
        if before is not None and (inside or rest or (open_entry and hanging is None and not markers(piece))):
            found[-1] = join_blocks(before, piece, habits)
            ledger.remark("entries-split", block=piece)
        else:
            found.append(piece)
    return found


def _torn(before: str, text: str) -> bool:
    """Whether a break stands within an imprint: before a figure that belongs to it, and no entry begins there.

    >>> _torn("Rural Papers. 2024, vol. 7, p.", "103-118."), _torn("Lind, K. Snow. 2025.", "1984. Orwell, G.")
    (True, False)
    """
    return bool(_PAGES.fullmatch(text.strip()) or (_ABBREVIATED.search(before) and text[:1].isdecimal()))


_PAGES = re.compile(r"(?:(?:pp?|vol|nos?)\. ?)?[\d\s,.:;()~–-]+[p頁页면쪽]?\.?", re.IGNORECASE)
"""Pages, and nothing else."""
_ABBREVIATED = re.compile(r"\b(?:pp?|vol|nos?|art)\.$", re.IGNORECASE)


def _names_its_year(text: str) -> bool:
    """Whether a text has the year or the type mark that an entry has."""
    marked = re.search(r"[（(](?:19|20)\d\d|[\[［][A-Z]{1,2}(?:/OL)?[\]］]|(?:19|20)\d\d\s*年", text)
    return bool(marked or _BARE_YEAR.search(text))


def _is_late(text: str) -> bool:
    """Whether an entry names its year near its end, between stops."""
    return bool(_BARE_YEAR.search(text)) and not re.search(r"[（(](?:19|20)\d\d", text)


def _begins_with_names(text: str) -> bool:
    """Whether a line begins as entries do that name their authors first and their year late.

    >>> [_begins_with_names(text) for text in ("Lind, K. Snow", "佐伯陽介, 新田真帆. 除雪", "vol. 9")]
    [True, True, False]
    """
    return bool(_NAMES.match(text))


def _by_lines(block: Block, habits: Habits) -> list[Block]:
    """A block's lines as entries, where several entries were taken for one paragraph."""
    if len(block.lines) < 2 or block.kind is not None:
        return [block]
    if any(line.box for line in block.lines):
        return _printed_together(block)
    margin = min(line.indent for line in block.lines)
    hangs = any(line.indent > margin + 1 for line in block.lines)
    groups: list[list[int]] = []
    for index, line in enumerate(block.lines):
        before = " ".join(block.lines[i].text for i in groups[-1]) if groups else ""
        if hangs:
            begins = line.indent <= margin + 1
        else:
            whole = ends_sentence(before) or _ADDRESS.search(before)
            begins = bool(whole and _YEAR.search(before)) and _begins_entry(line.text)
        if begins or not groups:
            groups.append([])
        groups[-1].append(index)
    if len(groups) == 1:
        return [block]
    made = []
    for members in groups:
        lines = tuple(block.lines[i] for i in members)
        text, guesses = join_lines(lines, habits)
        made.append(
            replace(
                block, runs=parse(text), lines=lines, guesses=guesses, gap=lines[0].gap, indent=lines[0].indent
            )
        )
    return made


def _printed_together(block: Block) -> list[Block]:
    """A paragraph of a page as the entries it is made of, where each surely begins a line with its year."""
    parts: list[tuple[int, int]] = [(0, 0)]
    position = 0
    for index, line in enumerate(block.lines):
        place = block.text.find(line.text.strip()[:12], position)
        if index and place > 0:
            before = block.text[parts[-1][0] : place].rstrip()
            whole = _COMPLETE.search(before) and _names_its_year(before)
            dated = _begins_entry(line.text) and re.search(r"[（(](?:19|20)\d\d", line.text[:120])
            if whole and (dated or (_is_late(before) and _begins_with_names(line.text))):
                parts.append((place, index))
        position = max(place, position)
    if len(parts) == 1:
        return [block]
    ends = [*parts[1:], (len(block.text), len(block.lines))]
    return [
        replace(block, runs=stripped(cut(block.runs, start, end)), lines=block.lines[first:last])
        for (start, first), (end, last) in zip(parts, ends, strict=True)
    ]


def _begins_entry(text: str) -> bool:
    """Whether a line may be the first of an entry: a name, and a year or a type mark soon after."""
    return bool(re.match(r"[A-Z\u00c0-\u00de\u3041-\u9fff\uac00-\ud7af]", text)) and bool(
        re.search(r"[（(](?:19|20)\d\d|\[[A-Z]{1,2}(?:/OL)?\]|[.,，] ", text[:160])
    )


def _hanging(pieces: Sequence[Block]) -> float | None:
    """The margin of entries with a hanging indent, if their lines show one."""
    indents = [piece.lines[0].indent for piece in pieces if piece.lines]
    if not indents or max(indents) < min(indents) + 2 or indents[0] > min(indents) + _EXACT:
        return None
    return min(indents)
