"""Which words of the first page name the abstract, and which name a section below it."""

from __future__ import annotations

import pytest

from briefing_tex.readers.structure import Block
from title_blocks import SECTIONS, read_blocks

PROSE = "The sea rose by a hand in the night, and fell again before the boats came in."


@pytest.mark.parametrize("label", ["At a glance", "Overview", "核心观点"])
def test_another_label_below_the_abstract_names_a_section(label: str) -> None:
    wind = Block.of("Wind", "heading")
    data = read_blocks("Tides", "Abstract", PROSE, Block.of(label, "heading"), PROSE, wind, PROSE)
    assert [section["title"] for section in data["sections"]] == [label, "Wind"]
    assert len(data["abstract"]) == 1


def test_key_points_below_an_abstract_without_a_label_are_a_section() -> None:
    data = read_blocks("Tides", "3 April 2026", PROSE, Block.of("Key points", "heading"), PROSE, *SECTIONS)
    assert data["sections"][0]["title"] == "Key points"
