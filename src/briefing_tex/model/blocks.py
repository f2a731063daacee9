"""Blocks: what stands one below the other in a section."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator
from typing_extensions import TypeAliasType

from briefing_tex.model import inlines
from briefing_tex.model.base import FilledLine, Line, Node
from briefing_tex.model.inlines import Text
from briefing_tex.model.text import clean_lines


class Paragraph(Node):
    """A paragraph."""

    type: Literal["paragraph"] = "paragraph"
    text: Text


class List(Node):
    """A bullet or numbered list; an item is blocks, so lists nest."""

    type: Literal["list"] = "list"
    ordered: bool = False
    items: Annotated[tuple[tuple[Block, ...], ...], Field(min_length=1)]


Alignment = Literal["left", "center", "right"]
Row = tuple[Text, ...]


class Table(Node):
    """A table of inline text: head rows, body rows, one alignment a column ("left" if none is given)."""

    type: Literal["table"] = "table"
    caption: Text = ()
    head: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    align: tuple[Alignment, ...] = ()

    @model_validator(mode="after")
    def _rectangular(self) -> Table:
        rows = self.head + self.rows
        if not rows or not rows[0]:
            raise ValueError("a table needs at least one row with one cell")
        columns = len(rows[0])
        for number, row in enumerate(rows, 1):
            if len(row) != columns:
                raise ValueError(f"row {number} has {len(row)} cells where the first has {columns}")
        if self.align and len(self.align) != columns:
            raise ValueError(f"align names {len(self.align)} columns, the table has {columns}")
        return self

    @property
    def alignments(self) -> tuple[Alignment, ...]:
        """One alignment for each column."""
        left: Alignment = "left"
        return self.align or (left,) * len((self.head + self.rows)[0])


class Figure(Node):
    """An image with a caption; `image` is a path below the report's folder, `alt` says what it shows."""

    type: Literal["figure"] = "figure"
    image: FilledLine
    alt: Line = ""
    caption: Text = ()


class Quote(Node):
    """A quotation set apart."""

    type: Literal["quote"] = "quote"
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


class CodeBlock(Node):
    """Verbatim lines; `language` names their programming language."""

    type: Literal["code"] = "code"
    language: Line = ""
    text: Annotated[str, AfterValidator(clean_lines)]


Block = TypeAliasType(
    "Block", Annotated[Paragraph | List | Table | Figure | Quote | CodeBlock, Field(discriminator="type")]
)


def as_blocks(value: Any) -> Any:
    """Accept a plain string, paragraphs parted by empty lines, where blocks are asked for."""
    if isinstance(value, str):
        return [
            {"type": "paragraph", "text": " ".join(part.split("\n"))}
            for part in value.split("\n\n")
            if part.strip()
        ]
    return value


# A note holds blocks: pydantic looks the name up where the class of notes is defined.
vars(inlines)["Block"] = Block
