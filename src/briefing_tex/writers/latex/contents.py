"""The contents list, as LaTeX itself writes it into the .toc file of a run, but for the page numbers.

In: the sections of a report. Out: one line a heading, in the order and with the numbers and the names of
destinations that the class gives them.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.labels import default_labels
from briefing_tex.model import Report, Section
from briefing_tex.writers.latex.blocks import Blocks
from briefing_tex.writers.latex.escape import SANS

_KINDS = ("brfi", "brfii", "brfiii")


def contents(report: Report, blocks: Blocks) -> str:
    r"""The lines of the list, such as `\contentsline{brfi}{{1}{Tides}{h1}}{}{}`; none without a section."""
    if not report.sections:
        return ""
    entries = list(_entries(report.sections, (), blocks))
    if report.references:
        label = report.labels.references or default_labels(report.language)["references"]
        entries.append((_KINDS[0], "", blocks.inlines.plain(label, SANS)))
    return "".join(
        f"\\contentsline{{{kind}}}{{{{{number}}}{{{text}}}{{h{index}}}}}{{}}{{}}\n"
        for index, (kind, number, text) in enumerate(entries, 1)
    )


def lines(report: Report) -> int:
    """How many lines the list has: one for each heading, that of the references too."""
    return _headings(report.sections) + bool(report.references)


def _headings(sections: tuple[Section, ...]) -> int:
    return sum(1 + _headings(section.sections) for section in sections)


def _entries(
    sections: tuple[Section, ...], above: tuple[int, ...], blocks: Blocks
) -> Iterator[tuple[str, str, str]]:
    """Kind of line, number and text of each heading, from above to below."""
    for index, section in enumerate(sections, 1):
        place = (*above, index)
        yield _KINDS[len(above)], ".".join(map(str, place)), blocks.listed(section, len(above))
        yield from _entries(section.sections, place, blocks)
