"""JATS carries the whole model: what is written is read back equal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from briefing_tex.diagnostics import Source
from briefing_tex.model import Report, validate
from briefing_tex.readers.jats import read
from briefing_tex.writers.jats import write
from briefing_tex.writers.jats.names import xml_name
from strategies import reports


def returned(report: Report) -> Report:
    written = write(report)
    draft = read(written.text.encode(), Source())
    assert not written.diagnostics
    assert not draft.diagnostics
    return validate(draft.data)


def section(*blocks: object, **fields: object) -> Report:
    return Report(title="T", sections=[{"title": "S", "blocks": blocks} | fields])


def paragraph(*text: object) -> dict[str, object]:
    return {"type": "paragraph", "text": list(text)}


def strong(*text: object) -> dict[str, object]:
    return {"type": "strong", "text": list(text)}


CODE = {"type": "code", "text": "a\n\n  b\n"}
ITEM = [
    paragraph("i"),
    CODE,
    {"type": "quote", "blocks": [CODE]},
    {"type": "list", "items": [[], [paragraph()]]},
]
ENTRY = {"id": "a", "title": "A"}
FIELDS = (
    "id type title container-title collection-title edition volume issue page number genre medium version"
    " event-title publisher publisher-place archive note URL DOI ISBN ISSN language text"
).split()
CASES = {
    "bare": Report(title="T"),
    "spaces": section(
        paragraph(" a  b "),
        paragraph(" "),
        paragraph(),
        paragraph("a", {"type": "emphasis", "text": " "}, "b "),
    ),
    "spaces of other kinds": section(paragraph("\u3000公 海\xa0"), paragraph("\u2028a\u200b\u2029")),
    "title": Report(
        title=[" ", {"type": "strong", "text": [{"type": "code", "text": " c "}, "x"]}, "<&> "], subtitle=" s "
    ),
    "organisations": Report(
        title="T",
        organisations=[{"name": " a ", "role": "partner"}, {"name": "b", "role": "issuer"}, {"name": "c"}],
    ),
    "dates": Report(
        title="T", date="2026-04", references=[ENTRY | {"issued": "2020-01-31", "accessed": "2021"}]
    ),
    "abstract": Report(
        title="T", abstract=[{"type": "list", "items": [ITEM]}, CODE, paragraph("x")], keywords=["a ", "b"]
    ),
    "labels": Report(
        title="T",
        labels={"abstract": "A", "keywords": " K", "contents": "C", "references": "R", "website": "W"},
    ),
    "labels of parts": Report(
        title="T",
        keywords=["k"],
        labels={"keywords": "K", "figure": "F", "table": "T"},
        references=[ENTRY],
        abstract="x",
    ),
    "blocks": section(
        {"type": "list", "ordered": True, "items": [ITEM, ITEM]}, {"type": "quote", "blocks": ITEM}, *ITEM
    ),
    "table": section(
        {
            "type": "table",
            "rows": [["", " "], [[{"type": "break"}], "x"]],
            "align": ["right", "center"],
            "caption": " c",
        }
    ),
    "table of a head": section({"type": "table", "head": [["a"], [""]]}),
    "table in a table": section(
        {
            "type": "table",
            "rows": [
                [{"type": "footnote", "blocks": [{"type": "table", "rows": [["x"]], "align": ["right"]}]}]
            ],
        }
    ),
    "title of a space": section(title=" "),
    "figure": section(
        {"type": "figure", "image": " a b.png", "alt": " alt "},
        {"type": "figure", "image": "x", "caption": ["c", {"type": "break"}]},
    ),
    "code": section({"type": "code", "language": "c++ ", "text": "\n<a>\n"}, {"type": "code", "text": ""}),
    "footnote": section(paragraph("a", {"type": "footnote", "blocks": ITEM}, " b")),
    "links": section(
        paragraph(
            {"type": "link", "url": "https://a.example/?b=1&c= "},
            {"type": "link", "url": "#x", "text": [{"type": "emphasis", "text": "y"}]},
        )
    ),
    "formulas": section(
        paragraph({"type": "math", "tex": "a<b"}, " ", {"type": "math", "tex": "c", "display": True})
    ),
    "brackets": Report(
        title="T", abstract=[paragraph("[", {"type": "citation", "keys": ["a"]}, "]")], references=[ENTRY]
    ),
    "names": Report(
        title="T",
        sections=[
            {"title": "S", "id": "1 a_x0041_", "sections": [{"title": "S", "id": "_x"}]},
            {"title": "S", "id": "公#:"},
        ],
        references=[
            ENTRY | {"id": name} for name in ("1 a_x0041_", "_x", "公#:", "\U000f0000", "a b", "_x0031_")
        ],
        abstract=[paragraph({"type": "citation", "keys": ["_x", "1 a_x0041_", "a b"]})],
    ),
    "reference": Report(
        title="T",
        references=[
            {name: f" {name} " for name in FIELDS}
            | {
                "author": [{"family": "F", "given": "G"}, {"literal": "L"}, {"family": "H"}],
                "editor": ["E"],
                "translator": ["T"],
            },
            {"id": "b", "container-title": "C"},
            {"id": "c", "type": "journal", "text": "printed", "language": "en"},
            {"id": "d", "type": "web", "URL": "https://a.example"},
            {"id": "e", "author": ["A"], "text": "x", "issued": "1001"},
        ],
    ),
    "contact": Report(
        title="T",
        contact={
            "prompt": " p ",
            "channels": [{}, {"caption": ["a", " b"], "payload": " x"}, {"image": "i.png", "caption": ["c"]}],
            "profiles": [{"name": "n"}, {"name": " m", "text": ["x", {"type": "break"}, "y"]}],
            "website": " w ",
        },
    ),
    "no contact but an empty one": Report(title="T", contact={}),
}


@pytest.mark.parametrize("name", CASES)
def test_every_part_comes_back(name: str) -> None:
    assert returned(CASES[name]) == CASES[name]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(math=True))
def test_any_report_comes_back(report: Report) -> None:
    assert returned(report) == report


def test_what_stands_where() -> None:
    root = etree.fromstring(write(CASES["blocks"]).text.encode())
    assert [child.tag for child in root] == ["front", "body"]
    assert root.xpath("//list-item/p/disp-quote/code")
    assert not root.xpath("//list-item/code")
    assert {item.get("list-type") for item in root.iter("list")} == {"order", "bullet"}


def test_nothing_is_indented_within_text() -> None:
    text = write(
        section(paragraph("a", {"type": "footnote", "text": "b"}, {"type": "strong", "text": "c"}))
    ).text
    assert "      <p>a<fn><p>b</p></fn><bold>c</bold></p>\n" in text


def test_the_article_in_the_docs_is_what_is_written() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    article = page.partition("```xml\n")[2].partition("```")[0]
    draft = read(article.encode(), Source())
    assert not draft.diagnostics
    assert write(validate(draft.data)).text == article


def test_names_are_distinct() -> None:
    ids = ["a", "_x0061_", "_x00000061_", "a b", "a_x0020_b", "1", "_x0031_"]
    names = [xml_name(item, taken) for item in ids for taken in (False, True)]
    assert len(set(names)) == len(names)


def test_too_deep_for_xml_is_said() -> None:
    block: dict[str, object] = paragraph("x")
    for _ in range(60):
        block = {"type": "list", "items": [[block]]}
    assert [remark.code for remark in write(section(block)).diagnostics] == ["nested-too-deep"]
