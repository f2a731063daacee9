"""Short reports as they are written: few lines tell what is usual, and their pages alone tell the rest."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_tex.comparison import compare
from briefing_tex.model import Report
from briefing_tex.pipeline import build
from briefing_tex.readers.pdf import read
from knowable import knowable
from stripped import stripped

pytestmark = pytest.mark.tex


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "text": text}


def _quote(text: str) -> dict[str, Any]:
    return {"type": "quote", "blocks": [_paragraph(text)]}


LONG = "港務單位預計下週一恢復全部班次，旅客可於官網查詢最新的航班，或者撥打服務專線詢問"
FULL = (LONG * 2)[:39] + "。"
"""A paragraph that fills its one line."""
STOPPED = {"type": "list", "items": [[_paragraph("南港至白沙停航")]]}
PORT = [
    _paragraph(FULL),
    STOPPED,
    _paragraph(FULL),
    _quote("凡因天候停航者，票款全額退還。"),
    _paragraph(FULL),
    STOPPED,
    _paragraph(f"{LONG}。"),
    _paragraph(f"{LONG}{LONG}。"),
]
HANGING = "负责人表示：“这样的安排对各方都有好处而且容易执行下去不必再等其他部门答复与确认”"
"""The text of an item that fills its line, with the blank half of the last mark beyond it."""
ITEMS = [
    _paragraph("二级市场数据显示，隐含估值较上月上升，分析人士指出算力成本仍是决定性因素。" * 4),
    {"type": "list", "items": [[_paragraph("第一项工作已经完成。")], [_paragraph(HANGING)]]},
    _paragraph("委员会认为，港口应在今年年底前完成改造，并尽快公布时间表与预算，接受社会监督。" * 3),
]
REPORTS: dict[str, dict[str, Any]] = {
    "a quotation below a line that is full": {
        "language": "zh-Hant",
        "title": "港灣週報",
        "organisations": ["南港海洋研究所"],
        "sections": [{"title": "航運", "blocks": PORT}],
    },
    "a paragraph below an item that is full": {
        "language": "zh-Hans",
        "title": "港口日报",
        "sections": [{"title": "甲", "blocks": ITEMS}],
    },
    "a footer that begins with a profile": {
        "language": "zh-Hant",
        "title": "港灣週報",
        "organisations": ["南港海洋研究所"],
        "sections": [{"title": "航運", "blocks": [_paragraph(f"{LONG}。")]}],
        "contact": {
            "website": "https://nangang.example",
            "profiles": [{"name": "南港海洋研究所", "text": "觀測海象，服務漁民。"}],
        },
    },
    "a body whose name sounds like a phrase": {
        "language": "ko",
        "title": "운영 위원회 회의록",
        "organisations": ["버들마을 도서관"],
        "date": "2026-02-19",
        "sections": [{"title": "안건", "blocks": [_paragraph("개관 시간을 저녁 9시까지 늘린다.")]}],
    },
}


@pytest.mark.parametrize("name", REPORTS)
def test_their_pages_tell_them(name: str) -> None:
    report = Report.model_validate(REPORTS[name])
    again = read(stripped(build(report, verify=False).pdf)).report
    comparison = compare(knowable(report), knowable(again))
    assert comparison.equal, str(comparison)
