"""CSL-JSON: dates, names and numbers in their many forms; what is left out is said with its line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.errors import InvalidReport, InvalidSource
from briefing_tex.model import Reference, validate
from briefing_tex.readers.csl import read


def item(**fields: Any) -> dict[str, Any]:
    """The one item read from the given fields, which nothing is remarked about."""
    (found,), remarks = read(json.dumps([{"id": "a", **fields}]).encode(), Source("a.json"))
    assert remarks == ()
    return found


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ({"date-parts": [[2026, 4, 24]]}, "2026-04-24"),
        ({"date-parts": [["2026", "4"]]}, "2026-04"),
        ({"date-parts": [[2026]]}, "2026"),
        ({"raw": "2026-04-24"}, "2026-04-24"),
        ({"literal": "2026"}, "2026"),
        ("2026-04", "2026-04"),
        (2026, 2026),
    ],
)
def test_dates(date: Any, text: Any) -> None:
    assert item(issued=date)["issued"] == text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Ek", "given": "Jo"}, {"family": "Ek", "given": "Jo"}),
        (
            {"family": "Aa", "given": "Ana", "non-dropping-particle": "van der"},
            {"family": "van der Aa", "given": "Ana"},
        ),
        ({"family": "Aa", "given": "Ana", "dropping-particle": "de"}, {"family": "Aa", "given": "Ana de"}),
        ({"family": "Ek", "given": "Jo", "suffix": "Jr."}, {"family": "Ek", "given": "Jo, Jr."}),
        ({"family": "Ek", "suffix": "III"}, {"family": "Ek, III"}),
        ({"literal": "海岸观测促进会"}, {"literal": "海岸观测促进会"}),
        ({"given": "Plato"}, {"literal": "Plato"}),
        ("Sea Times", "Sea Times"),
    ],
)
def test_names(name: Any, expected: Any) -> None:
    assert item(author=[name])["author"] == [expected]


def test_numbers_and_markup_are_text() -> None:
    found = item(title="<i>E. coli</i> &amp; us", volume=12, issue="3-4", event="Tide Days")
    assert found["title"] == "<i>E. coli</i> &amp; us"
    assert Reference.model_validate(found).volume == "12"
    assert found["event-title"] == "Tide Days"


@pytest.mark.parametrize("shape", ['{"items": [%s]}', '{"references": [%s]}', "[%s]", "%s"])
def test_shapes_of_a_file(shape: str) -> None:
    items, _ = read((shape % '{"id": 7, "title": "T"}').encode(), Source())
    assert Reference.model_validate(items[0]).id == "7"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"abstract": "x"}, "item 'a': the field 'abstract' is left out"),
        ({"issued": {"date-parts": [[2026, 1], [2026, 2]]}}, "only the first is kept"),
        ({"issued": {"literal": "spring"}}, "'spring' in 'issued' is left out"),
        ({"issued": {"date-parts": [[2026, 13]]}}, "is left out"),
        ({"issued": {"date-parts": [[2026]], "circa": True}}, "'circa' of 'issued' is left out"),
        ({"issued": {"date-parts": [[2026]], "season": 1}}, "'season' of 'issued' is left out"),
        ({"custom": {"mine": 1}}, "the field 'custom' is left out"),
    ],
)
def test_what_is_left_out_is_said(fields: dict[str, Any], message: str) -> None:
    data = json.dumps([{"id": "b"}, {"id": "a", **fields}]).replace('{"id": "a"', '\n{"id": "a"')
    (_, found), (remark,) = read(data.encode(), Source("a.json"))
    assert message in remark.message
    assert (remark.location.file, remark.location.line) == ("a.json", 2)
    assert set(found) <= {"id", "issued"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"{}", "no list of CSL items"),
        (b"3", "no list of CSL items"),
        (b"[3]", "a CSL item is an object"),
        (b'[{"id": 1},]', "broken JSON"),
        (b'[{"id": "\xff"}]', "not UTF-8"),
    ],
)
def test_broken_sources(data: bytes, message: str) -> None:
    with pytest.raises(InvalidSource, match=message) as caught:
        read(data, Source("a.json"))
    assert (caught.value.location.file, caught.value.location.line) == ("a.json", 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"author": "x"},
        {"author": [{"family": {}}]},
        {"author": [3]},
        {"title": ["x"]},
        {"issued": []},
        {"volume": {}},
    ],
)
def test_wrong_types_are_faults_of_the_report(fields: dict[str, Any]) -> None:
    items, _ = read(json.dumps([{"id": "a", "title": "T", **fields}]).encode(), Source())
    with pytest.raises(InvalidReport) as caught:
        validate({"title": "T", "references": items})
    assert str(caught.value.faults[0].location.element).startswith("references[0]")
