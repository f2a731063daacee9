"""Builds on the real thing: proven, the same bytes, read by other tools; and what is never handed over."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

import briefing_tex as bt
from briefing_tex.diagnostics import Source
from briefing_tex.errors import FileProblem, MissingGlyph, NotProven, TypesettingFailed, UsageError
from briefing_tex.fonts import font_set, serves
from briefing_tex.model import Report, plain_text, walk
from briefing_tex.pipeline import building, proving

pytestmark = pytest.mark.tex

PARAGRAPH = (
    "海岸观测站在 2026 年 4 月公布了第 3 批数据：平均潮位比去年同期高 12 厘米，"
    "“Harbour Watch”系统发出 37 次预警；其中 5 次来自 North Pier，误报率低于 2%。"
)
REPORT = {
    "language": "zh-Hans",
    "title": "海岸观测日报",
    "organisations": ["碧湾海洋研究院", {"name": "Tidal Lab", "role": "partner"}],
    "date": "2026-04-24",
    "abstract": PARAGRAPH,
    "keywords": ["潮汐", "AI"],
    "sections": [
        {
            "title": f"第{number}部分 “North Pier” 观测",
            "id": f"part-{number}",
            "blocks": [{"type": "paragraph", "text": f"{number}{index} {PARAGRAPH * 3}"} for index in range(4)],
            "sections": [{"title": "细节", "blocks": [{"type": "paragraph", "text": PARAGRAPH}]}],
        }
        for number in range(1, 5)
    ],
    "references": [{"id": "a", "publisher": "Bay Press", "issued": "2026", "title": "Tides & Trade"}],
    "contact": {
        "prompt": "联系我们",
        "channels": [{"caption": ["公众号"], "payload": "https://tides.example/a?b=中文"}],
        "website": "https://tides.example",
    },
}


@pytest.fixture(scope="module")
def built() -> bt.BuildResult:
    return bt.build(Report(**REPORT))


def test_read_back_equal(built: bt.BuildResult) -> None:
    again = bt.read(built.pdf)
    assert again.source == "tags"
    assert bt.compare(Report(**REPORT), again.report).equal
    assert built.pages >= 4
    assert not built.diagnostics


@pytest.mark.parametrize("payload", ["21 °C", "ÄÖÜ", "naïve £5", "\xad", "ｱ", "潮 é", "https://a.example/\xbf"])
def test_codes_in_any_script_are_read_back(payload: str) -> None:
    """Scanners guess the encoding of a code that does not state it, and take "°C" for half-width kana."""
    report = Report(title="Tides", contact={"channels": [{"payload": payload}]})
    assert bt.read(bt.build(report).pdf).report.contact == report.contact


def test_the_embedded_copy_is_not_what_is_read(built: bt.BuildResult) -> None:
    """The JSON inside is replaced by another report; what is read stays as it is printed."""
    import io

    import pikepdf

    from briefing_tex.finishing.attachment import attach_source
    from briefing_tex.finishing.writing import written

    pdf = pikepdf.open(io.BytesIO(built.pdf))
    attach_source(pdf, b'{"title": "another"}', "D:20260101000000Z")
    assert bt.compare(Report(**REPORT), bt.read(written(pdf), format="pdf").report).equal


def test_other_tools_read_every_paragraph(built: bt.BuildResult, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(built.pdf)
    poppler = subprocess.run(["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True)
    pdfium = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(built.pdf))
    paragraphs = [
        plain_text(part.text) for _, part in walk(Report(**REPORT)) if getattr(part, "type", "") == "paragraph"
    ]
    for text in (poppler.stdout.decode(), pdfium):
        bare = _letters(text)
        lost = [item for item in paragraphs if not _found(_letters(item), bare)]
        assert not lost


def _letters(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] in "LNP" and c not in "\ufffe\uffff")


def _found(paragraph: str, text: str) -> bool:
    """Whole, or in the two halves that a running head and a page number part."""
    return paragraph in text or any(
        paragraph[:cut] in text and paragraph[cut:] in text for cut in range(1, len(paragraph))
    )


def test_same_report_same_bytes_in_another_folder_process_and_time_zone(tmp_path: Path) -> None:
    code = (
        "import sys, json, time, hashlib, briefing_tex as bt;"
        "print(hashlib.sha256(bt.build(bt.Report(**json.load(open(sys.argv[1])))).pdf).hexdigest())"
    )
    (tmp_path / "r.json").write_text(json.dumps(REPORT), "utf-8")
    digests = set()
    for zone, folder in (("UTC", tmp_path), ("Asia/Tokyo", Path.cwd())):
        run = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "r.json")],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": str(len(zone))},
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout.strip())
    assert len(digests) == 1


def test_metadata_outline_labels_links_fonts(built: bt.BuildResult) -> None:
    import io

    reader = PdfReader(io.BytesIO(built.pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "海岸观测日报"
    assert reader.metadata.author == "碧湾海洋研究院"
    assert str(reader.metadata.creation_date)[:10] == "2026-04-24"
    assert reader.trailer["/Root"]["/Lang"] == "zh-Hans"
    assert "碧湾海洋研究院" in (reader.xmp_metadata.dc_creator if reader.xmp_metadata else [])
    assert reader.page_labels[:2] == ["1", "2"]
    top = [item for item in reader.outline if not isinstance(item, list)]
    assert [item.title for item in top][:1] == ["1 第1部分 “North Pier” 观测"]
    fonts = [
        font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in reader.pages
        for font in (item.get_object() for item in page["/Resources"]["/Font"].values())
    ]
    assert fonts
    assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)


def test_qr_code_scans_from_the_page(built: bt.BuildResult) -> None:
    found = [
        code.text
        for page in pypdfium2.PdfDocument(built.pdf)
        for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    ]
    assert found == ["https://tides.example/a?b=中文"]


def test_headings_never_end_a_page() -> None:
    """With sections of growing length, a heading comes close to the foot of some page."""
    sections = [
        {"title": f"标题{n}", "blocks": [{"type": "paragraph", "text": PARAGRAPH * (1 + n % 5)}]}
        for n in range(60)
    ]
    pdf = bt.build(Report(title="页", sections=sections)).pdf
    pages = [
        subprocess.run(
            ["pdftotext", "-f", str(n), "-l", str(n), "-", "-"], input=pdf, capture_output=True, check=True
        ).stdout.decode()
        for n in range(3, 9)
    ]
    for page in pages:
        lines = [line for line in page.splitlines() if line.strip()]
        assert "标题" not in lines[-2], lines[-3:]


@pytest.mark.parametrize("texts", [("𞸝", "⪍"), ("に©𞸝*", "(≤ ⪍ ∈)"), ("⪍", "𞸝", "⪍")])
def test_signs_that_letters_of_the_same_font_do_not_turn_round(texts: tuple[str, ...]) -> None:
    """XeTeX sets signs of no direction in that of the letters before them: here right to left, and mirrored."""
    with bt.Engine() as engine:
        for text in texts:
            engine.build(Report(title="式", language="ja", abstract=[{"type": "paragraph", "text": text}]))
        together = [{"type": "paragraph", "text": text} for text in texts]
        engine.build(Report(title="式", language="ja", abstract=together))


@pytest.mark.parametrize("text", ["요\u11ff", "a요\u11ffx", "\u110b\u116d\u11ff", "요\u11ab"])
def test_old_final_consonants_behind_syllables(text: str) -> None:
    """Where no sign joins them, the syllable is drawn letter by letter: three glyphs for two characters."""
    assert bt.build(Report(title=text, language="ko")).pages == 1


def test_contents_name_the_fonts_of_their_own_lines() -> None:
    """Headings are sans-serif, the lower lines of the contents are not: one may have what the other lacks."""
    fonts = font_set("zh-Hant")
    only_sans = next(
        character
        for character in map(chr, range(0x20000, 0x2A6DF))
        if serves(fonts.cjk_sans, character) and not serves(fonts.cjk, character)
    )
    below = {"title": only_sans, "blocks": [{"type": "paragraph", "text": only_sans}]}
    sections = [{"title": only_sans, "sections": [below]}]
    assert bt.build(Report(title="字", language="zh-Hant", sections=sections)).pages


@pytest.mark.parametrize("text", ["\u17b5Ă", "\u17b4", "\ufff5Ă", "\u2065Ă", "\u206aĂ", "\U0001bca0Ă"])
def test_characters_that_nobody_sees(text: str) -> None:
    """Nothing is drawn for them, and they are read back; or no font has them, and that is said."""
    report = Report(title="T", language="en", abstract=[{"type": "paragraph", "text": text}])
    with suppress(MissingGlyph):
        assert bt.build(report).pages == 1


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_sections_without_text_go_on_over_pages(depth: int) -> None:
    inside: list[dict[str, Any]] = []
    for level in range(depth, 1, -1):
        inside = [{"title": f"Level {level}", "sections": inside}, {"title": "Another"}]
    sections = [{"title": f"Section {number}", "sections": inside} for number in range(40)]
    assert bt.build(Report(language="en", title="T", sections=sections)).pages > 3


@pytest.mark.parametrize("text", ["—" * 150, "！" * 90, "ｗ" * 120, "—！" * 60])
def test_a_row_of_signs_longer_than_a_line(text: str) -> None:
    report = Report(title="字", language="ja", abstract=[{"type": "paragraph", "text": text}])
    assert bt.build(report).diagnostics == ()


def test_lines_of_a_caption_stand_apart_whatever_their_letters() -> None:
    """Low letters have no height that would keep lines from one another."""
    table = {"type": "table", "caption": "ｗ" * 90, "rows": [["a"]]}
    note = {"type": "footnote", "blocks": [table]}
    blocks = [table, {"type": "paragraph", "text": ["x", note]}]
    assert bt.build(Report(language="ja", title="T", sections=[{"title": "S", "blocks": blocks}])).pages


@pytest.mark.parametrize("length", [60, 100, 150])
def test_a_heading_whose_note_and_table_do_not_fit_one_page(length: int) -> None:
    """No page ends well between them: then the heading stands with its note, and the table on the next page."""

    def table(times: int) -> dict[str, Any]:
        row = [["单元"], ["潮位内容。" * times]]
        return {"type": "table", "head": [[["甲"], ["乙"]]], "rows": [row, row]}

    title = ["标题", {"type": "footnote", "blocks": [table(length)]}]
    assert bt.build(Report(title="表", sections=[{"title": title, "blocks": [table(length)]}])).pages > 1


@pytest.mark.parametrize("lines", range(21, 28))
@pytest.mark.parametrize("row", [False, True])
def test_notes_of_a_heading_and_of_its_table_go_with_them_to_the_next_page(lines: int, row: bool) -> None:
    """A long note behind the table leaves the page no room for both: the proof holds notes to their page."""
    short, long = ({"type": "footnote", "text": "A note that explains a figure. " * times} for times in (1, 20))
    table = {
        "type": "table",
        "rows": [["Quay", ["Height", *([long] if row else [])]]],
        "caption": ["Tides", *([] if row else [long])],
    }
    filling = [{"type": "paragraph", "text": f"Paragraph {number} is short."} for number in range(lines)]
    text = {"type": "paragraph", "text": "A paragraph of several lines stands below the table. " * 6}
    sections = [{"title": "S", "blocks": filling}, {"title": ["Noted", short], "blocks": [table, text]}]
    assert bt.build(Report(language="en", title="T", sections=sections)).pages > 1


LONG_IN_PIECES = ("ܣܘܪܝܝܐ$x_1^2$", ["gaugesof", {"type": "emphasis", "text": "thequays"}], "ⴰⴱⴲⴳαβγδκλμ")


@pytest.mark.parametrize("word", LONG_IN_PIECES)
def test_a_long_word_in_several_fonts_does_not_stick_out_of_its_cell(word: Any) -> None:
    block: dict[str, Any] = {"type": "table", "rows": [[word] * 4]}
    for _ in range(4):
        block = {"type": "quote", "blocks": [block]}
    made = bt.build(Report(language="en", title="T", sections=[{"title": "S", "blocks": [block]}]))
    assert made.diagnostics == ()  # no line is overfull


def test_a_row_whose_notes_fill_its_page_ends() -> None:
    """It has not room for the white space below it: a page that ended below the head would come for ever."""

    def cell(words: int, sentences: int = 0) -> list[Any]:
        note = {"type": "footnote", "text": "A note with words in it. " * sentences}
        return ["cell words " * words, *([note] if sentences else [])]

    rows = [[cell(4), cell(1), cell(30)], [cell(2), cell(30, 30), cell(1)], [cell(1), cell(600), cell(30)]]
    rows += [[cell(1), cell(4), cell(1)], [cell(4, 1), cell(1), cell(1)], [cell(1), cell(1), cell(1)]]
    rows += [[cell(30), cell(1), cell(1)], [cell(1), cell(1), cell(4)], [cell(1, 300), cell(30, 120), cell(4)]]
    table = {"type": "table", "head": [["h", "h", "h"]], "rows": rows}
    report = Report(language="en", title="T", sections=[{"title": "S", "blocks": [table]}])
    assert bt.build(report, timeout=20).pages > 5


def test_a_project_that_plain_xelatex_compiles(tmp_path: Path) -> None:
    bt.build(Report(**REPORT), tex=tmp_path / "tex")
    for _ in range(2):
        run = subprocess.run(
            ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "briefing.tex"],
            cwd=tmp_path / "tex",
            capture_output=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout[-600:]
    text = subprocess.run(
        ["pdftotext", str(tmp_path / "tex" / "briefing.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert "海岸观测日报" in text
    source = (tmp_path / "tex" / "briefing.tex").read_text("utf-8")
    for command in (r"\issuer{碧湾海洋研究院}", r"\section[", r"\begin{abstract}", r"\begin{contactfooter}"):
        assert command in source


def test_what_was_lost_is_not_handed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page that says less than the report: the build ends in an error, and no file appears."""
    whole = building.write_latex

    def less(*args: object, **options: object) -> object:
        made = whole(*args, **options)
        return type(made)(made.main.replace("误报率", ""), made.files)

    monkeypatch.setattr(building, "write_latex", less)
    with pytest.raises(NotProven, match="误报率"):
        bt.build(Report(**REPORT), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []
    assert bt.build(Report(**REPORT), tmp_path / "a.pdf", verify=False).pages


def test_tex_errors_name_the_element_and_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = {"type": "math", "tex": r"\undefinedthing"}
    report = Report(title="T", sections=[{"title": "S", "blocks": [{"type": "paragraph", "text": ["a", bad]}]}])
    placed = report.with_source(Source("daily.md", None, {"sections[0].blocks[0]": 57}))
    with pytest.raises(TypesettingFailed, match="Undefined control sequence") as caught:
        bt.build(placed, trusted=True)
    assert str(caught.value.location) == "daily.md:57: sections[0].blocks[0].text[1]"


def test_a_line_that_sticks_out_is_remarked() -> None:
    wide = {"type": "table", "rows": [["WWWWWWWWWWWW"] * 40]}
    report = Report(title="T", sections=[{"title": "S", "blocks": [wide]}])
    found = bt.build(report).diagnostics
    assert any(item.code == "overfull-hbox" and item.location.element for item in found)


def test_words_that_print_over_one_another_are_refused() -> None:
    wide = {"type": "table", "rows": [["WWWWWWWWWWWW"] * 80]}
    report = Report(title="T", sections=[{"title": "S", "blocks": [wide]}])
    with pytest.raises(NotProven, match="printed over") as caught:
        bt.build(report)
    assert caught.value.location.element == "sections[0].blocks[0]"
    assert "too long for its column" in (caught.value.hint or "")


@pytest.mark.parametrize("text", ["b\u1cf3b", "\u1cf3\u1cf3"])
def test_signs_that_print_over_their_neighbours_are_refused_with_a_fitting_hint(text: str) -> None:
    """U+1CF3 is drawn far to its left or right, for the letters of its own script."""
    paragraph = {"type": "paragraph", "text": text}
    with pytest.raises(NotProven, match="printed over") as caught:
        bt.build(Report(title="T", language="zh-Hans", sections=[{"title": "S", "blocks": [paragraph]}]))
    assert "put a space between them" in (caught.value.hint or "")


@pytest.mark.parametrize("accent", ["FFFEFA", "#D0D0D0", "ffff00"])
def test_text_in_the_colour_of_the_paper_is_refused_before_it_is_set(
    accent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bt.build(Report(title="Tides"), accent=accent, verify=False).pages == 1
    monkeypatch.setattr("briefing_tex.pipeline.building.typeset", None)
    with pytest.raises(UsageError, match=f"the accent '{accent}' is too light") as caught:
        bt.build(Report(title="Tides"), accent=accent)
    assert "darker colour" in (caught.value.hint or "")


def test_faint_text_is_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_tex.pipeline.building._check_accent", lambda accent: None)
    with pytest.raises(NotProven, match="does not stand out") as caught:
        bt.build(Report(title="Tides"), accent="FFFEFA")
    assert caught.value.location.element == "title"


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        bt.build(Report(title="T"), tmp_path / "none" / "a.pdf")
    with pytest.raises(FileProblem):
        bt.build(Report(title="T"), tmp_path)


def test_a_language_without_words_of_its_own() -> None:
    """The report is proven; labels in English say so, those the author gave do not."""
    report = Report(
        language="ca",
        title="Marees",
        date="2026-04-24",
        abstract="Un estudi.",
        labels={"contents": "Sumari"},
        sections=[{"title": "Un", "blocks": [{"type": "table", "rows": [["a"]]}]}],
        references=[{"id": "a", "title": "Tides", "language": "en"}],
    )
    with pikepdf.open(io.BytesIO(bt.build(report).pdf)) as pdf:
        elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        assert str(pdf.Root.Lang) == "ca"
        languages = {str(item.S): str(item.Lang) for item in elements if "/Lang" in item}
    labels = ("AbstractLabel", "TableLabel", "ReferencesLabel")
    assert languages == dict.fromkeys((*(f"/{name}" for name in labels), "/BibEntry"), "en")


def test_an_encrypted_pdf_is_compared_and_looked_at(built: bt.BuildResult) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(user="geheim", owner="owner"))
    data = buffer.getvalue()
    converted = bt.convert(data, "json", format="pdf", password="geheim")
    report = bt.load(converted.text.encode(), format="json")
    assert bt.compare(report, bt.read(built.pdf, format="pdf").report).equal
    assert proving.faults(Report(title="Tides"), data, password="geheim")


@pytest.mark.parametrize("given", ["yesterday", "-1", "\u00b2", "9" * 30])
def test_a_time_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        bt.build(Report(title="Tides", language="en"))


def test_a_day_before_1970_is_no_time_of_a_pdf() -> None:
    built = bt.build(Report(title="Tides", language="en", date="1968-02-29"))
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:19700101000000Z"
    assert str(bt.read(built.pdf, format="pdf").report.date) == "1968-02-29"


@pytest.mark.parametrize(
    ("pages", "header", "severity"),
    [(1, "Weekly", ["info"]), (2, "Weekly", []), (2, "Weekly report " * 12, ["warning"]), (2, "", [])],
)
def test_a_header_that_is_not_printed_is_said(pages: int, header: str, severity: list[str]) -> None:
    words = {"type": "paragraph", "text": "High water at ten. " * 20}
    report = Report(title="Tides at the pier", language="en", abstract=[words] * (1 + 8 * (pages - 1)))
    result = bt.build(report, header=header)
    assert result.pages == pages
    assert [item.severity for item in result.diagnostics if item.code == "header-not-printed"] == severity
    with bt.Engine() as engine:
        assert engine.build(report, header=header).diagnostics == result.diagnostics


def test_a_header_is_a_line_of_text() -> None:
    with pytest.raises(UsageError, match=r"the header cannot be used: the text holds U\+0007"):
        bt.build(Report(title="Tides", language="en"), header="Tides\a")


def of_image(folder: Path, name: str) -> Report:
    figure = {"type": "figure", "image": name, "alt": "A chart"}
    report = Report(title="T", language="en", sections=[{"title": "S", "blocks": [figure]}])
    return report.with_source(Source("r.json", folder))


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_an_image_of_one_dot_to_the_inch_fits_the_line(name: str, tmp_path: Path) -> None:
    """Some scanners state that; both the class and the driver must believe it."""
    Image.new("RGB", (200, 100), "red").save(tmp_path / name, dpi=(1, 1))
    assert bt.build(of_image(tmp_path, name)).pages == 1


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (4, 300), (300, 4), (2000, 20), (20, 2000)])
def test_an_image_of_few_points_or_as_thin_as_a_line_is_seen(size: tuple[int, int], tmp_path: Path) -> None:
    Image.new("RGB", size, "red").save(tmp_path / "a.png")
    contact = {"channels": [{"caption": "C", "image": "a.png"}]}
    report = of_image(tmp_path, "a.png")
    built = bt.build(report.model_copy(update={"contact": contact}))
    (figure, *_) = bt.read(built.pdf, format="pdf").boxes["sections[0].blocks[0]"]
    assert figure.x1 - figure.x0 >= 10


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("long.png", "'long.png' is 16,500 pt long at its own resolution"),
        ("https://a.example/chart.png", "is an address: no image is fetched"),
        ("data:image/png;base64," + "A" * 500, "is an address: no image is fetched"),
    ],
)
def test_images_that_are_too_long_or_elsewhere(name: str, message: str, tmp_path: Path) -> None:
    Image.new("RGB", (16_500, 20), "red").save(tmp_path / "long.png")
    with pytest.raises(FileProblem, match=message) as caught:
        bt.build(of_image(tmp_path, name))
    assert caught.value.hint
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_a_photograph_stands_as_its_camera_says(name: str, turn: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    photo = Image.new("RGB", (300, 150), "white")
    photo.paste("red", (0, 0, 60, 150))
    photo.save(tmp_path / name, exif=exif, dpi=(144, 144))
    images = bt.read(bt.build(of_image(tmp_path, name)).pdf, format="pdf").images
    with Image.open(io.BytesIO(images["image-1"])) as shown:
        assert shown.size == ((300, 150) if turn < 5 else (150, 300))
        side = {1: (30, 75), 3: (270, 75), 6: (75, 30), 8: (75, 270)}[turn]
        green = shown.convert("RGB").getchannel("G")
        assert green.getpixel(side) < 20
        assert green.getpixel((75, 75)) > 200


def test_a_photograph_that_lies_on_its_side_is_not_proven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = Image.new("RGB", (200, 200), "white")
    photo.paste("red", (0, 0, 60, 200))
    photo.save(tmp_path / "a.jpg", exif=exif)
    monkeypatch.setattr("briefing_tex.writers.latex.images._upright", lambda data, *_: data)
    with pytest.raises(NotProven):
        bt.build(of_image(tmp_path, "a.jpg"))


def test_a_photograph_with_further_pictures_behind_it(tmp_path: Path) -> None:
    photo = Image.new("RGB", (300, 150), "red")
    photo.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[Image.new("RGB", (30, 15))])
    assert bt.build(of_image(tmp_path, "a.jpg")).pages == 1


@pytest.mark.filterwarnings("error::UserWarning")
def test_damaged_data_of_a_camera_turn_nothing(tmp_path: Path) -> None:
    Image.new("RGB", (300, 150), "red").save(tmp_path / "a.jpg", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff nonsense")
    assert bt.build(of_image(tmp_path, "a.jpg")).pages == 1


def test_a_photograph_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    small, large, exif = io.BytesIO(), io.BytesIO(), Image.Exif()
    Image.effect_noise((40, 20), 50).save(small, "JPEG")
    exif[0x9286] = small.getvalue()  # as the small picture that cameras add, whole
    Image.effect_noise((400, 200), 50).save(large, "JPEG", exif=exif)
    whole = large.getvalue()
    (tmp_path / "a.jpg").write_bytes(whole + b"\xff\xda behind it")  # as the film that telephones add
    assert bt.build(of_image(tmp_path, "a.jpg")).pages == 1
    (tmp_path / "a.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileProblem, match=r"a\.jpg.*truncated"):
        bt.build(of_image(tmp_path, "a.jpg"))


@pytest.mark.parametrize("contact", [{}, {"channels": [{}]}])
def test_a_contact_of_nothing_leaves_no_rule(contact: dict[str, Any]) -> None:
    assert "contactfooter" not in bt.build(Report(title="T", language="en", contact=contact)).tex


@pytest.mark.parametrize("sign", ["𠮷", "𮂺"])
def test_a_figure_below_rare_ideographs(sign: str, tmp_path: Path) -> None:
    """XeTeX keeps the end of a longer line behind that of the next, and took it for the name of a command."""
    Image.radial_gradient("L").save(tmp_path / "chart.png")
    blocks = [
        {"type": "paragraph", "text": sign * 60},
        {"type": "figure", "image": "chart.png", "caption": "图"},
    ]
    report = Report.model_validate({"title": "潮位", "abstract": blocks}).with_source(Source(None, tmp_path))
    assert bt.build(report).pages


@pytest.mark.parametrize(
    ("text", "codes"), [("שלום سلام", ["words-out-of-order"]), ("שלום, سلام", []), ("سلام يوم", [])]
)
def test_right_to_left_words_side_by_side_in_several_fonts_are_remarked(text: str, codes: list[str]) -> None:
    report = Report(
        language="en", title="T", sections=[{"title": "S", "blocks": [{"type": "paragraph", "text": text}]}]
    )
    found = bt.build(report).diagnostics
    assert [item.code for item in found] == codes
    assert all("sections[0].blocks[0]" in str(item) for item in found)
