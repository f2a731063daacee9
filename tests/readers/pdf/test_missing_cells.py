"""Rows of tagged tables that lack their empty cells: the others stand in the columns of whole rows."""

from __future__ import annotations

import pytest

from briefing_tex.readers.pdf.foreign.missing import in_their_columns
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.structure.blocks import Run


def cell(text: str, x0: float, x1: float) -> list[TextLine]:
    return [TextLine((Run(text),), 1, x0, x1, 700, 10, False, False, ())]


WHOLE = [[cell("Item", 50, 80), cell("Planned", 120, 160), cell("Spent", 200, 240)] for _ in range(3)]


@pytest.mark.parametrize(
    ("places", "columns"),
    [
        ([(125, 150)], ["", "0", ""]),
        ([(125, 150), (205, 220)], ["", "0", "1"]),
        ([(50, 70), (230, 245)], ["0", "", "1"]),
        ([(60, 150), (205, 220)], ["0", "1"]),  # over two columns
        ([(205, 220), (125, 150)], ["0", "1"]),
    ],
)
def test_cells_stand_where_those_of_whole_rows_do(
    places: list[tuple[float, float]], columns: list[str]
) -> None:
    row = [cell(str(index), *place) for index, place in enumerate(places)]
    found = in_their_columns(row, [*WHOLE, row], 3)
    assert ["".join(line.text for line in one) for one in found] == columns


def test_rows_with_merged_cells_stay_as_they_are() -> None:
    row = [cell("a", 205, 220), []]
    assert in_their_columns(row, [*WHOLE, row], 3) == row
