"""Texts made to be read slowly: long lists of lines that nearly are something, and lines without end."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.lists import listed, nested
from briefing_tex.readers.text import read

SIZE = 20_000
"""So many characters are read at most in `SECONDS`, where reading takes as long as the text: far less."""
SECONDS = 4.0
WORDS = "tide wave port harbour calm wind rain ship crew north".split()

Line = Callable[[random.Random, int], str]
LINES: dict[str, Line] = {
    "nearly tables": lambda r, i: (
        f"Table {i}: x" if i % 140 == 0 else r.choice(["w 31 q", "3.1", "aa", "bb cc", "—", "4 5"])
    ),
    "figures alone": lambda r, i: f"{r.randint(1, 9)}.{r.randint(1, 9)}",
    "titles and pages": lambda r, i: f"{i} {r.choice(WORDS)}\t{i // 9}",
    "titles and dots": lambda r, i: f"{r.choice(WORDS)} {r.choice(WORDS)} ........ {i // 9}",
    "numbered titles": lambda r, i: f"{i + 1}. {r.choice(WORDS)} {r.choice(WORDS)}\n",
    "markers": lambda r, i: r.choice(["•", "1.", "2.", "Who pays.", "(3)"]),
    "words": lambda r, i: r.choice(WORDS),
    "pages": lambda r, i: r.choice(WORDS) + "\f",
    "pages with heads": lambda r, i: f"\fTides {i}\n{' '.join(r.choices(WORDS, k=12))}\n{i}",
    "columns": lambda r, i: "\t".join(r.choices(WORDS, k=r.randint(2, 6))),
    "commands": lambda r, i: (
        "\\title{" + r.choice(["\\begin{tabular}", "\\footnotetext{", "\\textbf{a", "\\item ", "{ }^{"])
    ),
    "comments": lambda r, i: "<!--",
}


@pytest.mark.parametrize("name", LINES)
def test_many_lines_take_little_time(name: str) -> None:
    chance = random.Random(1)
    made = _until(SIZE, (LINES[name](chance, number) for number in range(SIZE)))
    _in_time("Tides\n\nInstitute\n\n" + "\n".join(made))


@pytest.mark.parametrize(
    "text", ["x" + "." * SIZE + "x", "1" * SIZE, "1." * SIZE, "x" + "-" * SIZE + "x", "|" * SIZE]
)
def test_a_line_without_end_takes_little_time(text: str) -> None:
    _in_time("Tides\n\n" + text[:SIZE])


@pytest.mark.parametrize("text", ["1. a", "- a"])
def test_ten_thousands_of_items_take_little_time(text: str) -> None:
    blocks = [Block.of(text)] * 30_000
    started = time.process_time()
    items = listed(blocks, range(len(blocks)))
    nested([(items.get(index), block, {}) for index, block in enumerate(blocks) if items])
    assert time.process_time() - started < SECONDS


def _until(size: int, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        size -= len(line)
        if size < 0:
            return
        yield line


def _in_time(text: str) -> None:
    started = time.process_time()
    read(text.encode(), Source())
    assert time.process_time() - started < SECONDS
