"""What a driver draws of a report, and how far two drawings differ."""

from __future__ import annotations

import subprocess
import tempfile
from itertools import zip_longest

import pypdfium2
from PIL import ImageChops

from briefing_tex.engines.xelatex import Driver, typeset
from briefing_tex.fonts import font_set
from briefing_tex.model import Report
from briefing_tex.writers.latex import write

DPI, LEVEL = 100, 128
MAX_DIFFERING = 0.00001
"""The share of a page's pixels, 100 to the inch, that may differ by half the way from black to white: 10 on A4.

Each driver places glyphs on a grid of its own, xdvipdfmx on one of 1/100 pt: a glyph may stand a fraction of
a pixel elsewhere, which greys its edges by less than that. A digit that is wrong or missing
is 20 pixels and more.
"""


def drawn(report: Report, driver: Driver) -> bytes:
    """The pages of a report as a driver draws them."""
    project = write(report, font_set(report.language), trusted=True)
    run = typeset(project.main, project.files, contents=project.contents, driver=driver)
    assert run.pdf, run.messages
    assert not [message for message in run.messages if message.kind == "driver"], run.messages
    return run.pdf


def differing(one: bytes, other: bytes) -> float:
    """The greatest share, over the pages, of pixels that clearly differ."""
    shares = []
    for a, b in zip_longest(pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other)):
        pictures = [page.render(scale=DPI / 72).to_pil().convert("L") for page in (a, b)]
        counts = ImageChops.difference(*pictures).histogram()
        shares.append(sum(counts[LEVEL:]) / sum(counts))
    return max(shares)


def sound(pdf: bytes) -> bool:
    """Whether qpdf finds no fault."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        done = subprocess.run(["qpdf", "--check", file.name], capture_output=True, check=False)
    return done.returncode == 0
