"""Markdown gives back an equal report whenever its writer gave no diagnostic; everyday reports give none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from briefing_tex.diagnostics import Source
from briefing_tex.model import Report, validate
from briefing_tex.readers.markdown import read
from briefing_tex.writers.markdown import write
from strategies import reports


def again(text: str) -> Report:
    return validate(read(text.encode(), Source()).data)


@settings(max_examples=100, deadline=None)
@given(reports(math=True))
def test_an_equal_report_comes_back(report: Report) -> None:
    written = write(report)
    found = again(written.text)
    assert written.diagnostics or found == report


@settings(max_examples=50, deadline=None)
@given(reports(cruel=False))
def test_everyday_reports_come_back_without_a_remark(report: Report) -> None:
    written = write(report)
    assert written.diagnostics == ()
    draft = read(written.text.encode(), Source())
    assert validate(draft.data) == report
    assert {remark.severity for remark in draft.diagnostics} <= {"info"}


def body(*text: Any, kind: str = "paragraph") -> str:
    """The Markdown of one paragraph, which must read back equal without a remark."""
    listed = [{"id": "k", "title": "R"}, {"id": "a b", "title": "R"}]
    report = Report(
        title="T", sections=[{"title": "S", "blocks": [{"type": kind, "text": list(text)}]}], references=listed
    )
    written = write(report)
    assert written.diagnostics == ()
    assert again(written.text) == report
    return written.text.partition("# S\n\n")[2].rstrip("\n")


def strong(*text: Any) -> dict[str, Any]:
    return {"type": "strong", "text": list(text)}


def emphasis(*text: Any) -> dict[str, Any]:
    return {"type": "emphasis", "text": list(text)}


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (["港口", strong("重要"), "通航"], "港口**重要**通航"),
        (["他说", strong("“好”"), "后"], "他说<!-- -->**“好”**<!-- -->后"),
        ([strong("重要：")], "**重要：**"),
        ([emphasis("a"), strong("b")], "*a*<!-- -->**b**"),
        ([strong(emphasis("a"))], "**_a_**"),
        ([emphasis("a ", emphasis("b"), " c")], "*a _b_ c*"),
        ([strong(" a ")], "**&#32;a&#32;**"),
        (["a  b "], "a  b&#32;"),
        (["\u3000段首"], "&#12288;段首"),
        (["1. a"], "1\\. a"),
        (["# a", {"type": "break"}, "- b"], "\\# a\\\n\\- b"),
        ([{"type": "break"}, "a"], "<br>a"),
        (
            ["a *b* [c] `d` <e> &amp; snake_case _f_"],
            "a \\*b\\* \\[c\\] \\`d\\` \\<e> \\&amp; snake_case \\_f\\_",
        ),
        (["5 < 6 & 7 > 3 #x +1 -2 2026-04-24"], "5 < 6 & 7 > 3 #x +1 -2 2026-04-24"),
        ([{"type": "code", "text": "`a`"}], "`` `a` ``"),
        ([{"type": "link", "url": "https://a.example/b_c?d"}], "<https://a.example/b_c?d>"),
        ([{"type": "link", "text": "x!", "url": "a b(c)"}], "[x!](<a b(c)>)"),
        (["wow!", {"type": "link", "text": "x", "url": "y"}], "wow\\![x](y)"),
        ([{"type": "citation", "keys": ["k", "a b"]}, ": x"], "[@k; @{a&#32;b}]\\: x"),
        (["a", {"type": "math", "tex": "x"}, "5"], "a<!-- -->$x$<!-- -->5"),
        (["costs $5 or $x$"], "costs \\$5 or \\$x\\$"),
        (["Table: x"], "Table\\: x"),
    ],
)
def test_text_is_escaped_where_it_must_be(text: list[Any], markdown: str) -> None:
    assert body(*text) == markdown


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "list", "items": [[]]}, {"type": "list", "items": [[{"type": "paragraph", "text": "a"}]]}],
        [{"type": "list", "items": [[{"type": "list", "items": [[{"type": "list", "items": [[]]}]]}]]}],
        [
            {
                "type": "list",
                "ordered": True,
                "items": [[{"type": "paragraph", "text": str(n)}] for n in range(11)],
            },
            {"type": "list", "ordered": True, "items": [[{"type": "code", "text": "a\n\n  b"}]]},
        ],
        [
            {"type": "quote", "blocks": [{"type": "code", "text": "\n> x\n"}]},
            {"type": "paragraph", "text": "a"},
        ],
        [{"type": "code", "text": "```\n~~~~\n````", "language": "a `b`"}],
        [{"type": "code", "text": ""}, {"type": "code", "text": "\n"}],
        [
            {
                "type": "table",
                "rows": [["a|b", {"type": "code", "text": "c|\\|"}], ["\\", ""]],
                "align": ["left"] * 2,
            }
        ],
        [{"type": "table", "rows": [["a"]], "caption": "c"}, {"type": "paragraph", "text": ": d"}],
        [
            {
                "type": "figure",
                "image": "a %b(1).png",
                "alt": ' "x" ',
                "caption": ['"q" ', emphasis("e"), " \\ &lt;"],
            }
        ],
        [{"type": "paragraph", "text": [{"type": "math", "tex": "x", "display": True}]}],
        [{"type": "paragraph", "text": [{"type": "math", "tex": "x", "display": True}] * 2}],
        [
            {
                "type": "paragraph",
                "text": ["a", {"type": "footnote", "blocks": [{"type": "table", "rows": [["b"]]}]}, ": c"],
            }
        ],
    ],
)
def test_blocks_come_back(blocks: list[dict[str, Any]]) -> None:
    report = Report(title="T", sections=[{"title": "S", "id": "x{y} &amp;", "blocks": blocks}])
    written = write(report)
    assert written.diagnostics == ()
    assert again(written.text) == report


@pytest.mark.parametrize(
    ("block", "code", "element"),
    [
        ({"type": "paragraph", "text": ""}, "empty-paragraph", "sections[0].blocks[0]"),
        ({"type": "table", "head": [["a"], ["b"]]}, "table-head", "sections[0].blocks[0]"),
        ({"type": "table", "head": [[""]], "rows": [["b"]]}, "table-head", "sections[0].blocks[0]"),
        (
            {
                "type": "paragraph",
                "text": [{"type": "link", "url": "u", "text": ["x", {"type": "citation", "keys": ["k"]}]}],
            },
            "mark-in-link",
            "sections[0].blocks[0].text[0].text[1]",
        ),
        (
            {"type": "paragraph", "text": ["a", emphasis("b", emphasis("c", emphasis("d")))]},
            "nested-span",
            "sections[0].blocks[0].text[1].text[1].text[1]",
        ),
        (
            {"type": "paragraph", "text": [{"type": "math", "tex": "a$b"}]},
            "formula",
            "sections[0].blocks[0].text[0]",
        ),
    ],
)
def test_what_markdown_cannot_carry_is_said(block: dict[str, Any], code: str, element: str) -> None:
    report = Report(
        title="T", sections=[{"title": "S", "blocks": [block]}], references=[{"id": "k", "title": "R"}]
    )
    assert [(remark.code, remark.location.element) for remark in write(report).diagnostics] == [(code, element)]
    again(write(report).text)


def test_what_markdown_cannot_carry_of_the_front_is_in_the_form_of_json() -> None:
    nested = emphasis("b", emphasis("c", emphasis("d")))
    report = Report(
        title=["a", nested],
        abstract=[{"type": "paragraph", "text": ""}, {"type": "list", "ordered": True, "items": [[]]}],
        contact={"profiles": [{"name": "n", "text": nested}]},
    )
    written = write(report)
    assert written.diagnostics == ()
    assert again(written.text) == report


def test_a_report_is_readable() -> None:
    report = Report(
        language="zh-Hans",
        title="海岸简报",
        date="2026-04-24",
        abstract="今晨通航。\n\n渡轮照常。",
        keywords=["潮汐", "yes"],
        sections=[
            {
                "title": "渔业",
                "blocks": [
                    {
                        "type": "list",
                        "items": [
                            [
                                {"type": "paragraph", "text": "近海"},
                                {"type": "list", "items": [[{"type": "paragraph", "text": "鲅鱼"}]]},
                            ],
                            [{"type": "paragraph", "text": "远洋"}],
                        ],
                    },
                    {
                        "type": "table",
                        "head": [["港", "量"]],
                        "rows": [["东", "1"]],
                        "align": ["left", "right"],
                    },
                ],
            }
        ],
    )
    assert write(report).text == (
        "---\nlanguage: zh-Hans\ntitle: 海岸简报\ndate: 2026-04-24\n"
        "abstract: |-\n  今晨通航。\n\n  渡轮照常。\n"
        "keywords:\n- 潮汐\n- yes\n---\n\n# 渔业\n\n- 近海\n  - 鲅鱼\n- 远洋\n\n"
        "| 港 | 量 |\n|:---|---:|\n| 东 | 1 |\n"
    )
