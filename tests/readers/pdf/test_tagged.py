"""Our own tagged PDFs: a report written by the contract's structure types reads back equal."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from make_pdf import Node, TaggedPdf
from PIL import Image
from tag_report import tagged

from briefing_tex.errors import UnreadablePdf
from briefing_tex.model import Report, validate
from briefing_tex.readers.pdf import read
from strategies import reports

IMAGES = {
    name: Image.new("RGB", (8, 6), (200, 30, number))
    for number, name in enumerate(("chart.png", "card.png", "photo.jpg", "logo.png"))
}

FULL: dict[str, Any] = {
    "language": "zh-Hans",
    "title": ["潮汐", {"type": "emphasis", "text": "观察"}, "  2026"],
    "subtitle": "第 3 期",
    "organisations": [{"name": "海湾研究所", "role": "issuer"}, {"name": "Tide & Co", "role": "partner"}],
    "date": "2026-04-24",
    "abstract": [
        {"type": "paragraph", "text": "一段。"},
        {"type": "list", "items": [[{"type": "paragraph", "text": "a"}]]},
    ],
    "keywords": ["潮", "a; b"],
    "labels": {"contents": "Contents", "website": "网址", "table": "Tab."},
    "references": [
        {
            "id": "ft",
            "type": "book",
            "author": [{"family": "Ng", "given": "A."}, {"literal": "海湾 所"}],
            "issued": "2025-12",
            "title": "T",
            "container-title": "C",
            "URL": "https://a.example/x_y?z=%20",
            "language": "en",
        },
        {"id": "gb", "text": "整条 2025[J].", "accessed": "2026-01-02"},
    ],
    "sections": [
        {
            "title": "安全",
            "id": "安-1",
            "blocks": [
                {
                    "type": "paragraph",
                    "text": [
                        " 前 ",
                        {"type": "strong", "text": ["b", {"type": "emphasis", "text": "c"}]},
                        {"type": "break"},
                        {
                            "type": "link",
                            "text": ["see ", {"type": "code", "text": "x  y"}],
                            "url": "https://b.example/é",
                        },
                        {"type": "citation", "keys": ["gb", "ft"]},
                        {
                            "type": "footnote",
                            "blocks": [
                                {"type": "paragraph", "text": "注 " * 90},
                                {"type": "code", "text": "q\n\n r"},
                            ],
                        },
                        "后𠀀",
                        {"type": "math", "tex": "x^2"},
                    ],
                },
                {
                    "type": "table",
                    "caption": "表题",
                    "head": [["甲", ""]],
                    "rows": [["", "1"], ["乙", "2"]],
                    "align": ["left", "right"],
                },
                {"type": "figure", "image": "chart.png", "alt": "图", "caption": "c"},
                {"type": "quote", "blocks": [{"type": "paragraph", "text": "引" * 700}]},
            ],
            "sections": [
                {
                    "title": "子",
                    "blocks": [
                        {
                            "type": "list",
                            "ordered": True,
                            "items": [
                                [
                                    {"type": "paragraph", "text": "一"},
                                    {"type": "list", "items": [[{"type": "paragraph", "text": "二"}]]},
                                ],
                                [{"type": "code", "text": ""}],
                            ],
                        }
                    ],
                    "sections": [{"title": "孙"}],
                }
            ],
        },
        {"title": "空"},
    ],
    "contact": {
        "prompt": "联系",
        "channels": [
            {"caption": ["公众号", "扫码"], "payload": "https://q.example/字"},
            {"image": "card.png"},
            {"caption": ["仅字"]},
        ],
        "profiles": [{"name": "所", "text": ["述", {"type": "strong", "text": "强"}]}],
        "website": "https://w.example",
    },
}


def written(report: Report, per_page: int = 120) -> bytes:
    return TaggedPdf(per_page).build(tagged(report, IMAGES), report.language)


@pytest.mark.parametrize("per_page", [7, 120, 5000])
def test_every_element_reads_back(per_page: int) -> None:
    report = validate(FULL)
    reading = read(written(report, per_page))
    assert reading.report == report.printed()
    assert reading.source == "tags"
    assert reading.losses == ()


@pytest.mark.parametrize("title", ["\u3000", "\u00a0"])
def test_a_report_of_ours_without_visible_text_is_a_report(title: str) -> None:
    report = Report(title=title, language="en")
    assert read(written(report)).report == report


def test_images_are_named_in_order_of_appearance() -> None:
    images = read(written(validate(FULL))).images
    assert list(images) == ["image-1", "image-2"]
    for name, original in zip(images, ("chart.png", "card.png"), strict=True):
        assert Image.open(BytesIO(images[name])).convert("RGB").tobytes() == IMAGES[original].tobytes()


def test_elements_know_their_boxes() -> None:
    reading = read(written(validate(FULL), 300))
    quote = reading.boxes["sections[0].blocks[3]"]
    assert [box.page for box in quote] == list(range(quote[0].page, quote[0].page + len(quote)))
    assert len(quote) >= 3
    assert all(box.x0 < box.x1 and box.y0 < box.y1 for box in quote)
    assert {"title", "date", "abstract[0]", "sections[0].title", "sections[0].sections[0].title"} <= set(
        reading.boxes
    )
    assert "sections[0].sections[0].blocks[0].items[0][1].items[0][0]" in reading.boxes


@settings(deadline=None, max_examples=25, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(reports(), st.integers(5, 400))
def test_any_report_reads_back(report: Report, per_page: int) -> None:
    reading = read(written(report, per_page))
    assert reading.report == report.printed()


def test_altered_tags_are_refused() -> None:
    with pytest.raises(UnreadablePdf, match="no valid report"):
        read(TaggedPdf().build(Node("Document", [Node("Date", ["2026-01-01"])])))


def test_an_unreadable_date_is_a_loss() -> None:
    reading = read(TaggedPdf().build(Node("Document", [Node("Title", ["T"]), Node("Date", ["gestern"])]), "en"))
    assert reading.report.date is None
    assert [loss.code for loss in reading.losses] == ["date-not-understood"]
