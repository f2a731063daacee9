"""Inline text: strings and the nodes within a line.

`Text` is a tuple of strings and nodes. In data it is a plain string where it is plain, else a list.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, field_validator, model_validator
from typing_extensions import TypeAliasType

from briefing_tex.model.base import FilledLine, Line, Node
from briefing_tex.model.text import compose

if TYPE_CHECKING:
    from briefing_tex.model.blocks import Block


class Emphasis(Node):
    """Stressed text: italic Latin, sans-serif Chinese."""

    type: Literal["emphasis"] = "emphasis"
    text: Text


class Strong(Node):
    """Strong text: bold."""

    type: Literal["strong"] = "strong"
    text: Text


class Code(Node):
    """Verbatim text within a line."""

    type: Literal["code"] = "code"
    text: Line


class Link(Node):
    """A hyperlink; without a text of its own it shows its address."""

    type: Literal["link"] = "link"
    text: Text = ()
    url: FilledLine

    @model_validator(mode="after")
    def _show_address(self) -> Link:
        if not self.text:
            self.__dict__["text"] = (self.url,)  # still being made, so not yet frozen
        return self


class Citation(Node):
    """A mark that points to one or more references by their ids."""

    type: Literal["citation"] = "citation"
    keys: Annotated[tuple[FilledLine, ...], Field(min_length=1)]


class Footnote(Node):
    """A note at the foot of the page."""

    type: Literal["footnote"] = "footnote"
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, data: Any) -> Any:
        if isinstance(data, dict) and "text" in data and "blocks" not in data:
            rest = {key: value for key, value in data.items() if key != "text"}
            return {**rest, "blocks": [{"type": "paragraph", "text": data["text"]}]}
        return data


class Break(Node):
    """A line break within a paragraph."""

    type: Literal["break"] = "break"


class Math(Node):
    """A formula in TeX notation. Only reports from trusted authors may hold one: `trusted=True`."""

    type: Literal["math"] = "math"
    tex: FilledLine
    display: bool = False

    @field_validator("tex", mode="before")
    @classmethod
    def _strip(cls, value: Any) -> Any:
        return value.strip() if isinstance(value, str) else value


Inline = Annotated[
    Emphasis | Strong | Code | Link | Citation | Footnote | Break | Math, Field(discriminator="type")
]


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str | dict | Node) else value


def _merged(parts: Iterable[Any]) -> tuple[Any, ...]:
    """The normal form: neighbouring runs of one kind become one, empty runs vanish."""
    merged: list[Any] = []
    for part in parts:
        if isinstance(part, str | Code | Emphasis | Strong) and not (
            part if isinstance(part, str) else part.text
        ):
            continue
        last = merged[-1] if merged else None
        if isinstance(part, str) and isinstance(last, str):
            merged[-1] = compose(last + part)
        elif isinstance(part, Code) and isinstance(last, Code):
            merged[-1] = Code(text=last.text + part.text)
        elif isinstance(part, Emphasis) and isinstance(last, Emphasis):
            merged[-1] = Emphasis(text=last.text + part.text)
        elif isinstance(part, Strong) and isinstance(last, Strong):
            merged[-1] = Strong(text=last.text + part.text)
        else:
            merged.append(part)
    return tuple(merged)


def _plain_where_plain(parts: tuple[Any, ...]) -> Any:
    if not parts:
        return ""
    if len(parts) == 1 and isinstance(parts[0], str):
        return parts[0]
    return list(parts)


Text = TypeAliasType(
    "Text",
    Annotated[
        tuple[Annotated[Line | Inline, Field(union_mode="left_to_right")], ...],
        BeforeValidator(_listed, json_schema_input_type=str | list[Line | Inline]),
        AfterValidator(_merged),
        PlainSerializer(_plain_where_plain, return_type=str | list[Line | Inline]),
    ],
)
"""Inline text in normal form: strings and nodes, no two strings side by side."""

FilledText = Annotated[Text, Field(min_length=1)]
"""Inline text that says something."""
