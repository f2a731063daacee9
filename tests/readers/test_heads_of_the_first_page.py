"""Running heads that stand above the title on the first page, and page numbers there."""

from __future__ import annotations

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.model import Report, plain_text
from briefing_tex.readers.text import read

FIRST = (
    "Tides in May\nWater and wind\nHarbour Institute | Quay College\n12 May 2026\n\nThe sea was calm all day,"
)
SECOND = "and the boats lay in the harbour until the wind turned to the north in the evening."


def _report(above: str, head: str) -> Report:
    text = f"{above}\n{FIRST}\n\f{head}\n{SECOND}\n\f{head}\nThe night was calm again, and no boat left."
    return read(text.encode(), Source()).report


@pytest.mark.parametrize(
    ("above", "head"),
    [
        ("Tides in May 1", "Tides in May 2"),
        ("12 May 2026 Harbour Institute", "12 May 2026 Harbour Institute"),
    ],
)
def test_a_running_head_above_the_title(above: str, head: str) -> None:
    report = _report(above, head)
    assert plain_text(report.title) == "Tides in May"
    assert [one.name for one in report.organisations] == ["Harbour Institute", "Quay College"]
    assert str(report.date) == "2026-05-12"


def test_the_title_below_a_page_number_that_heads_repeat() -> None:
    pages = (
        f"1\n{FIRST}\n",
        f"2\nTides in May\n{SECOND}\n",
        "3\nTides in May\nThe night was calm, and no boat left.",
    )
    text = "\f".join(pages)
    assert plain_text(read(text.encode(), Source()).report.title) == "Tides in May"
