"""Marks of other kinds of Markdown are remarked where they are printed as text, and only there."""

from __future__ import annotations

import time

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.readers.markdown import read


def remarked(text: str) -> list[str]:
    """What is said to be printed as text."""
    source = f"---\ntitle: T\n---\n# S\n\n{text}\n"
    remarks = read(source.encode(), Source()).diagnostics
    return [
        remark.message.split("' is printed as text")[0][1:]
        for remark in remarks
        if remark.code == "other-markdown"
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::: note\nText.\n:::", ["::: note", ":::"]),
        ("[TOC]", ["[TOC]"]),
        ("[[_TOC_]]", ["[[_TOC_]]"]),
        ("+---+---+\n| a | b |\n+---+---+", ["+---+---+", "+---+---+"]),
        ("Term\n: What it is.", [": What it is."]),
        ("A ~~struck~~ and a ==marked== word.", ["~~struck~~", "==marked=="]),
        ("H~2~O, m^2^", ["~2~", "^2^"]),
        ("- [ ] to do\n- [x] done", ["[ ] to do", "[x] done"]),
        ("| one\n| two", ["| one", "| two"]),
        ("> [!NOTE]\n> Text.", ["[!NOTE]"]),
        ("!!! note\n    Text.", ["!!! note"]),
        ("[[a page]] and [text]{.small}", ["[[a page]]", "]{.small}"]),
        ("{{< figure >}}", ["{{< figure >}}"]),
        ("\\newpage", ["\\newpage"]),
        ("As \\cite{x} says", ["\\cite{"]),
        ("*[HTML]: Hyper Text", ["*[HTML]: Hyper Text"]),
        ("#潮汐\n##No space", ["#潮汐", "##No space"]),
        ("CO$_2$, 5 m$^{3}$", ["$_2$", "$^{3}$"]),
        ("Calm :sailboat: seas", [":sailboat:"]),
        ("A %%note to self%% here", ["%%note to self%%"]),
        ("![Levels](levels of may.png)", ["![Levels](levels of may.png)"]),
        ("See [the page](notes/tides at night.html).", ["[the page](notes/tides at night.html)"]),
        ("  Level     Port\n-------     ------\n     12     East", ["------- ------"]),
        ("The level \\(h^2\\) and \\[ a = b \\]", ["\\(h^2\\)", "\\[ a = b \\]"]),
        ("So\n\\[\n\\frac{a}{b}\n\\]\nholds", ["\\[ \\frac{a}{b} \\]"]),
    ],
)
def test_marks_of_other_kinds_of_markdown_are_remarked(text: str, shown: list[str]) -> None:
    assert remarked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "\\~\\~a\\~\\~ \\=\\=b\\=\\= H\\~2\\~O x\\^2\\^ \\[[w]] \\\\newpage",
        "`~~a~~` <https://a.example/~~b~~> [c](https://a.example/==d==)",
        "\\[ ] to do\n\n\\::: x\n\n\\[TOC]\n\n\\+---+---+",
        "a == b == c, a~b, 2^10, f[x]{y}, i++ and j++",
        "    ::: code\n    [TOC]",
        "At 10:30:45, a:b:c and 1:2 :) of US$_x",
        "The list \\[a, b\\] and \\[\\\\alpha\\], f(x)[i](j)",
        "| a |\n|---|\n| b |",
        "#1 of all ports, C# and # of items",
    ],
)
def test_escaped_marks_code_and_addresses_are_not_remarked(text: str) -> None:
    assert not remarked(text)


@pytest.mark.parametrize(
    "line",
    [
        "+" + "-" * 50_000 + "x",
        "| " + "a" * 50_000 + "|",
        "--- " * 12_000 + "x",
        "~~a" * 20_000,
        "[[a" * 20_000,
    ],
)
def test_long_lines_that_begin_like_a_mark_take_linear_time(line: str) -> None:
    start = time.process_time()
    remarked(line)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1、潮位上升\n2、风力减弱\n3、航班恢复", [7]),
        ("（一）东港\n（二）西港", [7]),
        ("• one\n• two", [7]),
        ("要点：\n① 甲\n② 乙", [8]),
        ("a) one\nb) two", [7]),
        ("1. x\n   a. one\n   b. two", [8]),
        ("　　今晨潮位上升。\n　　渡轮停航。", [7]),
        ("1、潮位上升  \n2、风力减弱", []),
        ("1、潮位上升\n\n2、风力减弱", []),
        ("see the rule in section\n(2) and what follows", []),
        ("今晨潮位\n上升。", []),
    ],
)
def test_lines_that_look_like_items_or_paragraphs_and_are_joined_are_remarked(
    text: str, lines: list[int]
) -> None:
    remarks = read(f"---\ntitle: T\n---\n# S\n\n{text}\n".encode(), Source()).diagnostics
    assert [remark.location.line for remark in remarks if remark.code == "joined-lines"] == lines
