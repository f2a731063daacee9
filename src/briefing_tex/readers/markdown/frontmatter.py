"""The front matter: the fields of a report before its body, as YAML between two lines of `---`.

In: the text of the file. Out: its fields under the names of the JSON form, their lines, and the body.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct, field

from briefing_tex.diagnostics import Location, Source
from briefing_tex.errors import InvalidSource

_OPENING = re.compile(r"\n*---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """Fields, the line of each value and of each block scalar's text; the body and the lines before it.

    `comments` are those behind values, by their lines.
    """

    body: str
    body_start: int = 0
    fields: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    text_lines: dict[str, int] = field(default_factory=dict)
    comments: dict[int, str] = field(default_factory=dict)


def split(text: str, source: Source) -> FrontMatter:
    """Part a file into fields and body; raises InvalidSource where the front matter is not closed or no YAML.

    >>> split("---\\ntitle: Tides\\n---\\nCalm.", Source()).fields
    {'title': 'Tides'}
    """
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter(text)
    first_line = text.count("\n", 0, opening.end())
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        message = "the front matter that begins with --- is not closed"
        raise InvalidSource(message, Location(source.file, first_line), "end it with a line of ---")
    from briefing_tex.readers.markdown import yaml

    parsed = yaml.parse(text[opening.end() : closing.start()], source, first_line)
    if parsed.value is not None and not isinstance(parsed.value, dict):
        raise InvalidSource(
            "the front matter holds no fields",
            Location(source.file, first_line + 1),
            "write one field a line: its name, an ASCII colon, a space, its value",
        )
    return FrontMatter(
        text[closing.end() :],
        text.count("\n", 0, closing.end()),
        parsed.value or {},
        parsed.lines,
        parsed.text_lines,
        parsed.comments,
    )
