"""What the structure stage is given: blocks of text with whatever evidence the page or the text offers.

In: nothing; these are the frozen types between layout (of a plain text, of a PDF's pages) and structure.
A reader leaves the evidence it does not have at `None`; nothing here depends on pages having a geometry.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.formats import Box

Kind = Literal[
    "title",
    "subtitle",
    "heading",
    "paragraph",
    "item",
    "table",
    "figure",
    "caption",
    "note",
    "quote",
    "code",
    "contents",
]
"""What a reader already knows a block to be. `None` leaves the decision to the structure stage."""


class Run(Struct, frozen=True):
    """A stretch of text of one look; `raised` is a superscript, `url` the address it links to."""

    text: str
    emphasis: bool = False
    strong: bool = False
    code: bool = False
    raised: bool = False
    url: str | None = None

    @property
    def look(self) -> tuple[bool, bool, bool, bool, str | None]:
        """All but the text: `Run(text, *look)` is a run."""
        return self.emphasis, self.strong, self.code, self.raised, self.url


class Line(Struct, frozen=True):
    """A line as it stands on a page or in a text.

    `number` counts the lines of a text from 1, `gap` is the white space above in lines, `indent` the distance
    from the left margin in columns (1 column = half an em), `space_after` whether the line ended with a space
    (`None`: the source does not say). `parts` are the places in pt of parts that stand side by side, if any.
    """

    text: str
    page: int = 1
    number: int | None = None
    gap: float = 0.0
    indent: float = 0.0
    space_after: bool | None = None
    box: Box | None = None
    size: float | None = None
    parts: tuple[tuple[float, float], ...] = ()


class Block(Struct, frozen=True):
    """Lines that belong together: a paragraph, a heading, a list item, a table, or a single line.

    `runs` is the text of the lines joined; `cells` are the rows of a table, `head` how many of them are
    its head, `align` the alignment of its columns; by its kind, what has cells is a `table`, and what has an
    image a `figure`; `marker` is a list marker or footnote number that is not part of `runs`; `text_indent` is
    the indent of the text behind a marker in `runs`; `flush` says that the last line reaches the right margin,
    `ended` that it ends so long before that nothing goes on from it, `open` that something surely does; `plain`
    that it is set in fonts of the text, not in those of titles; `unmarked` that it is no item, whatever it
    begins with; `further` that it belongs to the item above, `quoted` that it stands within a quotation;
    `level` is the level of a heading from 1; `image` names an image of the reading, `coded` says that it is a
    QR code. `guesses` are codes of `ledger.MESSAGES` for what was guessed when the lines were joined.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> Block.of("1.1 Tides").text
    '1.1 Tides'
    """

    runs: tuple[Run, ...]
    lines: tuple[Line, ...] = ()
    kind: Kind | None = None
    level: int | None = None
    marker: str | None = None
    cells: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    head: int = 0
    align: tuple[str, ...] = ()
    image: str | None = None
    gap: float = 1.0
    indent: float = 0.0
    text_indent: float | None = None
    size: float | None = None
    bold: bool | None = None
    flush: bool | None = None
    ended: bool = False
    open: bool = False
    plain: bool | None = None
    unmarked: bool = False
    further: bool = False
    quoted: bool = False
    coded: bool = False
    guesses: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, kind: Kind | None = None, gap: float = 1.0) -> Block:
        """A block of plain text on one line."""
        return cls((Run(text),), (Line(text, gap=gap),), kind, gap=gap)

    @property
    def text(self) -> str:
        """The text without its looks."""
        return plain(self.runs)

    @property
    def page(self) -> int:
        return self.lines[0].page if self.lines else 1

    @property
    def last_page(self) -> int:
        return self.lines[-1].page if self.lines else 1


def plain(runs: Sequence[Run]) -> str:
    """The text of runs without their looks."""
    return runs[0].text if len(runs) == 1 else "".join(map(_TEXT, runs))


_TEXT = attrgetter("text")


def cut(runs: tuple[Run, ...], start: int, end: int | None = None) -> tuple[Run, ...]:
    """The runs of the characters from `start` to `end`.

    >>> from briefing_tex.readers.structure.blocks import Run
    >>> cut((Run("1. "), Run("Tides", strong=True)), 3)
    (Run(text='Tides', emphasis=False, strong=True, code=False, raised=False, url=None),)
    """
    kept: list[Run] = []
    position = 0
    for run in runs:
        low = max(start - position, 0)
        high = len(run.text) if end is None else min(end - position, len(run.text))
        if low < high:
            kept.append(replace(run, text=run.text[low:high]))
        position += len(run.text)
    return tuple(kept)


def as_text(block: Block) -> Block:
    """The block with its cells as text, side by side, where there is no place for a table."""
    cells = tuple(cell for row in block.cells for cell in row)
    runs = tuple(run for cell in cells for run in (*cell, Run(" | ")))[:-1]
    return replace(block, runs=block.runs + runs, cells=(), kind=None) if cells else block


def stripped(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without white space at either end."""
    text = plain(runs)
    start = len(text) - len(text.lstrip())
    return cut(runs, start, max(len(text.rstrip()), start))
