"""What the writing of one report collects: footnotes for its end, remarks on what Markdown cannot carry."""

from __future__ import annotations

from msgspec import Struct, field

from briefing_tex.diagnostics import Diagnostic, Source
from briefing_tex.model import Footnote


class Output(Struct):
    """Footnotes by their number from 1, each with its path; remarks."""

    source: Source
    notes: list[tuple[str, Footnote]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def note(self, path: str, footnote: Footnote) -> str:
        """The mark of a footnote, whose text comes at the end."""
        self.notes.append((path, footnote))
        return f"[^{len(self.notes)}]"

    def remark(self, code: str, message: str, path: str) -> None:
        """Note what Markdown cannot carry."""
        self.diagnostics.append(Diagnostic("warning", code, message, self.source.locate(path)))
