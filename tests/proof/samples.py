"""A report with everything in it, in several languages, built by each driver."""

from __future__ import annotations

import atexit
import io
import shutil
import tempfile
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from briefing_tex.diagnostics import Source
from briefing_tex.engines.xelatex import Driver
from briefing_tex.model import Report
from briefing_tex.pipeline import building

WORDS = {
    "zh-Hans": ("潮汐与港口", "港口在上周恢复作业。", "多数船只按时离港，少数仍在等待。", "水位", "灯塔"),
    "zh-Hant": ("潮汐與港口", "港口於上週恢復作業。", "多數船隻準時離港，少數仍在等候。", "水位", "燈塔"),
    "ja": (
        "潮汐と港",
        "港は先週、運航を再開した。",
        "多くの船は定刻に出港し、一部は待機中である。",
        "水位",
        "灯台",
    ),
    "ko": ("조석과 항구", "항구는 지난주에 다시 열렸다.", "대부분의 배는 제시간에 떠났다.", "수위", "등대"),
    "en": (
        "Tides and harbours",
        "The harbour opened again last week. ",
        "Most ships left in time. ",
        "Level",
        "Light",
    ),
}
LANGUAGES = tuple(WORDS)
CRUEL = "שלום, العالم e\u0301a\u0323\u0302 👍🏽 𠮷 ﬁ ½ ⁂ -‑– नमस्ते สวัสดี"


def report(language: str) -> Report:
    """Two pages and more of every element but formulas."""
    title, first, second, third, fourth = WORDS[language]
    link = {"type": "link", "text": ["tides.example"], "url": "https://tides.example/a?b=1"}
    note = {"type": "footnote", "blocks": [_paragraph(first + "42")]}
    cite = {"type": "citation", "keys": ["b", "a"]}
    strong = {"type": "strong", "text": [third]}
    blocks = [
        _paragraph(first * 4 + second * 4),
        _paragraph(second * 6, link, first, note, second * 2, cite),
        {
            "type": "list",
            "ordered": True,
            "items": [[_paragraph(third)], [_paragraph(fourth)], [_paragraph("7")]],
        },
        _paragraph(CRUEL, strong),
        {
            "type": "table",
            "caption": [third],
            "head": [[["A"], [third], [fourth]]],
            "rows": [[["1"], ["2.5"], ["3"]], [["4"], ["5"], ["6"]], [[third], ["8"], ["9"]]],
        },
        {"type": "figure", "image": "scale.png", "alt": "a scale", "caption": [fourth]},
    ]
    data = {
        "language": language,
        "title": title,
        "organisations": [{"name": "Harbour Watch", "role": "issuer"}, {"name": third, "role": "partner"}],
        "date": "2026-03-17",
        "abstract": [_paragraph(first + second)],
        "keywords": [third, fourth],
        "sections": [
            {"title": f"{third} 1", "blocks": blocks},
            {
                "title": fourth,
                "blocks": [_paragraph(first * 9)],
                "sections": [{"title": "42", "blocks": blocks[:2]}],
            },
        ],
        "references": [
            {"id": "a", "title": "Levels", "issued": "2024", "URL": "https://levels.example/1"},
            {"id": "b", "title": third},
        ],
        "contact": {
            "channels": [
                {"payload": "https://one.example", "caption": ["One"]},
                {"payload": "https://two.example", "caption": ["Two"]},
            ],
            "website": "https://tides.example",
        },
    }
    return Report.model_validate(data)


def _paragraph(*text: Any) -> dict[str, Any]:
    return {"type": "paragraph", "text": list(text)}


def scale() -> bytes:
    """A picture whose parts can be told apart."""
    image = Image.new("RGB", (120, 80), "white")
    drawing = ImageDraw.Draw(image)
    for step in range(6):
        drawing.rectangle((step * 20, 0, step * 20 + 12, 79 - 10 * step), (40 * step, 90, 200 - 30 * step))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@lru_cache(maxsize=1)
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="proof-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "scale.png").write_bytes(scale())
    return folder


@cache
def placed(language: str) -> Report:
    """The report, with the folder of its picture."""
    return report(language).with_source(Source("tides.json", _folder()))


@cache
def built(language: str, driver: Driver = "own") -> bytes:
    """The PDF of the report, not yet proven."""
    return drawn(placed(language), driver)


def drawn(report: Report, driver: Driver = "own") -> bytes:
    """The PDF of any report as a driver draws it, not yet proven."""
    whole = building.typeset

    def chosen(*args: Any, **options: Any) -> Any:
        return whole(*args, **{**options, "driver": driver})

    building.typeset = chosen
    try:
        return building.build(report, verify=False, trusted=True).pdf
    finally:
        building.typeset = whole
