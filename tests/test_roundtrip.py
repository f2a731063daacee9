"""What you wrote is in the PDF, and on its pages: generated reports typeset, read back, compared, proven.

REPORTS_PER_LANGUAGE says how many (`make exact` asks for more); EXACT_SEED makes other reports. A report that
fails is written to `build/failed/` as JSON.
"""

from __future__ import annotations

import os
import random
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from PIL import Image

from briefing_tex.comparison import compare
from briefing_tex.diagnostics import Source
from briefing_tex.errors import MissingGlyph
from briefing_tex.fonts import font_set, serving
from briefing_tex.model import Report
from briefing_tex.proof import findings
from briefing_tex.writers.json import write
from briefing_tex.writers.latex import write as write_latex
from many import examined
from strategies import IMAGES, LANGUAGES, reports

COUNT = int(os.environ.get("REPORTS_PER_LANGUAGE", "40"))
SEED = int(os.environ.get("EXACT_SEED", "20261123"))
BATCH = 40
FAILED = Path("build/failed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the images that generated reports name."""
    made = tmp_path_factory.mktemp("images")
    for number, name in enumerate(IMAGES):
        Image.new("RGB", (60 + 20 * number, 40), (200, 40 * number, 80)).save(made / name)
    return made


def generated(language: str, count: int, folder: Path) -> list[Report]:
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
    @given(reports(language, Printable(language)))
    def collect(report: Report) -> None:
        if len(made) == count:
            return
        placed = report.with_source(Source(None, folder))
        with suppress(MissingGlyph):  # a variation sequence that no font has
            write_latex(placed, font_set(language))
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
    made = generated(language, COUNT, folder)
    assert len(made) == COUNT
    random.Random(SEED).shuffle(made)
    failures = []
    for start in range(0, len(made), BATCH):
        batch = made[start : start + BATCH]
        for number, (report, evidence) in enumerate(zip(batch, examined(batch), strict=True), start):
            comparison = compare(report, evidence.reading.report)
            # Pages that were parted from one document have lost the links within it.
            faults = [str(found) for found in findings(evidence) if found.kind != "link"]
            if not comparison.equal or faults:
                FAILED.mkdir(parents=True, exist_ok=True)
                (FAILED / f"{language}-{SEED}-{number}.json").write_text(write(report).text, "utf-8")
                failures.append(f"{language} {number}: {comparison} {faults}")
    assert not failures, f"{len(failures)} of {len(made)}:\n" + "\n".join(failures[:5])
