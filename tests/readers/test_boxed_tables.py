"""Tables that extractors give in boxes of columns, with lines of one cell and of several."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.formats import Reading
from briefing_tex.model import to_data
from briefing_tex.readers.text import read
from briefing_tex.readers.text.tables.arranged import arrangement

HEAD = ["Tides", "Harbour Institute", "12 May 2026", "1 Winds", "The wind blew from the west all day."]
TAIL = ["2 Rains", "It rained in the evening, and the sea was calm."]
ROWS = [
    ["Port", "Ships", "Delay (h)", "Share"],
    ["Ayr", "31", "2.5", "18.5%"],
    ["Oban", "9", "0.7", "4.0%"],
    ["Ely", "14", "—", "6.1%"],
]
NAMES = [row[0] for row in ROWS[1:]]
CAPTION = "Table 1: Ships in May"


def _reading(parts: list[str]) -> Reading:
    return read("\n\n".join([*HEAD, *parts]).encode(), Source())


def _tables(reading: Reading) -> list[list[list[str]]]:
    blocks: list[dict[str, Any]] = [b for s in to_data(reading.report)["sections"] for b in s["blocks"]]
    return [[*block["head"], *block["rows"]] for block in blocks if block["type"] == "table"]


def _column(place: int) -> list[str]:
    return [row[place] for row in ROWS[1:]]


@pytest.mark.parametrize(
    "cells",
    [
        ["Port", " ".join(ROWS[0][1:]), *NAMES, *_column(1), *_column(2), *_column(3)],
        ["Port", *ROWS[0][1:], *(f"{a} {b}" for a, b, *_ in ROWS[1:]), *_column(2), *_column(3)],
        ["Port Ships Delay (h) Share", *(x for a, b, c, d in ROWS[1:] for x in (f"{a} {b}", f"{c} {d}"))],
        ["Port", *NAMES, "Ships", *_column(1), "Delay (h) Share", *(f"{c} {d}" for *_, c, d in ROWS[1:])],
        [cell for row in ROWS for cell in row],
    ],
)
def test_boxes_of_columns(cells: list[str]) -> None:
    reading = _reading([CAPTION, *cells, *TAIL])
    assert _tables(reading) == [ROWS]
    assert "cells-guessed" in {loss.code for loss in reading.losses}


def test_a_heading_among_the_cells_stands_below_the_table() -> None:
    cells = [*ROWS[0], *NAMES, *_column(1), "Gales", *_column(2), *_column(3)]
    reading = _reading([CAPTION, *cells, "The gales were strong, and the boats stayed at home.", *TAIL])
    assert _tables(reading) == [ROWS]
    assert "Gales" in str(to_data(reading.report)["sections"])


def test_a_table_without_a_caption_that_its_lines_show() -> None:
    lines = "\n".join(" ".join(row) for row in ROWS)
    assert _tables(_reading([lines, *TAIL])) == [ROWS]


def test_what_is_no_table_without_a_caption() -> None:
    assert _tables(_reading(["Ayr", "3.1", "Oban", "4.0", "Ely", "2.2", *TAIL])) == []


def test_units_belong_to_their_figures() -> None:
    cells = ["Path", "2025", "2026", "Change", "LFP", "3 t", "5 t", "+66%", "Other", "8 t", "9 t", "+12%"]
    made = arrangement(cells)
    assert made is not None
    assert made.rows[1] == ("LFP", "3 t", "5 t", "+66%")


def test_many_short_lines_take_no_long_time() -> None:
    assert arrangement([f"w{i % 7} {i % 5} x{i % 3}" if i % 2 else f"y{i}" for i in range(150)]) is None


def test_names_of_columns_that_begin_with_a_figure() -> None:
    cells = ["Fruit", "0-200 m", "200-400 m", "Above", "Pear", "21%", "18%", "9%", "Plum", "4%", "3%", "1%"]
    made = arrangement(cells)
    assert made is not None
    assert made.rows[0] == tuple(cells[:4])


def test_names_of_columns_that_hold_figures_where_each_cell_is_a_line() -> None:
    rows = [
        ["Fruit", "below 200 m", "200-400 m", "above 400 m"],
        ["Early pear", "21%", "18%", "9%"],
        ["Apple", "6%", "7%", "4%"],
        ["Sweet cherry", "33%", "29%", "12%"],
    ]
    parts = [f"{CAPTION}\n{rows[0][0]}", *rows[0][1:], *(cell for row in rows[1:] for cell in row)]
    assert _tables(_reading([*parts, *TAIL])) == [rows]


def test_a_table_below_another_one_is_none_of_it() -> None:
    cells = [cell for row in ROWS for cell in row]
    second = ["2", "Rains\nTable 2: Ships in June", *cells]
    assert _tables(_reading([CAPTION, *cells, *second, TAIL[1]])) == [ROWS, ROWS]
