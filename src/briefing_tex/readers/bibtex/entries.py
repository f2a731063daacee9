"""The syntax of BibTeX: entries, fields, macros.

In: the text of a .bib file. Out: entries with raw values and lines, a remark for each that could not be parsed.
Specification: BibTeX 0.99d (btxdoc) and biblatex 3, section 2. What stands between entries is a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct, field

from briefing_tex.diagnostics import Diagnostic, Location, Source
from briefing_tex.errors import InvalidSource, LimitExceeded

_ENTRY = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)\s*([{(])", re.MULTILINE)
_KEY = re.compile(r"\s*([^\s,{}()\"#%=\\]+)\s*(,|(?=[})]))")
_NAME = re.compile(r"[\s,]*([A-Za-z][\w:.+-]*)\s*=\s*")
_MACRO = re.compile(r"[A-Za-z_][\w:.+-]*")
_SPACE = re.compile(r"\s*")
MAX_BROKEN = 100
"""How many entries may be broken; to look for the end of each takes time."""
MAX_EXPANDED = 10_000_000
"""Characters that all uses of macros may bring: macros of macros would fill any memory."""
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


class Entry(Struct, frozen=True):
    """An entry: its type in lower case, its key, its raw fields by lower-case name, its line from 1."""

    kind: str
    key: str
    line: int
    fields: Mapping[str, str] = field(default_factory=dict)


class _Macros(dict[str, str]):
    """The text of each macro, and how many characters further uses may bring."""

    room = MAX_EXPANDED

    def use(self, name: str) -> str:
        """The text of a macro that is known. Raises LimitExceeded."""
        text = self[name]
        self.room -= len(text)
        if self.room < 0:
            raise LimitExceeded(
                f"the @string macros of the file expand to more than {MAX_EXPANDED:,} characters",
                hint="write the values themselves",
            )
        return text


class _Broken(Exception):
    """An entry breaks the syntax: what is wrong, and at which offset."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def entries_of(text: str, source: Source) -> tuple[list[Entry], list[Diagnostic]]:
    """The entries of a .bib file in order, and what is wrong with the others."""
    macros = _Macros({name: str(number) for number, name in enumerate(MONTHS, 1)})
    line_ends = [found.start() for found in re.finditer("\n", text)]
    entries: list[Entry] = []
    remarks: list[Diagnostic] = []
    position = 0
    while found := _ENTRY.search(text, position):
        line = bisect_left(line_ends, found.start(1)) + 1
        try:
            entry, position = _command(text, found, line, macros)
        except _Broken as problem:
            position = found.end()
            place = Location(source.file, bisect_left(line_ends, problem.offset) + 1)
            message = f"the entry in line {line} is left out: {problem}"
            hint = "check its braces, quotation marks and commas"
            remarks.append(Diagnostic("error", "bibtex-entry", message, place, hint))
            if len(remarks) > MAX_BROKEN:
                raise InvalidSource(f"more than {MAX_BROKEN} entries cannot be parsed", place, hint) from None
            continue
        except LimitExceeded as problem:
            raise LimitExceeded(problem.message, Location(source.file, line), problem.hint) from None
        if entry:
            entries.append(entry)
    return entries, remarks


def _command(text: str, found: re.Match[str], line: int, macros: _Macros) -> tuple[Entry | None, int]:
    """What begins with an @ and where it ends; None for comments, preambles and macros."""
    kind, close = found[1].lower(), "}" if found[2] == "{" else ")"
    if kind in ("comment", "preamble"):
        return None, _group_end(text, found.end(), close)
    if kind == "string":
        fields, end = _fields(text, found.end(), close, macros)
        macros.update(fields)
        return None, end
    key = _KEY.match(text, found.end())
    if not key:
        raise _Broken("it has no key", found.end())
    fields, end = _fields(text, key.end(), close, macros)
    return Entry(kind, key[1], line, fields), end


def _fields(text: str, position: int, close: str, macros: _Macros) -> tuple[dict[str, str], int]:
    """`name = value` up to the closing brace or parenthesis; of a field given twice the first counts."""
    fields: dict[str, str] = {}
    while name := _NAME.match(text, position):
        value, position = _value(text, name.end(), macros)
        twice = name[1].lower() in fields
        fields[f"{name[1].lower()} (again)" if twice else name[1].lower()] = value
    end = re.compile(r"[\s,]*").match(text, position)
    position = end.end() if end else position
    if text[position : position + 1] != close:
        raise _Broken(
            "it is not closed" if position >= len(text) else "a field is not `name = value`", position
        )
    return fields, position + 1


def _value(text: str, position: int, macros: _Macros) -> tuple[str, int]:
    """Pieces joined by #: a group in braces, a text in quotation marks, a number, a macro."""
    pieces: list[str] = []
    while True:
        piece, position = _piece(text, position, macros)
        pieces.append(piece)
        position = _skip(text, position)
        if text[position : position + 1] != "#":
            return "".join(pieces), position
        position = _skip(text, position + 1)


def _piece(text: str, position: int, macros: _Macros) -> tuple[str, int]:
    first = text[position : position + 1]
    if first in ("{", '"'):
        end = _group_end(text, position + 1, "}" if first == "{" else '"')
        return text[position + 1 : end - 1], end
    if number := re.compile(r"\d+").match(text, position):
        return number[0], number.end()
    macro = _MACRO.match(text, position)
    if not macro:
        raise _Broken("a value is missing", position)
    if macro[0].lower() not in macros:
        raise _Broken(f"'{macro[0]}' is no @string; put the value in braces", position)
    return macros.use(macro[0].lower()), macro.end()


def _group_end(text: str, position: int, close: str) -> int:
    """The offset after the mark that closes a group; braces within are balanced (BibTeX minds no backslash)."""
    depth = 0
    for found in re.compile(r'[{}")]').finditer(text, position):
        if found[0] == close and depth == 0:
            return found.end()
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            break
    raise _Broken("its braces or quotation marks do not match", position)


def _skip(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position
