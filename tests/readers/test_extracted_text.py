"""What extractors make of pages: titles of several lines, markers at the foot, empty lines everywhere."""

from __future__ import annotations

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.model import Footnote, List, Paragraph, Report, Table, plain_text
from briefing_tex.readers.text import read

ZH = (
    "各港的水位在三月上旬一直平稳，没有出现大的风浪，货船都按照计划进出港口，引航站也没\n"
    "有接到求助的电话，只有北港因为疏浚而在夜间关闭了两个泊位，预计四月初能够重新开放\n"
    "，届时夜间的靠泊能力会恢复到去年的水平。\n"
)
EN = (
    "The harbour was calm in the first days of March, and the ships kept to their timetable in\n"
    "spite of the works at the north quay, where two berths stay closed at night until the first\n"
    "week of April, when the dredgers are to leave.\n"
)


def report(text: str) -> Report:
    return read(text.encode(), Source("tides.txt")).report


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Costs of the Tide and\nWays to Share Them", "Costs of the Tide and Ways to Share Them"),
        (
            "Drained Land at Field\nScale: Levels, Tides and\nHay",
            "Drained Land at Field Scale: Levels, Tides and Hay",
        ),
        (
            "Sharing the costs of a rising sea between\nthe ports",
            "Sharing the costs of a rising sea between the ports",
        ),
        (
            "Raising the Quay: Five Small Harbours\nBefore the Storm",
            "Raising the Quay: Five Small Harbours Before the Storm",
        ),
    ],
)
def test_an_english_title_of_several_lines(lines: str, title: str) -> None:
    read_back = report(f"{lines}\nHarbour Institute\n4 February 2026\nAbstract\n{EN}1 Levels\n{EN}{EN}")
    assert plain_text(read_back.title) == title
    assert [body.name for body in read_back.organisations] == ["Harbour Institute"]


def test_a_title_that_only_the_running_head_says_in_one() -> None:
    text = (
        "Rising Water\nFalling Dues\nHarbour Institute\n4 February 2026\nAbstract\n"
        f"{EN}\fRising Water Falling Dues\n1 Levels\n{EN}\fRising Water Falling Dues\n2 Tides\n{EN}"
    )
    assert plain_text(report(text).title) == "Rising Water Falling Dues"


def test_a_body_beside_the_title_in_the_running_head() -> None:
    pages = f"摘要\n{ZH}\f2026 年潮汐报告 BYD\n1 水位\n{ZH}\f2026 年潮汐报告 BYD\n2 航运\n{ZH}"
    text = f"2026 年潮汐报告\nBYD\n2026年3月2日\n{pages}"
    read_back = report(text)
    assert plain_text(read_back.title) == "2026 年潮汐报告"
    assert [body.name for body in read_back.organisations] == ["BYD"]


def test_a_title_may_count_its_issue_and_end_with_a_year() -> None:
    head = "东海潮汐研究所\n2026年3月2日\n摘要"
    assert (
        plain_text(report(f"潮汐快讯（第329期）\n{head}\n{ZH}1 水位\n{ZH}{ZH}").title) == "潮汐快讯（第329期）"
    )
    title = "The State of the Bar in 2025"
    read_back = report(f"{title}\nHarbour Institute\n4 February 2026\nAbstract\n{EN}1 Levels\n{EN}{EN}")
    assert plain_text(read_back.title) == title


def test_a_subtitle_is_not_of_the_title() -> None:
    text = f"潮汐日报\n三月上旬的水位与航运\n东海潮汐研究所\n2026年3月2日\n摘要\n{ZH}一、水位\n{ZH}{ZH}"
    read_back = report(text)
    assert plain_text(read_back.title) == "潮汐日报"
    assert plain_text(read_back.subtitle) == "三月上旬的水位与航运"


@pytest.mark.parametrize("markers", ["•\n•\n•\n", "1.\n2.\n3.\n"])
def test_markers_at_the_foot_of_the_page(markers: str) -> None:
    items = (
        "测量每天的水位并且记录。\n"
        "记录每天的风力和风向，并与邻近各港核对，差别较大时要注明原因，以便年终\n"
        "统计。\n公布结果。\n"
    )
    head = "潮汐日报\n东海潮汐研究所\n2026年3月2日\n\n一、水位\n"
    text = f"{head}{ZH}各港须做三件事：\n{items}二、风力\n{ZH}{markers}1\f三、航运\n{ZH}2\n"
    blocks = report(text).sections[0].blocks
    assert isinstance(blocks[-1], List)
    assert [plain_text(item[0].text) for item in blocks[-1].items if isinstance(item[0], Paragraph)] == [
        "测量每天的水位并且记录。",
        "记录每天的风力和风向，并与邻近各港核对，差别较大时要注明原因，以便年终统计。",
        "公布结果。",
    ]
    assert blocks[-1].ordered == markers.startswith("1")


def test_empty_lines_between_all_lines() -> None:
    body = ZH.replace("\n", "\n\n")
    head = "潮汐日报\n\n东海潮汐研究所\n\n2026年3月2日\n\n\n"
    text = f"{head}一、水位\n　　{body}二、风力\n　　{body}三、航运\n　　{body}"
    read_back = report(text)
    assert [plain_text(section.title) for section in read_back.sections] == ["水位", "风力", "航运"]
    assert [len(section.blocks) for section in read_back.sections] == [1, 1, 1]


def test_a_number_that_a_line_end_cuts_amid_chinese() -> None:
    text = ZH.replace("引航站也没\n有", "另有小艇 1\n82 艘没有")
    read_back = report(f"潮汐日报\n东海潮汐研究所\n2026年3月2日\n\n一、水位\n{text}{ZH}二、风力\n{ZH}")
    block = read_back.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert "小艇 182 艘" in plain_text(block.text)


PROFILES = (
    "东海研究所：专注于潮汐与水位的研究，每天发布一期日报。\n"
    "港务数据社：提供各港的水位、风力与航运的数据服务。\n"
)


@pytest.mark.parametrize(
    ("captions", "channels"),
    [
        ("扫码订阅日报\n加入数据交流群\n", [("扫码订阅日报",), ("加入数据交流群",)]),
        (
            "潮汐公众号 数据站\n每日更新 gangwu.example\n",
            [("潮汐公众号", "每日更新"), ("数据站", "gangwu.example")],
        ),
        ("东海研究所\n公众号\n港务数据社\n数据站\n", [("东海研究所", "公众号"), ("港务数据社", "数据站")]),
        (
            "东海潮汐\n公众号\n港务数据社\n数据站\n港务数据社\n每日更新\n",
            [("东海潮汐", "公众号"), ("港务数据社", "数据站"), ("港务数据社", "每日更新")],
        ),
    ],
)
def test_captions_of_channels_in_a_text_without_empty_lines(
    captions: str, channels: list[tuple[str, ...]]
) -> None:
    head = f"潮汐日报\n东海潮汐研究所\n2026年3月2日\n一、水位\n{ZH}二、风力\n{ZH}"
    text = f"{head}联系我们\n{captions}{PROFILES}网址：https://donghai.example\n"
    contact = report(text).contact
    assert contact is not None
    assert contact.prompt == "联系我们"
    assert [channel.caption for channel in contact.channels] == channels


def test_a_prompt_that_asks_above_a_caption() -> None:
    text = (
        f"潮汐日报\n东海潮汐研究所\n2026年3月2日\n一、水位\n{ZH}二、风力\n{ZH}"
        f"参考文献\n[1] 东海潮汐研究所. 潮汐年报[R]. 2025.\n1\f还有其他问题？\n加入咨询群组\n{PROFILES}网址：https://donghai.example\n"
    )
    contact = report(text).contact
    assert contact is not None
    assert contact.prompt == "还有其他问题？"
    assert [channel.caption for channel in contact.channels] == [("加入咨询群组",)]


def test_names_with_their_text_in_lines_of_their_own() -> None:
    names = "东海研究所：专注于潮汐的研究。\n港务数据社：提供水位的数据。\n网址：https://donghai.example\n"
    text = f"潮汐日报\n东海潮汐研究所\n2026年3月2日\n\n一、水位\n{ZH}二、风力\n{ZH}\n联系我们\n\n{names}"
    contact = report(text).contact
    assert contact is not None
    assert [profile.name for profile in contact.profiles] == ["东海研究所", "港务数据社"]


def test_a_head_of_several_lines_above_cells_that_spaces_part() -> None:
    rows = (
        "Port Depth be\ufffe\nfore (m)\nDepth after\n(m)\n"
        "Upper Quay 5.8 2.4\nLower Quay 6.6 2.7\nSallow 6.3 3.6\n"
    )
    text = f"Tides\nHarbour Institute\n4 February 2026\n1 Levels\n{EN}Table 1: Depths\n{rows}{EN}2 Wind\n{EN}"
    table = next(block for block in report(text).sections[0].blocks if isinstance(block, Table))
    assert [[plain_text(cell) for cell in row] for row in table.rows] == [
        ["Upper Quay", "5.8", "2.4"],
        ["Lower Quay", "6.6", "2.7"],
        ["Sallow", "6.3", "3.6"],
    ]
    assert [plain_text(cell) for cell in table.head[0]] == ["Port", "Depth before (m)", "Depth after (m)"]


def test_hyphens_of_pdfium_in_cells_and_code() -> None:
    """They are hyphens, whatever stands behind them."""
    table = "Port\tRank\ufffe\nNorth\tA\ufffe\nSouth\tB\ufffe\n"
    text = f"Tides\n\nHarbour Institute\n\n1 Levels\n\n{EN}\n{table}\n```\nx\ufffe\n```\n"
    found, code = report(text).sections[0].blocks[1:]
    assert isinstance(found, Table)
    assert [[plain_text(cell) for cell in row] for row in found.rows] == [["North", "A-"], ["South", "B-"]]
    assert getattr(code, "text", "") == "x-"


def test_a_note_whose_number_touches_its_text() -> None:
    text = (
        f"潮汐日报\n东海潮汐研究所\n2026年3月2日\n\n一、水位\n{ZH}各港的水位都低于去年。1各港都在正常作业，见 https://sea.\n"
        f"1低潮时除外，以验潮站的记录为准。\n1\fexample/tides/2026 。\n二、风力\n{ZH}2\n"
    )
    blocks = report(text).sections[0].blocks
    assert isinstance(blocks[-1], Paragraph)
    assert any(isinstance(part, Footnote) for part in blocks[-1].text)
    assert plain_text(blocks[-1].text).endswith("https://sea.example/tides/2026 。")


def test_captions_that_begin_with_bodies_of_the_title_block() -> None:
    """The first has the name of the issuer without that of its department; there are no profiles."""
    captions = "东海潮汐研究所\n公众号\n港务数据社\ngangwu.example\n"
    head = f"潮汐日报\n东海潮汐研究所水位部\n港务数据社\n2026年3月2日\n一、水位\n{ZH}二、风力\n{ZH}"
    contact = report(f"{head}联系我们\n{captions}网址：https://donghai.example\n").contact
    assert contact is not None
    found = [channel.caption for channel in contact.channels]
    assert found == [("东海潮汐研究所", "公众号"), ("港务数据社", "gangwu.example")]


def test_a_prompt_below_an_entry_that_fills_its_line() -> None:
    entry = "[1] Office of the Northern Harbours (2026), Tides and winds, https://tides.example/reports/2026.\n"
    head = f"潮汐日报\n东海潮汐研究所\n2026年3月2日\n一、水位\n{ZH}二、风力\n{ZH}参考文献\n"
    contact = report(
        f"{head}{entry}联系我们，请扫描二维码\n潮汐公众号\n网址：https://donghai.example\n"
    ).contact
    assert contact is not None
    assert contact.prompt == "联系我们，请扫描二维码"


def test_radicals_that_have_no_compatible_ideograph() -> None:
    assert report(f"\u2edd⽤⽔周报\n东海潮汐研究所\n一、\u2ed3江\n{ZH}").title == ("食用水周报",)


def test_a_korean_word_that_the_end_of_a_title_line_cuts() -> None:
    """The running head has it whole, and nothing has its halves."""
    body = "관측 자료는 다섯 분마다 모았으며 수집률은 높았다. 센서는 북쪽을 향하도록 설치하였다.\n"
    head = "골목길 먼지 농도의 시공간 분포 분석"
    top = "골목길 먼지 농도의 시공\n간 분포 분석\n푸른대기연구소\n2026년 3월\n"
    text = f"{top}1 서론\n{body}\f{head}\n2 결과\n{body}"
    assert plain_text(report(text).title) == head


def test_markers_below_their_list_and_above_a_note() -> None:
    items = ("Ask the crews what they saw.", "Count the boats at the north quay.", "Write it all down.")
    listed = "\n".join(items)
    text = (
        f"Tide Letter\nHarbour Institute\n4 February 2026\n1 Levels\n{EN}Three things are to be done:\n"
        f"{listed}\n{EN}1.\n2.\n3.\nNote: The office has a form for it, which was last changed in the year\n"
        f"before.\n\f2 Tides\n{EN}"
    )
    lists = [block for block in report(text).sections[0].blocks if isinstance(block, List)]
    found = [block for one in lists for item in one.items for block in item]
    assert [plain_text(block.text) for block in found if isinstance(block, Paragraph)] == list(items)
