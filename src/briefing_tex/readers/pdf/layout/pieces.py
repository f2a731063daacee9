"""Pieces: what the layout of pages is made of before the structure stage sees it.

In: lines of a paragraph, tables, pictures. Out: `Piece`s with their text joined over line ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct, field
from msgspec.structs import replace

from briefing_tex.formats import Box
from briefing_tex.readers.pdf.layout.lines.autospaced import without_auto_spaces, without_spaces_at_units
from briefing_tex.readers.pdf.layout.lines.quotes import with_spaces_at_quotes
from briefing_tex.readers.pdf.layout.lines.tabs import without_tabs
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.lines.writing import Writing
from briefing_tex.readers.pdf.layout.paragraphs.measures import ALIGNED
from briefing_tex.readers.pdf.layout.paragraphs.seams import seam_of
from briefing_tex.readers.pdf.layout.paragraphs.starts import is_marked, text_start
from briefing_tex.readers.pdf.layout.placed import MARGIN, Side
from briefing_tex.readers.pdf.layout.verbatim import code_text
from briefing_tex.readers.pdf.pages.glyphs import Picture
from briefing_tex.readers.pdf.pages.tree import ASCENT, DESCENT
from briefing_tex.readers.structure.blocks import Block, Kind, Line, Run
from briefing_tex.readers.structure.front.names import names_side_by_side
from briefing_tex.readers.structure.inlines import between, merged

_EARLY = 0.2
"""Room behind a line that ends a paragraph for certain, in parts of the column's width."""
_MANY = 4
"""Lines of a paragraph at least that tell where they were broken."""
_COLUMN = 0.5
"""The structure stage's unit of indents, in parts of the size."""


class Piece(Struct, eq=False):
    """A paragraph, a table or a picture where it stands; `right` is the edge at which its lines were broken.

    `gap` is the white space above in lines, `further` says that it belongs to the list item above, `unmarked`
    that it is no item whatever it begins with, `ended` that its last line had room for more, `short` that it
    stops before the edge which all lines reach, `open` that it surely goes on, for it ends with a space where
    that tells, `quoted` that it stands within a quotation, `plain` that it is set in fonts of the text, `coded`
    that it is a QR code.
    `unit` is the size that its indent is measured by, if not its own.
    """

    page: int
    side: Side
    y: float
    left: float = 0.0
    right: float = 0.0
    lines: list[TextLine] = field(default_factory=list)
    cells: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    head: int = 0
    align: tuple[str, ...] = ()
    picture: Picture | None = None
    image: str | None = None
    kind: Kind | None = None
    level: int | None = None
    marker: str | None = None
    gap: float = 1.0
    further: bool = False
    unmarked: bool = False
    ended: bool = False
    short: bool = False
    open: bool = False
    quoted: bool = False
    plain: bool | None = None
    coded: bool = False
    unit: float = 0.0
    boxes: tuple[Box, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def in_margin(self) -> bool:
        """Whether it stands in a sidebar, or is a note beside the text."""
        return self.side == MARGIN

    @property
    def size(self) -> float:
        """The size of most of its text, code left aside."""
        lines = [line for line in self.lines if not line.code] or self.lines
        return max(lines, key=lambda line: line.x1 - line.x0).size if lines else 0.0

    @property
    def bold(self) -> bool:
        return bool(self.lines) and all(line.bold for line in self.lines)


def block_of(piece: Piece, writing: Writing) -> Block:
    """The piece as the structure stage takes it."""
    if piece.cells or piece.image:
        lines = tuple(Line("", box.page, box=box) for box in piece.boxes)
        kind: Kind = "table" if piece.cells else "figure"
        return Block(
            (),
            lines,
            kind,
            cells=piece.cells,
            head=piece.head,
            align=piece.align,
            image=piece.image,
            gap=piece.gap,
            coded=piece.coded,
        )
    code = piece.kind == "code"
    runs, guesses = ((Run(code_text(piece.lines)),), ()) if code else join(piece.lines, writing, _edge(piece))
    first = piece.lines[0]
    indent = max((first.x0 - piece.left) / (_COLUMN * (piece.unit or first.size)), 0.0)
    text_indent = (
        max((text_start(first) - piece.left) / (_COLUMN * first.size), 0.0) if is_marked(first) else None
    )
    return Block(
        runs,
        tuple(_line(line, piece) for line in piece.lines),
        piece.kind,
        piece.level,
        piece.marker,
        gap=piece.gap,
        indent=indent,
        text_indent=text_indent,
        size=piece.size,
        bold=piece.bold,
        ended=not piece.open and (piece.ended or _ends_early(piece)),
        open=piece.open,
        guesses=guesses,
        plain=piece.plain,
        unmarked=piece.unmarked,
        further=piece.further,
        quoted=piece.quoted,
    )


def _ends_early(piece: Piece) -> bool:
    """Whether the last line leaves more room than any word needs: nothing goes on from there."""
    last = piece.lines[-1]
    return piece.right - last.x1 > max(_EARLY * (piece.right - piece.left), 4 * last.size)


def _edge(piece: Piece) -> float | None:
    """Where the lines of a piece were surely broken: at the column's edge, or as far as the longest of many."""
    alike = len({(line.page, round(line.size)) for line in piece.lines}) == 1
    if alike and len(piece.lines) >= _MANY:
        return max(line.x1 for line in piece.lines)
    return piece.right if alike and abs(piece.lines[-1].x0 - piece.left) < 1 else None


def _line(line: TextLine, piece: Piece) -> Line:
    return Line(
        line.text,
        line.page,
        gap=piece.gap if line is piece.lines[0] else 0.0,
        indent=max((_begin(line, piece) - piece.left) / (_COLUMN * line.size), 0.0),
        space_after=line.space_after or None,
        box=box_of_line(line),
        size=line.size,
        parts=tuple((part.x0, part.x1) for part in line.spread) if len(line.spread) > 1 else (),
    )


def _begin(line: TextLine, piece: Piece) -> float:
    """Where a line begins: an opening mark hangs out unless it stands where another line does."""
    aligned = any(abs(line.x0 - other.x0) < ALIGNED * line.size for other in piece.lines if other is not line)
    return line.x0 if aligned else line.edge


def box_of_line(line: TextLine) -> Box:
    corners = (line.x0, line.y - DESCENT * line.size, line.x1, line.y + ASCENT * line.size)
    return Box(line.page, *(round(value, 2) for value in corners))


def join(
    lines: Sequence[TextLine], writing: Writing, right: float | None = None
) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """The runs of lines as one text, and the codes of what was guessed at their ends; `right` is their edge."""
    runs: list[Run] = []
    guesses: list[str] = []
    last: TextLine | None = None
    for line in lines:
        parted = len(lines) == 1 or names_side_by_side(line.text)
        parts = line.runs if parted else without_tabs(line, writing.spacing)
        if last is not None and last.breaks and runs:
            runs.append(Run("\n"))
        elif last is not None and runs and parts:
            marks = list(takewhile(lambda run: run.raised, reversed(runs)))
            text = "".join(run.text for run in runs[: len(runs) - len(marks)])
            found = seam_of(text, last, line, writing, right)
            runs = runs if marks else _dropped(runs, found.drop)
            if found.between and runs:
                runs.append(between(runs[-1], parts[0], found.between))
            guesses += [found.guess] if found.guess else []
        runs += parts
        last = line
    runs = without_auto_spaces(merged(runs)) if writing.auto_spaced else runs
    runs = without_spaces_at_units(merged(runs)) if writing.swallows_spaces else runs
    runs = with_spaces_at_quotes(runs) if writing.swallows_spaces else runs
    return merged(_without_common_look(runs)), tuple(dict.fromkeys(guesses))


def _without_common_look(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs without a look that all of them share: it is that of the paragraph, and stresses nothing.

    White space looks as the text on both of its sides does.
    """
    runs = [
        run if run.text.strip() else between(left, right, run.text)
        for left, run, right in zip((Run(""), *runs), runs, (*runs[1:], Run("")), strict=False)
    ]
    shown = [run for run in runs if run.text.strip()]
    if all(run.strong for run in shown):
        runs = [replace(run, strong=False) for run in runs]
    if all(run.emphasis for run in shown):
        runs = [replace(run, emphasis=False) for run in runs]
    return runs


def _dropped(runs: Sequence[Run], count: int) -> list[Run]:
    kept = list(runs)
    while count and kept:
        text = kept[-1].text
        if len(text) > count:
            return [*kept[:-1], replace(kept[-1], text=text[:-count])]
        count -= len(text)
        kept.pop()
    return kept
