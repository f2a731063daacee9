"""Plain text: what it looks like, that our reader takes it back, and that what it lacks is said."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings

from briefing_tex.diagnostics import Source
from briefing_tex.model import Report, walk
from briefing_tex.readers.text import read
from briefing_tex.writers.text import write
from strategies import reports

ENGLISH = Report(
    language="en",
    title="Tides of the Northern Harbours",
    organisations=["Institute for Coastal Studies", "Harbour Research Centre"],
    date="2026-04-24",
    abstract="The harbours of the north were calm in spring, and the water stood lower than in other years.",
    keywords=["tides", "harbours"],
    sections=[
        {
            "title": "Measurements",
            "sections": [
                {
                    "title": "Water levels",
                    "blocks": [
                        {
                            "type": "paragraph",
                            "text": [
                                "The level fell by a hand's breadth in the first week of the year",
                                {
                                    "type": "footnote",
                                    "text": "Measured at the eastern pier by day and by night.",
                                },
                                " and rose again in the second",
                                {"type": "citation", "keys": ["levels"]},
                                ".",
                            ],
                        },
                        {
                            "type": "table",
                            "caption": "Depth by port",
                            "head": [["Port", "Depth"]],
                            "rows": [["Ayr", "3 m"], ["Oban", ""], ["a|b", "12 m"]],
                            "align": ["left", "right"],
                        },
                    ],
                },
                {
                    "title": "Instruments",
                    "blocks": [
                        {
                            "type": "list",
                            "items": [
                                [{"type": "paragraph", "text": "a gauge of brass,"}],
                                [{"type": "paragraph", "text": "a clock that counts the days."}],
                            ],
                        },
                        {
                            "type": "quote",
                            "blocks": [{"type": "paragraph", "text": "The sea keeps its own time."}],
                        },
                        {"type": "code", "text": "level = 3\n\n  depth = 4"},
                    ],
                },
            ],
        },
        {
            "title": "Outlook",
            "blocks": [
                {
                    "type": "paragraph",
                    "text": [
                        "New figures appear at ",
                        {"type": "link", "url": "https://tides.example/new"},
                        " in May.",
                    ],
                }
            ],
        },
    ],
    references=[
        {"id": "levels", "publisher": "Harbour Office", "issued": "2025", "title": "Levels of the year"},
        {"id": "old", "publisher": "Sea Times", "issued": "2024", "title": "Old harbours"},
    ],
    contact={
        "prompt": "Contact us",
        "profiles": [
            {
                "name": "Institute for Coastal Studies",
                "text": "The institute has measured the sea for a hundred years.",
            }
        ],
        "website": "https://tides.example",
    },
)
CHINESE = Report(
    language="zh-Hans",
    title="海港潮汐周报",
    organisations=["东海潮汐研究院", "北港观测中心"],
    date="2026-04",
    abstract="本周北方海港水位整体偏低，渡轮班次照常，渔业生产没有受到明显影响。",
    labels={"contents": "Contents"},
    sections=[
        {
            "title": "水位变化",
            "sections": [
                {
                    "title": "北方海港",
                    "blocks": [
                        {"type": "paragraph", "text": "北方海港的水位比去年同期低 12 厘米，为近十年最低。"}
                    ],
                },
                {
                    "title": "南方海港",
                    "blocks": [{"type": "paragraph", "text": "南方海港的水位与去年持平，没有出现异常波动。"}],
                },
            ],
        }
    ],
    references=[{"id": "1", "publisher": "东海出版社", "issued": "2025", "title": "潮汐年鉴"}],
    contact={
        "prompt": "联系我们，请扫描二维码",
        "channels": [{"caption": ["东海潮汐研究院", "官方公众号"]}],
        "website": "https://tides.example",
    },
)


def test_a_chinese_report_as_text() -> None:
    assert (
        write(CHINESE).text
        == """\
海港潮汐周报

东海潮汐研究院

北港观测中心

2026年4月

摘要

本周北方海港水位整体偏低，渡轮班次照常，渔业生产没有受到明显影响。

Contents

1 水位变化
1.1 北方海港
1.2 南方海港

1 水位变化

1.1 北方海港

北方海港的水位比去年同期低 12 厘米，为近十年最低。

1.2 南方海港

南方海港的水位与去年持平，没有出现异常波动。

参考文献

1. 东海出版社 (2025), *潮汐年鉴*.

联系我们，请扫描二维码

东海潮汐研究院
官方公众号

网站地址：<https://tides.example>
"""
    )


def test_an_english_report_as_text() -> None:
    text = write(ENGLISH).text
    assert (
        "in the first week of the year[^1] and rose again in the second[1].\n\nTable 1: Depth by port\n" in text
    )
    assert "| Port | Depth |\n|:-----|------:|\n| Ayr  |   3 m |\n| Oban |       |\n| a\\|b |  12 m |\n" in text
    assert "\n\n[^1]: Measured at the eastern pier by day and by night.\n\n1.2 Instruments\n" in text
    assert "\n• a gauge of brass,\n• a clock" in text
    assert "\n> The sea keeps its own time.\n\n```\nlevel = 3\n\n  depth = 4\n```\n\n2 Outlook\n" in text
    assert "appear at <https://tides.example/new> in May." in text
    assert "Keywords: tides; harbours\n" in text


def test_it_is_read_back() -> None:
    for report in (CHINESE, ENGLISH):
        again = read(write(report).text.encode(), Source()).report
        assert again == report.printed()


def test_everything_in_columns_of_wide_characters() -> None:
    table = {"type": "table", "rows": [["潮", "a"], ["a", "汐汐"]], "align": ["right", "center"]}
    lines = write(Report(title="T", abstract=[table])).text.splitlines()[4:]
    assert lines == ["|----:|:----:|", "|  潮 |  a   |", "|   a | 汐汐 |"]


def test_what_is_not_shown_is_said() -> None:
    strong = {"type": "strong", "text": "b"}
    figure = {"type": "figure", "image": "a.png", "alt": "A boat"}
    report = Report(
        title="T",
        language="fr",
        sections=[{"title": "S", "id": "s", "blocks": [{"type": "paragraph", "text": ["a ", strong]}, figure]}],
        contact={"channels": [{"payload": "https://a.example"}]},
        organisations=[{"name": "P", "role": "partner"}],
        labels={"references": "R"},
    )
    written = write(report)
    assert {(remark.location.element, remark.code) for remark in written.diagnostics} == {
        ("sections[0]", "id-lost"),
        ("sections[0].blocks[0].text[1]", "look-lost"),
        ("sections[0].blocks[1]", "image-left-out"),
        ("contact.channels[0]", "qr-code-left-out"),
        ("language", "language-lost"),
        ("organisations", "role-lost"),
        ("labels.references", "label-lost"),
    }
    assert "[A boat]" in written.text
    assert not write(CHINESE.model_copy(update={"references": ()})).diagnostics


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(math=True))
def test_every_word_is_there(report: Report) -> None:
    text = write(report).text
    for path, part in walk(report):
        shown = re.search(r"(text|title)(\[\d+\])?$|^keywords\[|prompt$|name$", path)
        if isinstance(part, str) and shown and "\n" not in part:
            assert part in text or part.replace("|", "\\|") in text, path
