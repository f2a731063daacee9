"""Glyph programs kept between processes: the same again, none of another font, no way round the proof."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

import briefing_tex as bt
from briefing_tex.engines.xdv import fonts as driver_fonts
from briefing_tex.errors import NotProven
from briefing_tex.fonts import font_set
from briefing_tex.fonts.programs import Programs, keep, recall

SOME = {number: bytes([number] * (number % 7)) for number in range(1, 41)}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: str(tmp_path / "cache" / name))
    return tmp_path / "cache"


@pytest.fixture
def font(tmp_path: Path) -> Path:
    path = tmp_path / "some.otf"
    path.write_bytes(b"OTTO")
    return path


def stored(font: Path, start: int = 8) -> None:
    programs = recall("driver", str(font), start)
    for glyph, program in SOME.items():
        programs[glyph] = program
    keep("driver", str(font), start, programs)


def test_what_is_kept_comes_back(cache: Path, font: Path) -> None:
    stored(font)
    assert recall("driver", str(font), 8).all() == SOME


def test_each_reader_and_each_place_in_a_font_has_its_own(cache: Path, font: Path) -> None:
    stored(font)
    assert recall("proof", str(font), 8).all() == {}
    assert recall("driver", str(font), 9).all() == {}


def test_a_font_that_changed_begins_anew(cache: Path, font: Path) -> None:
    stored(font)
    os.utime(font, ns=(1, 1))
    assert recall("driver", str(font), 8).all() == {}


@pytest.mark.parametrize("place", [0, 5, 30, -1])
def test_a_damaged_file_is_passed_over(cache: Path, font: Path, place: int) -> None:
    stored(font)
    file = next(cache.rglob("*.bin"))
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert recall("driver", str(font), 8).all() == {}
    for length in (0, 3, 4, 7):
        file.write_bytes(bytes(length))
        assert recall("driver", str(font), 8).all() == {}
        file.write_bytes(data[:length])
        assert recall("driver", str(font), 8).all() == {}


def test_few_new_ones_are_not_worth_a_file(cache: Path, font: Path) -> None:
    programs = Programs()
    for glyph in range(15):
        programs[glyph] = b"x"
    keep("driver", str(font), 8, programs)
    assert not list(cache.rglob("*.bin"))


def test_a_folder_that_cannot_be_written_is_no_error(cache: Path, font: Path) -> None:
    cache.write_text("a file where the folder should be")
    stored(font)
    assert recall("driver", str(font), 8).all() == {}


@pytest.mark.tex
def test_a_spoiled_file_of_the_driver_does_not_pass_the_proof(cache: Path) -> None:
    """Its checksum is right, but two glyphs have changed places: the proof reads the font by itself."""
    face = font_set("zh-Hans").cjk_sans.bold
    assert face is not None
    opened = driver_fonts.open_face(face.path, face.index)
    one, other = (opened.characters[ord(character)] for character in "潮汐")
    outlines = opened.outlines
    assert outlines is not None
    flat, right = outlines.flat, {glyph: outlines.charstring(glyph) for glyph in (one, other)}
    try:
        flat[one], flat[other] = right[other], right[one]
        with pytest.raises(NotProven, match=r"[潮汐]"):
            bt.build(bt.Report(title="潮汐"))
    finally:
        flat[one], flat[other] = right[one], right[other]
