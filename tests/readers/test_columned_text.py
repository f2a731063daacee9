"""Tables that extractors give one cell a line, column by column or row by row."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.model import to_data
from briefing_tex.readers.text import read

HEAD = ["Tides", "Harbour Institute", "12 May 2026", "1 Winds", "The wind blew from the west all day."]
TAIL = ["2 Rains", "It rained in the evening, and the sea was calm."]
ROWS = [["Port", "Ships", "Delay (h)"], ["Ayr", "31", "2.5"], ["Oban", "9", "0.7"], ["Ely", "14", "1.1"]]
COLUMNS = [list(column) for column in zip(*ROWS, strict=True)]


def _blocks(parts: list[str]) -> list[dict[str, Any]]:
    report = to_data(read("\n\n".join([*HEAD, *parts]).encode(), Source()).report)
    return [block for section in report["sections"] for block in section["blocks"]]


def _rows(parts: list[str]) -> list[list[str]] | None:
    tables = [block for block in _blocks(parts) if block["type"] == "table"]
    return [*tables[0]["head"], *tables[0]["rows"]] if tables else None


CAPTION = "Table 1: Ships in May"


@pytest.mark.parametrize(
    "parts",
    [
        [CAPTION, *COLUMNS[0], *COLUMNS[1], *COLUMNS[2], *TAIL],
        [*COLUMNS[0], *COLUMNS[1], *COLUMNS[2], CAPTION, *TAIL],
        [CAPTION, *COLUMNS[0], "Ships", "Delay (h)", *COLUMNS[1][1:], *COLUMNS[2][1:], *TAIL],
        [CAPTION, "Port", "Ships", "Delay (h)", *COLUMNS[0][1:], *COLUMNS[1][1:], *COLUMNS[2][1:], *TAIL],
        [*COLUMNS[0], CAPTION, "Ships", "Delay (h)", *COLUMNS[1][1:], *COLUMNS[2][1:], *TAIL],
        [CAPTION, *COLUMNS[0], "1.1 Gales", "Ships", "Delay (h)", *COLUMNS[1][1:], *COLUMNS[2][1:], TAIL[1]],
        [CAPTION, *ROWS[0][:2], "Delay (in", "hours)", *ROWS[1], *ROWS[2], *ROWS[3], *TAIL],
        [CAPTION, *ROWS[0], *ROWS[1], *ROWS[2], *ROWS[3][:2], "3", *TAIL[1:]],
    ],
)
def test_cells_one_a_line_are_a_table(parts: list[str]) -> None:
    rows = _rows(parts)
    assert rows is not None
    assert [row[:2] for row in rows] == [row[:2] for row in ROWS]
    assert [len(row) for row in rows] == [3, 3, 3, 3]


def test_figures_below_each_other_are_no_table_where_their_counts_do_not_tell() -> None:
    assert _rows([CAPTION, "Port", "Ayr", "Oban", "Ely", "Ships", "31", "9", *TAIL]) is None


def test_the_heading_between_the_columns_stands_below_the_table() -> None:
    parts = [CAPTION, *COLUMNS[0], "1.1 Gales", "Ships", "Delay (h)", *COLUMNS[1][1:], *COLUMNS[2][1:], TAIL[1]]
    assert [block["type"] for block in _blocks(parts)] == ["paragraph", "table"]
