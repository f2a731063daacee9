"""Markdown as people write it, in Chinese and English: what it says, on which line, and what is remarked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.errors import BriefingError, FileProblem, InvalidReport, InvalidSource
from briefing_tex.formats import Draft
from briefing_tex.model import Report, validate
from briefing_tex.readers.markdown import read


def draft(text: str, base: Path | None = None) -> Draft:
    return read(text.encode(), Source("daily.md", base))


def report(text: str) -> Report:
    found = draft(text)
    return validate(found.data, Source("daily.md", None, found.lines))


def blocks(text: str) -> list[dict[str, Any]]:
    """The blocks of a section that holds the text."""
    return draft(f"---\ntitle: T\n---\n# S\n\n{text}\n").data["sections"][0].get("blocks", [])


def inline(text: str) -> Any:
    (paragraph,) = blocks(text)
    return paragraph["text"]


def codes(text: str) -> list[str]:
    return [remark.code for remark in draft(f"---\ntitle: T\n---\n# S\n\n{text}\n").diagnostics]


CHINESE = """\
---
language: zh-Hans
title: 海岸观测*每日*简报
organisations:
  - 海岸观测促进会
  - name: 蓝湾研究院
    role: partner
date: 2026-04-24
keywords: [潮汐, 渔业]
abstract: |
  今晨潮位比去年同期
  高出 12 厘米[@haian2026]。

  渡轮班次照常。
references:
  - id: haian2026
    type: article-newspaper
    publisher: 海岸日报
    issued: 2026-04
    title: 潮位创新高
contact:
  prompt: 联系我们，请扫描二维码
  channels:
    - caption: [海岸观测, 官方公众号]
      payload: https://coast.example/qr
  profiles:
    - name: 蓝湾研究院
      text: 专注于**潮汐**研究。
  website: https://coast.example
---

# 总体情况 {#overview}

**重要：**港口今晨恢复通航，
渡轮照常。他说**“明天再看”**，然后离开。

## 渔业产量

1. 近海
   - 鲅鱼
   - 带鱼
2. 远洋

| 港口 | 产量（吨） |
|------|----------:|
| 东港 | 1,280 |

: 四月上旬产量

![各港产量走势](chart.png "图中为四月数据[^1]")

[^1]: 截至 4 月 20 日。
"""


def test_a_chinese_briefing() -> None:
    found = report(CHINESE)
    assert [(body.name, body.role) for body in found.organisations] == [
        ("海岸观测促进会", "issuer"),
        ("蓝湾研究院", "partner"),
    ]
    assert found.title == Report(title=["海岸观测", {"type": "emphasis", "text": "每日"}, "简报"]).title
    assert (found.date, found.keywords) == ("2026-04-24", ("潮汐", "渔业"))
    assert found.abstract[0].text[0] == "今晨潮位比去年同期高出 12 厘米"
    assert len(found.abstract) == 2
    (overview,) = found.sections
    assert (overview.id, overview.sections[0].title) == ("overview", ("渔业产量",))
    assert [part if isinstance(part, str) else part.text[0] for part in overview.blocks[0].text] == [
        "重要：",
        "港口今晨恢复通航，渡轮照常。他说",
        "“明天再看”",
        "，然后离开。",
    ]
    listed, table, figure = overview.sections[0].blocks
    assert (listed.ordered, listed.items[0][1].items[1][0].text) == (True, ("带鱼",))
    assert (table.caption, table.head, table.align) == (
        ("四月上旬产量",),
        ((("港口",), ("产量（吨）",)),),
        ("left", "right"),
    )
    assert (figure.image, figure.alt, figure.caption[0]) == ("chart.png", "各港产量走势", "图中为四月数据")
    assert found.contact.profiles[0].text[1].type == "strong"
    assert draft(CHINESE).diagnostics == ()


def test_every_element_has_its_line_in_the_file() -> None:
    lines = draft(CHINESE).lines
    source = CHINESE.split("\n")
    for path, start in {
        "title": "title:",
        "organisations[1]": "  - name",
        "abstract[0]": "  今晨",
        "abstract[1]": "  渡轮",
        "references[0].issued": "    issued",
        "contact.profiles[0]": "    - name: 蓝湾",
        "sections[0]": "# 总体",
        "sections[0].blocks[0]": "**重要",
        "sections[0].sections[0]": "## 渔业",
        "sections[0].sections[0].blocks[0].items[0][1].items[1]": "   - 带鱼",
        "sections[0].sections[0].blocks[1]": "| 港口",
        "sections[0].sections[0].blocks[1].rows[0]": "| 东港",
        "sections[0].sections[0].blocks[2]": "![",
    }.items():
        assert source[lines[path] - 1].startswith(start), path


def test_an_english_note_without_front_matter() -> None:
    found = draft(
        "# Tides at the *pier*\n\nA calm spring.\n\n## Levels\n\nLow\nall day.\n\n### Gauges\n\n## Fish\n"
    ).data
    assert found["title"] == ["Tides at the ", {"type": "emphasis", "text": "pier"}]
    assert found["abstract"] == [{"type": "paragraph", "text": "A calm spring."}]
    assert [section["title"] for section in found["sections"]] == ["Levels", "Fish"]
    assert found["sections"][0]["blocks"] == [{"type": "paragraph", "text": "Low all day."}]
    assert found["sections"][0]["sections"] == [{"title": "Gauges"}]


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("# A\n\n# B\n", ["A", "B"]),
        ("## A\n\n## B\n", ["A", "B"]),
        ("A\n=\n\nB\n-\n", ["A"]),
        ("# A\n", ["A"]),
    ],
)
def test_with_a_title_the_highest_headings_are_sections(body: str, titles: list[str]) -> None:
    found = draft(f"---\ntitle: T\n---\n{body}").data
    assert [section["title"] for section in found["sections"]] == titles


def test_a_heading_that_repeats_the_title_is_remarked() -> None:
    found = draft("---\ntitle: T *x*\n---\n\n# T *x*\n\n## A\n\n## B\n")
    assert len(found.data["sections"]) == 1
    assert [(remark.code, remark.location.line) for remark in found.diagnostics] == [("title-repeated", 5)]


def test_keywords_on_one_line() -> None:
    assert draft("---\ntitle: T\nkeywords: 潮汐、渔业, tides\n---\n").data["keywords"] == [
        "潮汐",
        "渔业",
        "tides",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2026-04-24", "2026-04-24"),
        ("2025", "2025"),
        ("2025-12", "2025-12"),
        ("yes", "yes"),
        ("012", "012"),
        ("1e3", "1e3"),
        ("null", "null"),
        ("'a: b'", "a: b"),
        ('"a\\u00e9"', "aé"),
    ],
)
def test_scalars_of_the_front_matter_are_text(value: str, text: str) -> None:
    assert draft(f"---\ndate: {value}\n---\n").data["date"] == text


def test_a_field_left_empty_is_absent() -> None:
    assert draft("---\ntitle: T\nsubtitle:\n---\n").data == {"title": "T"}


def test_a_second_value_behind_the_fields_is_not_left_out() -> None:
    with pytest.raises(InvalidSource, match="a second value"):
        draft("---\ntitle: T\n--- more: fields\n---\n")


def test_a_byte_order_mark_within_the_front_matter_is_text() -> None:
    assert draft("---\nsubtitle:\n\ufefftitle: T\n---\n").data == {"\ufefftitle": "T"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两个  空格", "两个  空格"),
        ("一\n二", "一二"),
        ("他说“好”\n然后", "他说“好”然后"),
        ("中文\nEnglish\n中文", "中文 English 中文"),
        ("조석이\n높다", "조석이 높다"),
        ("葛\U000e0100\n城", "葛\U000e0100城"),
        ('"quotes" -- and... (c)', '"quotes" -- and... (c)'),
        ("it costs $5 and $10", "it costs $5 and $10"),
        ("US$5-US$9, HK$7", "US$5-US$9, HK$7"),
        ("a\tb", "a b"),
        ("&copy; \\*x\\*", "© *x*"),
        ("www.tides.example", "www.tides.example"),
        ("a <!-- never printed --> b", "a b"),
    ],
)
def test_text_is_exact(text: str, expected: str) -> None:
    assert inline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$x_1$", [{"type": "math", "tex": "x_1", "display": False}]),
        ("$$\nx\n+ y\n$$", [{"type": "math", "tex": "x + y", "display": True}]),
        ("a\\\nb", ["a", {"type": "break"}, "b"]),
        ("a  \nb", ["a", {"type": "break"}, "b"]),
        ("a<br/>b", ["a", {"type": "break"}, "b"]),
        ("`a  b`", [{"type": "code", "text": "a  b"}]),
        (
            "<https://a.example/ü>",
            [{"type": "link", "url": "https://a.example/ü", "text": "https://a.example/ü"}],
        ),
        ("<a@b.example>", [{"type": "link", "url": "mailto:a@b.example", "text": "a@b.example"}]),
        ("[x](<a b>)", [{"type": "link", "url": "a b", "text": "x"}]),
        ("[@user](u)", [{"type": "link", "url": "u", "text": "@user"}]),
        ("[@a; @{b c}]", [{"type": "citation", "keys": ["a", "b c"]}]),
        ("[@Doe:2026/a.1]", [{"type": "citation", "keys": ["Doe:2026/a.1"]}]),
        ("^[n]", [{"type": "footnote", "blocks": [{"type": "paragraph", "text": "n"}]}]),
    ],
)
def test_inlines(text: str, expected: Any) -> None:
    assert inline(text) == expected
    assert codes(text) == []


def test_notes_hold_blocks() -> None:
    (paragraph,) = blocks("a[^n]\n\n[^n]: one\n\n    - two\n")
    assert [block["type"] for block in paragraph["text"][1]["blocks"]] == ["paragraph", "list"]


def test_blocks() -> None:
    found = blocks("> q\n>\n> r\n\n```c++\n\tx\n\n```\n\n    indented\n\n- a\n- b\n\n* c\n")
    assert [block["type"] for block in found] == ["quote", "code", "code", "list", "list"]
    assert found[1] == {"type": "code", "language": "c++", "text": "    x\n"}
    assert found[2] == {"type": "code", "text": "indented"}


def test_images_alone_are_figures() -> None:
    found = blocks('![a *b*](%E5%9B%BE%201.png)\n![](<c d.jpg> "**e**")')
    assert found == [
        {"type": "figure", "image": "图 1.png", "alt": "a b"},
        {"type": "figure", "image": "c d.jpg", "alt": "", "caption": [{"type": "strong", "text": "e"}]},
    ]


def test_tables() -> None:
    (table,) = blocks("Table: c\n\n| | |\n|---|---|\n| a \\| b | `c\\|d` |\n| e |\n")
    assert table == {
        "type": "table",
        "caption": "c",
        "rows": [["a | b", [{"type": "code", "text": "c|d"}]], ["e", ""]],
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a <b>c", "raw-html"),
        ("3. a\n4. b", "list-start"),
        ("- a\n\n- b", "list-spacing"),
        ("|a|\n|-|\n|b|c|", "table-cells"),
        ("a\n\n---\n\nb", "thematic-break"),
        ("> # a", "heading-in-block"),
        ("a ![b](c.png)", "inline-image"),
        ('[a](b "c")', "link-title"),
        ("```c x=1\n```", "code-attributes"),
        ("```\nrest\n\nof it", "code-unclosed"),
        ("```", "code-unclosed"),
        ("[@a, p. 3]", "citation-detail"),
        ("a[^x]", "footnote-undefined"),
        ("[^x]: a", "footnote-unused"),
        ("a[^x][^x]\n\n[^x]: b", "footnote-repeated"),
        ("a[^x]\n\n[^x]: b\n\n[^x]: c", "footnote-twice"),
        ("[注]: 以上数据", "target-unused"),
        ("[a]: b\n[a]: c\n\n[a]", "target-twice"),
        ("### deep", "heading-level"),
        ("## a {.unnumbered}", "heading-attributes"),
        ("## 一、潮\n\n## 二、港", "typed-number"),
        ("## 1.1 Tide\n\n## 1.2 Wind", "typed-number"),
        ("## Section 1: Tide\n\n## Section 2: Wind", "typed-number"),
        ("|a|b|\n|-|-|-|\n|b|c|", "table-broken"),
        ("> |a|b|\n> |-|-|-|", "table-broken"),
        ("[a][b]", "target-undefined"),
        ("```{r, echo=FALSE}\n```", "code-attributes"),
    ],
)
def test_what_the_report_cannot_hold_is_remarked(text: str, code: str) -> None:
    assert codes(text) == [code]
    (remark,) = draft(f"---\ntitle: T\n---\n# S\n\n{text}\n").diagnostics
    assert remark.location.file == "daily.md"
    assert remark.location.line is not None


@pytest.mark.parametrize(
    "text", ["## 1. Tide", "## 2026年\n\n## 2027年", "## 1\\. a\n\n## 2\\. b", "## 1. a\n\n## 2. b\n\n## c"]
)
def test_figures_that_do_not_count_the_headings_are_text(text: str) -> None:
    assert not codes(text)


def test_markup_that_is_text_is_kept() -> None:
    assert inline("a <b>c</b> [@d, p. 3] e[^f]") == "a <b>c</b> [@d, p. 3] e[^f]"
    assert inline("[*a* b][c] d") == ["[", {"type": "emphasis", "text": "a"}, " b][c] d"]


@pytest.mark.parametrize(
    "text", ["[1][2]", "\\[a\\]\\[b\\]", "## a \\{.b}", "a\n- | -", "`[a][b]`", "[a][b]\n\n[b]: c"]
)
def test_what_is_meant_as_text_is_not_remarked(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("info", ["python", "{.python .numbered}", "{python, echo=FALSE}", "python x=1"])
def test_the_language_of_code_may_stand_among_attributes(info: str) -> None:
    assert blocks(f"```{info}\nx\n```") == [{"type": "code", "language": "python", "text": "x"}]


@pytest.mark.parametrize(
    ("field", "comment"),
    [
        ("title: Report #3", "#3"),
        ('title: "T" # draft', "# draft"),
        ("title: T\nkeywords: [a] # b", "# b"),
        ("title: T\nsubtitle: #4", "#4"),
    ],
)
def test_a_comment_behind_a_value_is_remarked(field: str, comment: str) -> None:
    (remark,) = draft(f"---\n{field}\n---\n").diagnostics
    assert (remark.code, remark.location.line) == ("yaml-comment", field.count("\n") + 2)
    assert f"'{comment}'" in remark.message


@pytest.mark.parametrize(
    "front", ["title: A#3", "title: 'A #3'", "# all\ntitle: A", "title: A\nabstract: |\n  #3"]
)
def test_a_comment_of_its_own_or_a_sign_in_a_word_is_not_remarked(front: str) -> None:
    assert draft(f"---\n{front}\n---\n").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "the source is empty"),
        ("---\ntitle: a: b\n---\n", 2, "mapping values are not allowed"),
        ("---\ntitle：潮汐\n---\n", 2, "holds no fields"),
        ("---\ntitle: a\n", 1, "not closed"),
        ("---\na: 1\nb: 2\na: 3\n---\n", 4, "'a' is given twice"),
        ("---\na: &x 1\nb: *x\n---\n", 2, "anchor"),
        ("---\na: !!python/name:os.system\n---\n", 2, "YAML tag"),
        ("---\na: " + "[" * 100 + "]" * 100 + "\n---\n", 2, "nests deeper"),
        ("---\na: b\x07\n---\n", 2, "U\\+0007"),
        ("---\nsections: []\n---\n", 2, "sections stand in the body"),
        ("---\ntitle: T\n---\n\n# a\n\n## b\n\n### c\n\n#### d\n", 11, "level 4"),
        ("---\nabstract: a\n---\n\nb\n\n# c\n", 5, "before the first heading"),
        ("# T\n\na[^1]\n\n[^1]: b[^1]\n", 5, "holds another footnote"),
        ("# T\n\n" + "> " * 100 + "a", 3, "nest too deep"),
        ("# T\n\n" + "*a **b " * 50 + "c** d*" * 50, 3, "nest too deep"),
        ("# T\n\n---\n\na\x00", 5, "NUL"),
    ],
)
def test_broken_sources(text: str, line: int, message: str) -> None:
    with pytest.raises(InvalidSource, match=message) as caught:
        draft(text)
    assert (caught.value.location.file, caught.value.location.line) == ("daily.md", line)


def test_not_utf8() -> None:
    with pytest.raises(InvalidSource, match="not UTF-8") as caught:
        read("---\ntitle: a\nsubtitle: 潮汐\n---\n".encode("gb18030"), Source("daily.md"))
    assert caught.value.location.line == 3
    assert "GB 18030" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("---\ntitle: T\ndate: 2026-02-30\n---\n", "daily.md:3: date", "not in the calendar"),
        ("---\ntitle: T\nauthor: A\n---\n", "daily.md:3: author", "unknown field 'author'"),
        ("---\ndate: 2026\n---\n", "daily.md: title", "'title' is missing"),
        (
            "---\ntitle: T\nreferences:\n  - id: a\n    titel: x\n---\n",
            "daily.md:5: references[0].titel",
            "unknown field",
        ),
        (
            "# T\n\n## S\n\na\n\n- b [@c]\n",
            "daily.md:7: sections[0].blocks[1].items[0][0].text[1]",
            "cites 'c'",
        ),
        ("# T\n\n## S {#a}\n\n## S {#a}\n", "daily.md:5: sections[1].id", "taken by sections[0]"),
        ("# T\n\n## S\n\na\x07\n", "daily.md:5: sections[0].blocks[0].text[0]", "U+0007"),
        ("# T\n\n##\n", "daily.md:3: sections[0].title", "this is empty"),
    ],
)
def test_faults_name_file_and_line(text: str, place: str, message: str) -> None:
    with pytest.raises(InvalidReport) as caught:
        report(text)
    assert str(caught.value.faults[0].location) == place
    assert message in caught.value.faults[0].message


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ("author: A", "'organisations'"),
        ("organizations: [A]", "'organisations'"),
        ("Language: en", "'language'"),
        ("contact:\n  chanels: []", "'channels'"),
        ("references:\n  - {id: a, title: b, url: c}", "'URL'"),
        ("references:\n  - {id: a, title: b, year: 2020}", "'issued'"),
        ("标题: 潮汐", "'title'"),
        ("contact:\n  channels:\n  - {text: a, payload: b}", "'caption'"),
        ("contact:\n  email: a", "the fields here are prompt, channels, profiles, website"),
        ("organisations: [{name: A, city: B}]", "the fields here are name, role"),
        ("references:\n  - {id: a, title: b, author: 'Marlowe, Ines'}", "a list of names"),
        ("contact:\n  channels: a", "square brackets"),
        ("contact:\n  channels: [a]", "write its fields: caption, payload, image"),
        ("paper: a5", "briefing-tex build --help"),
    ],
)
def test_a_field_that_is_not_known_may_be_another_one(field: str, meant: str) -> None:
    with pytest.raises(InvalidReport) as caught:
        report(f"---\ntitle: T\n{field}\n---\n")
    assert meant in str(caught.value.hint)


@pytest.mark.parametrize("field", ["geometry: a4", "toc: true"])
def test_a_field_that_is_like_no_other_is_only_unknown(field: str) -> None:
    with pytest.raises(InvalidReport) as caught:
        report(f"---\ntitle: T\n{field}\n---\n")
    assert "perhaps" not in str(caught.value.hint)


def test_the_name_of_a_language_is_no_tag() -> None:
    with pytest.raises(InvalidReport, match="'english' is not a language tag"):
        report("---\ntitle: T\nlanguage: english\n---\n")


def test_a_tab_in_code_is_told_with_what_to_write() -> None:
    with pytest.raises(InvalidReport, match="write spaces for a tab"):
        Report(title="T", abstract=[{"type": "code", "text": "a\tb"}])


def test_only_front_matter_is_a_report() -> None:
    assert report("---\ntitle: T\n---\n") == Report(title="T")


def test_windows_line_ends_and_byte_order_mark() -> None:
    text = "\ufeff---\r\ntitle: T\r\n---\r\n\r\n# S\r\n\r\na\r\nb\r\n"
    assert report(text).sections[0].blocks[0].text == ("a b",)
    assert draft(text).lines["sections[0].blocks[0]"] == 7


def test_references_from_files(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{x, title={Tides}, keywords={y}}", encoding="utf-8")
    (tmp_path / "b.json").write_text('[{"id": "x", "type": "book", "title": "Tides"}]', encoding="utf-8")
    for name in ("a.bib", "b.json"):
        found = draft(f"---\ntitle: T\nreferences: {name}\n---\n", tmp_path)
        assert found.data["references"] == [{"id": "x", "type": "book", "title": "Tides"}]
    (remark,) = draft("---\ntitle: T\nreferences: a.bib\n---\n", tmp_path).diagnostics
    assert str(remark.location.file).endswith("a.bib")


@pytest.mark.parametrize(
    "name", ["../a.bib", "/etc/hosts.bib", "link.bib", "missing.bib", "notes.txt", "a\\0.bib"]
)
def test_files_of_references_stay_in_the_folder(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (tmp_path / "a.bib").write_text("@book{x, title={Tides}}", encoding="utf-8")
    (folder / "d.bib").mkdir()
    (folder / "link.bib").symlink_to(tmp_path / "a.bib")
    with pytest.raises(FileProblem) as caught:
        draft(f'---\ntitle: T\nreferences: "{name}"\n---\n', folder)
    assert (caught.value.location.file, caught.value.location.line) == ("daily.md", 3)


def test_references_in_the_form_of_csl() -> None:
    item = '{"id": "x", "title": "T", "issued": {"date-parts": [[2026, 4]]}, "author": [{"family": "Ek"}]}'
    found = draft(f"---\ntitle: T\nreferences: [{item}]\n---\n").data["references"]
    assert found == [{**json.loads(item), "issued": "2026-04"}]


@pytest.mark.parametrize(
    "text",
    [
        "^[" * 3000,
        "[" * 3000,
        "<!--\n" * 3000,
        "[^" * 3000,
        "$a " * 3000,
        "`" * 3000 + "a",
        "*a_ " * 3000,
        "&" * 3000,
    ],
)
def test_hostile_text_is_only_text(text: str) -> None:
    try:
        report(f"# T\n\n## S\n\n{text}\n")
    except BriefingError:
        pytest.fail("text without meaning was refused")


def test_the_sample_of_the_documentation_reads_without_a_remark() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    sample = page.partition("````markdown\n")[2].partition("````")[0]
    assert report(sample).sections[0].id == "overview"
    assert draft(sample).diagnostics == ()
    assert validate(json.loads(page.partition("```json\n")[2].partition("```")[0])).sections


@pytest.mark.parametrize("text", ["low,<br>\nhigh", "low,\n<br>high", "low,<br/>  \nhigh"])
def test_the_end_of_a_line_beside_a_line_break_is_no_space(text: str) -> None:
    found = inline(text)
    assert (found[0], found[-1]) == ("low,", "high")


def test_an_image_with_attributes_or_a_link_around_it_is_a_figure() -> None:
    text = '![Levels](levels.png "April"){#fig:levels width=50%}\n[![Badge](badge.png)](https://a.example)'
    assert blocks(text) == [
        {"type": "figure", "image": "levels.png", "alt": "Levels", "caption": "April"},
        {"type": "figure", "image": "badge.png", "alt": "Badge"},
    ]
    remarks = draft(f"---\ntitle: T\n---\n# S\n\n{text}\n").diagnostics
    assert [(remark.code, remark.location.line) for remark in remarks] == [
        ("image-attributes", 6),
        ("image-link", 7),
    ]
    assert [remark.message for remark in remarks] == [
        "{#fig:levels width=50%} behind the image is left out",
        "the link of the image to https://a.example is left out",
    ]


def test_a_paragraph_with_more_than_images_is_text() -> None:
    assert codes("![Levels](levels.png) {not attributes} here") == ["inline-image"]
    assert codes("[see ![Levels](levels.png)](https://a.example)") == ["inline-image"]


def test_a_label_without_a_use_is_shown_as_it_is_written() -> None:
    text = "---\ntitle: T\n---\n\n[Tide Page]: https://a.example\n[tide page]: https://b.example\n"
    assert [remark.message.split(":")[0] for remark in draft(text).diagnostics] == [
        "the line [Tide Page]",
        "[tide page]",
    ]


def test_a_key_without_brackets_is_remarked_if_it_is_that_of_a_reference() -> None:
    references = "references:\n- {id: sea.2026, title: Sea}\n"
    text = "As @sea.2026 says, [see @sea.2026, p. 3] of @harbour and a@sea.2026."
    found = draft(f"---\ntitle: T\n{references}---\n# S\n\n{text}\n").diagnostics
    assert [(remark.code, remark.hint, remark.location.line) for remark in found] == [
        ("citation-detail", "write [@sea.2026]", 8)
    ] * 2


def test_tags_of_one_name_are_remarked_once() -> None:
    text = "<table>\n<tr><td>a</td></tr>\n<tr><td>b</td></tr>\n</table> <u>c</u>"
    found = draft(f"---\ntitle: T\n---\n# S\n\n{text}\n").diagnostics
    assert [(remark.message, remark.location.line) for remark in found] == [
        ("raw HTML is printed as text: <table> (and 1 more of this name, to line 9)", 6),
        ("raw HTML is printed as text: <tr> (and 3 more of this name, to line 8)", 7),
        ("raw HTML is printed as text: <td> (and 3 more of this name, to line 8)", 7),
        ("raw HTML is printed as text: <u> (and 1 more of this name, to line 9)", 9),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("+++\ntitle = 'T'\n+++\n# S", 1, "the report has no title: TOML between lines of +++ is text here"),
        ("\n% Tides\n% 2026\n\n# S\n\n# S", 2, "the report has no title: a title behind a % sign is text here"),
        (
            "Title: Tides\n\n# S",
            1,
            "the report has no title: a title without a line of --- above it is text here",
        ),
        ("Calm.", 1, "the report has no title"),
        ("# S\n\n# S", 1, "the report has no title"),
    ],
)
def test_a_file_without_a_title_is_told_where_one_stands(text: str, line: int, message: str) -> None:
    with pytest.raises(InvalidSource) as caught:
        draft(text)
    assert (caught.value.location.line, caught.value.message) == (line, message)
    assert "`title: ...`" in str(caught.value.hint)


def test_a_link_without_an_address_is_an_error_with_its_line() -> None:
    with pytest.raises(InvalidSource) as caught:
        draft("---\ntitle: T\n---\n# S\n\nCalm,\nsee [here]().\n")
    assert (caught.value.location.line, caught.value.message) == (7, "a link has no address")


@pytest.mark.parametrize(
    ("organisations", "remarks"),
    [
        ("[{name: A}, {name: B}]", ["no-issuer"]),
        ("[{name: A}, {name: B, role: partner}]", ["no-issuer"]),
        ("[{name: A, role: issuer}, {name: B}]", []),
        ("[{name: A, role: partner}]", []),
        ("[A, {name: B}]", []),
    ],
)
def test_organisations_of_which_none_is_the_issuer_are_remarked(organisations: str, remarks: list[str]) -> None:
    found = draft(f"---\ntitle: T\norganisations: {organisations}\n---\n").diagnostics
    assert [remark.code for remark in found] == remarks
    assert {remark.location.line for remark in found} <= {3}


def test_a_line_right_below_a_table_is_a_row_and_remarked() -> None:
    text = "| a | b |\n|---|---|\n| 1 | 2 |\nSource: own data\n\na | b\n--|--\n1 | 2\n"
    found = draft(f"---\ntitle: T\n---\n# S\n\n{text}").diagnostics
    assert [(remark.code, remark.location.line) for remark in found] == [("table-line", 9)]


def test_a_table_without_a_rule_is_remarked() -> None:
    found = draft("---\ntitle: T\n---\n# S\n\n| a | b |\n| 1 | 2 |\n\n> | a | b |\n> | 1 | 2 |\n").diagnostics
    assert [(remark.code, remark.location.line) for remark in found] == [
        ("table-broken", 6),
        ("table-broken", 9),
    ]
    assert all("no rule below its head" in remark.message for remark in found)


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        ("title:Tides\nlanguage: en", 2, "no colon with a space behind it"),
        ("title：潮汐\nlanguage: zh-Hans", 2, "no colon with a space behind it"),
        ('title: "Tides\nlanguage: en', 2, "a quotation mark is not closed"),
        ("title: 'Tides\nlanguage: en", 2, "a quotation mark is not closed"),
        ("title: T\norganisations:\n\t- A", 4, "a tab stands where YAML wants spaces"),
        ("title: Tides: high", 2, "mapping values are not allowed here"),
        ("title: Tides\nsubtitle: High: low", 3, "mapping values are not allowed here"),
    ],
)
def test_broken_yaml_is_said_where_it_breaks(front: str, line: int, message: str) -> None:
    with pytest.raises(InvalidSource, match=message) as caught:
        draft(f"---\n{front}\n---\n# S\n")
    assert caught.value.location.line == line
    assert caught.value.hint
