"""Plain data from a subset of YAML 1.2 in which every scalar is text.

In: the lines between the `---` of a front matter. Out: dictionaries, lists and strings, and the line of each.

So `2026-04-24`, `yes`, `012` and `1e3` stay as written; a value left out is absent. Anchors, aliases and tags
are refused: a report needs none, and aliases of aliases fill the memory. A comment behind a value is noted: `#`
after a space begins one, though few who write `Report #3` know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml
from msgspec import Struct

from briefing_tex.diagnostics import Location, Source
from briefing_tex.errors import InvalidSource

MAX_DEPTH = 60
"""How deep values may nest."""

_QUICK = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The parser of libyaml, where there is one: ten times as quick. What it refuses, that of Python explains."""
_MARK = "\ufeff"  # a byte order mark, which libyaml takes for white space wherever it stands
_TEXT_TAGS = (None, "!", "tag:yaml.org,2002:str")
_COMMENT = re.compile(r"[ \t,\]}]*[ \t](#.*)")
_COLON_HINT = "write an ASCII colon and a space after a field's name, and put a value that holds ': ' in quotes"

_GLUED = re.compile(r"\s*(?:- +)?[\w-]+(?::(?=\S)|：)")
"""A field whose colon has no space behind it, or full width: text that the next line goes on with."""


class Parsed(Struct, frozen=True):
    """A value; the line of each value in it by path, that on which each block scalar's text begins.

    `comments` are those that stand behind a value, by their lines.
    """

    value: Any
    lines: dict[str, int]
    text_lines: dict[str, int]
    comments: dict[int, str]


def parse(text: str, source: Source, before: int) -> Parsed:
    """The value of a YAML text that follows `before` lines of its file.

    Raises InvalidSource with the line of the file.
    """
    if _MARK not in text:
        with suppress(yaml.YAMLError):
            return _Builder(text, source, before, _QUICK).parsed()
    builder = _Builder(text, source, before, yaml.BaseLoader)
    try:
        return builder.parsed()
    except yaml.reader.ReaderError as error:
        code = error.character if isinstance(error.character, int) else ord(error.character)
        message = f"the front matter holds the character U+{code:04X}, which cannot be printed; remove it"
        raise builder.broken(message, text.count("\n", 0, error.position)) from None
    except yaml.MarkedYAMLError as error:
        said, line, hint = _explained(error, builder.text)
        raise builder.broken(f"broken YAML in the front matter: {said}", line, hint) from None


def _explained(error: yaml.MarkedYAMLError, text: list[str]) -> tuple[str, int, str]:
    """What is broken, in plain words where they are known; the line, from 0, on which it begins; what to do."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    problem, context = str(error.problem or ""), str(error.context or "")
    if "quoted scalar" in context and error.context_mark:
        hint = "close it, or put the whole value in quotes of the other kind"
        return "a quotation mark is not closed", error.context_mark.line, hint
    if "'\\t'" in problem:
        return "a tab stands where YAML wants spaces", line, "indent with spaces"
    if line and "mapping values" in problem and _GLUED.match(text[line - 1]):
        return "no colon with a space behind it follows the field's name", line - 1, _COLON_HINT
    return problem or context, line, _COLON_HINT


class _Builder:
    """Builds values from the parser's events, noting lines on the way."""

    def __init__(self, text: str, source: Source, before: int, loader: type[Any]) -> None:
        self.events: Iterator[Any] = yaml.parse(text, Loader=loader)
        self.source = source
        self.before = before
        self.lines: dict[str, int] = {}
        self.text_lines: dict[str, int] = {}
        self.text = text.split("\n")
        self.comments: dict[int, str] = {}

    def broken(self, message: str, line: int, hint: str | None = None) -> InvalidSource:
        return InvalidSource(message, Location(self.source.file, self.before + line + 1), hint)

    def parsed(self) -> Parsed:
        """The whole text; raises InvalidSource and the errors of the parser."""
        return Parsed(self.document(), self.lines, self.text_lines, self.comments)

    def document(self) -> Any:
        """The one value of a text, which is read to its end: what is broken may stand behind a value."""
        nodes: Iterator[Any] = (event for event in self.events if isinstance(event, yaml.NodeEvent))
        value = next((self.value(event, "", 0) for event in nodes), None)
        if second := next(nodes, None):
            raise self.broken("the front matter holds a second value", second.start_mark.line)
        return value

    def value(self, event: Any, path: str, depth: int) -> Any:
        """The value that begins with this event; None for one that was left out."""
        self.check(event, depth)
        if path:
            self.lines[path] = self.before + event.start_mark.line + 1
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path, depth)
        if event.style in ("|", ">"):
            self.text_lines[path] = self.before + event.start_mark.line + 2
        else:
            self.note_comment(event)
        return event.value if event.style or event.value else None

    def check(self, event: Any, depth: int) -> None:
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self.broken("the front matter uses a YAML anchor (&) or alias (*)", line, "quote the value")
        if event.tag not in _TEXT_TAGS:
            raise self.broken(f"the front matter uses the YAML tag {event.tag}", line, "quote the value")
        if depth > MAX_DEPTH:
            raise self.broken(f"the front matter nests deeper than {MAX_DEPTH} levels", line)

    def note_comment(self, event: Any) -> None:
        """Keep the comment that stands behind a value on its line."""
        line, column = event.end_mark.line, event.end_mark.column
        if comment := _COMMENT.match(self.text[line] if line < len(self.text) else "", column):
            self.comments[self.before + line + 1] = comment[1].rstrip()

    def sequence(self, path: str, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            item = self.value(event, f"{path}[{len(items)}]", depth + 1)
            items.append("" if item is None else item)
        return items

    def mapping(self, path: str, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        seen: set[str] = set()
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            name = self.name(event, seen)
            here = f"{path}.{name}" if path else name
            value = self.value(next(self.events), here, depth + 1)
            self.lines[here] = self.before + event.start_mark.line + 1
            if value is not None:
                fields[name] = value
        return fields

    def name(self, event: Any, seen: set[str]) -> str:
        line = event.start_mark.line
        if not isinstance(event, yaml.ScalarEvent):
            raise self.broken("a field's name must be plain text", line)
        self.check(event, 0)
        name = str(event.value)
        if name in seen:
            raise self.broken(f"the field '{name}' is given twice", line, "keep one of them")
        seen.add(name)
        return name
