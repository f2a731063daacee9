"""Plain text: tables whose cells hold sentences, and rows that do not fill every column."""

from __future__ import annotations

from briefing_tex.diagnostics import Source
from briefing_tex.model import Section, Table, plain_text
from briefing_tex.readers.text import read

LAYOUT = """\
Heat Pumps in Old Buildings

Fern Institute
20 January 2026

1 Findings
                      Table 1 Four kinds of radiators
Radiator     Homes       Supply       Ratio       What tenants say
Floor        9           38 ℃         2.9         Slow to warm up; after the
                                                  weekend it takes 5 hours
                                                  until the rooms are warm
Cast iron    21          52 ℃         2.1         Far rooms stay cold, and
                                                  have to be vented often
Convector    8           45 ℃         2.5
Mixed        3                        2.3         Warm and cold rooms side
                                                  by side cause disputes

2 Outlook
The trial goes on until the summer.
"""
PASTED = """\
老旧小区热泵改造评估
津河建筑节能研究院
2026年1月20日
一、主要发现
表 1 末端形式与住户反馈
末端形式 小区数 供水温度 SCOP 住户最常提到的问题
地面辐射 9 38 ℃ 2.9 升温慢；周末回家后
要等 5 个小时左右才
觉得暖和
铸铁散热器 21 52 ℃ 2.1 端头几户不热，需要
反复放气，物业与热
泵厂家互相推诿
风机盘管 8 45 ℃ 2.5
混合 3 2.3 同一单元里有的热、
有的凉，分摊费用时
争议最大
二、下一步
试点将持续到夏天。
"""
SPACED = """\
행동 기록

호남연구원
2026년 1월 9일

1. 기록

표 1 세 섬의 기록

섬           기간          한 일

가도          1시간         사람 수를 세고 위
                         치를 확인한다

나도                      함께 먹을 곳을 연
                         다

다도          3시간         길을 낸다
"""


def _section(text: str) -> Section:
    return read(text.encode(), Source()).report.sections[0]


def _rows(section: Section) -> list[list[str]]:
    tables = [block for block in section.blocks if isinstance(block, Table)]
    assert len(tables) == 1
    rows = [*tables[0].head, *tables[0].rows]
    return [[plain_text(cell) for cell in row] for row in rows]


def test_a_row_with_an_empty_cell_begins_with_its_figures() -> None:
    rows = _rows(_section(LAYOUT))
    assert rows[3:] == [
        ["Convector", "8", "45 ℃", "2.5", ""],
        ["Mixed", "3", "", "2.3", "Warm and cold rooms side by side cause disputes"],
    ]


def test_a_row_with_an_empty_cell_begins_below_white_space() -> None:
    assert [row[0] for row in _rows(_section(SPACED))] == ["섬", "가도", "나도", "다도"]


def test_sentences_over_lines_belong_to_the_row_above() -> None:
    section = _section(PASTED)
    assert _rows(section)[2:] == [
        ["铸铁散热器", "21", "52 ℃", "2.1", "端头几户不热，需要反复放气，物业与热泵厂家互相推诿"],
        ["风机盘管", "8", "45 ℃", "2.5", ""],
        ["混合", "3", "", "2.3", "同一单元里有的热、有的凉，分摊费用时争议最大"],
    ]
    assert len(section.blocks) == 1
