"""Reads a report from JSON (RFC 8259): the model itself.

In: UTF-8 bytes. Out: a Draft with the line on which each value begins.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from msgspec import Struct, field

from briefing_tex.diagnostics import Location, Source
from briefing_tex.errors import InvalidSource
from briefing_tex.formats import Draft
from briefing_tex.readers.decoding import text_of

MAX_DEPTH = 100
"""How deep values may nest, in levels of objects and arrays."""
_CONSTANTS = frozenset({"NaN", "Infinity", "-Infinity"})
_MOST_DIGITS = 4000
"""Python refuses whole numbers of more than 4300."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,\n]|[^\s{}\[\]:,"]+')


def read(data: bytes, source: Source) -> Draft:
    """The JSON form of a report, not yet validated.

    Raises InvalidSource where it is not UTF-8, not JSON, not an object, or names a field twice.

    >>> read(b'{"title": "Tides",\\n "language": "en"}', Source()).lines
    {'title': 1, 'language': 2}
    """
    value, lines = parse(text_of(data, source), source)
    if not isinstance(value, dict):
        raise InvalidSource("a report is a JSON object: { ... }", Location(source.file, 1))
    return Draft(value, lines)


def parse(text: str, source: Source) -> tuple[Any, dict[str, int]]:
    """Any JSON value, and the line of every value in it by path; raises InvalidSource."""
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        message = f"broken JSON at character {error.colno}: {error.msg.lower()}"
        hint = "look for a comma, a quote or a bracket too many or too few, there or just before"
        raise InvalidSource(message, Location(source.file, error.lineno), hint) from None
    except (ValueError, RecursionError) as error:
        _lines(text, source)  # finds it, with its line
        raise InvalidSource(f"broken JSON: {error}", Location(source.file)) from None
    return value, _lines(text, source)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


class _Container(Struct):
    """An open object (`names` are those seen so far) or array (`names` is None)."""

    path: str
    names: set[str] | None
    index: int = field(default=0)

    def place(self, name: str = "") -> str:
        """The path of the value that comes next."""
        if self.names is None:
            return f"{self.path}[{self.index}]"
        return f"{self.path}.{name}" if self.path else name


def _lines(text: str, source: Source) -> dict[str, int]:
    """The line of each value of well-formed JSON, by its path; refuses a name given twice in one object."""
    lines: dict[str, int] = {}
    open_containers: list[_Container] = []
    line, place, name_comes = 1, "", False
    for match in _TOKEN.finditer(text):
        token = match[0]
        around = open_containers[-1] if open_containers else None
        if token == "\n":
            line += 1
        elif token in "]}":
            open_containers.pop()
            name_comes = False
        elif token == "," and around:
            around.index += 1
            place, name_comes = around.place(), around.names is not None
        elif name_comes and around:
            place, name_comes = around.place(_new_name(token, around, Location(source.file, line))), False
        elif token != ":":
            if place:
                lines[place] = line
            _check_value(token, Location(source.file, line))
            if token in "[{":
                open_containers.append(_Container(place, set() if token == "{" else None))
                place, name_comes = open_containers[-1].place(), token == "{"
                _check_depth(len(open_containers), Location(source.file, line))
    return lines


def _new_name(token: str, around: _Container, location: Location) -> str:
    name: str = json.loads(token)
    if around.names is not None:
        if name in around.names:
            raise InvalidSource(f"the field '{name}' is given twice", location, "keep one of them")
        around.names.add(name)
    return name


def _check_value(token: str, location: Location) -> None:
    """Refuses what Python's reader of JSON takes beyond RFC 8259, section 6, or does not take at all."""
    if token in _CONSTANTS:
        raise InvalidSource(f"broken JSON: {token} is not JSON", location, "give a number, or leave it out")
    if len(token) > _MOST_DIGITS and token[0] != '"':
        raise InvalidSource(
            f"broken JSON: a number of more than {_MOST_DIGITS} digits", location, "put it in quotes"
        )


def _check_depth(depth: int, location: Location) -> None:
    if depth > MAX_DEPTH:
        raise InvalidSource(f"values nest deeper than {MAX_DEPTH} levels", location)
