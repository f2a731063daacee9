"""Writes a report as Markdown with YAML front matter.

In: a Report. Out: Markdown that our reader takes back to an equal report, and a diagnostic for each element of
which that does not hold.
Specifications: CommonMark 0.31, GFM 4.10 (tables); docs/formats.md has what is added.
"""

from __future__ import annotations

from briefing_tex.formats import Written
from briefing_tex.model import Report, Section, all_sections
from briefing_tex.writers.markdown import escape
from briefing_tex.writers.markdown.blocks import blocks, indented
from briefing_tex.writers.markdown.frontmatter import front_matter
from briefing_tex.writers.markdown.inlines import Place, inline
from briefing_tex.writers.markdown.output import Output


def write(report: Report) -> Written:
    """The Markdown of a report.

    >>> print(write(Report(title="Tides", language="en", sections=[{"title": "Today"}])).text)
    ---
    language: en
    title: Tides
    ---
    <BLANKLINE>
    # Today
    """
    output = Output(report.source)
    parts = [front_matter(report, output).rstrip("\n")]
    for path, level, section in all_sections(report):
        parts.append(_heading(section, path, level, output))
        if lines := blocks(section.blocks, f"{path}.blocks", output):
            parts.append("\n".join(lines))
    parts += _notes(output)
    return Written("\n\n".join(parts) + "\n", tuple(output.diagnostics))


def _heading(section: Section, path: str, level: int, output: Output) -> str:
    title = escape.heading(inline(section.title, Place(output, f"{path}.title")))
    mark = f" {{#{escape.attribute(section.id)}}}" if section.id else ""
    return f"{'#' * level} {title}{mark}"


def _notes(output: Output) -> list[str]:
    """The texts of the footnotes; one that begins with no paragraph begins on a line of its own."""
    parts = []
    for number, (path, footnote) in enumerate(output.notes, 1):
        lines = blocks(footnote.blocks, f"{path}.blocks", output)
        label = f"[^{number}]:"
        if footnote.blocks[0].type == "paragraph":
            made = indented(lines, f"{label} ", " " * 4)
        else:
            made = [label, *indented(lines, " " * 4, " " * 4)]
        parts.append("\n".join(made))
    return parts
