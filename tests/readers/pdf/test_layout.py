"""Untagged PDFs: what the places and looks of text tell, on small pages made for one question each."""

from __future__ import annotations

from typing import Any

import pytest
from make_pdf import PlainPdf

from briefing_tex.model import Report, plain_text, to_data
from briefing_tex.readers.pdf import read
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.layout.blocks import lay_out
from briefing_tex.readers.pdf.pages.document import open_document
from briefing_tex.readers.pdf.stages import stage
from briefing_tex.readers.structure import Block
from briefing_tex.readers.structure.joins import Habits, seam

LONG = "潮水在清晨达到最高点随后缓慢退去观测站记录了每一次变化并把结果发送给下游的三座城市"
"""40 characters: a full line at 10 pt from 100 to 500 pt."""


def blocks(pdf: PlainPdf) -> list[Block]:
    document = open_document(pdf.build(), Limits.of(20))
    return list(lay_out(document, list(document.contents())).blocks)


def texts(pdf: PlainPdf) -> list[str]:
    return [block.text for block in blocks(pdf)]


def titled(pdf: PlainPdf) -> PlainPdf:
    pdf.text(100, 780, "潮汐月报", 22, "Body-Bold")
    return pdf


def test_indented_paragraphs() -> None:
    pdf = PlainPdf()
    y = pdf.lines(100, 700, "　　" + LONG[:38], LONG[:40], "短行。")
    pdf.lines(100, y, "　　" + LONG[:38], "完。")
    assert texts(pdf) == [LONG[:38] + LONG[:40] + "短行。", LONG[:38] + "完。"]


def test_a_full_last_line_is_told_by_the_next_indent() -> None:
    pdf = PlainPdf()
    pdf.text(120, 700, LONG[:38])
    pdf.text(100, 685, LONG[:39] + "。")
    pdf.text(120, 670, LONG[:38])
    pdf.text(100, 655, "完。")
    assert texts(pdf) == [LONG[:38] + LONG[:39] + "。", LONG[:38] + "完。"]


def test_white_space_parts_paragraphs() -> None:
    pdf = PlainPdf()
    y = pdf.lines(100, 700, LONG[:40], LONG[:39] + "。")
    pdf.lines(100, y - 6, LONG[:40], "完。")
    assert len(texts(pdf)) == 2


@pytest.mark.parametrize(
    ("first", "second"), [("（一）", "（二）"), ("(1)", "(2)"), ("①", "②"), ("1) ", "2) ")]
)
def test_numbers_counted_in_a_sentence_are_no_items(first: str, second: str) -> None:
    counted = f"任务包括{first}" + LONG[: 39 - len(first)]
    above = counted[:39] + "；"
    pdf = PlainPdf()
    pdf.lines(100, 700, "　　" + LONG[:38], above, f"{second}{LONG[:30]}。")
    assert texts(pdf) == [LONG[:38] + above + f"{second}{LONG[:30]}。"]


def test_initials_at_both_sides_of_a_line_end_are_one_name() -> None:
    pdf = PlainPdf()
    words = "the tide rose at the old pier and so wrote the harbour"
    pdf.lines(100, 700, words, f"{words[:-2]} J.", "M. Wren, who had seen it.")
    assert len(texts(pdf)) == 1


def test_numbers_below_each_other_are_items() -> None:
    pdf = PlainPdf()
    pdf.lines(100, 700, "（一）" + LONG[:36] + "；", "（二）" + LONG[:36] + "；", "（三）" + LONG[:20] + "。")
    assert len(texts(pdf)) == 3


def test_a_number_in_a_circle_at_a_line_end_has_no_space() -> None:
    habits = Habits.of("港口 3 个，城市 5 座，渡轮 7 艘")
    assert seam("港口有 3", "座渡轮", None, habits).between == " "
    assert seam("标准；②", "向社会开放", None, habits).between == ""


def test_spaces_that_are_only_moves() -> None:
    pdf = PlainPdf()
    pdf.text(100, 700, "The tide of 2026 rose by 3 cm.", spaces=False)
    assert texts(pdf) == ["The tide of 2026 rose by 3 cm."]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the sea is at present being measur-", "ed by 12 stations.", "being measured by 12 stations."),
        ("between the harbour and a low-", "lying coast.", "and a low-lying coast."),
        (
            "see https://tides.example/open/data-",
            "2026.csv?x=1 on.",
            "tides.example/open/data-2026.csv?x=1 on.",
        ),
        ("The report was written in the year", "of the flood.", "in the year of the flood."),
    ],
)
def test_line_ends(first: str, second: str, joined: str) -> None:
    pdf = PlainPdf()
    pdf.lines(100, 700, "x" * len(first), first, second, spaces=False)
    assert texts(pdf)[-1].endswith(joined)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (
            "they had to wait for a long-standing follow-",
            "up by the office.",
            "long-standing follow-up by the office.",
        ),
        ("with a method that is known as rolling-", "horizon planning.", "rolling-horizon planning."),
        ("and the committee said that the develop-", "ments were good.", "that the developments were good."),
        ("in the proceedings of the forum, pages 88-", "97.", "pages 88-97."),
    ],
)
def test_hyphens_that_belong_to_a_word(first: str, second: str, joined: str) -> None:
    pdf = PlainPdf()
    pdf.lines(100, 700, "x" * len(first), first, second, spaces=False)
    assert texts(pdf)[-1].endswith(joined)


def test_a_title_of_two_lines_is_one() -> None:
    pdf = PlainPdf()
    pdf.text(100, 780, "Tides of the harbour:", 22, "Body-Bold")
    pdf.text(100, 752, "what they tell", 22, "Body-Bold")
    pdf.lines(100, 700, LONG[:40], "完。")
    assert next((block.kind, block.text) for block in blocks(pdf)) == (
        "title",
        "Tides of the harbour: what they tell",
    )


def test_captions_side_by_side_stay_apart() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 750, "1 观测", 14, "Body-Bold")
    pdf.lines(100, 730, LONG[:40], "完。")
    pdf.text(100, 690, "联系我们", 14, "Body-Bold")
    pdf.lines(110, 650, "海湾研究所的公众号和小程序，扫码关注")
    pdf.lines(325, 650, "北岸观测站电子报，每月十五日出版一次")
    pdf.lines(170, 635, "或搜索其名")
    pdf.lines(380, 635, "扫码订阅")
    contact = to_data(read(pdf.build()).report)["contact"]
    assert [channel["caption"] for channel in contact["channels"]] == [
        ["海湾研究所的公众号和小程序，扫码关注", "或搜索其名"],
        ["北岸观测站电子报，每月十五日出版一次", "扫码订阅"],
    ]


def test_a_list_at_the_foot_of_a_page_is_no_note() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, LONG[:40], LONG[:20] + "。")
    pdf.text(310, 729, "1", 6)
    pdf.lines(100, 100, "1. 海湾研究所 (2026), 潮汐年鉴.", "2. 北岸观测站 (2025), 海况.", size=8)
    assert not any(block.kind == "note" for block in blocks(pdf))


def test_notes_stand_above_a_table_at_the_foot() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, LONG[:40], LONG[:20] + "。")
    pdf.text(310, 729, "1", 6)
    pdf.text(100, 320, "1", 6)
    pdf.text(104, 317, "数据截至四月。", 8)
    pdf.text(200, 290, "表 1：三个观测站")
    for index, row in enumerate((("站", "高"), ("北", "412"), ("南", "98"))):
        pdf.text(150, 260 - 18 * index, row[0])
        pdf.text(350, 260 - 18 * index, row[1])
    for y in (274, 254, 218):
        pdf.rule(140, 400, y)
    assert [block.text for block in blocks(pdf) if block.kind == "note"] == ["1数据截至四月。"]


def test_an_address_goes_on_in_the_next_column() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 700, LONG[:40], "数据见 https://tides.example/open/")
    pdf.page()
    pdf.lines(100, 780, "data/2026-spring/index.html" + LONG[:26], "完。")
    address = "https://tides.example/open/data/2026-spring/index.html"
    assert texts(pdf)[-1] == f"{LONG[:40]}数据见 {address}{LONG[:26]}完。"


def test_a_link_over_two_lines_is_one_address() -> None:
    pdf = PlainPdf()
    pdf.lines(100, 700, "Data of all the stations are found at https://tides.exam", "ple/a today and on.")
    pdf.link(290, 695, 400, 712, "https://tides.example/a")
    pdf.link(100, 680, 125, 697, "https://tides.example/a")
    (block,) = blocks(pdf)
    assert "https://tides.example/a today" in block.text
    assert [run.url for run in block.runs if run.url] == ["https://tides.example/a"]


def test_a_paragraph_below_a_whole_address_is_another() -> None:
    pdf = PlainPdf()
    pdf.lines(100, 700, "Data of all the stations are found at https://tides.example/")
    pdf.lines(100, 688, "This agrees with the survey of the year before, and with all others.")
    pdf.link(290, 695, 410, 712, "https://tides.example/")
    assert len(texts(pdf)) == 2


def two_columns() -> PlainPdf:
    pdf = PlainPdf()
    pdf.text(60, 780, "A report on the tides of the north, with a long title", 18, "Body-Bold")
    left = [f"line {n:02d} of the column on the left goes on" for n in range(20)]
    right = [f"line {n:02d} of the column on the right as well" for n in range(20)]
    pdf.lines(60, 740, *left)
    pdf.lines(320, 743, *right)
    return pdf


def test_columns_are_read_one_after_the_other() -> None:
    whole = " ".join(texts(two_columns()))
    places = [
        whole.index(f"line {number:02d} of the column on the {side}")
        for side in ("left", "right")
        for number in range(20)
    ]
    assert places == sorted(places)


def with_rows(pdf: PlainPdf, y: float, count: int) -> PlainPdf:
    """Rows of a table that has the width of the right column, each cell as short as a figure."""
    for row in range(count):
        for x, cell in ((320, f"K{row:02d}"), (380, "north"), (440, f"{70 + row}"), (490, "calm")):
            pdf.text(x, y - 16 * row, cell)
    return pdf


def test_a_column_that_holds_a_long_table_is_one() -> None:
    """Its usual width is that of a cell, but the lines that stand alone fill the column."""
    pdf = PlainPdf()
    pdf.lines(60, 740, *[f"line {n:02d} of the column on the left goes on" for n in range(36)])
    pdf.lines(320, 743, *[f"line {n:02d} of the column on the right as well" for n in range(7)])
    found = blocks(with_rows(pdf, 620, 24))
    assert [len(block.cells) for block in found if block.cells] == [24]
    assert sum(block.text.count("column on the left") for block in found) == 36


def test_a_table_beside_its_wide_column_is_no_column() -> None:
    """Its rows go over the whole width: what stands at the left of the white space is their first cells."""
    pdf = PlainPdf()
    for row in range(14):
        pdf.text(60, 740 - 16 * row, f"what the office says of gauge {row:02d} here")
    (table,) = (block for block in blocks(with_rows(pdf, 740, 14)) if block.cells)
    assert (len(table.cells), len(table.cells[0])) == (14, 5)


def test_heads_and_page_numbers_are_left_out() -> None:
    pdf = PlainPdf()
    for number in range(1, 4):
        pdf.text(100, 810, "Tidal News", 8)
        pdf.lines(100, 740, *[f"a line of text that says something on page {number}"] * 5)
        pdf.text(300, 40, str(number), 8)
        if number < 3:
            pdf.page()
    whole = " ".join(texts(pdf))
    assert "Tidal News" not in whole
    assert whole.count("something on page 3") == 5
    assert not any(text.strip() in ("1", "2", "3") for text in texts(pdf))


def test_a_running_head_on_the_second_of_two_pages() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 700, LONG[:40], LONG[:40], LONG[:40])
    pdf.page()
    pdf.text(100, 800, "潮汐月报", 8)
    pdf.text(440, 800, "内部资料", 8)
    pdf.lines(100, 760, LONG[:40], "到此为止。")
    assert texts(pdf) == ["潮汐月报", LONG[:40] * 4 + "到此为止。"]


def test_a_running_head_with_its_number_beside_it() -> None:
    pdf = PlainPdf()
    for number, title in enumerate(("Winds", "Tides", "Winds"), 1):
        pdf.text(100, 810, f"{number} {title}")
        pdf.text(490, 810, str(number + 4))
        pdf.lines(100, 740, f"{number} {title}", *[f"a line of text that says something on page {number}"] * 5)
        if number < 3:
            pdf.page()
    assert " ".join(texts(pdf)).count("Tides") == 1


def test_a_numbered_heading_at_the_head_of_its_page_stays() -> None:
    pdf = PlainPdf()
    for number, title in enumerate(("Winds", "Tides", "Salt"), 1):
        pdf.text(100, 780, str(number), 14, "Body-Bold")
        pdf.text(130, 780, title, 14, "Body-Bold")
        pdf.lines(100, 740, *[f"a line of text that says something on page {number}"] * 5)
        pdf.text(300, 40, str(number), 8)
        if number < 3:
            pdf.page()
    assert " ".join(texts(pdf)).count("Tides") == 1


def test_columns_no_wider_apart_than_a_letter() -> None:
    pdf = PlainPdf()
    pdf.lines(60, 740, *["thirty-nine letters to the column's edge"] * 20)
    pdf.lines(270, 740, *["and as many of them on its other side ."] * 20)
    assert " ".join(texts(pdf)).count("edge and") <= 1


def test_paragraph_over_a_page_break() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 700, LONG[:40], LONG[:40], LONG[:40])
    pdf.text(300, 40, "1", 8)
    pdf.page()
    pdf.lines(100, 780, LONG[:40], "到此为止。")
    pdf.text(300, 40, "2", 8)
    assert texts(pdf)[-1] == LONG[:40] * 4 + "到此为止。"


def table(pdf: PlainPdf, ruled: bool) -> PlainPdf:
    rows = [
        ("Station", "Height", "Change"),
        ("North pier", "412", "+3"),
        ("South", "98", "-12"),
        ("Old harbour", "1,204", "0"),
    ]
    for index, row in enumerate(rows):
        y = 600 - 18 * index
        pdf.text(100, y, row[0], font="Body-Bold" if index == 0 else "Body")
        pdf.text(300 - 5 * len(row[1]), y, row[1], font="Body-Bold" if index == 0 else "Body")
        pdf.text(400 - 5 * len(row[2]), y, row[2], font="Body-Bold" if index == 0 else "Body")
    for y in (614, 596, 540) if ruled else ():
        pdf.rule(100, 400, y)
    return pdf


@pytest.mark.parametrize("ruled", [True, False])
def test_tables(ruled: bool) -> None:
    (found,) = (block for block in blocks(table(titled(PlainPdf()), ruled)) if block.cells)
    cells = [["".join(run.text for run in cell) for cell in row] for row in found.cells]
    assert cells[0] == ["Station", "Height", "Change"]
    assert cells[3] == ["Old harbour", "1,204", "0"]
    assert found.head == 1
    assert found.align == ("left", "right", "right")


def test_a_section_between_the_rule_of_a_table_and_another_is_no_row() -> None:
    pdf = table(titled(PlainPdf()), True)
    pdf.text(100, 515, "References", 14, "Body-Bold")
    for number in (1, 2):
        pdf.text(100, 510 - 18 * number, f"[{number}]")
        pdf.text(120, 510 - 18 * number, "Harbour Board (2025), Tides.")
    pdf.rule(100, 400, 450)
    found = blocks(pdf)
    assert [len(block.cells) for block in found if block.cells] == [4]
    assert any(block.text == "References" for block in found)


def rows_of(block: Block) -> list[list[str]]:
    return [["".join(run.text for run in cell) for cell in row] for row in block.cells]


def test_a_table_without_rules_over_two_pages() -> None:
    """Its narrow columns are none of the page, and its rows go on where the head is not repeated."""
    pdf = titled(PlainPdf())
    rows = [
        ("站点", "数值", "说明"),
        *((f"站 {n}", f"{400 + 7 * n}", f"潮位升高了约 {n} 厘米") for n in range(50)),
    ]
    for place, row in enumerate(rows):
        if place == 40:
            pdf.page()
        for x, cell in zip((100, 140, 175), row, strict=True):
            pdf.text(x, 740 - 17 * (place % 40), cell, font="Body-Bold" if place == 0 else "Body")
    pdf.lines(100, 520, LONG[:40], "完。")
    (found,) = (block for block in blocks(pdf) if block.cells)
    assert rows_of(found) == [list(row) for row in rows]


def test_a_row_that_a_page_break_cuts_is_whole() -> None:
    pdf = titled(PlainPdf())
    for place in range(6):
        for x, cell in zip(
            (100, 200, 300), (f"North {place}", f"{place}12", "rises in the morning"), strict=True
        ):
            pdf.text(x, 160 - 20 * place, cell)
    pdf.page()
    pdf.text(200, 780, "metres", font="Body")
    pdf.text(300, 780, "and falls", font="Body")
    for place in range(3):
        for x, cell in zip((100, 200, 300), (f"South {place}", f"{place}34", "rises at night"), strict=True):
            pdf.text(x, 760 - 20 * place, cell)
    (found,) = (block for block in blocks(pdf) if block.cells)
    assert rows_of(found)[5:7] == [
        ["North 5", "512 metres", "rises in the morning and falls"],
        ["South 0", "034", "rises at night"],
    ]


def test_cells_between_vertical_rules_may_be_tall() -> None:
    pdf = titled(PlainPdf())
    pdf.text(104, 600, "Pier", font="Body-Bold")
    pdf.text(184, 600, "What was seen", font="Body-Bold")
    for number in range(3):
        top = 580 - 100 * number
        pdf.text(104, top, f"No. {number}")
        pdf.lines(184, top, *[LONG[:28]] * 6)
    for y in (614, 594, 494, 394, 294):
        pdf.rule(100, 470, y)
    for x in (100, 180, 470):
        pdf.upright(x, 294, 614)
    (found,) = (block for block in blocks(pdf) if block.cells)
    assert [row[0] for row in rows_of(found)] == ["Pier", "No. 0", "No. 1", "No. 2"]


def test_wrapped_cells_stay_in_their_row() -> None:
    pdf = titled(PlainPdf())
    for y in (614, 596, 520):
        pdf.rule(100, 400, y)
    rows = {
        600: ("Method", "Cost", "Saved"),
        580: ("Under-tree", "6,400", "64%"),
        568: ("sprinklers", "", ""),
        550: ("Wind", "9,800", "58%"),
        530: ("Wires", "23,500", "88%"),
    }
    for y, row in rows.items():
        for x, cell in zip((100, 220, 330), row, strict=True):
            if cell:
                pdf.text(x, y, cell)
    (found,) = (block for block in blocks(pdf) if block.cells)
    assert ["".join(run.text for run in row[0]) for row in found.cells] == [
        "Method",
        "Under-tree sprinklers",
        "Wind",
        "Wires",
    ]


def test_a_head_of_several_lines_above_the_only_rule() -> None:
    pdf = titled(PlainPdf())
    for x, y, text in (
        (100, 600, "Station"),
        (200, 606, "Height"),
        (200, 594, "(cm)"),
        (300, 606, "Hours"),
        (300, 594, "above"),
    ):
        pdf.text(x, y, text, font="Body-Bold")
    for index, row in enumerate(
        (("North pier", "412", "7"), ("South", "98", "2"), ("Old harbour", "1,204", "9"))
    ):
        for x, cell in zip((100, 200, 300), row, strict=True):
            pdf.text(x, 570 - 20 * index, cell)
        pdf.rule(100, 400, 564 - 20 * index)
    pdf.rule(100, 400, 586)
    (found,) = (block for block in blocks(pdf) if block.cells)
    assert ["".join(run.text for run in cell) for cell in found.cells[0]] == [
        "Station",
        "Height (cm)",
        "Hours above",
    ]


def test_notes_lists_code_and_quotations() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 740, "1 观测", 14, "Body-Bold")
    pdf.lines(100, 715, LONG[:40], LONG[:20] + "。")
    pdf.text(310, 704, "1", 6)
    pdf.lines(100, 680, "• 第一项", "• 第二项")
    pdf.lines(100, 630, "def tide(x):", "    return x + 1", pitch=13, font="Mono")
    pdf.lines(130, 590, LONG[:34], LONG[:20] + "。")
    pdf.lines(100, 550, LONG[:40], "完。")
    pdf.text(100, 60, "1 数据截至四月。", 8)
    found = {block.kind: block for block in blocks(pdf)}
    assert found["heading"].level == 1
    assert found["note"].text.startswith("1 数据")
    assert found["item"].text == "• 第二项"
    assert found["code"].text == "def tide(x):\n    return x + 1"
    assert found["quote"].text == LONG[:34] + LONG[:20] + "。"
    assert any(run.raised for block in blocks(pdf) for run in block.runs)


def test_vertical_text_is_a_loss() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 700, LONG[:40])
    pdf.pages[-1].append(b"BT /F1 10 Tf 0 1 -1 0 50 300 Tm <0001> Tj ET")
    reading = read(pdf.build())
    assert [loss.code for loss in reading.losses if loss.code == "turned-text"] == ["turned-text"]
    assert reading.source == "layout"


def test_a_whole_report() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 750, "海湾研究所", 12)
    pdf.text(100, 730, "2026 年 4 月 24 日", 10)
    pdf.text(100, 700, "摘要", 12, "Body-Bold")
    pdf.lines(100, 680, LONG[:40], "短行。")
    pdf.text(100, 630, "1 观测", 14, "Body-Bold")
    pdf.text(100, 600, "1.1 北岸", 12, "Body-Bold")
    pdf.lines(100, 580, LONG[:40], "短行。")
    pdf.text(100, 530, "参考文献", 14, "Body-Bold")
    pdf.text(100, 505, "1. 海湾研究所 (2026), 潮汐年鉴.")
    report: Report = read(pdf.build()).report
    data: dict[str, Any] = to_data(report)
    assert (data["title"], data["date"], data["language"]) == ("潮汐月报", "2026-04-24", "zh-Hans")
    assert data["organisations"] == [{"name": "海湾研究所", "role": "issuer"}]
    assert plain_text(report.abstract[0].text) == LONG[:40] + "短行。"  # type: ignore[union-attr]
    assert [plain_text(section.title) for section in report.sections[0].sections] == ["北岸"]
    assert len(report.references) == 1


@pytest.mark.parametrize("name", ["glyphs", "lines", "blocks"])
def test_stages_can_be_printed(name: str) -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 700, LONG[:40], "完。")
    shown = stage(pdf.build(), name).split("\n")
    assert len(shown) == {"glyphs": 46, "lines": 3, "blocks": 2}[name]
    assert shown[-1].endswith({"glyphs": "。", "lines": "完。", "blocks": "完。"}[name])


def test_rows_with_empty_cells_are_rows_of_their_own() -> None:
    pdf = titled(PlainPdf())
    rows = (
        ("港口", "今年", "说明"),
        ("西岸港", "67,656", "按计划推进"),
        ("北湾港", "26,463", ""),
        ("南屿港", "39,712", ""),
    )
    for height in (712, 694, 635):
        pdf.rule(100, 500, height)
    for place, row in enumerate(rows):
        for x, cell in zip((100, 136, 172), row, strict=True):
            if cell:
                pdf.text(x, 700 - 18 * place, cell, font="Mono" if place else "Body-Bold")
    (found,) = (block for block in blocks(pdf) if block.cells)
    assert [tuple("".join(run.text for run in cell) for cell in row) for row in found.cells] == list(rows)


def test_items_nest_by_where_they_stand() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 740, "1 观测", 14, "Body-Bold")
    pdf.lines(100, 700, "1. 第一项", "2. 第二项")
    pdf.lines(120, 670, "1. 内一", "2. 内二")
    pdf.lines(100, 640, "3. 第三项", "1. 另一个")
    blocks_read = to_data(read(pdf.build()).report)["sections"][0]["blocks"]
    assert [len(block["items"]) for block in blocks_read] == [3, 1]
    assert [part["type"] for part in blocks_read[0]["items"][1]] == ["paragraph", "list"]


def test_a_single_line_of_a_quotation_may_stand_in_the_middle_by_chance() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 740, "1 观测", 14, "Body-Bold")
    y = pdf.lines(100, 715, "　　" + LONG[:38], "完。", "　　" + LONG[:38], "完。")
    y = pdf.lines(130, y - 6, "　　" + LONG[:32], LONG[:34], "完。")
    y = pdf.lines(100, y - 6, "　　" + LONG[:38], "完。")
    y = pdf.lines(130, y - 6, "　　" + LONG[:29] + "。")
    pdf.lines(100, y - 6, "　　" + LONG[:38], "完。")
    assert [block.kind for block in blocks(pdf) if block.text.startswith(LONG[:29])][2::2] == ["quote", "quote"]


def test_what_begins_with_the_word_figures_is_no_caption() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 740, "1 Tides", 14, "Body-Bold")
    pdf.text(100, 715, "Figures that the harbour published are rounded.")
    assert to_data(read(pdf.build()).report)["sections"][0]["blocks"][0]["type"] == "paragraph"
    assert not any(loss.code == "caption-alone" for loss in read(pdf.build()).losses)


def test_a_short_sentence_at_one_place_of_two_pages_is_text() -> None:
    pdf = titled(PlainPdf())
    for _ in range(2):
        pdf.lines(100, 700, LONG[:40], LONG[:20] + "。")
        pdf.text(100, 600, "今天无风。")
        pdf.page()
    pdf.text(100, 700, "完。")
    assert texts(pdf).count("今天无风。") == 2
