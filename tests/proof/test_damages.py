"""A hundred ways to damage a finished PDF, and each is caught; the whole PDF passes."""

from __future__ import annotations

import io

import pikepdf
import pytest
from damages import TABLE, Damage
from pikepdf import Dictionary, Name
from samples import LANGUAGES, built, placed

from briefing_tex.engines.xelatex import Driver
from briefing_tex.errors import NotProven, UnreadablePdf
from briefing_tex.pipeline.proving import prove

pytestmark = pytest.mark.tex

COPIES: tuple[tuple[str, Driver], ...] = (("zh-Hans", "own"), ("en", "own"), ("zh-Hans", "xdvipdfmx"))


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


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize(("language", "driver"), COPIES)
def test_a_damage_is_caught(name: str, language: str, driver: Driver) -> None:
    with pytest.raises((NotProven, UnreadablePdf)):
        prove(placed(language), damaged(built(language, driver), TABLE[name]))
