"""Cells that stand one below the other become rows: row by row, column by column, broken cells among them."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.model import to_data
from briefing_tex.readers.text import read

SAID = "The ports were open on all days, and most of the ships left in time."
ROWS = [["Port", "Calls", "Delay"], ["Ayr", "12", "3.1"], ["Oban", "9", "4.0"], ["Wick", "4", "5.8"]]
COLUMNS = list(map(list, zip(*ROWS, strict=True)))


def rows(cells: str) -> list[list[Any]]:
    """The rows of the table that a text has below its caption, and that nothing else became of the cells."""
    text = f"Tide Letter\n\n1 Ports\n\n{SAID}\n\nTable 1: Calls\n\n{cells}\n\n{SAID}\n\n2 Ships\n\n{SAID}\n"
    blocks = to_data(read(text.encode(), Source()).report)["sections"][0]["blocks"]
    tables = [block for block in blocks if block["type"] == "table"]
    assert [len(tables), len(blocks)] == [1, 3]
    return [*tables[0].get("head", []), *tables[0]["rows"]]


def piled(*groups: list[str]) -> str:
    """Lines, an empty one between groups."""
    return "\n\n".join("\n".join(group) for group in groups)


HEADS = [[name] for name in ROWS[0]]
BODY = [column[1:] for column in COLUMNS]


@pytest.mark.parametrize(
    "cells",
    [
        piled(*([cell] for row in ROWS for cell in row)),
        piled(*COLUMNS),
        piled(*HEADS, *BODY),
        piled(ROWS[0], *BODY),
        piled(COLUMNS[0], *HEADS[1:], *BODY[1:]),
    ],
    ids=["row by row", "columns with heads", "heads apart", "heads above", "first column with its head"],
)
def test_cells_in_each_order(cells: str) -> None:
    assert rows(cells) == ROWS


def test_a_table_whose_first_column_has_no_head() -> None:
    assert rows(piled(*HEADS[1:], *BODY)) == [["", *ROWS[0][1:]], *ROWS[1:]]


def test_the_rest_of_a_broken_cell() -> None:
    """In the head a unit, below it the end of a name; each to the widest cell, which filled its column."""
    head = ["Port", "Calls", "Median delay", "(hours)"]
    body = ["Upper Lochinver", "12", "3.1", "Marina", "Oban", "9", "4.0", "Wick", "4", "5.8"]
    expected = [["Port", "Calls", "Median delay (hours)"], ["Upper Lochinver Marina", "12", "3.1"], *ROWS[2:]]
    assert rows(piled(*([cell] for cell in (*head, *body)))) == expected
