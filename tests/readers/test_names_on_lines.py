"""Names of bodies as title blocks set them: between signs and commas, over line ends, with parts and forms."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefing_tex.readers.structure import Block
from title_blocks import SECTIONS, names_of, read_blocks

TIDES = "Department of Tides, Harbour University"
WIND = "Ministry of Wind, Directorate for Inland Gales"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (f"{TIDES}, {WIND}, Holt & Lind LLP", [TIDES, WIND, "Holt & Lind LLP"]),
        (f"By {TIDES}, {WIND}", [TIDES, WIND]),
        ("Tidal Data Ltd. · Harbour Institute ·", ["Tidal Data Ltd.", "Harbour Institute"]),
        ("해안관측센터 재단법인 물결연구소 정책연구실", ["해안관측센터", "재단법인 물결연구소 정책연구실"]),
        ("작성 기관: 해안관측센터", ["해안관측센터"]),
    ],
)
def test_names_on_one_line(line: str, names: list[str]) -> None:
    title = Block.of("Tides", "title")
    assert names_of(read_blocks(title, line, "2026-04-01", *SECTIONS)) == names


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Harbour Institute\tTidal Data", "Inc.\t3 April 2026"), "Tidal Data Inc."),
        (
            ("Harbour Institute · School", "of Tides, Holt University\t3 April 2026"),
            "School of Tides, Holt University",
        ),
        (("潮信研究院\t河口市发展和", "改革委员会\t2026年4月3日"), "河口市发展和改革委员会"),
        (
            ("Harbour Institute\tCentre for Sea Uni\u00ad\tversity Tides", "3 April 2026"),
            "Centre for Sea University Tides",
        ),
    ],
)
def test_names_that_a_line_end_parts(lines: tuple[str, str], name: str) -> None:
    assert names_of(read_blocks(Block.of("潮汐", "title"), *lines, *SECTIONS))[-1] == name


def test_a_wide_line_of_names_is_of_the_title_block() -> None:
    line = f"{TIDES}, the Agency for Gales & Storms & Holt & Lind LLP".replace("the ", "")
    data = read_blocks(Block.of("Tides", "title"), "Harbour Institute", line, "3 April 2026", *SECTIONS)
    assert (data["date"], "abstract" in data, len(data["organisations"])) == ("2026-04-03", False, 2)


def test_departments_of_a_government_and_of_named_bodies() -> None:
    title = replace(Block.of("潮汐年報", "title"), size=20.0)
    names = ["海洋治理部資料政策司", "東岸研究學會", "港務局潮位觀測小組"]
    assert names_of(read_blocks(title, *names, "2026年4月1日", *SECTIONS)) == names


def test_the_number_below_a_letterhead_shows_that_it_is_no_title() -> None:
    data = read_blocks(
        replace(Block.of("Harbour Institute", "title"), size=22.0),
        replace(Block.of("No. 18"), size=11.0),
        replace(Block.of("A Year of Tides"), size=18.0),
        replace(Block.of("3 April 2026"), size=11.0),
        *(replace(Block.of(text), size=11.0) for text in SECTIONS),
    )
    assert (data["title"], names_of(data)) == ("A Year of Tides", ["Harbour Institute"])


def test_an_era_needs_no_space_before_it() -> None:
    data = read_blocks(Block.of("潮汐年報", "title"), "東岸研究學會中華民國 115 年 3 月", *SECTIONS)
    assert (data["date"], names_of(data)) == ("2026-03", ["東岸研究學會"])
