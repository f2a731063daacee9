"""Dates as each language writes them, and back."""

from __future__ import annotations

import io

import pytest
from babel.messages.pofile import read_po

from briefing_tex.dates import PartialDate
from briefing_tex.files import own_file
from briefing_tex.labels import (
    TRANSLATED,
    default_labels,
    format_date,
    is_translated,
    label_language,
    marks,
    parse_date,
)
from briefing_tex.readers.structure.words import caption, part_label, run_in_label

OTHERS = (
    "de-CH",
    "pt-BR",
    "hi",
    "ar",
    "fa",
    "he",
    "lt",
    "en-GB",
    "zh-HK",
    "und",
)


@pytest.mark.parametrize("tag", [*TRANSLATED, *OTHERS])
@pytest.mark.parametrize("date", ["1030-10-09", "1999", "2025-12", "2026-05-01", "2024-02-29"])
def test_what_is_written_is_read(tag: str, date: str) -> None:
    written = format_date(PartialDate(date), tag)
    assert parse_date(written) == date


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_prepared_language_writes_no_date_of_figures_alone(tag: str) -> None:
    assert "2026-05-01" not in format_date(PartialDate("2026-05-01"), tag)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1er mai 2026", "2026-05-01"),
        ("le 24 avril 2026", "2026-04-24"),
        ("Mainz, den 3. März 2026", None),
        ("3. März 2026", "2026-03-03"),
        ("ngày 24 tháng 4 năm 2026", "2026-04-24"),
        ("24 de setembro de 2026", "2026-09-24"),
        ("październik 2026", "2026-10"),
        ("24 เมษายน 2026", "2026-04-24"),
        ("Out 2026", None),
    ],
)
def test_how_people_write_dates(text: str, date: str | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize("tag", TRANSLATED)
def test_labels_are_read_as_what_they_are(tag: str) -> None:
    assert is_translated(tag)
    labels, (colon, _) = default_labels(tag), marks(tag)
    for part in ("abstract", "keywords", "contents", "references", "website"):
        alone, before_text = part_label(labels[part]), run_in_label(f"{labels[part]}{colon}Ebbe 12")
        assert alone
        assert before_text
        assert alone.part == before_text.part == part
    for kind in ("figure", "table"):
        for between in (" ", colon):
            text = f"{labels[kind]} 3{between}Ebbe"
            found = caption(text)
            assert found
            assert (found.kind, found.label, text[found.rest_at :]) == (kind, labels[kind], "Ebbe")


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_compiled_catalogue_says_what_its_source_says(tag: str) -> None:
    folder = label_language(tag).replace("-", "_")
    source = read_po(io.BytesIO(own_file("locale", folder, "LC_MESSAGES", "briefing_tex.po")))
    assert {message.string for message in source if message.id} == set(default_labels(tag).values())
    assert len(source) == len(default_labels(tag))


@pytest.mark.parametrize("text", ["31 février 2026", "mai 12", "1 mai 2026 soir", "2026 2026", ""])
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None
