"""Habits of other producers: scaled fonts, grounds, cells in the middle of their rows, odd character maps."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from make_pdf import Node, PlainPdf, TaggedPdf, page_pdf, stream, to_unicode

from briefing_tex.model import plain_text
from briefing_tex.readers.pdf import read
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.fonts.cmaps import parse_cmap
from briefing_tex.readers.pdf.foreign.recognise import examine
from briefing_tex.readers.pdf.layout.blocks import lay_out
from briefing_tex.readers.pdf.pages.document import open_document
from briefing_tex.readers.structure import Block

LONG = "潮水在清晨达到最高点随后缓慢退去观测站记录了每一次变化并把结果发送给下游的三座城市"


def blocks(pdf: PlainPdf) -> list[Block]:
    document = open_document(pdf.build(), Limits.of(20))
    return list(lay_out(document, list(document.contents())).blocks)


def cells(pdf: PlainPdf) -> list[list[str]]:
    """The rows of the only table."""
    table = next(block for block in blocks(pdf) if block.cells)
    return [["".join(run.text for run in cell) for cell in row] for row in table.cells]


def mixed(pdf: PlainPdf, x: float, y: float, text: str) -> None:
    """A line whose Latin is set a fifth larger than its Chinese."""
    for character in text:
        size = 12 if character.isascii() else 10
        pdf.text(x, y, character, size, "Body-Italic" if character.isascii() else "Body")
        x += 6 if character.isascii() else 10


def test_latin_that_is_set_larger_is_text() -> None:
    pdf = PlainPdf()
    pdf.text(100, 780, "潮汐月报", 22, "Body-Bold")
    y = 720.0
    for line in (
        LONG[:39] + "。",
        "潮位A米观B记C了D次E变F化G并H发I送到J处",
        "见data.tides.example/2026/05/x.csv",
        LONG[:38] + "。",
    ):
        mixed(pdf, 100, y, line)
        y -= 15
    assert [block.kind for block in blocks(pdf)] == ["title", None]


def shaded(pdf: PlainPdf, x0: float, y0: float, x1: float, y1: float) -> None:
    pdf.pages[-1].append(b".9 g %g %g %g %g re f 0 g" % (x0, y0, x1 - x0, y1 - y0))


def test_a_ground_under_the_page_is_no_frame() -> None:
    pdf = PlainPdf()
    shaded(pdf, 10, 10, 590, 830)
    for y, row in ((700, ("地点", "潮位")), (680, ("北岸", "2.1")), (660, ("南岸", "1.8"))):
        pdf.text(120, y, row[0])
        pdf.text(320, y, row[1])
        pdf.rule(100, 500, y - 5)
    pdf.rule(100, 500, 715)
    pdf.lines(100, 600, LONG[:40], "完。")
    assert [bool(block.cells) for block in blocks(pdf)] == [True, False]


def test_code_upon_a_ground_is_no_table() -> None:
    pdf = PlainPdf()
    pdf.lines(100, 700, LONG[:40], "如下：")
    shaded(pdf, 95, 640, 505, 675)
    pdf.lines(100, 660, "tide      --all", "tide      --csv", "tide      --year", pitch=10, font="Mono")
    assert not any(block.cells for block in blocks(pdf))


def test_rows_between_shaded_ones_have_no_rules() -> None:
    pdf = PlainPdf()
    rows = [("地点", "潮位", "时刻"), ("北岸", "2.1", "4:10"), ("南岸", "1.8", "4:32"), ("东岸", "1.9", "4:51")]
    for index, row in enumerate(rows):
        y = 700 - 20 * index
        if index % 2 == 0:
            for x0, x1 in ((100, 230), (230, 360), (360, 500)):
                shaded(pdf, x0, y - 6, x1, y + 14)
        for x, text in zip((105, 235, 365), row, strict=True):
            pdf.text(x, y, text)
    assert cells(pdf) == [list(row) for row in rows]


def test_cells_in_the_middle_of_a_tall_row() -> None:
    pdf = PlainPdf()
    pdf.rule(100, 500, 715)
    for x, text in ((105, "地点"), (205, "潮位"), (305, "说明")):
        pdf.text(x, 700, text, font="Body-Bold")
    pdf.rule(100, 500, 690)
    for x, text in ((105, "北岸"), (205, "2.1")):
        pdf.text(x, 660, text)
    pdf.lines(305, 674, LONG[:12], LONG[12:24], LONG[24:30], pitch=14)
    pdf.rule(100, 500, 635)
    assert cells(pdf)[1:] == [["北岸", "2.1", LONG[:30]]]


def test_headings_in_the_middle_of_both_columns() -> None:
    pdf = PlainPdf()
    pdf.text(180, 790, "潮汐月报海岸观测", 30, "Body-Bold")
    pdf.text(160, 750, "今日潮位", 12, "Body-Bold")
    pdf.text(404, 750, "明日潮位", 12, "Body-Bold")
    for x in (60, 310):
        pdf.lines(x, 730, *[LONG[:24]] * 9, LONG[:10] + "。")
    found = [block.text for block in blocks(pdf)]
    assert [found[1], found[3]] == ["今日潮位", "明日潮位"]


def test_two_short_lines_in_the_middle_of_both_columns_are_two() -> None:
    pdf = PlainPdf()
    pdf.text(220, 790, "潮汐月报", 40, "Body-Bold")
    pdf.text(210, 750, "海岸观测中心和东港水务局的团队")
    pdf.text(215, 735, "二〇二六年五月十八日上午九时半")
    for x in (60, 310):
        pdf.lines(x, 700, *[LONG[:24]] * 9, LONG[:10] + "。")
    assert "海岸观测中心和东港水务局的团队" in [block.text for block in blocks(pdf)]


def test_the_head_of_a_table_that_is_shown_on_two_pages() -> None:
    def cell(role: str, *lines: str) -> Node:
        return Node(role, list(lines))

    head = Node("TR", [cell("TH", "地点", "地点"), cell("TH", "潮位")])
    table = Node("Table", [head, Node("TR", [cell("TD", "北岸"), cell("TD", "2.1")])])
    root = Node("Document", [Node("H1", ["潮汐月报"]), Node("H2", ["今日"]), Node("P", [LONG * 3]), table])
    data = TaggedPdf(per_page=len("潮汐月报今日" + LONG * 3 + "地点"), roles="/Words /P").build(root)
    section = read(data).report.sections[0]
    found = next(block for block in section.blocks if block.type == "table")
    assert [[plain_text(text) for text in row] for row in found.head] == [["地点", "潮位"]]


def test_a_ligature_whose_bytes_were_swapped() -> None:
    cmap = parse_cmap(b"3 beginbfchar <01> <66006900> <02> <66006C00> <03> <4E004E8C> endbfchar")
    assert cmap.text == {1: "fi", 2: "fl", 3: "一二"}


def test_spaces_between_figures_and_korean_that_a_program_put_there() -> None:
    pdf = PlainPdf()
    pdf.lines(
        100,
        700,
        "2026 년 5 월 18 일에 조위는 3 회 올랐다.",
        "기록은 12 곳에서 7 건씩 늘어 9% 가 되었고",
        "평균 41 만 2 천 명이 30 분을 머물렀다.",
        spaces=False,
    )
    text = " ".join(block.text for block in blocks(pdf))
    assert "2026년 5월 18일에 조위는 3회" in text
    assert "12곳에서 7건씩 늘어 9%가" in text
    assert "41만 2천 명이 30분을" in text


@pytest.mark.parametrize(
    ("words", "read_as"),
    [("这些⼾主使用了应用程序", "户"), ("この⼾を開けてください", "戸"), ("這些⼾主使用了應用程式", "戶")],
)
def test_a_radical_is_read_as_the_language_writes_it(words: str, read_as: str) -> None:
    pdf = PlainPdf()
    pdf.lines(100, 700, *[words] * 3)
    assert read_as in examine(pdf.build()).blocks[0].text


@pytest.mark.parametrize(
    ("stated", "words", "language"),
    [
        ("en-US", "今天的潮水比昨天高出三十厘米，渡轮照常。", "zh-Hans"),
        ("zh-CN", "今日の潮は昨日より三十センチ高いです。", "ja"),
        ("zh", "今天的潮水比昨天高出三十公分，渡輪來時開動。", "zh-Hant"),
        ("zh-TW", "今天的潮水比昨天高出三十公分，渡輪來時開動。", "zh-TW"),
        ("de", "Die See ist heute ruhig, die Boote fahren.", "de"),
        ("fr", " ".join(["The sea is calm and the boats of the harbour sail."] * 4), "en"),
    ],
)
def test_the_language_that_a_file_states_is_that_of_its_script(stated: str, words: str, language: str) -> None:
    pdf = PlainPdf()
    pdf.lines(100, 700, *[words] * 3)
    data = pdf.build().replace(b"/Type/Catalog", b"/Type/Catalog/Lang(%s)" % stated.encode(), 1)
    assert examine(data).report.language == language


def blank_font() -> bytes:
    """A TrueType font of three glyphs: nothing, a space, a stroke."""
    pen = TTGlyphPen(None)
    for point in ((0, 0), (100, 0), (100, 700)):
        (pen.lineTo if pen.points else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "space", "stroke"])
    builder.setupGlyf(
        {".notdef": TTGlyphPen(None).glyph(), "space": TTGlyphPen(None).glyph(), "stroke": pen.glyph()}
    )
    builder.setupHorizontalMetrics({".notdef": (0, 0), "space": (300, 0), "stroke": (200, 0)})
    builder.setupHorizontalHeader()
    builder.setupCharacterMap({})
    builder.setupPost(3)
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


@pytest.mark.parametrize("stated", ["\x01", None])
@pytest.mark.parametrize(("glyph", "text"), [(1, " "), (2, "\ufffd")])
def test_a_character_that_is_not_known_and_whose_glyph_is_blank_is_a_space(
    glyph: int, text: str, stated: str | None
) -> None:
    descendant = (
        b"<</Subtype/CIDFontType2/CIDSystemInfo<</Ordering(Identity)>>/FontDescriptor<</FontFile2 7 0 R>>>>"
    )
    font = b"<</Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode 6 0 R>>" % descendant
    page = page_pdf(
        b"BT /F1 10 Tf 9 99 Td <%04X> Tj ET" % glyph,
        b"",
        (stream(to_unicode({glyph: stated} if stated else {})), stream(blank_font())),
        font,
    )
    content = next(iter(open_document(page, Limits.of(9)).contents()))
    assert [one.text for one in content.glyphs] == [text]


def test_ideographs_half_their_size_apart_are_parted_by_a_space() -> None:
    pdf = PlainPdf()
    pdf.lines(100, 740, *["今天的潮水比昨天高出三十厘米，渡轮照常。"] * 3)
    x = 100.0
    for word in ("关键词：潮汐观测", "数值模型", "海岸管理"):
        pdf.text(x, 600, word, size=12)
        x += 12 * len(word) + 6
    for place, sign in enumerate("指导教师"):
        pdf.text(100 + 18 * place, 560, sign, size=12)
    assert [block.text for block in blocks(pdf)][-2:] == ["关键词：潮汐观测 数值模型 海岸管理", "指导教师"]
