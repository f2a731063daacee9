"""JSON carries everything: what is written reads back as an equal report."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings

from briefing_tex.diagnostics import Source
from briefing_tex.model import Report, validate
from briefing_tex.readers.json import read
from briefing_tex.writers.json import write
from strategies import reports


@settings(max_examples=100, deadline=None)
@given(reports(math=True))
def test_an_equal_report_comes_back(report: Report) -> None:
    written = write(report)
    assert not written.diagnostics
    assert validate(read(written.text.encode(), Source()).data) == report


def test_text_is_readable_and_ends_with_a_line_end() -> None:
    text = write(Report(title="潮汐", language="zh-Hans")).text
    assert text == '{\n  "language": "zh-Hans",\n  "title": "潮汐"\n}\n'


def test_what_stands_in_a_text_is_written_as_part_of_the_report() -> None:
    """Pydantic would else build the class of each kind of node on its own, a hundredth of a build."""
    program = """
from briefing_tex.model import Link, Report, Strong
from briefing_tex.writers.json import write
inlines = [{"type": "strong", "text": "high"}, {"type": "link", "url": "https://tides.example"}]
write(Report(title="Tides", abstract=[{"type": "paragraph", "text": inlines}]))
assert Report.__pydantic_complete__ and not Link.__pydantic_complete__ and not Strong.__pydantic_complete__
"""
    subprocess.run([sys.executable, "-c", program], check=True)
