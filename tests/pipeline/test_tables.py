"""Tables over pages: heads stand above rows, and notes, whatever they hold, in the foot below their marks."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

import briefing_tex as bt
from briefing_tex.model import Report
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.pages.document import open_document

pytestmark = pytest.mark.tex
WORDS = "tide quay harbour metres ferry mark wind gauge lock buoy channel evening".split()


def paragraph(*text: Any) -> dict[str, Any]:
    return {"type": "paragraph", "text": list(text)}


class Layout:
    """A table whose caption, head, rows and heading may have notes that hold tables and code, at any height."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def words(self, *counts: int) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.choice(counts)))

    def note(self) -> dict[str, Any]:
        kinds = self.random.choices(["table", "code", "paragraph"], [5, 2, 3], k=self.random.randint(1, 3))
        return {"type": "footnote", "blocks": [self.block(kind) for kind in kinds]}

    def block(self, kind: str) -> dict[str, Any]:
        if kind == "table":
            return self.table(self.random.randint(1, 4), self.random.randint(0, 1), 0)
        if kind == "code":
            return {"type": "code", "text": "\n".join(self.words(4) for _ in range(6))}
        return paragraph(self.words(3, 12, 60))

    def text(self, notes: float) -> list[Any]:
        text = self.words(0, 1, 2, 6, 25)
        return [*([text] if text else []), *([self.note()] if self.random.random() < notes else [])]

    def table(self, rows: int, heads: int, notes: float) -> dict[str, Any]:
        columns = self.random.randint(1, 4)
        head = [[self.text(notes) for _ in range(columns)] for _ in range(heads)]
        body = [[self.text(notes / 3) for _ in range(columns)] for _ in range(rows)]
        return {"type": "table", "caption": self.text(notes), "head": head, "rows": body}

    def report(self) -> Report:
        table = self.table(self.random.choice([1, 2, 3, 8, 30]), self.random.randint(1, 2), 0.6)
        around = self.random.choice(
            [table, {"type": "quote", "blocks": [table]}, {"type": "list", "items": [[table]]}]
        )
        above = [paragraph("A short paragraph.") for _ in range(self.random.randint(0, 45))]
        title = self.text(0.5) or "Tides"
        sections = [
            {"title": "S", "blocks": above},
            {"title": title, "blocks": [around, paragraph(self.words(90))]},
        ]
        return Report(language="en", title="T", sections=sections)


def pages(report: Report) -> list[str]:
    contents = open_document(bt.build(report).pdf, Limits.of(60)).contents()
    return ["".join(glyph.text for glyph in page.glyphs) for page in contents]


@pytest.mark.parametrize("seed", range(12, 28))
def test_notes_of_heads_hold_tables_and_are_proven_to_stand_below_their_marks(seed: int) -> None:
    assert bt.build(Layout(seed).report(), timeout=20).pages


@pytest.mark.parametrize("sentences", [1, 20, 130])
@pytest.mark.parametrize("noted", [0, 29])
@pytest.mark.parametrize("above", [5, 21, 26])
def test_every_page_with_rows_has_the_head_and_no_other(above: int, noted: int, sentences: int) -> None:
    """A long note may fill a page of its own, within the table or at its end."""
    note = {"type": "footnote", "text": "A note that explains a figure of the report. " * sentences}
    rows = [[f"Quay {row}", [f"{row} metres", *([note] if row == noted else [])]] for row in range(30)]
    table = {"type": "table", "caption": "Tides", "head": [["Place", "Level"]], "rows": rows}
    blocks = [*[paragraph("Short.")] * above, {"type": "list", "items": [[table]]}, paragraph("Below. " * 60)]
    shown = pages(Report(language="en", title="T", sections=[{"title": "S", "blocks": blocks}]))
    assert [bool(re.search(r"Place\W*Level\W*Quay", page)) for page in shown] == [
        " metres" in page for page in shown
    ]
    assert sum("Place" in page for page in shown) > 1


def long_table(*head: Any, rows: int = 60, cell: str = "x", **fields: Any) -> Report:
    table = {"type": "table", "head": [list(head)], "rows": [[cell] * len(head)] * rows}
    return Report(language="en", title="T", sections=[{"title": "S", "blocks": [table]}], **fields)


@pytest.mark.parametrize("tex", ["\\sqrt[3]{2}", "\\not\\subset", "\\underbrace{x+y}_{n}", "\\frac{a}{b}"])
def test_a_formula_in_a_head_that_repeats(tex: str) -> None:
    report = long_table(["Level ", {"type": "math", "tex": tex}], "B")
    assert bt.build(report, trusted=True).pages == 2


def test_pages_with_nothing_but_empty_rows_below_a_head() -> None:
    assert bt.build(long_table("A", "B", cell="")).pages == 2


def test_a_head_with_notes_repeats_with_their_numbers() -> None:
    """So its lines are the same on each page, and a number stands where a reader looks for it."""
    note = {"type": "footnote", "text": "Below"}
    assert pages(long_table(["Level", note], ["Depth", note]))[1].startswith("TLevel1Depth2x")


def test_a_head_that_repeats_may_end_with_a_citation() -> None:
    head = ["Level ", {"type": "citation", "keys": ["a"]}]
    assert bt.build(long_table("A", head, references=[{"id": "a", "title": "A"}])).pages > 1


def _two_tables(lines: int, rows: int, breaks: int, more: int = 1) -> Report:
    """A table with a high last row, and another right below it, behind a contents list that fills a page."""
    high = ["y", *[part for _ in range(breaks) for part in ({"type": "break"}, "y")]]
    first = {"type": "table", "head": [["A", "B"]], "rows": [["a", "b"]] * rows + [[high, "z"]], "caption": "c"}
    other = {"type": "table", "head": [["C", "D"]], "rows": [["e", "f"]]}
    inner = [{"title": "P", "blocks": [paragraph("p")] * count} for count in (1, more)]
    section = {
        "title": "S",
        "blocks": [paragraph("p")] * lines,
        "sections": [*inner, {"title": "Q", "blocks": [first, other]}],
    }
    return Report.model_validate({"title": "T", "sections": [section, *[{"title": "T"}] * 24]})


@pytest.mark.parametrize(("lines", "rows", "more"), [(10, 12, 1), (9, 12, 2), (8, 12, 3)])
def test_a_table_that_ends_where_its_page_is_a_little_too_full(lines: int, rows: int, more: int) -> None:
    """Its last row stays with it, or has its head above it, though the next table has begun."""
    assert bt.build(_two_tables(lines, rows, 3, more)).pages


def test_a_page_that_is_a_little_too_full_is_not_broken_twice() -> None:
    """The small table at its end stands on it, and what follows on the next, which is full."""
    contents = open_document(bt.build(_two_tables(4, 11, 6)).pdf, Limits.of(60)).contents()
    texts = ["".join(glyph.text for glyph in page.glyphs) for page in contents]
    (last,) = (number for number, text in enumerate(texts) if "CDef" in text)
    assert "1.3" in texts[last]
    assert texts[last + 1].count("T") > 10
