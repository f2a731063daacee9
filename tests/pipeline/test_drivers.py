"""Our driver against xdvipdfmx: the same text and the same pages, of the examples and of generated reports.

PARITY_REPORTS says how many reports are made for each language; EXACT_SEED makes other ones.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

import briefing_tex as bt
from briefing_tex.model import Report
from briefing_tex.readers.pdf import read
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.pages.document import open_document
from drivers import MAX_DIFFERING, differing, drawn, sound
from generated import cruel
from many import finished
from strategies import IMAGES, LANGUAGES

pytestmark = pytest.mark.tex

COUNT = int(os.environ.get("PARITY_REPORTS", "3"))
EXAMPLES = [
    path
    for path in sorted(Path("examples").iterdir())
    if path.suffix in (".md", ".json") and not path.name.endswith(".csl.json")
]
_MISREAD = "þÿ"
"""xdvipdfmx writes an ActualText that begins so in the encoding of PDF, where it is the mark of UTF-16."""
MAX_SIZE = 1.3
"""The size of our PDF over that of xdvipdfmx's."""


def said(pdf: bytes) -> list[str]:
    """All text of each page, heads and contents lists included, in the order drawn."""
    contents = open_document(pdf, Limits.of(300)).contents()
    return ["".join(glyph.text for glyph in page.glyphs) for page in contents]


def compare(report: Report) -> None:
    """All that is asked of the two drivers."""
    ours, theirs = drawn(report, "own"), drawn(report, "xdvipdfmx")
    again, theirs_again = (
        read(finished(pdf, report), report.source, timeout=300).report for pdf in (ours, theirs)
    )
    assert bt.compare(report, again).equal
    assert again == theirs_again
    assert said(ours) == said(theirs)
    assert differing(ours, theirs) <= MAX_DIFFERING
    assert len(ours) <= MAX_SIZE * len(theirs)
    assert sound(ours)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))
def test_examples(path: Path) -> None:
    compare(bt.load(path))


@pytest.mark.roundtrip
@pytest.mark.parametrize("language", LANGUAGES)
def test_generated_reports(language: str, tmp_path: Path) -> None:
    for number, name in enumerate(IMAGES):
        Image.new("RGB", (60 + 20 * number, 40), (200, 40 * number, 80)).save(tmp_path / name)
    for report in cruel(language, COUNT, tmp_path, math=True):
        if _MISREAD not in report.model_dump_json():
            compare(report)
