"""Damages that leave all letters as they are, or nearly all: each is caught."""

from __future__ import annotations

import io

import pikepdf
import pytest
from design_damages import FINE
from fine_samples import fine, fine_pdf

from briefing_tex.engines.xelatex import Driver
from briefing_tex.errors import NotProven
from briefing_tex.pipeline.proving import prove

pytestmark = pytest.mark.tex
DRIVERS: tuple[Driver, ...] = ("own", "xdvipdfmx")


@pytest.mark.parametrize("driver", DRIVERS)
def test_the_whole_pdf_passes(driver: Driver) -> None:
    prove(fine(), fine_pdf(driver))


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("name", FINE)
def test_a_fine_damage_is_caught(name: str, driver: Driver) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(fine_pdf(driver))) as opened:
        FINE[name](opened)
        opened.save(buffer)
    with pytest.raises(NotProven):
        prove(fine(), buffer.getvalue())
