"""Blocks as source: one function for each kind of block, with a comment that names its path.

The comments lead from a line of a TeX log back to the element of the report.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from briefing_tex.model import (
    Block,
    Break,
    CodeBlock,
    Figure,
    Footnote,
    List,
    Paragraph,
    Quote,
    Section,
    Table,
    plain_text,
)
from briefing_tex.writers.latex.escape import BODY, MONO, SANS, Typesetter, string
from briefing_tex.writers.latex.images import Images
from briefing_tex.writers.latex.inlines import Inlines, without
from briefing_tex.writers.latex.source import command, environment, kept
from briefing_tex.writers.latex.tables import table

_SHORT_CODE = 15
"""Lines of a code block that is kept on one page."""
_HEADINGS = ("section", "subsection", "subsubsection")


def located(path: str, source: str) -> str:
    """Source under a comment that names its element."""
    return f"% {path}\n{source}"


class Blocks(Struct, frozen=True):
    """Blocks of one document."""

    typesetter: Typesetter
    images: Images
    numbers: dict[str, str]

    @property
    def inlines(self) -> Inlines:
        """Inline text of the same document."""
        return Inlines(self.typesetter, self.numbers, self.footnote)

    def blocks(self, blocks: tuple[Block, ...], path: str) -> str:
        """Blocks one below the other; `path` is that of their tuple."""
        return "\n".join(self._block(block, f"{path}[{index}]") for index, block in enumerate(blocks))

    def section(self, section: Section, path: str, level: int) -> str:
        """A section with everything below it."""
        title, listed = self.inlines.heading(section.title, SANS, f"{path}.title"), self.listed(section, level)
        heading = "" if listed == title else command("tocentry", listed) + "%\n"
        heading += command(
            _HEADINGS[level], string(plain_text(section.title)), title, option=string(section.id or "")
        )
        parts = [located(path, f"{heading}\n"), self.blocks(section.blocks, f"{path}.blocks")]
        parts += (
            self.section(below, f"{path}.sections[{index}]", level + 1)
            for index, below in enumerate(section.sections)
        )
        return "\n".join(part for part in parts if part)

    def listed(self, section: Section, level: int) -> str:
        """The title in the contents list, which sets only its first level as headings are; `level` from 0."""
        return self.inlines.heading(without(section.title, (Footnote, Break)), BODY if level else SANS)

    def footnote(self, note: Footnote, path: str) -> str:
        """The blocks of a footnote; the first paragraph stands beside the note's number."""
        return self._beside(note.blocks, f"{path}.blocks").rstrip("\n") + "%\n"

    def _beside(self, blocks: tuple[Block, ...], path: str) -> str:
        """Blocks whose first paragraph continues a line that a label began."""
        if not blocks:
            return ""
        if not isinstance(blocks[0], Paragraph):
            return f"\\itemblock\n{self.blocks(blocks, path)}"
        first = self.inlines.paragraph(blocks[0].text, f"{path}[0].text") or "\\relax"
        rest = (self._block(block, f"{path}[{index}]") for index, block in enumerate(blocks[1:], 1))
        return "\n".join((f"\\itempara\n{_line(first)}", *rest))

    def _block(self, block: Block, path: str) -> str:
        return located(path, _WRITERS[type(block)](self, block, path))

    def _paragraph(self, block: Paragraph, path: str) -> str:
        return f"\\para\n{_line(self.inlines.paragraph(block.text, f'{path}.text'))}"

    def _list(self, block: List, path: str) -> str:
        bound = {1, len(block.items) - 1} - {0}
        items = [
            f"\\item{'[1]' if index in bound else ''}\n{self._beside(item, f'{path}.items[{index}]')}"
            for index, item in enumerate(block.items)
        ]
        if block.ordered:
            return environment("numberlist", "\n".join(items), "9" * len(str(len(items))))
        return environment("bulletlist", "\n".join(items))

    def _table(self, block: Table, path: str) -> str:
        return table(block, self.inlines, path)

    def _figure(self, block: Figure, path: str) -> str:
        name = self.images.image(block.image, f"{path}.image")
        caption = self.inlines.paragraph(block.caption, f"{path}.caption")
        return command("figureblock", name, string(block.alt), caption) + "\n"

    def _quote(self, block: Quote, path: str) -> str:
        return environment("blockquote", self.blocks(block.blocks, f"{path}.blocks"))

    def _code(self, block: CodeBlock, path: str) -> str:
        lines = [
            command("codeline", self.inlines.plain(line, MONO, f"{path}.text"), option=_indent(line))
            for line in block.text.split("\n")
        ]
        return environment("codeblock", kept(lines, _SHORT_CODE))


def _indent(line: str) -> str:
    """How many spaces a line begins with; nothing where there is none."""
    return str(len(line) - len(line.lstrip(" "))).removeprefix("0")


def _line(source: str) -> str:
    """Source on a line of its own; TeX drops spaces at its end, unless a comment stands behind them."""
    return f"{source}%\n" if source.endswith(" ") else f"{source}\n"


_WRITERS: dict[type, Callable[[Blocks, Any, str], str]] = {
    Paragraph: Blocks._paragraph,
    List: Blocks._list,
    Table: Blocks._table,
    Figure: Blocks._figure,
    Quote: Blocks._quote,
    CodeBlock: Blocks._code,
}
