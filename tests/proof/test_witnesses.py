"""Independent witnesses: what other programs read from and draw of a PDF that was proven."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from samples import LANGUAGES, WORDS, built, placed

from briefing_tex.fonts import font_set
from briefing_tex.pipeline.proving import face_keys
from briefing_tex.proof import Evidence, examine, findings
from briefing_tex.proof.characters import invisible

pytestmark = pytest.mark.tex

_SCALE = 3
_DARK = 200
"""Of 255: lighter is paper."""


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def evidence(language: str) -> Evidence:
    return examine(built(language), placed(language), face_keys(font_set(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdftotext_reads_the_same_words(language: str, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    file = tmp_path / "a.pdf"
    file.write_bytes(built(language))
    text = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True
    ).stdout.decode()
    for word in WORDS[language]:
        assert squeezed(word) in squeezed(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdfium_finds_characters_where_the_proof_does(language: str) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    whole = evidence(language)
    document = pdfium.PdfDocument(built(language))
    for page in whole.pages:
        theirs = document[page.number - 1].get_textpage()
        for shown in page.shown[::7]:
            glyph = shown.glyphs[0]
            if len(glyph.text) == 1 and "\u3000" < glyph.text < "\ud7ff" and shown.span < 0:
                x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + glyph.size / 3
                index = theirs.get_index(x, y, 2, 2)
                assert index is not None
                assert theirs.get_text_range(index, 1) == glyph.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_ink_is_where_the_proof_says(language: str) -> None:
    """The box of each visible glyph holds something dark in the page as pdfium renders it."""
    pdfium = pytest.importorskip("pypdfium2")
    whole = evidence(language)
    assert not list(findings(whole))
    document = pdfium.PdfDocument(built(language))
    for page in whole.pages:
        picture = document[page.number - 1].render(scale=_SCALE).to_pil().convert("L")
        checked = 0
        for shown in page.shown:
            for index, glyph in enumerate(shown.glyphs):
                box = None if invisible(glyph.text[0]) else whole.ink(shown, index)
                if box is None:
                    continue
                x0, y0, x1, y1 = box
                top, low = (page.height - y1) * _SCALE, (page.height - y0) * _SCALE
                spot = picture.crop((int(x0 * _SCALE), int(top), int(x1 * _SCALE) + 1, int(low) + 1))
                assert spot.getextrema()[0] < _DARK, (page.number, glyph.text, box)
                checked += 1
        assert checked > 20


def test_what_is_known_of_a_picture_is_known_of_its_colours_too() -> None:
    """The same data through another table of colours look different, whichever was seen first."""
    language = LANGUAGES[0]
    report, faces = placed(language), face_keys(font_set(language))
    with pikepdf.open(io.BytesIO(built(language))) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image" and item.Width == 120:
                item.ColorSpace = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 255, bytes(768)])
                item.BitsPerComponent = 8
        buffer = io.BytesIO()
        pdf.save(buffer)
    for data, kinds in (
        (buffer.getvalue(), {"picture"}),
        (built(language), set()),
        (buffer.getvalue(), {"picture"}),
    ):
        assert {found.kind for found in findings(examine(data, report, faces))} == kinds
