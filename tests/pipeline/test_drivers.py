"""Our driver against xdvipdfmx: the same text and the same pages, of the examples and of generated reports.

PARITY_REPORTS says how many reports are made for each language; EXACT_SEED makes other ones.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

import briefing_tex as bt
from briefing_tex.model import Report
from briefing_tex.readers.pdf import read
from drivers import MAX_DIFFERING, differing, drawn, sound
from many import finished
from strategies import IMAGES, LANGUAGES
from test_roundtrip import generated

pytestmark = pytest.mark.tex

COUNT = int(os.environ.get("PARITY_REPORTS", "3"))
EXAMPLES = sorted(path for path in Path("examples").iterdir() if path.suffix in (".md", ".json"))
_UNSURE = re.compile("[\\s\\-\xad\u200b-\u200f\u2060\ufe00-\ufe0f\ufffd\ufffe\U00010000-\U0010ffff]+")
MAX_SIZE = 1.3
"""The size of our PDF over that of xdvipdfmx's."""


def said(pdf: bytes) -> str:
    """The text as pdfium reads it, heads and contents lists included.

    Left out is what xdvipdfmx says by ActualText alone, where pdfium does not look: characters of no width,
    those beyond U+FFFF; and spaces and hyphens, which pdfium changes at the end of a line.
    """
    texts = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return _UNSURE.sub("", "".join(texts))


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_generated_reports(language: str, tmp_path: Path) -> None:
    for number, name in enumerate(IMAGES):
        Image.new("RGB", (60 + 20 * number, 40), (200, 40 * number, 80)).save(tmp_path / name)
    for report in generated(language, COUNT, tmp_path):
        compare(report)
