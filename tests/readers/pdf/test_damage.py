"""Damaged and hostile PDFs end in a result or in one of our errors, within limits of time and memory."""

from __future__ import annotations

import logging
import random
import sys
import time
import tracemalloc
import zlib
from contextlib import suppress
from io import BytesIO
from types import FrameType

import pikepdf
import pytest
from make_pdf import Node, PlainPdf, TaggedPdf, page_pdf, pdf_bytes, stream
from pypdf import PdfReader, PdfWriter

from briefing_tex.diagnostics import Source
from briefing_tex.errors import BriefingError, LimitExceeded, UnreadablePdf
from briefing_tex.model import strings
from briefing_tex.readers.pdf import read
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.pages.document import open_document
from briefing_tex.readers.pdf.pages.tree import read_tree

GOOD = TaggedPdf(60).build(
    Node("Document", [Node("Title", ["Tides"]), Node("H1", ["One"]), Node("P", ["Calm sea. " * 20])]), "en"
)


def encrypted(user: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(GOOD)))
    writer.encrypt(user, "owner", algorithm=algorithm)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_encrypted(algorithm: str) -> None:
    data = encrypted("geheim", algorithm)
    assert read(data, password="geheim").report == read(GOOD).report
    assert read(encrypted("", algorithm)).report == read(GOOD).report
    with pytest.raises(UnreadablePdf, match="is encrypted") as missing:
        read(data, Source("a.pdf"))
    assert missing.value.location.file == "a.pdf"
    with pytest.raises(UnreadablePdf, match="password does not open"):
        read(data, password="falsch")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 a zip file", b"<html>" * 999, b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF" * 50]
)
def test_no_pdf(data: bytes) -> None:
    with pytest.raises(UnreadablePdf):
        read(data)


def test_truncated_anywhere() -> None:
    for end in range(0, len(GOOD), len(GOOD) // 25):
        with suppress(BriefingError):
            read(GOOD[:end])


def test_damaged_cross_references_are_rebuilt() -> None:
    start = GOOD.rindex(b"startxref")
    broken = GOOD[:start].replace(b" 00000 n", b" 00009 n") + b"startxref\n17\n%%EOF\n"
    assert read(broken).report == read(GOOD).report


def test_random_damage() -> None:
    generator = random.Random(5)
    for _ in range(60):
        data = bytearray(GOOD)
        for _ in range(generator.choice([1, 5, 40])):
            data[generator.randrange(len(data))] = generator.randrange(256)
        with suppress(BriefingError):
            read(bytes(data), timeout=5)


def test_no_text_says_what_to_do() -> None:
    picture = b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q"
    with pytest.raises(UnreadablePdf, match="only images") as error:
        read(page_pdf(picture))
    assert "OCR" in (error.value.hint or "")
    with pytest.raises(UnreadablePdf, match="no text"):
        read(page_pdf(b""))


def test_looping_page_tree() -> None:
    loop = pdf_bytes([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])
    with pytest.raises((UnreadablePdf, LimitExceeded)):
        read(loop)


def test_deflate_bomb_stays_small() -> None:
    packed = zlib.compress(bytes(400_000_000), 9)
    packed = zlib.compress(packed, 9)
    bomb = b"<</Length %d /Filter [/FlateDecode /FlateDecode]>>\nstream\n%s\nendstream" % (len(packed), packed)
    data = page_pdf(b"", more=[bomb]).replace(b"/Contents 4 0 R", b"/Contents 6 0 R")
    tracemalloc.start()
    with pytest.raises(BriefingError):
        read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 400_000_000


def test_forms_that_draw_each_other_end() -> None:
    forms = [
        stream(b"/X Do " * 9, b"/Type/XObject/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>" % number)
        for number in (7, 8, 9, 10, 11, 6)
    ]
    data = page_pdf(b"/X Do", b"/XObject<</X 6 0 R>>", forms)
    started = time.process_time()
    with pytest.raises((UnreadablePdf, LimitExceeded)):
        read(data, timeout=1)
    assert time.process_time() - started < 4


def test_time_limit_is_kept_within_a_page() -> None:
    content = b"BT /F1 9 Tf " + b"(abcdefghij) Tj " * 400_000
    started = time.process_time()
    with pytest.raises(LimitExceeded, match=r"longer than 0\.2 s"):
        read(page_pdf(content), timeout=0.2)
    assert time.process_time() - started < 4


def test_deeply_nested_objects() -> None:
    for nested in (b"[" * 50_000 + b"]" * 50_000, b"<</A " * 50_000 + b">>" * 50_000):
        data = page_pdf(b"BT /F1 9 Tf (a) Tj ET", b"/Properties " + nested)
        with suppress(BriefingError):
            read(data, timeout=10)


def test_looping_and_deep_structure_trees_end() -> None:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/StructTreeRoot/K 5 0 R/RoleMap<</A/B/B/A>>>>",
        b"<</S/A/K[5 0 R 6 0 R 6 0 R 4 0 R]>>",
        *(b"<</S/P/K %d 0 R>>" % number for number in range(7, 3000)),
    ]
    limits = Limits.of(10)
    document = open_document(pdf_bytes(objects), limits)
    tree = read_tree(document.catalog, document.pages, [], limits)
    assert tree is not None
    assert sum(1 for _ in tree.root.walk()) < 400


def test_a_page_whose_size_is_damaged_is_read() -> None:
    data = GOOD.replace(b"/MediaBox[0 0 600 842]", b"/MediaBox[0 0 (a) /b]", 1)
    assert read(data).report == read(GOOD).report


def two_pages(second: bytes, contents: bytes = b"6 0 R") -> bytes:
    """Two pages of which the first is whole; object 6 is the content of the second."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents %s/Resources<</Font<</F1 5 0 R>>>>>>"
    return pdf_bytes(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2>>",
            page % b"4 0 R",
            stream(b"BT /F1 9 Tf 40 500 Td (The sea was calm all day.) Tj ET"),
            b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
            second,
            page % contents,
        ]
    )


def packed(data: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<</Length %d/Filter%s>>\nstream\n%s\nendstream" % (len(data), filters, data)


SHOWN = zlib.compress(b"BT /F1 9 Tf 40 500 Td (Gulls slept on the quay, and the wind was gone.) Tj ET")
DAMAGED = {
    "cut": two_pages(packed(SHOWN[:-12])),
    "no data": two_pages(packed(b"no data")),
    "checksum": two_pages(packed(SHOWN[:-1] + bytes([SHOWN[-1] ^ 1]))),
    "filter": two_pages(packed(SHOWN, b"/Unheard")),
    "no stream": two_pages(b"<</A 1>>"),
    "one of two": two_pages(packed(b"no data"), b"[4 0 R 6 0 R]"),
    "form": page_pdf(
        b"BT /F1 9 Tf 40 500 Td (Tides) Tj ET /X Do",
        b"/XObject<</X 6 0 R>>",
        [packed(b"no data").replace(b"<<", b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]", 1)],
    ),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_what_is_lost_of_a_damaged_page_is_told_and_the_others_are_read(kind: str) -> None:
    reading = read(DAMAGED[kind])
    assert [loss.location.page for loss in reading.losses if loss.code == "damaged-page"] == [
        1 if kind == "form" else 2
    ]


@pytest.mark.parametrize(
    "data",
    [two_pages(packed(SHOWN)), two_pages(packed(SHOWN[:-4])), two_pages(b"null"), two_pages(stream(b""))],
)
def test_whole_pages_are_no_loss(data: bytes) -> None:
    assert not [loss for loss in read(data).losses if loss.code == "damaged-page"]


def test_damage_is_not_reported_through_logging_where_nobody_listens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    read(GOOD.replace(b"/Kids[", b"/Kids[+ ", 1))
    assert capsys.readouterr().err == ""


DEEP = pdf_bytes(
    [
        b"<</Type/Catalog/Pages 2 0 R>>",
        *(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(9000)),
    ]
)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF", DEEP], ids=["empty", "deep"])
def test_the_message_names_no_address_in_memory(data: bytes) -> None:
    with pytest.raises(UnreadablePdf, match="the PDF is damaged") as error:
        read(data)
    assert "object at" not in error.value.message


def test_ranges_named_again_and_again_take_no_time() -> None:
    ranges = (
        b"1 begincidrange <0000> <ffff> 0 endcidrange 1 beginbfrange <0000> <ffff> <0020> endbfrange\n" * 9_000
    )
    widths = b"[%s]" % (b"-90000 65535 500 0 65535 500 " * 9_000)
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/T/Encoding 6 0 R/ToUnicode 6 0 R"
        b"/DescendantFonts[<</Subtype/CIDFontType2/BaseFont/T/W%s>>]>>" % widths
    )
    data = page_pdf(b"BT /F1 9 Tf 40 500 Td <0041> Tj ET", more=[stream(ranges)], font=font)
    started = time.process_time()
    read(data)
    assert time.process_time() - started < 5


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[str, float]] = []
    read(GOOD, progress=lambda stage, done: told.append((stage, done)))
    assert [stage for stage, _ in told] == ["reading pages"] * (len(told) - 1) + ["recognising the report"]
    assert told[-2][1] == 1.0


def calls(data: bytes) -> int:
    """How many functions are called while a PDF is read: its time, whatever else the machine does."""
    count = 0

    def tick(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tick)
    try:
        read(data)
    finally:
        sys.setprofile(None)
    return count


def test_many_pages_take_time_in_proportion() -> None:
    """A running head on every page is compared with few others, not with all."""
    read(GOOD)  # what is loaded once counts for neither
    steps = []
    for pages in (60, 240):
        pdf = PlainPdf()
        for number in range(pages):
            pdf.text(100, 810, "Tidal News", 8)
            pdf.lines(100, 740, "The sea was calm, they said.", "It will stay so.")
            pdf.text(300, 40, str(number), 8)
            if number + 1 < pages:
                pdf.page()
        steps.append(calls(pdf.build()))
    assert steps[1] < 7 * steps[0], "all with all would be 16 times as many"


@pytest.mark.parametrize("language", ["US English", "English", "??", "x" * 50, "de-DE@euro"])
def test_a_language_that_is_no_tag_is_told_by_the_characters(language: str) -> None:
    with pikepdf.open(BytesIO(page_pdf(b"BT /F 10 Tf 72 700 Td (High water at ten.) Tj ET"))) as pdf:
        pdf.Root.Lang = pikepdf.String(language)
        buffer = BytesIO()
        pdf.save(buffer)
    assert read(buffer.getvalue(), Source()).report.language == "en"


def test_what_fails_in_a_sound_file_is_not_called_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise KeyError("column")

    monkeypatch.setattr("briefing_tex.readers.pdf._read_foreign", fails)
    with pytest.raises(UnreadablePdf, match="could not be read: KeyError") as caught:
        read(page_pdf(b"BT /F 10 Tf 72 700 Td (High water at ten.) Tj ET"), Source())
    assert "report it as a bug" in str(caught.value.hint)
    assert "damaged:" not in str(caught.value.message)


@pytest.mark.parametrize("name", [b"#CB#CE#CC#E5", b"#DCberschrift", b"#E5#AE#8B#E4#BD#93", b"#80#FF"])
@pytest.mark.parametrize("part", ["font", "resource", "type", "role"])
def test_names_in_any_encoding_cost_no_text(name: bytes, part: str) -> None:
    """Programs name fonts and styles in GBK or Latin-1; ISO 32000-1, 7.3.5 only advises UTF-8."""
    tree = b"<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[]>>/RoleMap<</%s/P>>>>" % name
    kid = b"<</Type/StructElem/S/%s/P 6 0 R/Pg 3 0 R/K 0>>" % (name if part in ("type", "role") else b"P")
    data = page_pdf(
        b"/P <</MCID 0>> BDC BT /F1 10 Tf 72 500 Td (High water at ten.) Tj ET EMC", more=[tree, kid]
    )
    data = data.replace(b"/Catalog/Pages", b"/Catalog/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>/Pages")
    if part == "font":
        data = data.replace(b"/Times-Roman", b"/" + name)
    elif part == "resource":
        data = data.replace(b"/F1 ", b"/%s " % name)
    elif part == "type":
        data = data.replace(b"/%s/P>>>>" % name, b"/Other/P>>>>")
    reading = read(data, Source())
    assert "High water at ten." in [text for _, text in strings(reading.report)]
