"""What extractors tear apart on a page is put together again: each rule on a text of its own."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.model import to_data
from briefing_tex.readers.structure.blocks import Block, Line, Run
from briefing_tex.readers.structure.joins import Habits
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.references.entries import entries_of
from briefing_tex.readers.text import read
from briefing_tex.readers.text.tables.spaced import spaced_rows

FULL = "the harbour stood open on all days of the week, and most of the ships left in "
WIDE = "港口在上周恢复作业，多数船只按时离港，少数仍在等待泊位，委员会说下周的潮位将会更高，"


def data(text: str) -> dict[str, Any]:
    return to_data(read(text.encode(), Source()).report)


def test_a_contents_list_in_pieces() -> None:
    """Numbers, titles, dots and pages one below the other, as pdftotext gives them without -layout."""
    contents = ["Contents", "1", "Ports . . . . . .", "1", "1.1", "North", ". . . . . . .", "1", "2", "Ships"]
    contents += [".", ".", ".", "2", "3", "References", "2"]
    body = ["1", "Ports", "All is calm in the ports today.", "1.1", "North", "The north lies still.", "1"]
    body += [
        "\fTide Letter",
        "2",
        "Ships",
        "Few ships have left.",
        "References",
        "[1] Bay Office (2026), Tides.",
    ]
    text = "\n\n".join(["Tide Letter", *contents, *body, "2"])
    found = data(text)
    assert [section["title"] for section in found["sections"]] == ["Ports", "Ships"]
    assert [section["title"] for section in found["sections"][0]["sections"]] == ["North"]
    assert found["sections"][1]["blocks"] == [{"type": "paragraph", "text": "Few ships have left."}]


def items(found: dict[str, Any]) -> list[str]:
    """The items of the list below the first paragraph, a paragraph each."""
    listed = found["sections"][0]["blocks"][1]["items"]
    assert all(len(item) == 1 for item in listed)
    return [item[0]["text"] for item in listed]


ITEMS = ["Fund the gates of the north.", "Report what has failed;", "Ask the harbour office."]
WRAPPED = [f"{FULL}time.", ITEMS[0], FULL, "time."]


@pytest.mark.parametrize("markers", [["1.", "2.", "3."], ["(1)", "(2)", "(3)"], ["•", "•", "•"]])
@pytest.mark.parametrize("stacked", [True, False])
def test_markers_on_lines_of_their_own(markers: list[str], stacked: bool) -> None:
    """Above their items one by one, or all of a list above its first item."""
    apart = "\n\n".join(f"{marker}\n\n{item}" for marker, item in zip(markers, ITEMS, strict=True))
    listed = "\n".join([*markers, "", *ITEMS]) if stacked else apart
    found = data(f"Tide Letter\n\n1 North\n\n{FULL}time:\n\n{listed}\n\n2 South\n\n{FULL}time.\n")
    assert items(found) == ITEMS


def test_stacked_markers_of_items_of_several_lines() -> None:
    listed = "\n".join(["•", "•", "•", "", *WRAPPED])
    found = data(f"Tide Letter\n\n1 North\n\n{FULL}time:\n\n{listed}\n\n2 South\n\n{FULL}time.\n")
    assert items(found) == [f"{FULL}time.", ITEMS[0], f"{FULL}time."]


def test_stacked_markers_that_are_too_many_take_no_line() -> None:
    listed = "\n".join(["•", "•", "•", "", *ITEMS[:2]])
    found = data(f"Tide Letter\n\n1 North\n\n{FULL}time:\n\n{listed}\n\n2 South\n\n{FULL}time.\n")
    assert all(item in str(found) for item in ITEMS[:2])
    assert not any(block["type"] == "list" for block in found["sections"][0]["blocks"])


@pytest.mark.parametrize(
    "lines",
    [
        [FULL, "time, as the office says.", "1", "Nothing else is known of them, and nobody asks for it."],
        [FULL, "1", "time, as the office says.", "Nothing else is known of them, and nobody asks for it."],
    ],
    ids=["below", "above"],
)
def test_a_raised_mark_on_a_line_of_its_own(lines: list[str]) -> None:
    rest = [FULL.capitalize() + "time."] * 4
    note = "1 Ships of more than ninety metres, counted at the northern pier."
    found = data("\n".join(["Tide Letter", "", "1 Ports", *lines, *rest, "", note, "\f2 Ships", "Few left."]))
    first = found["sections"][0]["blocks"][0]["text"]
    assert first[-1]["type"] == "footnote"
    assert first[-1]["blocks"][0]["text"] == note[2:]
    assert first[0].endswith("time, as the office says.")


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (
            ["Fruit below 200 m 200-400 m above 400 m", "Early pear 21% 18% 9%", "Apple 6% 7% 4%"],
            [
                ("Fruit", "below 200 m", "200-400 m", "above 400 m"),
                ("Early pear", "21%", "18%", "9%"),
                ("Apple", "6%", "7%", "4%"),
            ],
        ),
        (
            ["产区 产量（吨） 均价（元）", "霜桥 148 1,420", "南坡 55 1,150", "其余产区没有数据。"],
            [("产区", "产量（吨）", "均价（元）"), ("霜桥", "148", "1,420"), ("南坡", "55", "1,150")],
        ),
        (
            ["구역 측정 지점 평균 온도(도)", "동부 14 14.1", "서부 12 13.9"],
            [("구역", "측정 지점", "평균 온도(도)"), ("동부", "14", "14.1"), ("서부", "12", "13.9")],
        ),
        (["The tide is high.", "It will fall by 3 cm.", "Nobody knows by 4 cm."], []),
        (["Better than tools", "2.3 Valleys and heights", "2.4 Plants"], []),
        (["Ports and ships", "a first line of words", "a second line of words"], []),
    ],
)
def test_rows_that_single_spaces_part(texts: list[str], rows: list[tuple[str, ...]]) -> None:
    assert list(spaced_rows([Line(text) for text in texts])) == rows


def test_rows_above_their_caption() -> None:
    rows = ["地域 世帯数 削減量", "北浜 3,150 0.47 kWh", "瀬戸 2,980 0.44 kWh"]
    text = "\n".join(
        ["潮汐", "", "1 結果", "結果は次の表に示すとおりである。", *rows, "表 1：実証の結果", "以上である。"]
    )
    before, table, after = data(text)["sections"][0]["blocks"]
    assert (before["type"], after["text"]) == ("paragraph", "以上である。")
    assert (table["caption"], table["rows"][0]) == ("実証の結果", ["北浜", "3,150", "0.47 kWh"])


def test_a_list_within_a_list_without_indents() -> None:
    text = "Tides\n\n1 Plan\n1. Ports:\n1. north;\n2. south;\n3. east.\n2. Ships of all kinds.\n3. Crews.\n"
    (outer,) = data(text)["sections"][0]["blocks"]
    assert [len(item) for item in outer["items"]] == [2, 1, 1]
    assert [item[0]["text"] for item in outer["items"][0][1]["items"]] == ["north;", "south;", "east."]


def test_what_begins_no_line_belongs_to_the_one_above() -> None:
    text = "潮汐\n\n1 分级\n• “可能”\n：十次中有四次。\n• “大概”\n：十次中有七次。\n"
    (found,) = data(text)["sections"][0]["blocks"]
    assert [item[0]["text"] for item in found["items"]] == ["“可能”：十次中有四次。", "“大概”：十次中有七次。"]


def test_chinese_lines_go_on_in_mid_sentence() -> None:
    """A line that falls short of the others, whose Latin letters are narrow, ends no paragraph."""
    full = [WIDE + "水位站"] * 8 + ["照常。"]
    short = "港口在上周恢复作业，多数船只按时离港，少数仍在等待泊位，委员会说下周的潮位"
    text = "\n".join(["潮汐", "", "1 港口", *full, short, "将会更高，渔业产量与去年相当。", *full])
    paragraphs = data(text)["sections"][0]["blocks"]
    assert paragraphs[1]["text"] == short + "将会更高，渔业产量与去年相当。"


@pytest.mark.parametrize("hyphen", ["\ufffe", "\x02"])
def test_hyphens_of_pdfium(hyphen: str) -> None:
    lines = [FULL + "time", FULL + f"Harbour WL{hyphen}2026-0417 for", "the bay."]
    text = "Tides\r\n\r\n1 Ports\r\n" + "\r\n".join([*lines, FULL + "time", FULL + "time."])
    assert "WL-2026-0417" in str(data(text)["sections"])


def test_names_over_two_lines() -> None:
    found = data(
        "潮汐周报\n海岸观测中心\n潮信数据 &\n\n蓝湾研究院\n\n2026 年 4 月 24 日\n\n1 今日\n海面平静。\n"
    )
    assert [one["name"] for one in found["organisations"]] == ["海岸观测中心", "潮信数据", "蓝湾研究院"]


def test_the_label_of_a_table_alone() -> None:
    cells = ["Port", "High", "Low", "Ayr", "3.1", "0.4", "Oban", "4.0", "0.8", "Kyle", "4.4", "0.9"]
    head = "Tides\n\n1 Levels\nTable 1\n"
    (bare,) = data(head + "\n\n".join(cells))["sections"][0]["blocks"]
    (captioned,) = data(head + "\n\n".join(["Levels in metres at the piers of the northern shore", *cells]))[
        "sections"
    ][0]["blocks"]
    assert [len(bare["rows"]), bare.get("caption")] == [3, None]
    assert captioned["caption"] == "Levels in metres at the piers of the northern shore"


def test_page_numbers_without_page_breaks_are_those_above_the_running_head() -> None:
    """The mark of a note, alone on its line, names a page as well."""
    page = [FULL.capitalize() + "time.", "1", "All else is as it was before the storm of last week came in."]
    note = "1 Ships of more than ninety metres, counted at the northern pier."
    head = "Tide Letter of the Bay"
    lines = [head, "", "1 Ports", *page, note, "1", head, "2 Ships", *page[::2], "2", head, "They are well."]
    found = data("\n".join(lines))
    assert "footnote" in str(found["sections"][0])
    assert len(found["sections"]) == 2
    assert head not in str(found["sections"])


def test_cells_of_decimals_with_a_unit() -> None:
    """`2.1 Rain` would be a heading; what stands behind several decimals is their unit."""
    cells = ["Port", "May", "Share"]
    for row in (("Ayr", "29.6 GWh", "+21.6%"), ("Oban", "10.3 GWh", "+3.9%"), ("Mull", "0.2 GWh", "+4%")):
        cells += row
    text = "\n\n".join(
        ["Tide Letter", "1 North", f"{FULL}time.", "Table 1: Power", *cells, "1.1 Rain", f"{FULL}May."]
    )
    section = data(text)["sections"][0]
    (table,) = (block for block in section["blocks"] if block["type"] == "table")
    assert "29.6 GWh" in str(table["rows"][0])
    assert section["sections"][0]["title"] == "Rain"


PARAGRAPH = f"{FULL}time. Of the others {FULL}the night. What was left {FULL}June, as the office said."


def paragraphs(lines: list[list[str]], spaced: set[int]) -> list[str]:
    """What becomes of paragraphs whose lines have an empty line between them, of those with these numbers."""
    joints = ["\n\n" if number in spaced else "\n" for number in range(len(lines))]
    printed = "\n\n".join(joint.join(part) for joint, part in zip(joints, lines, strict=True))
    found = data(f"Tide Letter\n\n1 North\n\n{printed}\n\n2 South\n\nAll is calm.\n")
    return [block["text"] for block in found["sections"][0]["blocks"]]


def test_empty_lines_between_the_lines_of_some_paragraphs() -> None:
    """As pdfminer gives justified text among text that is not."""
    lines = [textwrap.wrap(PARAGRAPH, 60 - number % 2) for number in range(6)]
    assert paragraphs(lines, {1, 2, 4}) == [PARAGRAPH] * 6


def test_an_empty_line_in_mid_sentence() -> None:
    """As pdftotext gives lines that a sign of another font parts."""
    lines = [textwrap.wrap(PARAGRAPH, 60) for _ in range(6)]
    lines[2][1:3] = [f"{lines[2][1]}\n\n{lines[2][2]}"]
    assert paragraphs(lines, set()) == [PARAGRAPH] * 6


def test_an_abstract_in_a_narrower_measure_without_white_space_around() -> None:
    """As pdfium and pypdf give it: the title block touches it, and its first line ends a sentence."""
    body = "the harbour stood open on all days of the week, and most of the ships left it in\n" * 6
    text = (
        "Tide Letter\nWinds, lights and fees of the pilots\nHarbour Institute\n12 May 2026\nAbstract\n"
        "This issue gives what was found in three ports of the bay in spring.\n"
        "Boats waited for 3 hours less than in the year before, but at night the\n"
        "costs of the lights rose, so that no more than a tenth was saved by the\n"
        "end of the year. Pilots were trained anew.\n"
        "Keywords: tides; lights; fees\n"
        f"1 Ports\n{body}time for the spring tide.\n2 Ships\n{body}time for the spring tide.\n"
    )
    assert len(data(text)["abstract"]) == 1


def test_the_end_of_an_address_alone_on_its_line() -> None:
    text = (
        "Tide Letter\nHarbour Institute\n12 May 2026\n1 Ports\nAll is calm in the ports today.\nReferences\n"
        "1. Bay Office (2026), Tides in spring. https://bay.example/reports/sch\neduling\n"
        "2. Pilots of the bay (2025), Lights. https://bay.example/10.5555/rp.2024.\n0417\n"
    )
    assert [entry["URL"] for entry in data(text)["references"]] == [
        "https://bay.example/reports/scheduling",
        "https://bay.example/10.5555/rp.2024.0417",
    ]


def test_an_address_does_not_go_on_with_a_title() -> None:
    text = (
        "Tide Letter\nHarbour Institute\n12 May 2026\n1 Ports\nThe tables are at https://bay.example/tables/may\n"
        "Conclusion\nAll is calm in the ports today.\n"
    )
    assert "may" in str(data(text)["sections"][0]["blocks"][0])
    assert "Conclusion" not in str(data(text)["sections"][0]["blocks"][0])


def test_an_entry_begins_below_one_that_ends_with_an_address() -> None:
    lines = (
        "Abel, J., & Quist, L. (2025). Three winters on the sill: Budgets of sand in the bay.",
        "Harbour Notes, 31(2), 114–139. https://bay.example/10.5555/rp.2024.0417",
        "Osei, K. (2024). Brackish water through leaking gates. In S. Lind (Ed.), Soils at the",
        "tidal margin (pp. 77–96). Greyfriars.",
    )
    whole = Block((Run(" ".join(lines)),), tuple(map(Line, lines)))
    found = entries_of([whole], Habits.of(whole.text), Ledger())
    assert [block.text[:4] for block in found] == ["Abel", "Osei"]
