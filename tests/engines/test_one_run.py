"""One run gives what passes give: the same bytes, for the samples and for reports made up at random."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from briefing_tex.engines.contents import page_numbers
from briefing_tex.engines.xelatex import typeset
from briefing_tex.fonts import font_set
from briefing_tex.model import Report
from briefing_tex.writers.latex import write
from generated import cruel
from strategies import IMAGES, LANGUAGES

LONG = Report(
    title="Tides",
    language="en",
    sections=[
        {
            "title": f"Station {n}: 10 % of {{all}} \\ gauges",
            "blocks": [{"type": "paragraph", "text": f"Gauge {n} was read. " * 40}],
            "sections": [{"title": ["A ", {"type": "strong", "text": "part"}, {"type": "break"}, "b"]}],
        }
        for n in range(48)
    ],
    references=[{"id": "a", "title": "Tides", "issued": "2026"}],
)


def both(report: Report) -> None:
    project = write(report, font_set(report.language))
    passes = typeset(project.main, project.files)
    one = typeset(project.main, project.files, contents=project.contents)
    assert not any(message.kind in ("error", "driver") for message in one.messages), one.messages
    assert one.passes == 1
    assert passes.passes >= (2 if project.contents else 1)
    assert one.pdf == passes.pdf
    assert one.messages == passes.messages


@pytest.mark.tex
def test_numbers_of_two_digits_and_a_list_of_several_pages() -> None:
    both(LONG)


@pytest.mark.tex
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_run_gives_the_bytes_that_passes_give(language: str, tmp_path: Path) -> None:
    for number, name in enumerate(IMAGES):
        Image.new("RGB", (60 + 20 * number, 40), (200, 40 * number, 80)).save(tmp_path / name)

    for report in cruel(language, 6, tmp_path):
        both(report)


@pytest.mark.tex
def test_xdvipdfmx_settles_by_passes() -> None:
    project = write(LONG, font_set("en"))
    made = typeset(project.main, project.files, contents=project.contents, driver="xdvipdfmx")
    assert made.pdf
    assert made.passes >= 2


def test_a_list_that_is_not_what_was_printed_is_not_settled() -> None:
    line = b"\\contentsline{brfi}{{1}{Tides}{h1}}{%b}{}\n"
    written = line % b"3" + b"\\contentsline  {brfii}{{1.1}{A {b} \\emph  {c}}{h2}}{4}{}%\n"
    given_list = line % b"" + b"\\contentsline{brfii}{{1.1}{A {b} \\emph{c}}{h2}}{}{}\n"
    assert page_numbers(given_list, written) == {"h1": "3", "h2": "4"}
    assert page_numbers(b"", written) is None
    assert page_numbers(line % b"", written) is None
    assert page_numbers(line % b"2", line % b"3") is None
    assert page_numbers(line % b"3", line % b"3") == {"h1": "3"}
    assert page_numbers(b"", b"") == {}
    assert page_numbers(b"", b"something else") is None
