"""The reader of plain text: whole texts against the reports they hold, styles of printing, any text at all."""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing_tex.diagnostics import Source
from briefing_tex.errors import InvalidSource
from briefing_tex.formats import Reading
from briefing_tex.labels import default_labels
from briefing_tex.model import Report, strings, to_data, validate
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.headings.contents import find_contents
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.words import part_label, run_in_label
from briefing_tex.readers.text import read
from printed_text import NUMBERS, Style, print_text

CORPUS = Path(__file__).parents[1] / "corpus"
SEED = Path(__file__).parents[3] / "shared" / "seed" / "daily-briefing.txt"
SAMPLES = {"daily-briefing": CORPUS / "daily-briefing" / "text.txt"} | {
    path.stem: path for path in sorted((CORPUS / "texts").glob("*.txt"))
}


def read_text(text: str) -> Reading:
    return read(text.encode(), Source())


def expected(path: Path) -> Any:
    name = "report.json" if path.name == "text.txt" else f"{path.stem}.json"
    return json.loads((path.parent / name).read_text("utf-8"))


@pytest.mark.parametrize("name", SAMPLES)
def test_sample(name: str) -> None:
    path = SAMPLES[name]
    assert to_data(read(path.read_bytes(), Source()).report) == expected(path)


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_a_sample_is_lost(name: str) -> None:
    text = SAMPLES[name].read_text("utf-8")
    assert not missing(text, read_text(text))


STYLES = [
    *(Style(numbers) for numbers in NUMBERS if numbers),
    *(Style(numbers, contents="tab", lines_a_page=9, page="blank") for numbers in NUMBERS if numbers),
    *(Style(numbers, contents="leader", wrap=76, lines_a_page=25) for numbers in NUMBERS if numbers),
    Style("1.1", contents="bare", lines_a_page=8, page="number", entries="(1)"),
    Style("一、", contents="space", lines_a_page=8, page="head", abstract_label=False),
    Style("第一章", contents="space", wrap=80, indent=4, entries="[1]"),
    Style("1.1.", wrap=64, lines_a_page=20, entries="", bullet="-", item="(1)"),
]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("name", ["daily-briefing", "en-layout", "zh-hanzi", "zh-hant", "ja", "ko"])
def test_styles(name: str, style: Style) -> None:
    report = without_notes(expected(SAMPLES[name]), contents=bool(style.contents))
    text = print_text(report, style)
    reading = read_text(text)
    assert to_data(reading.report) == to_data(report)
    assert not missing(text, reading)


def without_notes(data: Any, contents: bool) -> Report:
    """The report with what `print_text` prints: no footnotes, references with a publisher and a title only."""

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [
                plain(item) for item in value if not (isinstance(item, dict) and item.get("type") == "footnote")
            ]
        return {name: plain(item) for name, item in value.items()} if isinstance(value, dict) else value

    bare = plain(data)
    bare["references"] = [
        {"id": str(number), **{k: item[k] for k in ("publisher", "issued", "title")}}
        for number, item in enumerate((r for r in bare.get("references", ()) if set(r) == SIMPLE), 1)
    ]
    if not contents:
        bare.get("labels", {}).pop("contents", None)
    if not bare["references"]:
        bare.get("labels", {}).pop("references", None)
    return validate(bare)


SIMPLE = {"id", "type", "publisher", "issued", "title"}


@pytest.mark.shared
def test_the_sample_beside_the_checkout() -> None:
    if not SEED.exists():
        assert "CI" not in os.environ, "the sample text is missing"
        pytest.skip("the sample text is not beside the checkout")
    report = read(SEED.read_bytes(), Source()).report
    twin = expected(SAMPLES["daily-briefing"])
    assert shape(to_data(report)) == shape(twin)
    assert report.date == "2026-04-24"
    assert [organisation.role for organisation in report.organisations] == ["issuer", "partner", "partner"]
    assert [len(section.sections) for section in report.sections] == [2, 2, 2, 2]
    assert all(reference.publisher and reference.issued == "2026" for reference in report.references)
    assert report.contact
    assert all(channel.payload is None for channel in report.contact.channels)
    assert not missing(SEED.read_text("utf-8"), read(SEED.read_bytes(), Source()))


def shape(value: Any) -> Any:
    """The data with every text replaced by whether it is one."""
    if isinstance(value, dict):
        return {name: shape(item) for name, item in value.items()}
    return [shape(item) for item in value] if isinstance(value, list) else type(value).__name__


def missing(text: str, reading: Reading) -> Counter[str]:
    """Letters of the text that are neither in the report nor in a loss; labels and numbers aside."""
    have = " ".join(part for _, part in strings(reading.report))
    have += " ".join(node for path, node in urls(to_data(reading.report)))
    have += " ".join(loss.message for loss in reading.losses)
    have += " ".join(default_labels(reading.report.language).values())
    lines = [line.strip() for line in text.replace("\f", "\n").splitlines() if line.strip()]
    contents = find_contents(lines)
    inside = range(contents.start, contents.stop) if contents else range(0)
    need: Counter[str] = Counter()
    for index, line in enumerate(lines):
        if index not in inside and not read_date(line) and f": {line}" not in have:
            need += letters(without_label(line))
    return need - letters(have)


def letters(text: str) -> Counter[str]:
    """The letters of a text; of Latin words only which ones there are, for hyphens may part them."""
    return Counter(c for c in unicodedata.normalize("NFC", text) if c.isalpha() and c > "\u2e80")


def without_label(line: str) -> str:
    line = line.lstrip("#*>|•- ")
    number = next(iter(options(line)), None)
    bare = line[number.rest_at :] if number else line
    label = run_in_label(bare)
    return "" if part_label(bare) else bare[label.rest_at :] if label else bare


def urls(value: Any, path: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for name, item in value.items() for pair in urls(item, f"{path}.{name}")]
    if isinstance(value, list):
        return [pair for item in value for pair in urls(item, path)]
    return [(path, value)] if isinstance(value, str) else []


PHRASES = [
    "潮汐周报",
    "海岸观测中心",
    "潮信数据 & 海岸观测中心",
    "2026 年 4 月 24 日",
    "摘要",
    "目录",
    "Contents",
    "1 今日\t2",
    "1 今日",
    "1.1 涨潮",
    "一、今日",
    "（一）涨潮",
    "第一章 今日",
    "1. 今日海面平静；",
    "2. 明日有风。",
    "• 小潮；",
    "12 月共有 3 次大潮。",
    "参考文献",
    "1. Harbour Office (2026), *Tides*.",
    "[1] 周衡. 潮汐[J]. 海洋, 2025, 4(1): 2-9.",
    "联系我们",
    "网址：<https://tides.example>",
    "海岸观测中心：",
    "提供潮汐预报与咨询服务。",
    "- 2 -",
    "\f",
    "",
    "",
    "关键词：潮；汐",
    "表 1：潮高",
    "港口    高潮    低潮",
    "东港    3.1     0.4",
    "| a | b |",
    "|---|---|",
    "## 1.2 退潮",
    "**粗** 与 *斜*",
    "> 引文",
    "```",
    "[^1]: 注。",
    "正文[^1]与[1]。",
    "1 注文在此。",
    "今天海面平静，",
    "The sea is calm and the harbour",
    "open to all.",
    "Abstract: calm.",
    "References",
    "Contact",
    "1",
    "3",
    "1.1",
    "…… 2",
    "。",
    "①",
    "（",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=30).filter(lambda lines: "".join(lines).strip()))
@example(["目录", "[^1]: 注。", "潮汐周报", "[^1]: 注。", "…… 2"])
@example(["海岸观测中心", "海岸观测中心：", "海岸观测中心：", "潮汐周报"])
def test_any_lines_of_a_report(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = read_text(text)
    assert reading.source == "text"
    assert not missing(text, reading)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    try:
        reading = read_text(text.encode("utf-8", "replace").decode())
    except InvalidSource:
        return
    assert reading.report.title


def test_what_is_not_utf_8() -> None:
    with pytest.raises(InvalidSource, match="not UTF-8") as caught:
        read("潮汐\n周报".encode("gb18030"), Source("tides.txt"))
    assert caught.value.location.file == "tides.txt"
    assert "GB18030" in (caught.value.hint or "")
    with pytest.raises(InvalidSource, match="not UTF-8"):
        read("Tides".encode("utf-16"), Source())


def test_byte_order_mark_and_control_characters() -> None:
    reading = read("\ufeffTides\x00\n\nCalm\x1b sea.".encode(), Source())
    assert reading.report.title == ("Tides",)
    assert [loss.code for loss in reading.losses if loss.severity == "warning"] == ["characters-removed"]


@pytest.mark.parametrize("text", ["", " \n\f\n", "\ufeff"])
def test_empty_text(text: str) -> None:
    with pytest.raises(InvalidSource, match="empty"):
        read(text.encode(), Source())


def test_first_line_is_the_title_whatever_it_is() -> None:
    assert read_text("Rain fell all day, and the sea was calm.").report.title == (
        "Rain fell all day, and the sea was calm.",
    )


@pytest.mark.parametrize(
    ("first", "second"), [("（一）", "（二）"), ("（1）", "（2）"), ("①", "②"), ("1) ", "2) ")]
)
def test_numbers_counted_in_a_sentence_are_no_items(first: str, second: str) -> None:
    long = "潮水在清晨达到最高点随后缓慢退去观测站记录了每一次变化并把结果发送给下游"
    lines = [long, f"任务包括{first}{long[:28]}；", f"{second}{long[:30]}，", long, f"{long[:20]}。"]
    report = read_text("潮汐月报\n\n一、背景\n\n" + "\n".join(lines)).report
    assert [to_data(report)["sections"][0]["blocks"]] == [[{"type": "paragraph", "text": "".join(lines)}]]
