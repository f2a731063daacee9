"""Any difference is found, located, and told once."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefing_tex.comparison import Comparison, Difference, compare
from briefing_tex.errors import InvalidReport
from briefing_tex.model import Report, to_data, validate
from strategies import reports

SENTENCES = [
    f"Sentence {number} speaks of harbour {number * 7} and of tide {number * 13}." for number in range(40)
]


def paragraph(*text: object) -> dict[str, Any]:
    return {"type": "paragraph", "text": list(text)}


def report(**fields: Any) -> Report:
    """A report of three sections of ten paragraphs each, or with other sections."""
    sections = [
        {"title": f"Part {part}", "blocks": [paragraph(text) for text in SENTENCES[part * 10 :][:10]]}
        for part in range(3)
    ]
    return Report(**{"title": "Tides", "sections": sections, "language": "en"} | fields)


def changed(change: Any, before: Report | None = None, **options: bool) -> Comparison:
    """The comparison of a report with itself after `change` of its data."""
    before = before or report()
    data = to_data(before)
    change(data)
    return compare(before, validate(data), **options)


def only(comparison: Comparison) -> Difference:
    assert len(comparison.differences) == 1, str(comparison)
    return comparison.differences[0]


def test_equal_reports_have_no_differences() -> None:
    assert compare(report(), report()).equal
    assert str(compare(report(), report())) == "The reports are equal."


def test_a_missing_paragraph_is_one_difference() -> None:
    found = only(changed(lambda data: data["sections"][1]["blocks"].pop(3)))
    assert (found.kind, found.element, found.other) == ("missing", "sections[1].blocks[3]", None)
    assert str(found) == "sections[1].blocks[3]: missing: paragraph 'Sentence 13 speaks of ha…'"


def test_an_added_paragraph_is_one_difference() -> None:
    found = only(changed(lambda data: data["sections"][1]["blocks"].insert(3, paragraph("New."))))
    assert (found.kind, found.element, found.other) == ("added", None, "sections[1].blocks[3]")


def test_a_changed_paragraph_is_found_beside_a_missing_one() -> None:
    def change(data: Any) -> None:
        del data["sections"][0]["blocks"][2]
        data["sections"][0]["blocks"][2]["text"] = SENTENCES[3].replace("harbour", "harbor")

    missing, spelling = changed(change).differences
    assert (missing.kind, missing.element) == ("missing", "sections[0].blocks[2]")
    assert (spelling.element, spelling.other) == (
        "sections[0].blocks[3].text[0]",
        "sections[0].blocks[2].text[0]",
    )
    assert (spelling.before, spelling.after) == (
        "'… speaks of harbour 21 and of tide 39.'",
        "'… speaks of harbor 21 and of tide 39.'",
    )
    assert spelling.character == SENTENCES[3].index("our ") + 2


def test_what_cannot_be_seen_is_named() -> None:
    found = only(compare(Report(title="公海\u200b约"), Report(title="公海约")))
    assert str(found) == (
        "title[0]: '公海‹U+200B›约' became '公海约' at character 3:"
        " U+200B ZERO WIDTH SPACE / U+7EA6 CJK UNIFIED IDEOGRAPH-7EA6"
    )
    found = only(compare(Report(title="a "), Report(title="a")))
    assert found.note == "U+0020 SPACE / the end"


def test_paragraphs_that_changed_places() -> None:
    def change(data: Any) -> None:
        blocks = data["sections"][0]["blocks"]
        blocks[2], blocks[3] = blocks[3], blocks[2]

    found = only(changed(change))
    assert found.kind == "moved"
    assert {found.element, found.other} <= {"sections[0].blocks[2]", "sections[0].blocks[3]"}


def test_a_paragraph_in_another_section() -> None:
    found = only(
        changed(lambda data: data["sections"][2]["blocks"].append(data["sections"][0]["blocks"].pop(0)))
    )
    assert str(found) == (
        "sections[0].blocks[0]: moved to sections[2].blocks[10]: paragraph 'Sentence 0 speaks of har…'"
    )


def test_a_missing_section_and_a_renamed_one() -> None:
    found = only(changed(lambda data: data["sections"].pop(1)))
    assert str(found) == "sections[1]: missing: section 'Part 1'"
    found = only(changed(lambda data: data["sections"][1].update(title="Chapter")))
    assert found.element == "sections[1].title[0]"


def test_a_paragraph_cut_in_two() -> None:
    def change(data: Any) -> None:
        blocks = data["sections"][0]["blocks"]
        text = blocks[4]["text"]
        blocks[4:5] = [paragraph(text[:30]), paragraph(text[30:])]

    assert [found.kind for found in changed(change).differences] == ["changed", "added"]


def test_lost_markup_is_shown() -> None:
    before = Report(title="T", abstract=[paragraph("a ", {"type": "strong", "text": "b"}, " c")])
    found = only(changed(lambda data: data.update(abstract=[paragraph("a b c")]), before))
    assert (found.element, found.before, found.after) == ("abstract[0].text", "'a **b** c'", "'a b c'")
    found = only(changed(lambda data: data.update(abstract=[paragraph("a **b** c")]), before))
    assert (found.before, found.after) == ("text + strong + text", "text")


def test_tables() -> None:
    table = {"type": "table", "head": [["h", "i"]], "rows": [[f"row {n}", str(n)] for n in range(5)]}
    before = report(sections=[{"title": "S", "blocks": [table]}])

    def rows(data: Any) -> Any:
        return data["sections"][0]["blocks"][0]["rows"]

    assert only(changed(lambda data: rows(data).pop(2), before)).element == "sections[0].blocks[0].rows[2]"
    found = only(changed(lambda data: rows(data)[2].__setitem__(1, "9"), before))
    assert found.element == "sections[0].blocks[0].rows[2][1][0]"

    def drop_column(data: Any) -> None:
        data["sections"][0]["blocks"][0].update(head=[["h"]], rows=[["x"]])

    assert only(changed(drop_column, before)).before == "a table of 2 columns"


ENTRIES = [{"id": name, "title": f"{name} of the sea"} for name in ("Songs", "Maps", "Birds")]
FIGURES = [{"type": "figure", "image": f"{name}.png", "caption": name} for name in ("a", "b", "c")]
CITED = paragraph(
    *[part for entry in ENTRIES for part in ("see ", {"type": "citation", "keys": [entry["id"]]})]
)
NUMBERED = report(sections=[{"title": "S", "blocks": [*FIGURES, CITED]}], references=ENTRIES)


def test_numbers_that_shift_are_no_differences() -> None:
    found = only(changed(lambda data: data["sections"][0]["blocks"].pop(0), NUMBERED))
    assert (found.kind, found.element) == ("missing", "sections[0].blocks[0]")

    def drop_reference(data: Any) -> None:
        del data["references"][0]
        data["sections"][0]["blocks"][3]["text"][1]["keys"] = ["Maps"]

    kinds = {(found.kind, found.element) for found in changed(drop_reference, NUMBERED).differences}
    assert kinds == {("missing", "references[0]"), ("changed", "sections[0].blocks[3].text[1].keys")}
    moved = only(changed(lambda data: data["references"].append(data["references"].pop(0)), NUMBERED))
    assert moved.kind == "moved"


def test_carried_or_whole() -> None:
    def rename(data: Any) -> None:
        data["sections"][0]["blocks"][0]["image"] = "other.png"

    assert changed(rename, NUMBERED).equal
    assert only(changed(rename, NUMBERED, carried=False)).element == "sections[0].blocks[0].image"


def test_what_is_there_or_not() -> None:
    found = only(changed(lambda data: data.update(date="2026"), report()))
    assert str(found) == "date: added: '2026'"
    found = only(changed(lambda data: data.pop("date"), report(date="2026")))
    assert str(found) == "date: missing: '2026'"
    assert only(compare(report(contact={}), report(), carried=False)).element == "contact"
    items = {"type": "list", "items": [[paragraph("a")]]}
    lists = [report(abstract=[items | {"ordered": ordered}]) for ordered in (True, False)]
    assert str(only(compare(*lists))) == "abstract[0].ordered: true became false"


def test_for_machines() -> None:
    comparison = changed(lambda data: data["sections"][1]["blocks"].pop(3))
    data = json.loads(json.dumps(comparison.to_data()))
    assert data["equal"] is False
    assert data["differences"][0]["element"] == "sections[1].blocks[3]"


def test_a_long_report_is_compared_quickly() -> None:
    texts = [f"{number}: " + " ".join(SENTENCES[number % 40 :][:4]) for number in range(4000)]
    before = report(sections=[{"title": "S", "blocks": [paragraph(text) for text in texts]}])
    texts[100], texts[3000] = "Quite another one.", texts[3000].replace("tide", "wave")
    del texts[2000], texts[500]
    after = report(sections=[{"title": "S", "blocks": [paragraph(text) for text in texts]}])
    started = time.process_time()
    assert len(compare(before, after).differences) == 4
    assert time.process_time() - started < 4


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports(math=True))
def test_a_report_equals_itself(made: Report) -> None:
    again = validate(to_data(made))
    assert compare(made, again).equal
    assert compare(made, again, carried=False).equal
    assert compare(made, again.printed()).equal


def mutations(value: Any, path: str = "") -> list[tuple[str, Any, Any]]:
    """Every part of the data: the path of its holder, the holder, its place in it."""
    found: list[tuple[str, Any, Any]] = []
    for key, inner in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
        here = f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}" if path else key
        if key not in ("type", "labels"):
            found.append((path, value, key))
        if isinstance(inner, dict | list):
            found += mutations(inner, here)
    return found


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports(math=True), st.data())
def test_any_change_is_found_and_located(made: Report, data: st.DataObject) -> None:
    plain = to_data(made)
    parent, holder, key = data.draw(st.sampled_from(mutations(plain)), label="place")
    if isinstance(holder[key], str) and data.draw(st.booleans()):
        holder[key] = f"{holder[key]}x"
    else:
        del holder[key]
    try:
        after = validate(plain)
    except InvalidReport:
        assume(False)
    comparison = compare(made, after, carried=False)
    assert comparison.equal == (made == after)
    assert compare(made, after).equal == (made.printed() == after.printed())
    if comparison.equal:
        return
    places = [found.element or found.other or "" for found in comparison.differences]
    assert all(place.startswith(parent) or parent.startswith(place) for place in places), str(comparison)
    assert len(places) <= 3, str(comparison)
    assert "\n" not in str(comparison.differences[0])


@pytest.mark.parametrize("carried", [True, False])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=reports(), second=reports())
def test_any_two_reports(carried: bool, first: Report, second: Report) -> None:
    comparison = compare(first, second, carried=carried)
    same = first.printed() == second.printed() if carried else first == second
    assert comparison.equal == same
    assert str(comparison)
