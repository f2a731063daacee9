"""From a report to plain text that people read, and our reader of plain text reads back.

In: a `Report`. Out: title block, abstract, contents list, numbered sections, references and contact footer, one
empty line apart, each paragraph on one line. Notes stand at the end of their section as `[^1]: ...`, tables as
aligned columns, addresses as `<https://...>`. What plain text does not show is a diagnostic.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.formats import Written
from briefing_tex.labels import format_date
from briefing_tex.model import Report, Section
from briefing_tex.writers.text.blocks import blocks, notes
from briefing_tex.writers.text.contact import contact
from briefing_tex.writers.text.inlines import Printer, heading
from briefing_tex.writers.text.losses import losses
from briefing_tex.writers.text.references import reference


def write(report: Report) -> Written:
    """The report as plain text.

    >>> print(write(Report(language="en", title="Tides", sections=[{"title": "Today"}])).text)
    Tides
    <BLANKLINE>
    Contents
    <BLANKLINE>
    1 Today
    <BLANKLINE>
    1 Today
    <BLANKLINE>
    """
    printer = Printer.of(report)
    parts = [*_front(report, printer), *_contents(report, printer)]
    for number, section in enumerate(report.sections, 1):
        parts += _section(section, str(number), printer)
    parts += [*_references(report, printer), *contact(report, printer)]
    return Written("\n\n".join(part for part in parts if part) + "\n", losses(report))


def _front(report: Report, printer: Printer) -> Iterator[str]:
    yield heading(report.title, printer)
    yield heading(report.subtitle, printer)
    for organisation in report.organisations:
        yield organisation.name
    if report.date:
        yield format_date(report.date, report.language)
    if report.abstract:
        yield printer.labels["abstract"]
        yield from blocks(report.abstract, printer)
    if report.keywords:
        yield f"{printer.labels['keywords']}{printer.colon}{printer.separator.join(report.keywords)}"
    yield from notes(printer)


def _contents(report: Report, printer: Printer) -> Iterator[str]:
    if report.sections:
        yield printer.labels["contents"]
        yield "\n".join(_entries(report.sections, "", printer.silent()))


def _entries(sections: tuple[Section, ...], above: str, printer: Printer) -> Iterator[str]:
    for number, section in enumerate(sections, 1):
        yield f"{above}{number} {heading(section.title, printer)}"
        yield from _entries(section.sections, f"{above}{number}.", printer)


def _section(section: Section, number: str, printer: Printer) -> Iterator[str]:
    yield f"{number} {heading(section.title, printer)}"
    yield from blocks(section.blocks, printer)
    yield from notes(printer)
    for place, inner in enumerate(section.sections, 1):
        yield from _section(inner, f"{number}.{place}", printer)


def _references(report: Report, printer: Printer) -> Iterator[str]:
    if report.references:
        yield printer.labels["references"]
        yield "\n".join(f"{number}. {reference(item)}" for number, item in enumerate(report.references, 1))
