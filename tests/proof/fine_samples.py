"""A report for damages that are finer than a letter: code, verses, nested lists, a table over pages, notes."""

from __future__ import annotations

from functools import cache
from typing import Any

from samples import drawn, placed

from briefing_tex.engines.xelatex import Driver
from briefing_tex.model import Report

_FIRST, _SECOND = "The harbour opened again last week. ", "Most ships left in time. "


def _paragraph(*text: Any) -> dict[str, Any]:
    return {"type": "paragraph", "text": list(text)}


def _note(text: str) -> dict[str, Any]:
    return {"type": "footnote", "blocks": [_paragraph(text)]}


def _list(*items: Any, ordered: bool = False) -> dict[str, Any]:
    return {"type": "list", "ordered": ordered, "items": [list(item) for item in items]}


def _blocks() -> list[dict[str, Any]]:
    strong = {"type": "strong", "text": ["bold words"]}
    inner = _list([_paragraph("inner first")], [_paragraph("inner second")], ordered=True)
    links = [
        {"type": "link", "url": f"https://{name}.example/", "text": [f"{name} link"]}
        for name in ("first", "other")
    ]
    table = {
        "type": "table",
        "caption": ["Levels"],
        "head": [[["Sold"], ["Not sold"], ["Left"]]],
        "rows": [[[f"r{row}"], [str(row * 7)], [str(90 - row)]] for row in range(55)],
        "align": ["left", "right", "center"],
    }
    return [
        _paragraph(
            "Plain words, ", strong, " and 25 of x", _note("One."), " (in brackets) here", _note("Two.")
        ),
        _paragraph("A second paragraph is short."),
        _paragraph("A third paragraph is short."),
        _paragraph("Verse one", {"type": "break"}, "Verse two"),
        _list([_paragraph("outer first"), inner], [_paragraph("outer second")]),
        {"type": "quote", "blocks": [_paragraph("Quoted words stand apart.")]},
        {"type": "code", "text": "line one = 1\nline two = 2\n\nline four = 4"},
        table,
        _paragraph(_FIRST * 3 + _SECOND * 3, links[0], " and ", links[1]),
    ]


@cache
def fine() -> Report:
    second = {"type": "strong", "text": ["Second"]}
    data = {
        "language": "en",
        "title": "Levels and depths",
        "organisations": [
            {"name": "Harbour Watch", "role": "issuer"},
            {"name": "Low Tide Club", "role": "issuer"},
        ],
        "keywords": ["alpha", "beta"],
        "sections": [
            {"title": "First", "blocks": _blocks()},
            {"title": "Second", "blocks": [_paragraph(_FIRST), _paragraph("Second"), _paragraph(second)]},
        ],
        "references": [{"id": "a", "title": "Waves", "issued": "2024"}, {"id": "b", "title": "Storms"}],
        "contact": {
            "channels": [
                {"payload": "https://one.example", "caption": ["One"]},
                {"payload": "https://two.example", "caption": ["Two"]},
            ]
        },
    }
    return Report.model_validate(data).with_source(placed("en").source)


@cache
def fine_pdf(driver: Driver) -> bytes:
    return drawn(fine(), driver)
