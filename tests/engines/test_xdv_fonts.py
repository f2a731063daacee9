"""Fonts read in place and cut down: the same outlines, widths and characters as fontTools sees."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from briefing_tex.engines.xdv import Unsupported
from briefing_tex.engines.xdv.cmap import to_unicode
from briefing_tex.engines.xdv.fonts import Face, FontUse, open_face, prepare
from briefing_tex.engines.xdv.items import Run
from briefing_tex.fonts import font_set, serving

FONTS = font_set("zh-Hans")


def faces() -> Iterator[tuple[str, int]]:
    """Faces of each kind that reports use: PostScript in a collection, TrueType, many characters."""
    for family in (FONTS.cjk, FONTS.latin, FONTS.mono, serving("𪚥", FONTS, "cjk")):
        if family:
            yield family.regular.path, family.regular.index


pytestmark = pytest.mark.tex


@pytest.fixture(params=list(dict.fromkeys(faces())), ids=lambda param: f"{Path(param[0]).stem}-{param[1]}")
def pair(request: pytest.FixtureRequest) -> tuple[Face, TTFont]:
    """A face as we open it and as fontTools does."""
    file, number = request.param
    return open_face(file, number), TTFont(file, fontNumber=number, lazy=True)


def some(face: Face, count: int) -> list[int]:
    return [0, *random.Random(7).sample(range(1, face.glyph_count), min(count, face.glyph_count - 1))]


def outline(glyphs: Any, name: str) -> list[Any]:
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return list(pen.value)


def test_characters_and_widths(pair: tuple[Face, TTFont]) -> None:
    face, font = pair
    known, numbers = font.getBestCmap(), font.getReverseGlyphMap()
    codes = [*random.Random(5).sample(sorted(known), 500), 0, 0x378, 0xFFFF, 0x10FFFF, 0xE123]
    assert [face.characters[code] for code in codes] == [numbers.get(known.get(code), 0) for code in codes]
    order, metrics = font.getGlyphOrder(), font["hmtx"]
    for glyph in some(face, 200):
        advance, bearing = metrics[order[glyph]]
        assert abs(face.width(glyph) - advance * 1000 / face.units) < 0.006
        assert face.metric(glyph) == advance.to_bytes(2, "big") + bearing.to_bytes(2, "big", signed=True)


def test_a_subset_has_the_same_outlines(pair: tuple[Face, TTFont]) -> None:
    face, font = pair
    chosen = some(face, 150)
    chosen.append(chosen[3])
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    data = face.program("ABCDEF+Test", chosen)
    if face.outlines:
        cut = CFFFontSet()
        cut.decompile(io.BytesIO(data), None)
        assert cut.fontNames == ["ABCDEF+Test"]
        for cid, glyph in enumerate(chosen):
            pen = RecordingPen()
            cut[0].CharStrings[".notdef" if cid == 0 else f"cid{cid:05d}"].draw(pen)
            assert pen.value == outline(glyphs, order[glyph]), glyph
    else:
        made = TTFont(io.BytesIO(data), checkChecksums=2)
        made.setGlyphOrder([f"g{number}" for number in range(made["maxp"].numGlyphs)])
        small = made.getGlyphSet()
        for cid, glyph in enumerate(chosen):
            assert outline(small, f"g{cid}") == outline(glyphs, order[glyph]), glyph
            assert small[f"g{cid}"].width == glyphs[order[glyph]].width
    assert data == face.program("ABCDEF+Test", chosen)
    assert len(data) < 200_000


def test_two_texts_of_one_glyph_have_two_codes(pair: tuple[Face, TTFont]) -> None:
    face, _ = pair
    use = FontUse(face, "F1")
    glyph = next(glyph for glyph in some(face, 50) if glyph)
    shapes = [use.encode(Run(text, (glyph,), (0,), None, 9, paired=True)).shapes[0][0] for text in "日⽇日"]
    assert shapes[0] == shapes[2] != shapes[1]
    assert use.glyphs == [0, glyph, glyph]
    assert b"<0001> <65e5>\n<0002> <2f47>\n" in use.to_unicode
    assert use.subset_name == use.subset_name != FontUse(face, "F1").subset_name


def test_prepared_outlines_are_kept(pair: tuple[Face, TTFont]) -> None:
    face, _ = pair
    prepare({(face.file, face.number): "aa文\U0010fffd", ("missing.otf", 0): "a"})
    if face.outlines:
        glyph = face.characters[ord("a")]
        assert face.outlines.charstring(glyph) is face.outlines.charstring(glyph)


def small_font(folder: Path, **changes: Any) -> Path:
    """A TrueType font of two glyphs."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((0, 500))
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"psName": "Made-Regular"})
    builder.setupOS2(**{"sTypoAscender": 750, "sTypoDescender": -250, **changes})
    builder.setupPost()
    file = folder / "made.ttf"
    builder.save(file)
    return file


def test_descriptor(tmp_path: Path) -> None:
    face = open_face(str(small_font(tmp_path)), 0)
    assert face.name == "Made-Regular"
    assert (face.descriptor["Ascent"], face.descriptor["Descent"], face.extent) == (750, -250, (800, -200))
    assert (face.width(1), face.reading(1), face.reading(0)) == (600, "A", "")


def test_a_font_that_forbids_embedding(tmp_path: Path) -> None:
    with pytest.raises(Unsupported, match="forbids embedding: Made-Regular"):
        open_face(str(small_font(tmp_path, fsType=2)), 0)


@pytest.mark.parametrize("data", [b"", b"%!PS", b"ttcf" + bytes(20), b"\0\1\0\0" + b"\xff" * 40])
def test_what_is_no_font(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.otf").write_bytes(data)
    with pytest.raises(Unsupported, match="font"):
        open_face(str(tmp_path / "x.otf"), 0)


def test_a_long_map_is_parted() -> None:
    made = to_unicode(["", *"a" * 300]).decode()
    assert made.count("100 beginbfchar") == 3
    assert made.count(" <0061>\n") == 300
    assert "<012c> <0061>" in made
