"""Reports read from the text that common programs extract from our PDFs: which of their elements come back.

The examples, and reports put together anew from written ones; EXTRACTED_PER_LANGUAGE says how many,
EXACT_SEED makes others. What is printed with `pytest -s`, with 8 of each, is the table of docs/reading.md.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.model import Report
from briefing_tex.pipeline import build, load
from briefing_tex.readers.text import read
from elements import KINDS, shared
from extractors import EXTRACTORS
from many import finished, typeset_all
from realistic import EXAMPLES, LANGUAGES, report

COUNT = int(os.environ.get("EXTRACTED_PER_LANGUAGE", "4"))
SEED = int(os.environ.get("EXACT_SEED", "20261127"))
NAMES = ("coastal-report.md", "daily-briefing.md", "ja-briefing.md", "ko-briefing.md", "zh-hant.json")

FLOORS = {
    "pdftotext": {"abstract": 0.7, "heading": 0.8, "paragraph": 0.6, "row": 0.75, "caption": 0.8, "all": 0.8},
    "pdftotext -layout": {"abstract": 0.85, "paragraph": 0.85},
    "pypdf": {"abstract": 0.8, "paragraph": 0.8, "contact": 0.65},
    "pdfium": {"abstract": 0.8, "paragraph": 0.8, "contact": 0.65},
    "copied": {"abstract": 0.75, "paragraph": 0.75, "note": 0.7, "contact": 0.65},
}
"""Part of the elements of a kind that come back at least, one that is added counting as wrong; others 0.9.

These hold what is reached, with room for other seeds; what is aimed at is 1.
"""


@pytest.mark.tex
def test_the_text_of_our_pages_by_any_program() -> None:
    pdfs = [(made, build(made, verify=False).pdf) for made in (load(EXAMPLES / name) for name in NAMES)]
    for language in LANGUAGES:
        batch = [report(language, SEED + number) for number in range(COUNT)]
        pdfs += [(made, finished(pages, made)) for made, pages in zip(batch, typeset_all(batch), strict=True)]
    shares = {name: _shares(name, pdfs) for name in EXTRACTORS}
    print(_table(shares))
    below = [
        (name, kind, share)
        for name, found in shares.items()
        for kind, share in found.items()
        if share < FLOORS[name].get(kind, 0.9)
    ]
    assert not below


def _shares(name: str, pdfs: list[tuple[Report, bytes]]) -> dict[str, float]:
    """Twice what both have, by what the two have together: 1 is all, and nothing else."""
    both: Counter[str] = Counter()
    together: Counter[str] = Counter()
    for made, pdf in pdfs:
        again = read(EXTRACTORS[name](pdf).encode(), Source()).report
        for kind, (count, total) in shared(made, again).items():
            both[kind] += 2 * count
            together[kind] += total
    return {kind: both[kind] / together[kind] for kind in KINDS} | {"all": both.total() / together.total()}


def _table(shares: dict[str, dict[str, float]]) -> str:
    columns = [*KINDS, "all"]
    rows = [["text by", *columns], ["---"] * (len(columns) + 1)]
    rows += [[name, *(f"{found[kind]:.2f}" for kind in columns)] for name, found in shares.items()]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
