"""HTML and TeX that OCR programs mix into a text."""

from __future__ import annotations

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.formats import Reading
from briefing_tex.model import Footnote, Paragraph, Table, plain_text
from briefing_tex.readers.text import read
from briefing_tex.readers.text.markup.formulas import plain_formulas

HEAD = "# 潮汐日报\n\n东海潮汐研究所<br>港务数据 &amp; 咨询\n\n2026 年 3 月 2 日\n\n## 1 水位\n\n"


def reading(body: str) -> Reading:
    return read((HEAD + body).encode(), Source("tides.txt"))


def blocks(body: str) -> list[object]:
    return list(reading(body).report.sections[0].blocks)


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[plain_text(cell) for cell in row] for row in (*table.head, *table.rows)]


def test_breaks_and_entities_in_the_title_block() -> None:
    report = reading("水位平稳，没有风浪，各港正常作业。").report
    assert [body.name for body in report.organisations] == ["东海潮汐研究所", "港务数据", "咨询"]


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_table_with_its_caption(between: str) -> None:
    rows = between.join(
        ("<tr><td>港口</td><td>水位</td></tr>", '<tr><td align="right">南港</td><td>3.1 &lt; 4</td></tr>')
    )
    found = blocks(f"各港水位见下表，均在警戒线以下。\n\n<center>表 1 水位</center>\n\n<table>{rows}</table>")
    table = found[1]
    assert cells(table) == [["港口", "水位"], ["南港", "3.1 < 4"]]
    assert isinstance(table, Table)
    assert plain_text(table.caption) == "水位"


def test_cells_that_span_leave_those_empty_that_they_cover() -> None:
    table = (
        "<table><thead><tr><th rowspan='2'>港口</th><th colspan=2>水位</th></tr>"
        "<tr><th>早</th><th>晚</th></tr></thead>"
        "<tr><td>南|港</td><td>3</td><td>4</td></tr></table>"
    )
    found = blocks(f"各港水位见下表，均在警戒线以下。\n\n{table}")[1]
    assert cells(found) == [["港口", "水位", ""], ["", "早", "晚"], ["南|港", "3", "4"]]


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "$^{1}$", "<sup>[1]</sup>"])
def test_raised_numbers_are_marks_of_notes_where_a_note_begins_so(mark: str) -> None:
    paragraph = blocks(f"水位平稳{mark}，面积为 3 km<sup>2</sup>。\n\n{mark} 以验潮站的记录为准。")[0]
    assert isinstance(paragraph, Paragraph)
    notes = [part for part in paragraph.text if isinstance(part, Footnote)]
    assert len(notes) == 1
    assert "km²" in plain_text(paragraph.text)


def test_pictures_go_with_a_remark_and_their_rows_with_them() -> None:
    found = reading(
        "水位平稳，没有风浪，各港正常作业。\n\n联系我们\n\n"
        "| ![](a.jpg) | ![](b.jpg) |\n| --- | --- |\n| 公众号 | 数据站 |\n\n"
        '<img src="c.png" width="9">\n\n港务数据：提供潮汐与水位的数据服务。'
    )
    contact = found.report.contact
    assert contact is not None
    assert [channel.caption for channel in contact.channels] == [("公众号",), ("数据站",)]
    assert sum(loss.code == "image-dropped" for loss in found.losses) == 3


def test_code_and_unknown_tags_stay() -> None:
    found = blocks(
        "标记 `<sup>1</sup>` 与 <潮汐> 都是正文，不是标签。\n\n```\n<table><tr><td>1</td></tr></table>\n```"
    )
    assert isinstance(found[0], Paragraph)
    assert "<sup>1</sup> 与 <潮汐> 都" in plain_text(found[0].text)
    assert getattr(found[1], "text", "") == "<table><tr><td>1</td></tr></table>"


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"$9 3 . 7 \%$", "93.7%"),
        (r"约 $16$ 台", "约 16 台"),
        (r"$\sim 3 \times 10^{-5}$", "~3 × 10⁻⁵"),
        (r"$25\,^{\circ}\mathrm{C}$", "25°C"),
        (r"$12\,\mu\mathrm{m}$", "12 μm"),
        (r"$\mathrm{CO}_2$", "CO₂"),
        ("costs $5 and $6 a day", "costs $5 and $6 a day"),
        ("from $5-$6", "from $5-$6"),
        (r"$\frac{a}{b}$ and $x^y$", r"$\frac{a}{b}$ and $x^y$"),
    ],
)
def test_formulas_of_numbers_are_text(tex: str, plain: str) -> None:
    assert plain_formulas(tex) == plain
