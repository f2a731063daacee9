"""Texts as OCR programs write them: Markdown, pages parted in mid-sentence, contents lists of links."""

from __future__ import annotations

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.formats import Reading
from briefing_tex.model import Footnote, Paragraph, Report, plain_text
from briefing_tex.readers.text import read


def reading(text: str) -> Reading:
    return read(text.encode(), Source("tides.txt"))


def paragraphs(report: Report) -> list[str]:
    sections = [inner for section in report.sections for inner in (section, *section.sections)]
    blocks = [block for section in sections for block in section.blocks]
    return [plain_text(block.text) for block in blocks if isinstance(block, Paragraph)]


def titles(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (plain_text(section.title), tuple(plain_text(inner.title) for inner in section.sections))
        for section in report.sections
    ]


BREAKS = ("\n\n第 2 页 共 3 页\n\n", "\n\n---\n\n", "\n\n{2}----------------\n\n", "\n\n<!-- Page 3 -->\n\n")


@pytest.mark.parametrize("between", BREAKS)
def test_a_short_half_before_a_page_break(between: str) -> None:
    text = (
        "# 潮汐日报\n\n东海潮汐研究所\n\n2026 年 3 月 2 日\n\n## 1 水位\n\n三月上旬水位平稳，没有出现风浪，各港"
        f"{between}都按计划作业。\n\n## 2 风力\n\n风力二级，能见度良好。"
    )
    assert paragraphs(reading(text).report) == [
        "三月上旬水位平稳，没有出现风浪，各港都按计划作业。",
        "风力二级，能见度良好。",
    ]


def test_a_line_without_a_stop_is_no_half_where_it_may_be_a_heading() -> None:
    text = (
        "潮汐日报\n\n东海潮汐研究所\n\n摘要\n\n水位平稳。\n\n水位平稳，各港正常作业\n\n三月上旬没有出现风浪。\n"
    )
    report = reading(text).report
    assert titles(report) == [("水位平稳，各港正常作业", ())]
    assert paragraphs(report) == ["三月上旬没有出现风浪。"]


def test_a_word_that_a_page_break_cuts() -> None:
    text = (
        "# Tides\n\nHarbour Institute\n\n## 1 Levels\n\nThe harbour at Lowmoor was closed for repairs, "
        "and the pilots of Low\n\nmoor waited at sea until the evening.\n\n## 2 Wind\n\n"
        "The wind was light all day."
    )
    assert paragraphs(reading(text).report)[0].endswith(
        "the pilots of Lowmoor waited at sea until the evening."
    )


@pytest.mark.parametrize("entry", ["- [{}](#{})", "- {}", "[{}](#{})", "**{}**"])
def test_a_contents_list_of_links_without_page_numbers(entry: str) -> None:
    named = ("水位", "北港水位", "风力", "30 日预报", "参考文献")
    listed = "\n".join(entry.format(title, place) for place, title in enumerate(named))
    text = (
        f"# 潮汐日报\n\n东海潮汐研究所\n\n## 摘要\n\n水位平稳，没有风浪。\n\n## 目录\n\n{listed}\n\n"
        "## **水位**\n\n### **北港水位**\n\n水位为三米，与昨日持平。\n\n## **风力**\n\n"
        "### **30 日预报**\n\n风力二级。\n\n"
        "## 参考文献\n\n1. 东海潮汐研究所 (2026), *潮汐年报*."
    )
    report = reading(text).report
    assert [plain_text(block.text) for block in report.abstract if isinstance(block, Paragraph)] == [
        "水位平稳，没有风浪。"
    ]
    assert titles(report) == [("水位", ("北港水位",)), ("风力", ("30 日预报",))]


def test_a_label_above_notes_is_no_text() -> None:
    text = (
        "# 潮汐日报\n\n东海潮汐研究所\n\n## 水位\n\n水位平稳[^1]，没有风浪。\n\n"
        "## 注释\n\n[^1]: 以验潮站的记录为准。\n\n"
        "## 参考文献\n\n1. 东海潮汐研究所 (2026), *潮汐年报*."
    )
    found = reading(text)
    assert titles(found.report) == [("水位", ())]
    assert paragraphs(found.report) == ["水位平稳，没有风浪。"]


def test_a_note_with_its_number_in_a_ring() -> None:
    text = (
        "# 潮汐日报\n\n东海潮汐研究所\n\n## 水位\n\n水位平稳，没有风浪。①各港正常作业②。\n\n"
        "① 以验潮站的记录为准。\n\n"
        "## 风力\n\n风力二级，能见度良好。\n\n② 不含休渔的小港。"
    )
    report = reading(text).report
    blocks = [block for section in report.sections for block in section.blocks]
    assert isinstance(blocks[0], Paragraph)
    assert sum(isinstance(part, Footnote) for part in blocks[0].text) == 2
    assert len(blocks) == 2


def test_items_with_numbers_in_rings_are_no_notes() -> None:
    text = "# 潮汐日报\n\n东海潮汐研究所\n\n## 水位\n\n步骤①在前，步骤②在后：\n\n①测量水位。\n\n②记录水位。\n"
    blocks = reading(text).report.sections[0].blocks
    assert [block.type for block in blocks] == ["paragraph", "list"]


FRONT = "# 潮汐日报\n\n东海潮汐研究所\n\n2026 年 3 月 2 日\n\n"


@pytest.mark.parametrize("mark", ["", "# ", "## "])
def test_numbers_that_touch_their_titles(mark: str) -> None:
    text = (
        f"{FRONT}目录\n\n1水位\t1\n2风力与航运\t1\n3参考文献\t2\n\n"
        f"{mark}1水位\n\n3月上旬水位平稳，没有风浪。\n\n"
        f"{mark}2风力与航运\n\n风力二级，能见度良好。\n\n"
        f"{mark}3参考文献\n\n1. 东海潮汐研究所 (2026), *潮汐年报*."
    )
    report = reading(text).report
    assert titles(report) == [("水位", ()), ("风力与航运", ())]
    assert paragraphs(report)[0] == "3月上旬水位平稳，没有风浪。"
    assert len(report.references) == 1


def test_figures_that_touch_a_word_are_no_numbers_of_headings() -> None:
    text = f"{FRONT}## 水位\n\n1月水位平稳。\n\n2月水位上升。\n\n## 3月展望\n\n风力二级，能见度良好。"
    assert titles(reading(text).report) == [("水位", ()), ("3月展望", ())]


def test_words_above_a_title_that_looks_as_the_headings_do() -> None:
    text = (
        "内部资料　注意保存\n\n# 潮汐日报\n\n（总第 12 期）\n\n**东海潮汐研究所  主办**\n\n2026年3月2日\n\n"
        "**摘要**　水位平稳，没有风浪，各港正常作业。\n\n"
        "# 一、水位\n\n水位平稳，没有风浪。\n\n# 二、风力\n\n风力二级。"
    )
    found = reading(text)
    report = found.report
    assert plain_text(report.title) == "潮汐日报"
    assert [(body.name, body.role) for body in report.organisations] == [("东海潮汐研究所", "issuer")]
    assert [plain_text(block.text) for block in report.abstract if isinstance(block, Paragraph)] == [
        "水位平稳，没有风浪，各港正常作业。"
    ]
    assert titles(report) == [("水位", ()), ("风力", ())]
    assert any(loss.code == "unplaced-text" and "内部资料" in loss.message for loss in found.losses)


def test_a_name_with_a_page_number_parts_no_paragraph() -> None:
    text = (
        f"{FRONT}## 水位\n\n三月上旬水位平稳，没有出现风浪，各港都按计划作业，靠泊量为 60\n\n"
        "东海潮汐研究所                    第 1 页\n\n艘，与上月持平。\n"
    )
    assert paragraphs(reading(text).report) == [
        "三月上旬水位平稳，没有出现风浪，各港都按计划作业，靠泊量为 60 艘，与上月持平。"
    ]


@pytest.mark.parametrize("head", ["", "*潮汐日报*\n\n", "**潮汐日报**\n\n", "# 潮汐日报\n\n"])
def test_one_page_number_with_a_running_head_in_markdown(head: str) -> None:
    text = (
        f"{FRONT}## 水位\n\n三月上旬水位平稳，没有出现风浪，各港都按计划作业，靠泊\n\n"
        f"2\n\n{head}量与上月持平。\n\n"
        "## 风力\n\n风力二级，能见度良好。"
    )
    assert paragraphs(reading(text).report) == [
        "三月上旬水位平稳，没有出现风浪，各港都按计划作业，靠泊量与上月持平。",
        "风力二级，能见度良好。",
    ]
