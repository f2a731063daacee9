"""Entries of a contents list, and how the titles they name are compared with the lines of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from briefing_tex.readers.structure.headings.ornaments import adorned
from briefing_tex.readers.structure.numbering import Number, options
from briefing_tex.readers.structure.outline import Path, follow
from briefing_tex.readers.structure.scripts import squeezed
from briefing_tex.readers.structure.words import part_label

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


def entry_levels(entries: Sequence[Entry]) -> list[int | None]:
    """The level of each contents entry: by its number, else by its indent, else by standing below numbers."""
    levels: list[int | None] = []
    path: Path = ()
    for entry in entries:
        step = follow(path, (entry.number,), lenient=True) if entry.number else None
        path = step if step is not None else path
        levels.append(len(step) if step else None)
    if all(level is None for level in levels):
        return _by_indent(entries)
    depths = {level for level in levels if level}
    if depths == {1} and sum(level is None for level in levels) > 1:
        return [
            level or (1 if part_label(entry.title) else 2) for level, entry in zip(levels, entries, strict=True)
        ]
    return [level or 1 for level in levels]


def _by_indent(entries: Sequence[Entry]) -> list[int | None]:
    indents = sorted({round(entry.indent) for entry in entries})
    steps = [indent for place, indent in enumerate(indents) if place == 0 or indent - indents[place - 1] >= 2]
    if len(steps) < 2:
        return [None] * len(entries)
    return [min(sum(entry.indent >= step - 0.5 for step in steps), 3) for entry in entries]
