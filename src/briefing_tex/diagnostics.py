"""What the library has to tell without failing: typed messages that say where.

In: whatever a stage noticed. Out: `Diagnostic` values, handed to the caller, never printed by the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

Severity = Literal["info", "warning", "error"]


class Location(Struct, frozen=True):
    """A place a person can go to: a line of a file, an element of the model, a page of a PDF.

    >>> str(Location(file="daily.md", line=57, element="sections[2].blocks[4]"))
    'daily.md:57: sections[2].blocks[4]'
    """

    file: str | None = None
    line: int | None = None
    element: str | None = None
    page: int | None = None

    def __str__(self) -> str:
        place = self.file or ""
        if self.line is not None:
            place = f"{place}:{self.line}" if place else f"line {self.line}"
        parts = [place, f"page {self.page}" if self.page is not None else "", self.element or ""]
        return ": ".join(part for part in parts if part)


class Diagnostic(Struct, frozen=True):
    """One remark: how grave, a stable code, a sentence, a place, and what to do about it.

    >>> print(Diagnostic("warning", "table-too-wide", "The table is too wide.", Location(line=3)))
    warning: line 3: The table is too wide.
    """

    severity: Severity
    code: str
    message: str
    location: Location = field(default_factory=Location)
    hint: str | None = None

    def __str__(self) -> str:
        place = str(self.location)
        text = f"{self.severity}: {place}: {self.message}" if place else f"{self.severity}: {self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class Source(Struct, frozen=True):
    """Where a report was read from: its file, the folder its paths are relative to, the line of each element.

    `lines` maps an element's path (`sections[2].blocks[4]`) to its line, counted from 1.
    """

    file: str | None = None
    base: Path | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    def locate(self, element: str | None) -> Location:
        """The place of an element, or of the nearest element around it whose line is known.

        >>> Source("a.md", None, {"sections[0]": 4}).locate("sections[0].blocks[1]").line
        4
        """
        around = element or ""
        while around and around not in self.lines:
            around = around[: max(around.rfind("."), around.rfind("["), 0)]
        return Location(self.file, self.lines.get(around), element or None)
