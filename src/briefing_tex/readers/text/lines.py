"""The lines of a plain text, and the blocks they make.

In: a text. Out: its lines with page, number and white space; then blocks for `assemble`, running heads and page
numbers left out and named. Light Markdown is understood where it stands: fences, quotations, tables, notes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.readers.structure.blocks import Block, Line, Run
from briefing_tex.readers.structure.headings.bare import NOTE
from briefing_tex.readers.structure.headings.contents import find_contents
from briefing_tex.readers.structure.headings.entries import Contents
from briefing_tex.readers.structure.inlines import parse
from briefing_tex.readers.structure.joins import PDFIUM_HYPHEN, Habits, join_lines
from briefing_tex.readers.structure.ledger import remark
from briefing_tex.readers.structure.numbering import BULLETS
from briefing_tex.readers.structure.pagenumbers import page_number
from briefing_tex.readers.structure.scripts import has_cjk, squeezed, width
from briefing_tex.readers.text.figures import touches
from briefing_tex.readers.text.furniture import furniture
from briefing_tex.readers.text.lone import foot_notes, with_lone
from briefing_tex.readers.text.measures import measure, slack_of
from briefing_tex.readers.text.serial import with_lost_bullets
from briefing_tex.readers.text.sidebyside import one_by_one
from briefing_tex.readers.text.spacing import single_spaced, unstretched
from briefing_tex.readers.text.stacked import with_markers, with_markers_of_foot
from briefing_tex.readers.text.tables.grids import Grid, find_tables
from briefing_tex.readers.text.tables.one_a_line import with_arranged
from briefing_tex.readers.text.titles import lines_of_title
from briefing_tex.readers.text.wrap import Measure, group

_LINE_END = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")
_BLANK = " \t\u3000\u00a0"
_FENCE = re.compile(r"(`{3,}|~{3,})\s*([\w+-]*)")
_RULE = re.compile(r"(?:[-*_=—─━]\s?){3,}|\+(?:[-=]{2,}\+)+")
_DOTS = re.compile(r"(?:[.．\u2024]\s*)+")
"""The dots of a contents line, which some extractors put on lines of their own, one by one or many."""
_QUOTE = re.compile(r">\s?")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^()]*\)")
_BULLETS = re.compile(rf"[{BULLETS}\s]+")


def split_lines(text: str) -> list[Line]:
    """The lines of a text that are not empty, each with the white space above it; form feeds part pages.

    >>> [(line.text, line.page, line.gap) for line in split_lines("Tides\\n\\nCalm.\\fRain.")]
    [('Tides', 1, 0), ('Calm.', 1, 1), ('Rain.', 2, 0)]
    """
    found: list[Line] = []
    number = 1
    for page, page_text in enumerate(text.split("\f"), 1):
        gap = 0
        for offset, raw in enumerate(_LINE_END.split(page_text)):
            number += offset > 0
            shown = raw.strip(_BLANK)
            if not shown.strip() or _RULE.fullmatch(shown) or _DOTS.fullmatch(shown):
                gap += 1
                continue
            indent = width(raw[: len(raw) - len(raw.lstrip(_BLANK))].expandtabs(4))
            found.append(Line(shown, page, number, gap, indent, True if raw[-1:] in _BLANK else None))
            gap = 0
    return _known_spaces(single_spaced(unstretched(one_by_one(found))))


def _known_spaces(lines: list[Line]) -> list[Line]:
    """Trust that a line without a space at its end had none, where the extractor kept such spaces at all."""
    spaced = sum(bool(line.space_after) for line in lines)
    if spaced * 4 < len(lines):
        return lines
    return [replace(line, space_after=bool(line.space_after)) for line in lines]


def blocks_of(lines: Sequence[Line]) -> tuple[list[Block], list[Diagnostic]]:
    """The blocks that lines make, and what was left out of them."""
    left = furniture(lines)
    heads = [lines[index] for index in sorted(left)]
    remarks = _left_out(heads)
    kept = _with_markers(_without(lines, left), remarks)
    contents = find_contents([line.text for line in kept], [line.indent for line in kept])
    start, stop = (contents.start, contents.stop) if contents else (0, 0)
    titles = {entry.key for entry in contents.entries if entry.key} if contents else ()
    kept = [*with_lone(kept[:start]), *kept[start:stop], *with_lone(kept[stop:], titles)]
    contents = find_contents([line.text for line in kept], [line.indent for line in kept])
    inside = kept[contents.start : contents.stop] if contents else []
    keys = frozenset(_title_keys(contents, heads))
    kept, grids = with_arranged(kept, _tables(kept, contents), keys, inside)
    cells = {index for grid in grids for index in range(grid.start, grid.stop)}
    apart = frozenset(inside)
    plain = [line for index, line in enumerate(kept) if index not in cells and line not in apart]
    limit = measure(plain)
    measured = Measure(
        limit,
        *(slack_of(plain, limit) if limit is not None else (0.0, 0.0)),
        keys,
        frozenset((*inside, *foot_notes(kept))),
        _habits(plain, (*kept, *heads)),
        lines_of_title(kept, [line.text for line in heads]),
    )
    blocks = _grouped(kept, grids, remarks, measured)
    return with_lost_bullets(blocks), remarks


def _habits(plain: Sequence[Line], lines: Sequence[Line]) -> Habits:
    """How the text writes: lines that are broken within Korean words may be broken behind a figure as well."""
    habits = Habits.of("\n".join(line.text for line in lines)).with_lines(plain)
    return replace(habits, counted=habits.syllables is not None and touches(lines))


def _grouped(
    kept: Sequence[Line], grids: Sequence[Grid], remarks: list[Diagnostic], measured: Measure
) -> list[Block]:
    """The blocks of plain lines and of those set apart, in order."""
    blocks: list[Block] = []
    for start, stop, made in _set_apart(kept, grids, remarks, measured):
        blocks += group(kept[start:stop], measured) if made is None else made
    return blocks


def _without(lines: Sequence[Line], left: frozenset[int]) -> list[Line]:
    """The lines but for furniture; page numbers count the pages where form feeds do not."""
    fed = bool(lines) and lines[-1].page > 1
    kept: list[Line] = []
    page, gap = 1, 0.0
    for index, line in enumerate(lines):
        if index in left:
            gap += line.gap + 1
            page += page_number(line.text) is not None
            continue
        kept.append(replace(line, gap=line.gap + gap, page=line.page if fed else page))
        gap = 0.0
    return kept


def _with_markers(lines: Sequence[Line], remarks: list[Diagnostic]) -> list[Line]:
    """The lines with bullets and numbers before their items; without those that lost theirs on the page."""
    placed, left = with_markers_of_foot(with_markers(lines))
    kept = [line for line in placed if not _BULLETS.fullmatch(line.text)]
    lone = [*left, *(line for line in placed if _BULLETS.fullmatch(line.text))]
    if lone:
        remarks.append(remark("furniture", f"bullets and numbers without a text ({len(lone)})", lone[0]))
    return kept


def _title_keys(contents: Contents | None, heads: Sequence[Line]) -> list[str]:
    """The titles that lines may be put together to: those of the contents list, and what running heads say."""
    entries = [entry.key for entry in contents.entries if entry.key] if contents else []
    single = [part for line in heads for part in line.text.split() if has_cjk(part) and len(part) > 5]
    return [*entries, *map(squeezed, dict.fromkeys(single))]


def _left_out(lines: Sequence[Line]) -> list[Diagnostic]:
    """What is said of furniture: the page numbers in one remark, each running head in one."""
    numbers = [line for line in lines if page_number(line.text) is not None]
    heads = Counter(line.text for line in lines if page_number(line.text) is None)
    found = []
    if numbers:
        text = (
            "page numbers: " + ", ".join(line.text for line in numbers[:12]) + (" ..." if numbers[12:] else "")
        )
        found.append(remark("furniture", text, numbers[0]))
    for head, count in heads.items():
        first = next(line for line in lines if line.text == head)
        often = f" ({count} times)" if count > 1 else ""
        found.append(remark("furniture", f"running head{often}: {head}", first))
    return found


def _set_apart(
    lines: Sequence[Line], tables: Sequence[Grid], remarks: list[Diagnostic], measured: Measure
) -> list[tuple[int, int, list[Block] | None]]:
    """The lines in stretches: code, quotations, tables, notes as blocks, `None` for plain lines."""
    grids = {grid.start: grid for grid in tables}
    spans: list[tuple[int, int, list[Block] | None]] = []
    index = plain = 0
    while index < len(lines):
        stop, made = _special(lines, index, grids, remarks, measured)
        if stop > index:
            spans += [(plain, index, None), (index, stop, made)]
            plain = stop
        index = max(stop, index + 1)
    return [*spans, (plain, len(lines), None)]


def _tables(lines: Sequence[Line], contents: Contents | None) -> list[Grid]:
    if not contents:
        return find_tables(lines)
    after = find_tables(lines[contents.stop :])
    moved = [replace(grid, start=grid.start + contents.stop, stop=grid.stop + contents.stop) for grid in after]
    return [*find_tables(lines[: contents.start]), *moved]


def _special(
    lines: Sequence[Line], index: int, grids: dict[int, Grid], remarks: list[Diagnostic], measured: Measure
) -> tuple[int, list[Block]]:
    """The blocks of a stretch that is no plain text, and where it ends: at `index` if there is none."""
    line = lines[index]
    if index in grids:
        return grids[index].stop, [_table(grids[index], lines)]
    if _FENCE.fullmatch(line.text):
        stop = next((i for i in range(index + 1, len(lines)) if _FENCE.fullmatch(lines[i].text)), None)
        return (stop + 1, _code(lines[index + 1 : stop], line)) if stop is not None else (index, [])
    if _QUOTE.match(line.text):
        stop = index
        while stop < len(lines) and _QUOTE.match(lines[stop].text) and (stop == index or not lines[stop].gap):
            stop += 1
        bare = [replace(one, text=_QUOTE.sub("", one.text, count=1)) for one in lines[index:stop]]
        return stop, _joined("quote", [one for one in bare if one.text], measured)
    if _IMAGE.fullmatch(line.text):
        remarks.append(remark("image-dropped", line.text, line))
        return index + 1, []
    note = NOTE.match(line.text)
    if note:
        block = _joined("note", [replace(line, text=line.text[note.end() :])], measured)[0]
        return index + 1, [replace(block, marker=note["mark"])]
    return index, []


def _joined(kind: str, lines: Sequence[Line], measured: Measure) -> list[Block]:
    text, guesses = join_lines(lines, measured.habits)
    made = Block(parse(text), tuple(lines), gap=lines[0].gap if lines else 1.0, guesses=guesses)
    return [replace(made, kind="quote" if kind == "quote" else "note")] if text else []


def _code(lines: Sequence[Line], fence: Line) -> list[Block]:
    rows = []
    for line in lines:
        rows += [""] * int(line.gap) + [" " * int(line.indent) + line.text]
    text = "\n".join(rows).replace(PDFIUM_HYPHEN, "-")
    return [Block((Run(text),), tuple(lines) or (fence,), "code", gap=fence.gap)] if rows else []


def _table(grid: Grid, lines: Sequence[Line]) -> Block:
    return Block(
        (),
        tuple(lines[grid.start : grid.stop]),
        "table",
        cells=tuple(tuple(parse(cell.replace(PDFIUM_HYPHEN, "-")) for cell in row) for row in grid.rows),
        head=grid.head,
        align=grid.align,
        gap=lines[grid.start].gap,
        guesses=(grid.guess,) if grid.guess else (),
    )
