"""Our PDFs with nothing in them but their pages: single things that the layout tells."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing_tex import load
from briefing_tex.model import to_data
from briefing_tex.pipeline import build
from briefing_tex.readers.pdf import read
from briefing_tex.readers.structure.headings.contents import find_contents
from knowable import knowable
from stripped import stripped

pytestmark = pytest.mark.tex

SENTENCE = "The gauges in the harbour were read at noon, and again at night when the tide had turned."
ZH = "潮汐观测站每天早晚各读一次水位，并把结果送到港口的办公室里存档备查，供日后比对之用。"


def again(report: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A report as far as pages tell it, and what is read from its pages alone."""
    loaded = load(json.dumps({"title": "Tides", **report}).encode(), format="json")
    pages = stripped(build(loaded, verify=False).pdf)
    return to_data(knowable(loaded)), to_data(knowable(read(pages).report))


def paragraph(text: Any) -> dict[str, Any]:
    return {"type": "paragraph", "text": text}


def section(*blocks: dict[str, Any], title: Any = "Today") -> dict[str, Any]:
    return {"title": title, "blocks": list(blocks)}


def item(text: str) -> list[dict[str, Any]]:
    return [paragraph(text)]


def test_a_long_table_does_not_say_how_large_the_text_is() -> None:
    rows = [[f"Station {n} of the northern shore", "read at noon and at night", "none lost"] for n in range(60)]
    table = {"type": "table", "head": [["Place", "How", "Lost"]], "rows": rows}
    listed = {"type": "list", "ordered": False, "items": [item("Ebb"), item("Flow")]}
    made, found = again({"sections": [section(paragraph(SENTENCE), listed), section(table, title="Tables")]})
    assert found["sections"] == made["sections"]


@pytest.mark.parametrize("issuer", ["SK hynix", "Tidewater", "经济日报"])
def test_a_name_in_the_fonts_of_the_text_is_no_subtitle(issuer: str) -> None:
    report = {
        "language": "zh-Hans",
        "title": "潮汐周报",
        "organisations": [issuer, "台北协会", "香港委员会"],
        "abstract": [paragraph(f"{ZH}AI 系统在 12 个港口试用。{ZH}")],
        "sections": [section(paragraph(f"{ZH}AI 系统在 12 个港口试用。{ZH}"), title="今日")],
    }
    made, found = again(report)
    assert (found.get("subtitle"), found["organisations"]) == (None, made["organisations"])


@pytest.mark.parametrize("names", [[], ["Tide Society", "Harbour Institute"]])
def test_a_subtitle_that_is_the_title_of_a_section_as_well(names: list[str]) -> None:
    sections = [section(paragraph(SENTENCE * 2), title=title) for title in ("What next?", "Today", "Tides")]
    made, found = again(
        {"subtitle": "What next?", "date": "2019-03", "organisations": names, "sections": sections}
    )
    assert found == made


@pytest.mark.parametrize("subtitle", ["Methods", "Tides"])
def test_a_subtitle_of_one_word(subtitle: str) -> None:
    report = {"subtitle": subtitle, "date": "2019", "sections": [section(paragraph(SENTENCE * 3))]}
    made, found = again(report)
    assert found == made


def test_a_year_below_the_name_of_a_body() -> None:
    report = {"language": "zh-Hant", "organisations": ["海岸觀測促進會", "藍灣研究院"], "date": "2026"}
    made, found = again({**report, "sections": [section(paragraph("潮水今晨退去。"), title="今日")]})
    assert (found["date"], found["organisations"]) == (made["date"], made["organisations"])


def test_a_line_around_a_piece_of_code_is_text_on_a_page_of_notes_and_titles() -> None:
    code = {"type": "code", "text": "read()"}
    texts = [["조석 ", code, " 조석"], ["항구는 오늘 ", code], "조석 데이터"]
    abstract = [paragraph("항구는 오늘 아침 운항을 재개했다. 조위는 작년보다 높다. " * 60)]
    blocks = [paragraph(text) for text in texts]
    sections = [section(*blocks, title="개요"), section(paragraph("끝."), title="운항 재개 뒤 첫 주의 데이터")]
    made, found = again({"language": "ko", "abstract": abstract, "sections": sections})
    assert found["sections"] == made["sections"]


def test_partners_over_several_lines() -> None:
    names = ["Bluebay", *(f"Northern Tide Laboratory {name}" for name in ("Alba", "Brin", "Carr", "Dunn"))]
    made, found = again({"organisations": names, "sections": [section(paragraph(SENTENCE * 3))]})
    assert found["organisations"] == made["organisations"]


def test_a_break_in_a_report_of_few_lines() -> None:
    text = ["The sea fell.", {"type": "break"}, "It rose again in the evening."]
    made, found = again({"sections": [section(paragraph(" ".join([SENTENCE] * 8)), paragraph(text))]})
    assert found["sections"] == made["sections"]


def test_notes_and_citations_in_captions_and_titles() -> None:
    note = {"type": "footnote", "text": "Read at noon."}
    table = {
        "type": "table",
        "caption": ["Levels", note],
        "head": [["A", "B"]],
        "rows": [["1", "2"], ["3", "4"]],
    }
    report = {
        "sections": [
            section(paragraph(SENTENCE), table, title=["Today ", {"type": "citation", "keys": ["a"]}])
        ],
        "references": [{"id": "a", "type": "document", "text": "Holt, I. (2025). Tides."}],
    }
    made, found = again(report)
    assert found["sections"] == made["sections"]


def test_a_list_of_one_item() -> None:
    one = {"type": "list", "ordered": True, "items": [item("Ebb and flow")]}
    made, found = again({"sections": [section(paragraph(SENTENCE * 2), one, paragraph(SENTENCE * 2))]})
    assert found["sections"] == made["sections"]


def test_a_list_below_the_single_line_of_a_quotation() -> None:
    listed = {"type": "list", "ordered": False, "items": [item("Ebb"), item("Flow")]}
    quote = {"type": "quote", "blocks": [paragraph("The sea fell."), listed]}
    longer = {"type": "quote", "blocks": [paragraph(SENTENCE * 2)]}
    made, found = again({"sections": [section(paragraph(SENTENCE * 2), longer, paragraph(SENTENCE), quote)]})
    assert found["sections"] == made["sections"]


def test_a_channel_without_a_code_beside_others() -> None:
    channels = [
        {"caption": ["Feedback", "no account"], "payload": "https://a.example"},
        {"caption": ["Tide office", "at the harbour"]},
    ]
    contact = {"prompt": "Scan to subscribe", "channels": channels, "website": "https://b.example"}
    made, found = again({"sections": [section(paragraph(SENTENCE))], "contact": contact})
    assert found["contact"] == made["contact"]


def test_a_footer_of_nothing_but_codes() -> None:
    channels = [
        {"caption": ["Tide office", "every day"], "payload": "https://a.example"},
        {"caption": ["Letters"], "payload": "https://b.example"},
    ]
    made, found = again({"sections": [section(paragraph(SENTENCE))], "contact": {"channels": channels}})
    assert (found.get("contact"), found["sections"]) == (made["contact"], made["sections"])


def test_a_head_of_years() -> None:
    rows = [["Pier", "12"], ["Mole", "9"], ["The northern quay", "14"]]
    head = [["", "Quarter"], ["2025", "2025"]]
    table = {"type": "table", "caption": "Levels", "head": head, "rows": rows}
    made, found = again({"sections": [section(paragraph(SENTENCE * 3), table)]})
    assert found["sections"] == made["sections"]


@pytest.mark.parametrize(
    "channels",
    [
        [{"caption": ["Feedback"], "payload": "https://a.example"}, {"caption": ["Tide office at the pier"]}],
        [
            {"caption": ["Feedback"], "payload": "https://a.example"},
            {"caption": ["Tide office", "every day"], "payload": "https://b.example"},
            {"caption": ["Letters"], "payload": "https://c.example"},
        ],
    ],
)
def test_channels_in_one_row_or_two(channels: list[dict[str, Any]]) -> None:
    contact = {"prompt": "Scan to subscribe", "channels": channels, "website": "https://b.example"}
    made, found = again({"sections": [section(paragraph(SENTENCE))], "contact": contact})
    assert found["contact"] == made["contact"]


def test_a_row_of_several_lines_alone_below_its_head() -> None:
    table = {
        "type": "table",
        "head": [["Place", "What"]],
        "rows": [["The northern shore of the bay", f"{SENTENCE} {SENTENCE}"]],
    }
    made, found = again({"sections": [section(paragraph(SENTENCE * 3), table)]})
    assert found["sections"] == made["sections"]


def test_rows_stand_as_far_apart_as_in_another_table() -> None:
    head = [["地点", "内容"]]
    both = {"type": "table", "head": head, "rows": [["北岸", ZH * 2], ["南岸", ZH]]}
    single = {"type": "table", "head": head, "rows": [["东岸" + ZH, ZH * 2]]}
    report = {"language": "zh-Hans", "sections": [section(both, paragraph(ZH), single, title="今日")]}
    made, found = again(report)
    assert found["sections"] == made["sections"]


def test_a_paragraph_whose_colon_stands_within_brackets_is_no_profile() -> None:
    text = f"The paper (“Tides: a roadmap to 2028”) lists three priorities. {SENTENCE}"
    contact = {"website": "https://b.example"}
    made, found = again({"sections": [section(paragraph(SENTENCE), paragraph(text))], "contact": contact})
    assert (found["sections"], found["contact"]) == (made["sections"], made["contact"])


def test_initials_at_the_left_edge_are_no_item() -> None:
    words = " ".join(["tide"] * 14)
    texts = [f"{words[: 5 * n - 1]}. J. R. Whitfield measured it." for n in range(8, 15)]
    made, found = again({"sections": [section(*(paragraph(f"{words} {text}") for text in texts))]})
    assert found["sections"] == made["sections"]


def test_a_long_title_leaves_one_dot_of_its_leader() -> None:
    lines = ["Tides", "目录", "1 今日\t2", "2 《经济日报》发布新指引.\t4", "3 明日\t5", "1 今日", "无风。"]
    contents = find_contents([*lines, "2 《经济日报》发布新指引", "有风。", "3 明日", "无风。"])
    assert contents is not None
    assert (contents.stop, contents.entries[1].title) == (5, "《经济日报》发布新指引")


def test_a_raised_number_marks_a_note_rather_than_a_plain_one_above_it() -> None:
    note = {"type": "footnote", "text": "役場の記録による。"}
    counted = paragraph("運転手はそう話した。1冬期あたりの除雪費は百八十四億円である。" * 2)
    report = {
        "language": "ja",
        "sections": [section(counted, paragraph(["意見を募集している。", note, "締め切りは三月。"]))],
    }
    made, found = again(report)
    assert found["sections"] == made["sections"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["単独", "1.8億円", "260万円", "港ごとに決める", "高い"],
            *[["共同", "1.2億円", "190万円", "", "部品がない"]] * 60,
        ],
        [
            ["単独", "高い", "0–6 か月", "港で決める", "特になし"],
            *[["共同", "", "6–12 か月", "部品", "部品がない"]] * 60,
        ],
        [["共同", "12", "34", "56", "78"]] * 60,
    ],
    ids=["with units and an empty cell", "with ranges", "all alike"],
)
def test_no_row_below_a_page_break_is_taken_for_the_rest_of_one_or_for_the_head(rows: list[list[str]]) -> None:
    table = {"type": "table", "head": [["案", "初期費用", "電気代", "利点", "欠点"]], "rows": rows}

    made, found = again({"language": "ja", "sections": [section(paragraph("三つの案を比べる。" * 9), table)]})
    assert found["sections"] == made["sections"]


def test_an_address_goes_on_with_what_looks_like_the_number_of_an_item() -> None:
    address = f"https://report.example/{'-036.x' * 30}"
    text = ["报告的全文与原始照片见 ", {"type": "link", "url": address, "text": address}, " ，可以自由下载。"]
    made, found = again({"language": "zh-Hans", "sections": [section(paragraph(ZH), paragraph(text))]})
    assert found["sections"] == made["sections"]


@pytest.mark.parametrize("letters", range(26, 38, 2))
def test_the_label_before_a_long_address_is_whole(letters: int) -> None:
    contact = {"website": f"https://archive-of-the-northern-gauges.example/{'q' * letters}"}
    made, found = again({"language": "zh-Hans", "sections": [section(paragraph(ZH))], "contact": contact})
    assert found["contact"] == made["contact"]


@pytest.mark.parametrize("first", ["d", "ddddddddd"])
def test_words_that_have_a_hyphen_of_their_own_tell_of_no_hyphenation(first: str) -> None:
    counts, units = "two three four five six seven".split(), "hour mile storey page".split()
    known = [f"{count}-{unit}" for count in counts for unit in units]
    seldom = "cold-air salt-worn moss-green reed-bed gull-grey rope-end fish-bone sand-bank mud-flat iron-bound"
    words = [*known, *seldom.split(), "wind-blown", "frost-nip"]
    mixed = sorted(words, key=lambda word: known.index(word) if word in known else 2 * words.index(word) - 47.5)
    text = f"The {first} of {', '.join(mixed)}, and no more."
    made, found = again({"language": "en", "sections": [section(paragraph(text))]})
    assert found["sections"] == made["sections"]


def test_figures_in_the_middle_of_their_column_do_not_cut_its_head() -> None:
    rows = [["Sensor network", "94", "71%"], ["Regional forecast", "20", "32%"], ["Neighbour", "48", "55%"]]
    head = [["Source of warning", "Median lead (min)", "Saved"]]
    table = {"type": "table", "head": head, "rows": rows, "align": ["left", "center", "right"]}
    made, found = again({"language": "en", "sections": [section(paragraph(SENTENCE * 9), table)]})
    assert found["sections"] == made["sections"]


def test_a_page_of_single_lines_faces_no_other() -> None:
    singles = [paragraph(f"{ZH[: 9 + 2 * place]}。") for place in range(9)]
    quoted = {"type": "quote", "blocks": [paragraph(ZH * 3), singles[0]]}
    first = section(*[paragraph(ZH * 2)] * 9, title="今日")
    further = [section(*singles[place : place + 2], title=f"明日{place}") for place in range(5)]
    last = section(singles[0], singles[5], quoted, title="后日")
    made, found = again({"language": "zh-Hans", "sections": [first, *further, last]})
    assert found["sections"] == made["sections"]


def test_a_list_between_a_table_and_the_rule_of_the_footer_is_no_row() -> None:
    table = {
        "type": "table",
        "head": [["Place", "Change", "Remark", "Year"]],
        "rows": [["North", "1.5%", "fair", "2,080"]],
    }
    listed = {
        "type": "list",
        "ordered": True,
        "items": [item(word) for word in ("Ebb", "Flow", "Slack", "Spring")],
    }
    blocks = section(paragraph(SENTENCE), table, listed)
    made, found = again(
        {"language": "en", "sections": [blocks], "contact": {"website": "https://tides.example"}}
    )
    assert found["sections"] == made["sections"]


def test_a_year_alone_on_the_last_line_of_a_caption() -> None:
    words = "Visits and cost at the sessions of the evening in all of the archives of the county"
    rows = [["Ludbrook", "26"], ["Kington", "24"]]
    captions = [f"{words}, {'l' * n}ate, 2026" for n in (2, 4, 6, 8)]
    table = {"type": "table", "head": [["Archive", "Open"]], "rows": rows}
    tables = [{**table, "caption": one} for one in captions]
    made, found = again({"language": "en", "sections": [section(paragraph(SENTENCE), *tables)]})
    assert found["sections"] == made["sections"]


def test_a_quotation_below_a_list_on_the_page_before() -> None:
    """A line of it ends with a full-width sign whose right half is blank, and hangs out."""
    blocks = []
    for n in range(60):
        listed = {"type": "list", "ordered": True, "items": [item(ZH[: 9 + n % 20])] * 3}
        quote = {"type": "quote", "blocks": [paragraph("，".join([ZH[:9]] * (18 + n % 5)))]}
        blocks += [paragraph(ZH * (2 + n % 3)), listed, quote]
    made, found = again({"language": "zh-Hans", "sections": [section(*blocks)]})
    assert found["sections"] == made["sections"]


def test_a_single_line_of_a_quotation_where_the_abstract_tells_what_first_lines_are() -> None:
    quote = {"type": "quote", "blocks": [paragraph(f"{ZH[:20]}。")]}
    listed = {"type": "list", "ordered": False, "items": [item(ZH[:12]), item(ZH[:15])]}
    made, found = again(
        {
            "language": "zh-Hant",
            "abstract": [paragraph(ZH * 3)],
            "sections": [section(listed, quote, title="今日"), section(listed, title="明日")],
        }
    )
    assert found["sections"] == made["sections"]


def test_items_at_the_head_of_a_page_that_end_at_one_place() -> None:
    items = [item(f"{ZH[:20]}；")] * 5 + [item(f"{ZH[:24]}。")]
    numbered = {"type": "list", "ordered": True, "items": items}
    blocks = [one for n in range(20) for one in (paragraph(ZH * (2 + n % 3)), numbered)]
    made, found = again({"language": "zh-Hans", "sections": [section(*blocks)]})
    assert found["sections"] == made["sections"]


def test_the_initials_of_a_name_begin_no_item() -> None:
    text = f"J. R. Holt에 따르면 {'오늘 물때는 정오에 가장 높고 저녁에 낮다. ' * 4}".strip()
    made, found = again(
        {"language": "ko", "abstract": [paragraph(text)], "sections": [section(paragraph(text))]}
    )
    assert (found["abstract"], found["sections"]) == (made["abstract"], made["sections"])


def test_a_heading_that_breaks_early_below_its_number() -> None:
    title = f"“{'潮汐观测站每天早晚各读一次水位并' * 2}”：送到港口的办公室"[7:]
    made, found = again({"language": "zh-Hans", "sections": [section(paragraph(ZH), title=f"“{title}")]})
    assert found["sections"] == made["sections"]


def test_titles_in_quotation_marks_behind_long_numbers() -> None:
    """The blank half of the mark is all that parts it from its number."""
    titles = [f"“{ZH[: 4 + n]}”的由来" for n in range(11)]
    sections = [section(paragraph(ZH), title=title) for title in titles]
    sections[-1]["sections"] = [section(paragraph(ZH), title=f"《{title}》如何") for title in titles]
    made, found = again({"language": "zh-Hans", "sections": sections})
    assert found["sections"] == made["sections"]


def test_two_single_lines_of_a_quotation_whose_first_ends_near_its_mirrored_edge() -> None:
    quotes = [
        {"type": "quote", "blocks": [paragraph(f"{(ZH * 2)[:n]}。"), paragraph(f"{ZH[:20]}。")]}
        for n in range(30, 36)
    ]
    reports = [section(paragraph(ZH * 3), quote) for quote in quotes]
    for one in reports:
        made, found = again({"language": "zh-Hant", "sections": [one]})
        assert found["sections"] == made["sections"]


def test_a_note_that_begins_with_a_figure() -> None:
    """Its raised number and the figure are no number of two digits."""
    notes = [{"type": "footnote", "text": one} for one in (f"3 月 21 日{ZH[:20]}。", ZH)]
    text = [ZH, notes[0], ZH, notes[1], ZH]
    made, found = again({"language": "zh-Hant", "sections": [section(paragraph(text))]})
    assert found["sections"] == made["sections"]


def test_a_subtitle_that_says_who_may_read_a_report() -> None:
    report = {
        "language": "zh-Hans",
        "title": "潮汐周报",
        "subtitle": "内部资料，注意保存",
        "organisations": ["港口观测中心"],
        "sections": [section(paragraph(ZH * 2), title="今日")],
    }
    made, found = again(report)
    assert found == made


def test_a_further_paragraph_of_a_note_that_begins_with_a_year() -> None:
    note = {"type": "footnote", "blocks": [paragraph("The sea fell."), paragraph("2024 was a calm year.")]}
    text = [SENTENCE, note, SENTENCE, {"type": "footnote", "text": "And rose."}, "."]
    made, found = again({"language": "en", "sections": [section(paragraph(text))]})
    assert found["sections"] == made["sections"]
