"""What you wrote is in the PDF, and on its pages: generated reports typeset, read back, compared, proven.

REPORTS_PER_LANGUAGE says how many (`scripts/exact` asks for more); EXACT_SEED makes other reports. Reports that
fail are written to `build/failed/` as JSON, and the smallest found that fails as well for the first SHRUNK.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing_tex.comparison import compare
from briefing_tex.errors import BriefingError
from briefing_tex.model import Report, Table, walk
from briefing_tex.proof import Evidence, Finding, findings
from briefing_tex.writers.json import write
from generated import Printable, generated, make_images
from many import examined
from phrases import ELSEWHERE
from shrinking import shrunk
from strategies import LANGUAGES, reports

COUNT = int(os.environ.get("REPORTS_PER_LANGUAGE", "40"))
SEED = int(os.environ.get("EXACT_SEED", "20261123"))
BATCH = 40
FAILED = Path("build/failed")
SHRUNK = int(os.environ.get("SHRUNK", "0"))
"""How many failing reports of a language are made small: many runs of TeX, so `make test` keeps them whole."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the images that generated reports name."""
    return make_images(tmp_path_factory.mktemp("images"))


@pytest.mark.tex
@pytest.mark.roundtrip
@pytest.mark.parametrize("language", LANGUAGES)
def test_read_back_equal(language: str, folder: Path) -> None:
    _read_back_equal(language, COUNT, folder)


@pytest.mark.tex
@pytest.mark.roundtrip
@pytest.mark.parametrize("language", ELSEWHERE)
def test_read_back_equal_in_languages_set_as_english_is(language: str, folder: Path) -> None:
    _read_back_equal(language, COUNT // 8, folder)


def _read_back_equal(language: str, count: int, folder: Path) -> None:
    made = generated(reports(language, Printable(language), math=True), language, count, folder, SEED)
    assert len(made) == count
    failures = []
    for start in range(0, len(made), BATCH):
        batch = made[start : start + BATCH]
        for number, (report, found) in enumerate(zip(batch, outcomes(batch), strict=True), start):
            if found:
                failures.append(f"{language} {number} (seed {SEED}): {found}")
                _keep(report, f"{language}-{SEED}-{number}", small=len(failures) <= SHRUNK)
    assert not failures, f"{len(failures)} of {len(made)}:\n" + "\n".join(failures[:5])


def outcomes(reports: Sequence[Report]) -> list[str]:
    """What is wrong with each of the reports; nothing where it is read back equal."""
    try:
        return [_wrong(report, seen) for report, seen in zip(reports, examined(reports), strict=True)]
    except (AssertionError, BriefingError) as error:
        if len(reports) == 1:
            return [f"{type(error).__name__}: {str(error)[:500]}"]
    half = len(reports) // 2
    return outcomes(reports[:half]) + outcomes(reports[half:])


def _wrong(report: Report, seen: Evidence) -> str:
    """What the text layer says otherwise than the report, and what the pages do not show."""
    comparison = compare(report, seen.reading.report)
    faults = [str(found) for found in findings(seen) if not _is_told(found, report)]
    return " ".join([*([] if comparison.equal else [str(comparison)]), *faults])


def _is_told(found: Finding, report: Report) -> bool:
    """Whether a finding is no fault of a build.

    Pages parted from one document have lost the links within it, their numbers in the contents and the outline.
    """
    return (
        found.kind in ("link", "document", "inside")
        or "line of the contents" in found.message
        or (found.kind == "overprinted" and _has_columns(report, found.element or ""))
    )


def _has_columns(report: Report, path: str) -> bool:
    """Whether an element holds columns: words too long for them end a build with an error that says so."""
    inside = (part for at, part in walk(report) if path and f"{at}.".startswith((f"{path}.", f"{path}[")))
    return any(isinstance(part, Table) and len(part.alignments) > 1 for part in inside)


def _keep(report: Report, name: str, *, small: bool) -> None:
    FAILED.mkdir(parents=True, exist_ok=True)
    (FAILED / f"{name}.json").write_text(write(report).text, "utf-8")
    if small:
        smallest = shrunk(report, lambda some: [bool(found) for found in outcomes(some)])
        (FAILED / f"{name}-small.json").write_text(write(smallest).text, "utf-8")
