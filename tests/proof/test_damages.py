"""Two hundred ways to damage a finished PDF: each is caught, and the whole PDF passes."""

from __future__ import annotations

import io

import pikepdf
import pytest
from damages import Damage
from further_damages import TABLE
from pikepdf import Dictionary, Name
from samples import LANGUAGES, built, placed

from briefing_tex.comparison import compare
from briefing_tex.engines.xelatex import Driver
from briefing_tex.errors import NotProven, UnreadablePdf
from briefing_tex.model import Report
from briefing_tex.pipeline import building
from briefing_tex.pipeline.proving import prove
from briefing_tex.readers.pdf import read

pytestmark = pytest.mark.tex

COPIES: tuple[tuple[str, Driver], ...] = (("zh-Hans", "own"), ("en", "own"), ("zh-Hans", "xdvipdfmx"))


ONLY_ON_THE_PAGE = (
    "a glyph swapped and actual text left",
    "glyphs exchanged and actual text left",
    "two glyphs exchanged in the font",
    "a glyph emptied in the font",
    "the font program replaced by another",
    "text moved off the page",
    "text not painted",
    "white text",
    "text covered by a white rectangle",
    "two lines printed over each other",
    "a cell moved to another column",
    "a note moved to the head of its page",
    "a link moved away",
    "another picture",
)
"""Damages that the text layer does not show."""


def damaged(pdf: bytes, damage: Damage) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            page.Resources.ExtGState = Dictionary(
                Plain=Dictionary(ca=1, CA=1, BM=Name.Normal, SMask=Name("/None")),
                Clear=Dictionary(ca=0, CA=0),
                Blended=Dictionary(BM=Name.Screen),
                Masked=Dictionary(SMask=Dictionary(S=Name.Alpha)),
            )
            page.Resources.Properties = Dictionary(
                Hidden=Dictionary(Type=Name.OCG, Name=pikepdf.String("hidden"))
            )
            page.Resources.Pattern = Dictionary(P0=Dictionary(PatternType=2))
        damage(opened)
        buffer = io.BytesIO()
        opened.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_pdf_passes(language: str, driver: Driver) -> None:
    prove(placed(language), built(language, driver))


@pytest.mark.parametrize(("language", "driver"), COPIES)
def test_what_damages_are_measured_against_passes(language: str, driver: Driver) -> None:
    """The same way through pikepdf, without a damage."""
    prove(placed(language), damaged(built(language, driver), lambda pdf: None))


HARMLESS = {
    # xdvipdfmx places each word anew, under an ActualText: nothing to be seen changes.
    ("xdvipdfmx", "a space lost"),
    ("xdvipdfmx", "the space in a name closed"),
    ("xdvipdfmx", "the widths made none"),
    ("xdvipdfmx", "two letters half over one another"),
}


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize(("language", "driver"), COPIES)
def test_a_damage_is_caught(name: str, language: str, driver: Driver) -> None:
    if (driver, name) in HARMLESS:
        pytest.skip("no damage with this driver")
    with pytest.raises((NotProven, UnreadablePdf)):
        prove(placed(language), damaged(built(language, driver), TABLE[name]))


@pytest.mark.parametrize("name", ONLY_ON_THE_PAGE)
def test_the_text_layer_alone_is_fooled(name: str) -> None:
    """What reading the text back does not notice: these damages are why the proof looks at the page."""
    report = placed("zh-Hans")
    again = read(damaged(built("zh-Hans"), TABLE[name])).report
    assert compare(report, again).equal
    with pytest.raises(NotProven) as caught:
        prove(report, damaged(built("zh-Hans"), TABLE[name]))
    assert "page" in caught.value.differences[0]


def test_a_fault_says_what_where_and_what_to_do() -> None:
    with pytest.raises(NotProven) as caught:
        prove(placed("en"), damaged(built("en"), TABLE["white text"]))
    error = caught.value
    assert error.differences[0].startswith("page 1, at ")
    assert "abstract[0]: 'The harbour opened again last" in error.differences[0]
    assert error.location.element == "abstract[0]"
    assert error.location.file == "tides.json"
    assert error.hint


def test_headings_of_every_kind_pass() -> None:
    """The contents say them again: citations in brackets, formulas in a font of their own, notes not at all."""
    note = {"type": "footnote", "blocks": [{"type": "paragraph", "text": ["below"]}]}
    math = {"type": "math", "tex": "\\frac{a_1}{b}"}
    titles = [
        ["Levels ", {"type": "citation", "keys": ["a", "b"]}, note],
        ["By ", math, " metres"],
        [{"type": "code", "text": "a b"}, {"type": "break"}, "潮位"],
    ]
    data = {
        "language": "en",
        "title": "Tides",
        "sections": [{"title": title} for title in titles],
        "references": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
    }
    report = Report.model_validate(data)
    prove(report, building.build(report, trusted=True).pdf)


def test_kerning_is_no_printing_over() -> None:
    """Fonts move signs below and beside slanting letters."""
    pairs = "Ý. 'Ä T. V, “A f) P.. “Ǻ Ÿ, f-"
    text = [{"type": "emphasis", "text": pairs}, pairs, {"type": "strong", "text": pairs}]
    data = {
        "language": "en",
        "title": "Tides",
        "sections": [{"title": "1", "blocks": [{"type": "paragraph", "text": text}]}],
    }
    report = Report.model_validate(data)
    prove(report, building.build(report, verify=False).pdf)
