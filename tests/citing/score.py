"""How much of what entries show was read, and how much of what was read is so: by field."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from citing.items import Item

NAMES = ("author", "editor", "translator")


@dataclass
class Score:
    """Counts by field: shown in print, read by a reader, and right; `wrong` keeps what was not."""

    shown: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    entries: int = 0
    whole: int = 0
    wrong: list[tuple[str, str, Any, Any]] = field(default_factory=list)

    def add(self, text: str, gold: Item, fields: Item) -> None:
        """Judge the fields read of an entry."""
        self.entries += 1
        self.whole += "text" in fields
        gold, found = _compared(gold), _compared(fields)
        for name in gold.keys() | found.keys():
            if name == "type" and name not in gold:
                continue
            self.shown[name] += name in gold
            self.read[name] += name in found
            self.right[name] += name in gold and found.get(name) == gold[name]
            if name in found and found[name] != gold.get(name):
                self.wrong.append((name, text, gold.get(name), found[name]))

    def precision(self, *names: str) -> float:
        names = names or tuple(self.read)
        return sum(self.right[n] for n in names) / max(sum(self.read[n] for n in names), 1)

    def recall(self, *names: str) -> float:
        names = names or tuple(self.shown)
        return sum(self.right[n] for n in names) / max(sum(self.shown[n] for n in names), 1)


def _compared(fields: Item) -> dict[str, Any]:
    """The fields as they are compared: dashes, widths, stops and letter case do not count.

    A name counts as printed; that it was parted at the right place counts as a field of its own.
    """
    made: dict[str, Any] = {}
    for name, value in fields.items():
        if not value or name in ("id", "text", "language", "kind"):
            continue
        if name in NAMES:
            made[name] = [
                _fold("".join(person.get(part, "") for part in ("family", "given", "literal", "suffix")))
                for person in value
            ]
            parted = [_fold(person["family"]) for person in value if "family" in person]
            made |= {f"{name}: family": parted} if parted else {}
        elif name == "edition":
            made[name] = re.sub(r"\D", "", str(value)) or value
        else:
            made[name] = _fold(str(value)) if name not in ("URL", "DOI") else value
    return made


def _fold(text: str) -> str:
    text = re.sub(r"[‐-―—−]", "-", unicodedata.normalize("NFKC", text))
    return re.sub(r"[\s·,.]+", "", text.casefold().replace("-", " ")).rstrip(".")
