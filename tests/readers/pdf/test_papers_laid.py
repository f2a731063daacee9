"""What pages of papers show: names ranged right, notes below numbered lists, sentences in bold, addresses."""

from __future__ import annotations

from make_pdf import PlainPdf
from test_first_lines import headed, prose
from test_layout import LONG, blocks, texts, titled


def test_a_line_ranged_right_ends_where_the_next_begins_at_the_left() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.text(390, y - 15, "潮信数据海岸观测站甲中心")
    pdf.text(120, y - 30, "资料")
    assert texts(pdf)[-2:] == ["潮信数据海岸观测站甲中心", "资料"]


def test_a_note_stands_below_a_numbered_list_in_small_print() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, LONG[:40], LONG[:20] + "。")
    pdf.text(310, 729, "1", 6)
    pdf.lines(100, 140, "1. 海湾研究所 (2026), 潮汐年鉴.", "2. 北岸观测站 (2025), 海况.", size=9)
    pdf.lines(100, 90, "1. 数据截至四月。", size=8)
    assert [block.text for block in blocks(pdf) if block.kind == "note"] == ["1. 数据截至四月。"]


def test_a_list_in_small_print_below_a_heading_is_no_note() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, LONG[:40], LONG[:20] + "。")
    pdf.text(310, 729, "1", 6)
    pdf.text(100, 112, "会议文件", 13, "Body-Bold")
    pdf.lines(100, 90, "1. 海湾研究所 (2026), 潮汐年鉴.", size=9)
    assert not any(block.kind == "note" for block in blocks(pdf))


def test_a_note_as_large_as_the_text_is_told_by_its_raised_mark() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, LONG[:40], LONG[:20] + "。")
    pdf.text(310, 729, "1", 6)
    pdf.text(320, 725, "其余照旧。")
    pdf.text(100, 94, "1", 6)
    pdf.text(106, 90, "数据截至四月，以后另行公布。")
    assert [block.text[-14:] for block in blocks(pdf) if block.kind == "note"] == [
        "数据截至四月，以后另行公布。"
    ]


def test_a_korean_sentence_in_bold_is_no_heading() -> None:
    pdf = headed(PlainPdf())
    prose(pdf, 720)
    pdf.text(100, 600, "가장 큰 손실은 승인에서 생겼다.", 10, "Body-Bold")
    pdf.lines(100, 570, LONG[:40], "完。")
    assert not any(block.kind == "heading" and "손실" in block.text for block in blocks(pdf))


def test_names_and_dates_below_each_other_at_the_head_of_a_page() -> None:
    pdf = titled(PlainPdf())
    pdf.text(390, 815, "第12期（总第318期）")
    pdf.text(415, 800, "2026年4月1日")
    pdf.text(100, 760, "海岸观测中心")
    pdf.text(180, 760, "潮信研究院")
    pdf.text(100, 745, "北岸数据联盟")
    pdf.lines(100, 700, LONG[:40], "完。")
    found = texts(pdf)
    assert "2026年4月1日" in found
    assert "北岸数据联盟" in found


def test_names_in_latin_letters_below_each_other() -> None:
    pdf = titled(PlainPdf())
    for y, name in (
        (750, "Northern Thornmere Peatland Observatory"),
        (734, "Southern Institute for Upland Hydrology"),
        (718, "Carrow and Finch Land Advisers"),
    ):
        pdf.text(100, y, name, 12)
    prose(pdf, prose(pdf, 690))
    assert {"Southern Institute for Upland Hydrology", "Carrow and Finch Land Advisers"} <= set(texts(pdf))
