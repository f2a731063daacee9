"""Inline text as plain text.

In: inline text of the model. Out: a string. Notes are put aside until the end of their section, numbered
through the report; citations show the numbers of their references.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from briefing_tex.labels import default_labels, marks
from briefing_tex.model import Break, Citation, Code, Footnote, Inline, Labels, Link, Math, Report, Text

_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)[^\s<>]+")


class Printer(Struct):
    """What is known while printing: labels, punctuation, numbers of references, notes and captions so far.

    `noted` is False where marks of notes are not printed: in the contents list.
    """

    labels: Mapping[str, str]
    colon: str
    separator: str
    references: Mapping[str, int]
    noted: bool = True
    pending: list[tuple[int, Footnote]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report) -> Printer:
        own = {name: getattr(report.labels, name) for name in Labels.model_fields}
        labels = {name: own[name] or label for name, label in default_labels(report.language).items()}
        numbers = {item.id: number for number, item in enumerate(report.references, 1)}
        return cls(labels, *marks(report.language), numbers)

    def next(self, kind: str) -> int:
        """The next number of a note, a table or a figure."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.counts[kind]

    def silent(self) -> Printer:
        """The same without marks of notes."""
        return replace(self, noted=False)


def text(parts: Text, printer: Printer, line_end: str = "\n") -> str:
    """Inline text; a line break is `line_end`."""
    return "".join(part if isinstance(part, str) else _inline(part, printer, line_end) for part in parts)


def heading(parts: Text, printer: Printer) -> str:
    """Inline text on one line."""
    return text(parts, printer, line_end=" ")


def address(url: str) -> str:
    """An address, in angle brackets where it reads as one.

    >>> address("https://sea.example/a"), address("#depths")
    ('<https://sea.example/a>', '#depths')
    """
    return f"<{url}>" if _ADDRESS.fullmatch(url) else url


def _inline(part: Inline, printer: Printer, line_end: str) -> str:
    match part:
        case Break():
            return line_end
        case Citation():
            return f"[{', '.join(str(printer.references[key]) for key in part.keys)}]"
        case Footnote():
            return _mark(part, printer)
        case Math():
            return f"${part.tex}$"
        case Link():
            shown = text(part.text, printer, line_end)
            return address(part.url) if shown == part.url else f"{shown} {address(part.url)}"
        case Code():
            return part.text
    return text(part.text, printer, line_end)


def _mark(note: Footnote, printer: Printer) -> str:
    if not printer.noted:
        return ""
    number = printer.next("note")
    printer.pending.append((number, note))
    return f"[^{number}]"
