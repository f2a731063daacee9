"""What the conversion of one Markdown file shares: notes and link targets by label, lines, remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from markdown_it.tree import SyntaxTreeNode
from msgspec import Struct, field

from briefing_tex.diagnostics import Diagnostic, Location, Severity, Source
from briefing_tex.errors import InvalidSource

MAX_USES = 100
"""How often one footnote may be used; each use is a copy of its text."""


class Targets(dict[str, Any]):
    """Link reference definitions by label, which remembers those that were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        self.used.add(label)
        return super().get(label, default)


class Note(Struct, frozen=True):
    """A footnote's text: its syntax tree, and the lines it stands in, after `before` lines of the file."""

    node: SyntaxTreeNode
    text: Sequence[str]
    before: int

    @property
    def line(self) -> int:
        """The line of the file on which it begins."""
        return self.before + (self.node.map[0] if self.node.map else 0) + 1


class Context(Struct):
    """The state of one reading.

    `text` holds the lines being converted, after `before` lines of the file; `lines` maps paths to lines of the
    file; `notes` maps a footnote's label to its text; `mentions` are the words behind an `@`, `tags` those of
    HTML by name, with their lines.
    """

    source: Source
    text: Sequence[str]
    before: int = 0
    lines: dict[str, int] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    used_notes: Counter[str] = field(default_factory=Counter)
    mentions: list[tuple[str, int]] = field(default_factory=list)
    tags: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    in_note: bool = False
    env: dict[str, Any] = field(default_factory=lambda: {"references": Targets()})

    def line(self, node: SyntaxTreeNode) -> int:
        """The line of the file on which a block begins."""
        return self.before + (node.map[0] if node.map else 0) + 1

    def text_line(self, line: int) -> str:
        """A line of the text by its number in the file."""
        index = line - self.before - 1
        return self.text[index] if 0 <= index < len(self.text) else ""

    def remark(self, severity: Severity, code: str, message: str, line: int, hint: str | None = None) -> None:
        """Note what the report cannot hold, or what looks like a mistake."""
        place = Location(self.source.file, line)
        self.diagnostics.append(Diagnostic(severity, code, message, place, hint))

    def broken(self, message: str, line: int, hint: str | None = None) -> InvalidSource:
        """The error for a source that cannot be a report."""
        return InvalidSource(message, Location(self.source.file, line), hint)

    @contextmanager
    def at(self, before: int, text: Sequence[str]) -> Iterator[None]:
        """Convert another text of the file: a field of the front matter."""
        outer = self.before, self.text
        self.before, self.text = before, text
        try:
            yield
        finally:
            self.before, self.text = outer

    def define_note(self, node: SyntaxTreeNode) -> None:
        """Keep a footnote under its label; of two with one label the first counts."""
        note, label = Note(node, self.text, self.before), node.meta["label"]
        if label in self.notes:
            message = f"a second footnote [^{label}] is left out"
            self.remark("warning", "footnote-twice", message, note.line, "give it a label of its own")
        else:
            self.notes[label] = note

    @contextmanager
    def inside_note(self, line: int) -> Iterator[None]:
        """Convert a footnote's text, in which no other may stand."""
        if self.in_note:
            raise self.broken("a footnote holds another footnote", line, "move the inner note into the text")
        self.in_note = True
        yield
        self.in_note = False

    def use_note(self, label: str, line: int) -> Note:
        """The text of a footnote for one of its marks; it is printed at each."""
        self.used_notes[label] += 1
        if self.used_notes[label] == 2:
            message = f"the footnote [^{label}] is used more than once: its text is printed each time"
            self.remark("info", "footnote-repeated", message, line)
        if self.used_notes[label] > MAX_USES:
            raise self.broken(f"the footnote [^{label}] is used more than {MAX_USES} times", line)
        return self.notes[label]
