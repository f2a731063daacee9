"""A contents list while it is read line by line: what it holds so far, and what still waits."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from briefing_tex.readers.structure.headings.entries import Entry
from briefing_tex.readers.structure.numbering import options


class Scan(Struct):
    """A contents list while it is read: entries so far, half an entry, a number that waits for its title."""

    entries: list[Entry] = field(default_factory=list)
    pending: str = ""
    number: str = ""
    stop: int = 0
    without_page: int = 0
    """How many entries have neither a page nor a leader."""

    def take(self, entry: Entry, after: int) -> None:
        """Add an entry; the list ends `after` it for now."""
        if self.number and not entry.number:
            entry = replace(entry, number=next(iter(options(f"{self.number} x")), None))
        self.pending = self.number = ""
        self.stop = after
        if entry.title:
            self.entries.append(entry)
            self.without_page += not (entry.page or entry.led)

    @property
    def paged(self) -> bool:
        """Whether the entries so far, two at least, all have a page number or a leader."""
        return len(self.entries) > 1 and not self.without_page

    def take_number(self, text: str, after: int) -> None:
        """Add a line that is a number only: of the next title, or the page of the last one."""
        if "." in text.rstrip("."):
            self.number = text
        if text.isdigit() and self.entries and self.entries[-1].page is None:
            self.without_page -= not self.entries[-1].led
            self.entries[-1] = replace(self.entries[-1], page=text)
            self.stop = after
