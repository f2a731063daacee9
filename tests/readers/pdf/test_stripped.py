"""Our PDFs with nothing in them but their pages: the layout alone tells the report, as far as a page can.

LAYOUT_PER_LANGUAGE says how many generated reports of each kind are read (`scripts/exact` asks for more), and
EXACT_SEED makes others. What a page cannot tell is left out by `knowable`; docs/model.md has it field by field.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from briefing_tex.comparison import compare
from briefing_tex.model import Report, to_data
from briefing_tex.pipeline import build, load
from briefing_tex.readers.pdf import read
from generated import Printable, generated, make_images
from knowable import knowable
from many import finished, typeset_all
from ordinary import ordinary
from strategies import LANGUAGES, reports
from stripped import stripped

COUNT = int(os.environ.get("LAYOUT_PER_LANGUAGE", "8"))
SEED = int(os.environ.get("EXACT_SEED", "20261126"))
BATCH = 20
EXAMPLES = Path(__file__).parents[3] / "examples"
NAMES = ("coastal-report.md", "daily-briefing.md", "ja-briefing.md", "ko-briefing.md", "zh-hant.json")


@pytest.mark.tex
@pytest.mark.parametrize("name", NAMES)
def test_examples(name: str) -> None:
    report = load(EXAMPLES / name)
    reading = read(stripped(build(report, verify=False).pdf))
    assert reading.source == "layout"
    comparison = compare(knowable(report), knowable(reading.report))
    assert comparison.equal, str(comparison)


Made = Callable[[str, Path], list[Report]]


def made_everyday(language: str, folder: Path) -> list[Report]:
    """Reports of the strategies: the whole model piled up on few pages, phrases in any order."""
    strategy = reports(language, Printable(language), cruel=False, long=True)
    return generated(strategy, language, COUNT, folder, SEED)


def made_ordinary(language: str, folder: Path) -> list[Report]:
    """Reports as somebody would write them."""
    return ordinary(language, SEED, COUNT, folder)


@pytest.mark.tex
@pytest.mark.layout
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [made_ordinary, made_everyday])
def test_generated_reports(make: Made, language: str, tmp_path: Path) -> None:
    _read_right(make, language, tmp_path, "a4")


@pytest.mark.tex
@pytest.mark.layout
def test_generated_reports_whose_lines_end_where_their_words_end(tmp_path: Path) -> None:
    _read_right(made_ordinary, "en", tmp_path, "a5")


def _read_right(make: Made, language: str, folder: Path, paper: str) -> None:
    made = make(language, make_images(folder))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for start in range(0, len(made), BATCH):
        batch = made[start : start + BATCH]
        for report, pages in zip(batch, typeset_all(batch, paper), strict=True):
            again = read(stripped(finished(pages, report)), timeout=300).report
            expected, found = Counter(elements(knowable(report))), Counter(elements(knowable(again)))
            right.update(kind for kind, _ in (expected & found).elements())
            total.update(kind for kind, _ in (expected | found).elements())
    shares = {kind: right[kind] / total[kind] for kind in sorted(total)}
    counts = {kind: f"{right[kind]} of {total[kind]}" for kind in shares}
    print(make.__name__, language, paper, SEED, counts)
    floors = FLOORS[make] if paper == "a4" else RAGGED
    many = [kind for kind in shares if total[kind] >= FEWEST]
    assert all(shares[kind] >= floors.get(kind, FLOOR[make]) for kind in many), (language, SEED, counts)


FLOORS: Mapping[Made, Mapping[str, float]] = {
    made_ordinary: {"title": 1.0, "date": 1.0, "heading": 1.0, "figure": 1.0, "references": 1.0},
    made_everyday: {"title": 1.0, "date": 1.0, "heading": 0.8, "paragraph": 0.7, "references": 0.2},
}
"""Part of the elements of a kind that are read right at least; one that is added counts as wrong.

These hold what is reached, with room for other seeds: of an ordinary report one in some hundreds has an element
that is read otherwise. What is aimed at is 1. Of other kinds it is FLOOR, and of those that stand in the
reports only now and then nothing can be said.
"""
FLOOR: Mapping[Made, float] = {made_ordinary: 0.98, made_everyday: 0.5}
RAGGED = {"title": 1.0, "date": 1.0, "heading": 1.0, "figure": 1.0}
"""The same of ordinary reports whose lines end where their words end."""
FEWEST = 8


def elements(report: Report) -> Iterator[tuple[str, str]]:
    """What a report consists of: the kind and the text of each element, of headings with the level."""
    data = to_data(report)
    for name in ("title", "subtitle", "date"):
        yield name, str(data.get(name, ""))
    for name in ("organisations", "keywords", "references"):
        yield from ((name, str(item)) for item in data.get(name, ()))
    if "contact" in data:
        yield from (("contact", f"{name} {part}") for name, part in data["contact"].items())
    yield from _blocks(data.get("abstract", ()))
    yield from _sections(data.get("sections", ()), 1)


def _sections(sections: Any, level: int) -> Iterator[tuple[str, str]]:
    for section in sections:
        yield "heading", f"{level} {section['title']}"
        yield from _blocks(section.get("blocks", ()))
        yield from _sections(section.get("sections", ()), level + 1)


def _blocks(blocks: Any) -> Iterator[tuple[str, str]]:
    yield from ((block["type"], str(block)) for block in blocks)
