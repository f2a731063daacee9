"""Two columns of text that stand side by side, as in `pdftotext -layout`, are read one after the other."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import Any

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.model import to_data
from briefing_tex.readers.text import read

FIRST = (
    "The sea fell by a hand and a half last week, and the boats lay on the mud of the inner harbour until "
    "the evening tide came in. Most crews used the time to mend their nets, and the office counted fewer "
    "calls than in any week since the spring. What was left of the cargo went by road, as it had done in the "
    "year before, and the price of ice rose in the two markets that take most of the fish of the coast."
)
SECOND = (
    "Wind blew from the north all week, with gusts of more than forty knots at the light. The ferry to the "
    "isles ran on four days only, and those who had to cross were taken by the pilot boat. The office expects "
    "calmer days from Monday on, and has asked the crews to keep watch on the moorings at night until then. "
    "Whoever sees a buoy adrift is asked to call the coast guard, by day or by night, and to say where it is."
)


def column(heading: str, text: str, width: int) -> list[str]:
    return [heading, *textwrap.wrap(text, width)]


def page(left: list[str], right: list[str], gutter: int = 48) -> str:
    """The lines of two columns side by side, the right one in one place."""
    return "\n".join(f"{a:<{gutter}}{b}".rstrip() for a, b in zip_longest(left, right, fillvalue=""))


def data(text: str) -> dict[str, Any]:
    return to_data(read(text.encode(), Source()).report)


def texts(section: dict[str, Any]) -> list[Any]:
    return [block.get("text") for block in section["blocks"]]


@pytest.mark.parametrize("title", ["Tide Letter", f"{'Tide Letter of the Harbours of the North':>60}"])
def test_the_left_column_comes_before_the_right_one(title: str) -> None:
    columns = page(column("1 Ports", FIRST, 44), column("2 Winds", SECOND, 44))
    sections = data(f"{title}\n\n{columns}\n\n{'1':>46}\n")["sections"]
    assert [(one["title"], texts(one)) for one in sections] == [("Ports", [FIRST]), ("Winds", [SECOND])]


def test_a_paragraph_goes_on_in_the_right_column() -> None:
    lines = column("1 Ports", f"{FIRST} {SECOND}", 44)
    half = len(lines) // 2 + 1
    (section,) = data(f"Tide Letter\n\n{page(lines[:half], lines[half:])}\n")["sections"]
    assert texts(section) == [f"{FIRST} {SECOND}"]


def test_a_stretched_line_is_not_parted_at_its_own_spaces() -> None:
    """pypdf gives lines that were stretched to the margin with several spaces between their words."""
    left = [line.replace(" ", "  ") for line in column("1 Ports", FIRST, 40)]
    right = [line.replace(" ", "  ") for line in column("2 Winds", SECOND, 40)]
    sections = data(f"Tide Letter\n\n{page(left, right, 64)}\n")["sections"]
    assert [texts(one) for one in sections] == [[FIRST], [SECOND]]


def test_the_rows_of_a_table_are_no_columns_of_text() -> None:
    names = ("the northern pier", "the fish quay", "the ferry landing", "the inner harbour", "the lock gates")
    rows = [
        f"{f'Repairs at {name} berth {n}':<40}{f'{n}.5':<8}{'begun in spring':<20}{n}7 per cent"
        for n in range(1, 3)
        for name in names
    ]
    text = "\n".join(["Work                                    Cost    State               Done", *rows])
    (section,) = data(f"Tide Letter\n\n1 Ports\n\n{SECOND}\n\nTable 1: Repairs\n{text}\n\n{SECOND}\n")[
        "sections"
    ]
    (table,) = (block for block in section["blocks"] if block["type"] == "table")
    assert [len(row) for row in table["rows"]] == [4] * 10


def test_text_with_two_spaces_between_all_words_is_one_column() -> None:
    lines = column("1 Ports", f"{FIRST} {SECOND}", 70)
    (section,) = data("Tide Letter\n\n" + "\n".join(line.replace(" ", "  ") for line in lines) + "\n")[
        "sections"
    ]
    assert texts(section) == [f"{FIRST} {SECOND}"]
