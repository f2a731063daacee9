"""What you wrote is what is in the PDF: generated reports typeset, read back, compared.

REPORTS_PER_LANGUAGE says how many (`scripts/exact` asks for more); EXACT_SEED makes other reports. The smallest
report found that fails like one of them is written to `build/failed/` as JSON.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from PIL import Image

from briefing_tex.comparison import compare
from briefing_tex.diagnostics import Source
from briefing_tex.errors import BriefingError, MissingGlyph
from briefing_tex.fonts import font_set, serving
from briefing_tex.model import Report
from briefing_tex.writers.json import write
from briefing_tex.writers.latex import write as write_latex
from many import read_back
from shrinking import shrunk
from strategies import IMAGES, LANGUAGES, reports

COUNT = int(os.environ.get("REPORTS_PER_LANGUAGE", "40"))
SEED = int(os.environ.get("EXACT_SEED", "20261123"))
BATCH = 40
FAILED = Path("build/failed")
SHRUNK = 3
"""How many failing reports of a language are made small."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the images that generated reports name."""
    made = tmp_path_factory.mktemp("images")
    for number, name in enumerate(IMAGES):
        Image.new("RGB", (60 + 20 * number, 40), (200, 40 * number, 80)).save(made / name)
    return made


def generated(language: str, count: int, folder: Path, *, math: bool = False) -> list[Report]:
    """Reports of the strategies, as many as asked for, the same for the same seed."""
    made: list[Report] = []

    @seed(SEED + sum(map(ord, language)))
    @settings(
        max_examples=2 * count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(reports(language, Printable(language), math=math))
    def collect(report: Report) -> None:
        if len(made) == count:
            return
        placed = report.with_source(Source(None, folder))
        with suppress(MissingGlyph):  # a variation sequence that no font has
            write_latex(placed, font_set(language), trusted=math)
            made.append(placed)

    collect()
    return made


@dataclass(frozen=True)
class Printable:
    """The characters that some font has; for others the build ends in an error, which is tested elsewhere."""

    language: str

    def __contains__(self, character: object) -> bool:
        return serving(str(character), font_set(self.language), "cjk") is not None


@pytest.mark.tex
@pytest.mark.roundtrip
@pytest.mark.parametrize("language", LANGUAGES)
def test_read_back_equal(language: str, folder: Path) -> None:
    made = generated(language, COUNT, folder, math=True)
    assert len(made) == COUNT
    random.Random(SEED).shuffle(made)
    failures = []
    for start in range(0, len(made), BATCH):
        batch = made[start : start + BATCH]
        for number, (report, found) in enumerate(zip(batch, outcomes(batch), strict=True), start):
            if found:
                failures.append(f"{language} {number} (seed {SEED}): {found}")
                if len(failures) <= SHRUNK:
                    _keep(report, f"{language}-{SEED}-{number}")
    assert not failures, f"{len(failures)} of {len(made)}:\n" + "\n".join(failures[:5])


def outcomes(reports: Sequence[Report]) -> list[str]:
    """What is wrong with each of the reports; nothing where it is read back equal."""
    try:
        pairs = zip(reports, read_back(reports), strict=True)
        comparisons = [compare(report, again) for report, again in pairs]
        return ["" if one.equal else str(one) for one in comparisons]
    except (AssertionError, BriefingError) as error:
        if len(reports) == 1:
            return [f"{type(error).__name__}: {str(error)[:500]}"]
    half = len(reports) // 2
    return outcomes(reports[:half]) + outcomes(reports[half:])


def _keep(report: Report, name: str) -> None:
    FAILED.mkdir(parents=True, exist_ok=True)
    smallest = shrunk(report, lambda some: [bool(found) for found in outcomes(some)])
    (FAILED / f"{name}.json").write_text(write(smallest).text, "utf-8")
