"""Reports as people write them: the texts of the examples and of the corpus, put together anew.

In: a language, a seed. Out: a report whose sections, paragraphs, lists, tables and references come from the
written reports of that language. The same seed makes the same report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from briefing_tex.diagnostics import Source
from briefing_tex.model import Report, to_data
from briefing_tex.pipeline import load

TESTS = Path(__file__).parent
EXAMPLES = TESTS.parent / "examples"
IMAGE = "coastal-levels.png"
LANGUAGES = ("zh-Hans", "zh-Hant", "ja", "ko", "en")

Data = dict[str, Any]


@dataclass
class Stock:
    """What the reports of a language are made of; titles and blocks by the level of their section."""

    fronts: list[Data] = field(default_factory=list)
    titles: dict[int, list[Any]] = field(default_factory=lambda: {1: [], 2: [], 3: []})
    blocks: list[Data] = field(default_factory=list)
    references: list[Data] = field(default_factory=list)
    contacts: list[Data] = field(default_factory=list)


def written() -> Iterator[Path]:
    """The reports that the texts are taken from."""
    yield from sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".md", ".json"))
    yield from sorted((TESTS / "corpus").glob("*/*.json"))


@cache
def stock(language: str) -> Stock:
    found = Stock()
    for path in written():
        data = to_data(load(path))
        if data["language"].startswith(language):
            _take(data, found)
    return found


def _take(data: Data, found: Stock) -> None:
    front = ("title", "subtitle", "organisations", "date", "abstract", "keywords")
    found.fronts.append({name: data[name] for name in front if name in data})
    found.references += data.get("references", [])
    found.contacts += [data["contact"]] if "contact" in data else []
    _take_sections(data.get("sections", []), 1, found)


def _take_sections(sections: list[Data], level: int, found: Stock) -> None:
    for section in sections:
        found.titles[level].append(section["title"])
        found.blocks += section.get("blocks", [])
        _take_sections(section.get("sections", []), level + 1, found)


@dataclass
class Author:
    """Writes one report."""

    stock: Stock
    random: Random
    keys: list[str]

    def sections(self, level: int) -> list[Data]:
        count = self.random.randint(2, 4) if level == 1 else self.random.choice((0, 0, 2, 3))
        if level > 2 and not self.stock.titles[level]:
            return []
        titles = self.stock.titles[level] or self.stock.titles[1]
        chosen = self.random.sample(titles, min(count, len(titles)))
        return [self._section(title, level) for title in chosen]

    def _section(self, title: Any, level: int) -> Data:
        below = self.sections(level + 1) if level < 3 else []
        fewest = 0 if below else 1
        blocks = [self.random.choice(self.stock.blocks) for _ in range(self.random.randint(fewest, 4))]
        return {
            "title": self._own(title),
            "blocks": [self._own(block) for block in blocks],
            "sections": below,
        }

    def _own(self, value: Any) -> Any:
        """The same with images and keys of this report; citations go where there is nothing to cite."""
        if isinstance(value, list):
            kept = [part for part in value if self.keys or not _is_citation(part)]
            return [self._own(part) for part in kept] or [""]
        if not isinstance(value, dict):
            return value
        if _is_citation(value):
            return {**value, "keys": self.random.sample(self.keys, min(len(value["keys"]), len(self.keys)))}
        made = {name: self._own(part) for name, part in value.items() if name not in ("id", "align")}
        return made | ({"image": IMAGE} if "image" in value else {})


def _is_citation(value: Any) -> bool:
    return isinstance(value, dict) and value.get("type") == "citation"


def report(language: str, seed: int) -> Report:
    """A report of some three to eight pages."""
    random, texts = Random(f"{language} {seed}"), stock(language)
    chosen = random.sample(texts.references, min(random.choice((0, 3, 6)), len(texts.references)))
    references = [{**item, "id": f"r{number}"} for number, item in enumerate(chosen, 1)]
    author = Author(texts, random, [item["id"] for item in references])
    data = {
        "language": language,
        **author._own(random.choice(texts.fronts)),
        "sections": author.sections(1),
        "references": references,
    }
    if texts.contacts and random.random() < 0.7:
        data["contact"] = author._own(random.choice(texts.contacts))
    return Report.model_validate(json.loads(json.dumps(data))).with_source(Source(None, EXAMPLES))
