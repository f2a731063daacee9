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
