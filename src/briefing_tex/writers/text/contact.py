"""The contact footer: prompt, captions of the channels, profiles, website.

In: a report. Out: pieces of text, to be set one empty line apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.model import Report
from briefing_tex.writers.text.blocks import notes
from briefing_tex.writers.text.inlines import Printer, address, text


def contact(report: Report, printer: Printer) -> Iterator[str]:
    """The footer, if the report has one."""
    if report.contact is None:
        return
    yield report.contact.prompt
    for channel in report.contact.channels:
        yield "\n".join(channel.caption)
    for profile in report.contact.profiles:
        yield f"{profile.name}{printer.colon.strip()}"
        yield text(profile.text, printer)
    yield from notes(printer)
    if report.contact.website:
        yield f"{printer.labels['website']}{printer.colon}{address(report.contact.website)}"
