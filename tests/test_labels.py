"""Dates as each language writes them, and back."""

from __future__ import annotations

import pytest

from briefing_tex.dates import PartialDate
from briefing_tex.labels import LANGUAGES, format_date, parse_date

OTHERS = (
    "fr",
    "de-CH",
    "es",
    "pt-BR",
    "ru",
    "tr",
    "vi",
    "th",
    "hi",
    "ar",
    "fa",
    "he",
    "lt",
    "en-GB",
    "zh-HK",
    "und",
)


@pytest.mark.parametrize("tag", [*LANGUAGES, *OTHERS])
@pytest.mark.parametrize("date", ["1030-10-09", "1999", "2025-12", "2026-05-01", "2024-02-29"])
def test_what_is_written_is_read(tag: str, date: str) -> None:
    written = format_date(PartialDate(date), tag)
    assert parse_date(written) == date


@pytest.mark.parametrize("text", ["31 février 2026", "mai 12", "1 mai 2026 soir", "2026 2026", ""])
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None
