"""Differences as people and machines read them.

In: what two reports say at one place. Out: `Difference` and `Comparison`, printable, and as plain data.
"""

from __future__ import annotations

import unicodedata
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

Kind = Literal["changed", "missing", "added", "moved"]

BEFORE, AFTER = 16, 24
"""Characters shown before and from the first one that differs."""
SHOWN = 100
"""Differences listed by `str(comparison)`."""


class Difference(Struct, frozen=True):
    """One difference, at one element.

    `element` is the path in the first report, None for what was added; `other` that in the second, None for
    what is missing. `before` and `after` are excerpts, `character` counts from 1 to the first that differs, and
    `note` names it on both sides.

    >>> print(changed("title", "title", "High tide", "High  tide"))
    title: 'High tide' became 'High  tide' at character 6: U+0074 LATIN SMALL LETTER T / U+0020 SPACE
    """

    kind: Kind
    element: str | None
    other: str | None
    before: str = ""
    after: str = ""
    character: int | None = None
    note: str = ""

    def __str__(self) -> str:
        if self.kind == "missing":
            return f"{self.element}: missing: {self.before}"
        if self.kind == "added":
            return f"{self.other}: added: {self.after}"
        if self.kind == "moved":
            return f"{self.element}: moved to {self.other}: {self.before}"
        place = self.element if self.element == self.other else f"{self.element} (now {self.other})"
        where = f" at character {self.character}: {self.note}" if self.character else ""
        return f"{place or 'report'}: {self.before} became {self.after}{where}"


class Comparison(Struct, frozen=True):
    """What differs between two reports, in reading order of the first."""

    differences: tuple[Difference, ...] = ()

    @property
    def equal(self) -> bool:
        return not self.differences

    def __str__(self) -> str:
        if self.equal:
            return "The reports are equal."
        kinds = [difference.kind for difference in self.differences]
        counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
        number = "1 difference" if len(kinds) == 1 else f"{len(kinds)} differences"
        lines = [f"{number} ({counts}):", *(f"  {difference}" for difference in self.differences[:SHOWN])]
        if len(kinds) > SHOWN:
            lines.append(f"  and {len(kinds) - SHOWN} more")
        return "\n".join(lines)

    def to_data(self) -> dict[str, Any]:
        """Dictionaries, lists and strings, for JSON.

        >>> Comparison().to_data()
        {'equal': True, 'differences': []}
        """
        return {
            "equal": self.equal,
            "differences": [asdict(difference) for difference in self.differences],
        }


def changed(element: str, other: str, before: str, after: str) -> Difference:
    """Two texts that differ, each as an excerpt around the first character that does."""
    at = next(
        (index for index, (one, two) in enumerate(zip(before, after, strict=False)) if one != two),
        min(len(before), len(after)),
    )
    note = f"{_named(before[at : at + 1])} / {_named(after[at : at + 1])}"
    return Difference("changed", element, other, excerpt(before, at), excerpt(after, at), at + 1, note)


def excerpt(text: str, at: int = 0) -> str:
    """A piece of text around a character, quoted, what cannot be seen named by its code point.

    >>> excerpt("no\\u200bspace")
    "'no‹U+200B›space'"
    """
    start, end = max(at - BEFORE, 0), at + AFTER
    piece = "".join(f"‹U+{ord(c):04X}›" if _invisible(c) else c for c in text[start:end])
    return f"'{'…' if start else ''}{piece}{'…' if end < len(text) else ''}'"


def _invisible(character: str) -> bool:
    selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return selector or not character.isprintable()


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip() if character else "the end"
