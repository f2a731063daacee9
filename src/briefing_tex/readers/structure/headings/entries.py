"""Entries of a contents list, and how the titles they name are compared with the lines of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from briefing_tex.readers.structure.headings.ornaments import adorned
from briefing_tex.readers.structure.numbering import Number, options
from briefing_tex.readers.structure.scripts import squeezed

LONGEST_ENTRY = 160
"""The widest entry, in columns, without its leader."""


class Entry(Struct, frozen=True):
    """A line of the contents list: the title, its number if it has one, the indent, the page as printed.

    `led` says that a leader or a page number follows the title.
    """

    title: str
    number: Number | None = None
    indent: float = 0.0
    page: str | None = None
    led: bool = False

    @property
    def key(self) -> str:
        return squeezed(self.title)


class Contents(Struct, frozen=True):
    """A contents list: from `start` (its label, if it has one) up to but not including `stop`."""

    start: int
    stop: int
    label: str | None
    entries: tuple[Entry, ...]


@lru_cache(maxsize=16384)
def title_keys(text: str) -> tuple[str, ...]:
    """The text for comparing with titles: without what adorns it, and without each number it may begin with."""
    text = text[slice(*adorned(text))]
    return (squeezed(text), *(squeezed(text[number.rest_at :]) for number in options(text)))


def entry_places(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Where in the contents list each title stands."""
    places: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        if key := entry.key:
            places.setdefault(key, []).append(place)
    return places


def key_counts(texts: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for text in texts:
        for key in set(title_keys(text)):
            counts[key] = counts.get(key, 0) + 1
    return counts


def titles_repeated(text: str, counts: Mapping[str, int]) -> str | None:
    """The title, if a line without a page number stands in the text once more."""
    return next((key for key in title_keys(text) if len(key) > 1 and counts.get(key, 0) >= 2), None)


def numbered(text: str, indent: float, page: str | None) -> Entry:
    number = next(iter(options(text)), None)
    return Entry(text[number.rest_at :].strip() if number else text.strip(), number, indent, page)
