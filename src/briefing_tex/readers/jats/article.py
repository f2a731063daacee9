"""What every part of the reader knows of the whole article, and where it leaves its remarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, TypeAlias, cast

from lxml import etree
from msgspec import Struct, field

from briefing_tex.diagnostics import Diagnostic, Location

Element: TypeAlias = etree._Element
Data: TypeAlias = dict[str, Any]

XML = "http://www.w3.org/XML/1998/namespace"
HREF = "{http://www.w3.org/1999/xlink}href"

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})_")


Handler: TypeAlias = "Callable[[Element, Article], list[Any]]"
"""Reads one element: inline text, or blocks."""


class Placed(dict[str, Any]):
    """A node of the JSON form that knows the line of the source it stands in.

    `bare` marks a citation that the source shows as a number alone, any brackets standing outside of it.
    """

    def __init__(self, element: Element, **fields: Any) -> None:
        super().__init__(fields)
        self.line = line_number(element)
        self.bare = False


class Article(Struct, frozen=True):
    """The article being read: its tables of elements, its notes by id, and the remarks so far.

    `inlines` and `blocks` say how each element is read; `placed` holds the ids of notes whose mark is read.
    """

    file: str | None
    inlines: Mapping[str, Handler]
    blocks: Mapping[str, Handler]
    notes: Mapping[str, Element]
    references: frozenset[str]
    placed: set[str] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def remark(
        self,
        element: Element,
        code: str,
        message: str,
        severity: Literal["info", "warning"] = "warning",
    ) -> None:
        self.diagnostics.append(
            Diagnostic(severity, code, message, Location(file=self.file, line=line_number(element)))
        )


def line_number(element: Element) -> int:
    """The line of the source an element begins in, from 1."""
    return cast(int, element.sourceline or 1)


def content(element: Element) -> str:
    """All text in an element, as the source has it.

    >>> content(etree.fromstring("<kwd>open <bold>sea</bold></kwd>"))
    'open sea'
    """
    return "".join(cast("Iterator[str]", element.itertext()))


def identifier(name: str) -> str:
    """The id that an XML name stands for: `_xHHHH_` is the character of that code (ISO/IEC 9075-14, 9.1).

    >>> identifier("_x0032_026_x0020_ft")
    '2026 ft'
    """
    return _ESCAPED.sub(_character, name)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= 0x10FFFF else found[0]


def lines_of(value: Any, path: str = "") -> Iterator[tuple[str, int]]:
    """The line of every placed node below `value`, by its path."""
    if isinstance(value, Placed) and path:
        yield path, value.line
    if isinstance(value, dict):
        for name, part in value.items():
            yield from lines_of(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from lines_of(part, f"{path}[{index}]")
