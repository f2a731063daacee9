"""Texts as they are copied from word processors, viewers and web pages, or typed."""

from __future__ import annotations

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.model import Report
from briefing_tex.readers.structure.sections import split_keywords
from briefing_tex.readers.text import read


def read_text(text: str) -> Report:
    return read(text.encode(), Source()).report


def titles(report: Report) -> list[str]:
    return ["".join(map(str, section.title)) for section in report.sections]


@pytest.mark.parametrize("line", ["生乳／在庫／施設更新", "生乳 | 在庫 | 施設更新", "生乳 · 在庫 · 施設更新"])
def test_keywords_are_parted_by_strokes_and_bars(line: str) -> None:
    assert split_keywords(line) == ["生乳", "在庫", "施設更新"]


def test_a_time_and_a_place_stand_behind_a_date() -> None:
    report = read_text(
        "小磨坊还能磨多久？\n\n2026年5月9日 07:30 河南\n\n中原粮食研究中心\n\n开工率平均只有一半。\n"
    )
    assert str(report.date) == "2026-05-09"


def test_a_subtitle_between_dashes_is_no_item() -> None:
    report = read_text(
        "제주 지하수 보고\n- 겨울 가뭄과 밭작물 -\n제주물환경연구원\n2026. 4. 22.\n요약\n물이 적다.\n"
    )
    assert str(report.date) == "2026-04-22"
    assert [body.name for body in report.organisations] == ["제주물환경연구원"]


def test_the_day_is_the_date_and_the_month_the_issue() -> None:
    report = read_text(
        "Danube Monitor\nApril 2026\nInstitute for Inland Navigation\n4 May 2026\nAbstract\nLow water.\n"
    )
    assert (str(report.date), report.subtitle) == ("2026-05-04", ("April 2026",))


def test_signs_that_are_pictures_are_bullets() -> None:
    report = read_text("磨坊\n\n一、路\n\n有两条路：\n\n✅ 联合投标；\n\n✅ 专做杂粮。\n")
    assert "✅" not in str(report.sections[0].blocks[1])


def test_numbers_above_their_titles_are_no_pages() -> None:
    apart = "\n\n\n\n"
    parts = (
        "磨坊",
        "中原粮食研究中心",
        "开工率只有一半，老板们都在等订单。",
        "01\n\n订单去哪儿了",
        "大厂自建了磨粉线。",
        "老板们说，这不是价格战。",
        "02\n\n三条路",
        "我们整理了三条可行的路：",
        "每一条路都要先互认检验结果，同一车麦子可能被退两次。",
    )
    report = read_text(apart.join(parts))
    assert titles(report) == ["订单去哪儿了", "三条路"]


def test_an_address_below_a_profile_is_the_website() -> None:
    wide = (
        "生乳の生産は回復に向かうが、脱脂粉乳の在庫と施設の老朽化が経営\n"
        "の重荷になっている。高温の影響を受けた昨年の一番草が、いまも給与\n"
        "されている。更新の費用は一か所あたりで平均して九億円と見込まれる\n。"
    )
    profile = "十勝農業研究会：酪農家の経営データを集計し、毎月公表している。"
    text = f"酪農短信\n十勝農業研究会\n要旨\n{wide}\nお問い合わせ\n{profile}\nhttps://dairy.example.jp\n"
    contact = read_text(text).contact
    assert contact is not None
    assert contact.website == "https://dairy.example.jp"


def test_rules_of_a_typed_table_are_no_text() -> None:
    rule = "  +------+------+\n"
    rows = f"{rule}  | Seed | 2026 |\n{rule}  | Rye  | 9.40 |\n  | Oats | 5.60 |\n{rule}"
    text = f"Seeds\n\n1. Prices\n\nDear.\n\n{rows}"
    (paragraph, table) = read_text(text).sections[0].blocks
    assert (paragraph.type, table.type) == ("paragraph", "table")


def test_a_short_numbered_title_does_not_go_on_with_the_indented_paragraph_below_it() -> None:
    text = (
        "运行分析\n一、通道\n（一）直流的曲线\n"
        "　　午间的富余电量首先考验的是网架。哈密至重庆的直流工程在三月份平均\n"
        "输送功率只有额定值的六成，原因是受端同时段也在出力，双方的曲线几乎重\n合。\n"
        "（二）一次试验\n"
        "　　调度部门在三月中旬做过一次试验：把送端的配套火电压到最低技术出力\n"
        "，直流功率一度提高，但受端的水电被迫弃水。试验持续了五天，之后恢复原\n状。\n"
    )
    (section,) = read_text(text).sections
    assert ["".join(map(str, one.title)) for one in section.sections] == ["直流的曲线", "一次试验"]


def test_lists_hide_no_measure() -> None:
    half = (
        "빗물 저장 장치를 설치한 세 단지에서는 수돗물 사용량이 지난 삼월 한 달 동안 평균 사십 퍼센트\n"
        "줄었다. 지붕이 넓고 통이 작은 경우에도 효과가 크다는 앞선 연구와 일치한다는 점이 이번 조사에서\n"
        "드러났다."
    )
    items = "\n".join(f"{number}. 홈통의 지름이 {number}0 mm 이상인가" for number in range(1, 5))
    parts = (f"{n} 측정 결과 {n}\n{half}\n확인할 점은 다음과 같다.\n{items}" for n in (1, 2, 3))
    text = "\n".join(parts)
    first = read_text(f"옥상 브리핑\n한결연구소\n2026년 4월 10일\n{text}").sections[0].blocks[0]
    assert "퍼센트 줄었다" in str(first)


CAPTIONS = "防災月報\n配信の登録\n現在の水位\n十分ごとに更新\n"


def test_four_lines_are_two_captions_of_two() -> None:
    profile = "千瀬川研究所：水位を観測し、毎月公表している機関。"
    text = f"防災月報\n\n1 水位\n\n水位は平年並み。\n\nお問い合わせ\n{CAPTIONS}{profile}\n"
    contact = read_text(text).contact
    assert contact is not None
    assert [len(channel.caption) for channel in contact.channels] == [2, 2]


def test_two_labels_on_a_line_are_two_channels() -> None:
    line = "电话：0555-0000-118 邮箱：post@wetland.example"
    text = f"湿地\n\n1 水位\n\n水位平稳。\n\n联系方式\n\n{line}\n\n湿地中心：负责湿地监测。\n"
    contact = read_text(text).contact
    assert contact is not None
    assert len(contact.channels) == 2


@pytest.mark.parametrize("mark", ["1)", "※1", "注1"])
def test_signs_of_notes_are_raised_in_the_text_and_plain_at_the_note(mark: str) -> None:
    report = read_text(
        f"Tides\n\n1. Ebb\n\nThe sea fell by a hand.<sup>{mark}</sup>\n\n{mark} Of April.\n\nIt rose.\n"
    )
    fell, rose = report.sections[0].blocks
    assert "footnote" in str(fell)
    assert "footnote" not in str(rose)


def test_captions_in_brackets_are_captions() -> None:
    rows = "군\t차량\t비용\n영양\t6\t6,900\n신안\t11\t7,400\n진안\t8\t7,000\n"
    report = read_text(f"교통\n\n1. 버스\n\n돈이 줄었다.\n\n<표 1> 군별 운영 실적\n{rows}")
    assert report.sections[0].blocks[1].caption == ("군별 운영 실적",)
