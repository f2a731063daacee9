"""The overlay shows what each part of a PDF was taken for, and leaves the PDF's own text as it was."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from make_pdf import Node, TaggedPdf, page_pdf
from pypdf import PdfReader, PdfWriter

from briefing_tex import pipeline
from briefing_tex.cli.app import app
from briefing_tex.errors import UnreadablePdf, UsageError
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.pages.document import open_document

PROSE = "The sea was calm all day and the wind blew from the west"
LINES = [
    (20, 560, "Tides of the Harbour"),
    (10, 535, "Harbour Institute"),
    (10, 520, "4 May 2026"),
    (14, 490, "1 Today"),
    (10, 470, PROSE + " and the"),
    (10, 456, "gulls slept on the quay."),
    (14, 430, "2 Tomorrow"),
    (10, 410, "It will stay so, they say, until the moon has changed."),
    (10, 20, "1"),
]
CONTENT = " ".join(f"BT /F1 {size} Tf 40 {y} Td ({text}) Tj ET" for size, y, text in LINES).encode()
UNTAGGED = page_pdf(CONTENT)
TAGGED = TaggedPdf(60).build(
    Node("Document", [Node("Title", ["Tides"]), Node("H1", ["One"]), Node("P", ["Calm sea. " * 20])]), "en"
)


def drawn(data: bytes, password: str | None = None) -> bytes:
    reading = pipeline.read(data, format="pdf", password=password)
    return pipeline.overlay(data, reading, password=password)


def words(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def encrypted(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt("geheim")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def turned(data: bytes, angle: int) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.pages[0].rotate(angle)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_each_element_has_its_label() -> None:
    shown = words(drawn(UNTAGGED))
    for label in ("title", "organisation", "date", "heading 1", "paragraph", "page number"):
        assert label in shown


@pytest.mark.parametrize("data", [UNTAGGED, TAGGED], ids=["layout", "tags"])
def test_the_text_below_reads_as_before(data: bytes) -> None:
    before, after = pipeline.read(data, format="pdf"), pipeline.read(drawn(data), format="pdf")
    assert after.report == before.report
    assert after.boxes == before.boxes


def test_a_guess_is_named_and_dashed() -> None:
    data = page_pdf(CONTENT.replace(b"west and the", b"west at the har-").replace(b"gulls", b"bour"))
    reading = pipeline.read(data, format="pdf")
    codes = {loss.code for loss in reading.losses if loss.location.element == "sections[0].blocks[0]"}
    result = drawn(data)
    assert codes
    assert all(code in words(result) for code in codes)
    assert b"[2.2 1.4] 0 d" in PdfReader(BytesIO(result)).pages[0].get_contents().get_data()  # type: ignore[union-attr]


def test_encrypted() -> None:
    result = drawn(encrypted(UNTAGGED), "geheim")
    assert not PdfReader(BytesIO(result)).is_encrypted
    assert "heading 1" in words(result)


def test_labels_stand_on_the_page_as_it_is_shown() -> None:
    upside_down = turned(page_pdf(b"-1 0 0 -1 400 600 cm " + CONTENT), 180)
    box = pipeline.read(upside_down, format="pdf").boxes["title"][0]
    document = open_document(drawn(upside_down), Limits.of(9))
    glyphs = [
        glyph for page in document.contents() for glyph in page.glyphs if glyph.mark and glyph.mark.artifact
    ]
    label = glyphs[: len("title")]
    assert "".join(glyph.text for glyph in label) == "title"
    assert all(glyph.upright and box.y1 < glyph.y < box.y1 + 6 for glyph in label)
    assert box.x0 < label[0].x0 < label[-1].x1 < box.x1 + 4


def test_what_can_be_read_of_a_damaged_pdf_can_be_drawn_over() -> None:
    damaged = page_pdf(CONTENT, b"/Broken 6 0 R", [b"damaged"])
    assert "heading 1" in words(drawn(damaged))


def test_what_cannot_be_drawn_over_is_an_error() -> None:
    reading = pipeline.read(UNTAGGED, format="pdf")
    odd = page_pdf(CONTENT, b"/ExtGState (no dictionary)")
    with pytest.raises(UnreadablePdf, match="damaged"):
        pipeline.overlay(odd, reading)


def test_a_text_has_no_pages(tmp_path: Path) -> None:
    reading = pipeline.read(b"Tides\n\n1 Today\n\nIt is calm.\n", format="text")
    with pytest.raises(UsageError, match="only the reading of a PDF"):
        pipeline.overlay(b"Tides", reading)


def test_on_the_command_line(tmp_path: Path) -> None:
    source, target = tmp_path / "a.pdf", tmp_path / "seen.pdf"
    source.write_bytes(UNTAGGED)
    run = CliRunner().invoke(
        app, ["read", str(source), "--overlay", str(target), "-o", str(tmp_path / "a.json")]
    )
    assert run.exit_code == 0, run.output
    assert "paragraph" in words(target.read_bytes())


def test_the_source_is_not_replaced(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(UNTAGGED)
    run = CliRunner().invoke(app, ["read", str(source), "--overlay", str(source)])
    assert run.exit_code == 2
    assert source.read_bytes() == UNTAGGED


def test_nothing_is_left_where_reading_fails(tmp_path: Path) -> None:
    source, target = tmp_path / "a.pdf", tmp_path / "seen.pdf"
    source.write_bytes(UNTAGGED[:200])
    run = CliRunner().invoke(app, ["read", str(source), "--overlay", str(target)])
    assert run.exit_code == 2
    assert list(tmp_path.iterdir()) == [source]
