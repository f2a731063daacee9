"""Fonts: read, indexed, chosen. The fonts are small ones made here: nothing is asked of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import platformdirs
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

from briefing_tex import fonts
from briefing_tex.errors import FileProblem, MissingTool, UsageError
from briefing_tex.fonts import catalogue, coverage, discovery, inspection, selection
from briefing_tex.writers.latex.declarations import declarations

Maker = Callable[..., Path]


def make_font(
    path: Path,
    family: str,
    style: str = "Regular",
    *,
    text: str = "abc",
    weight: int = 400,
    fs_type: int = 0,
    sequences: tuple[tuple[str, str], ...] = (),
) -> Path:
    """A TrueType font of square glyphs."""
    names = [f"g{ord(character)}" for character in text]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((500, 500))
    pen.closePath()
    glyph = pen.glyph()
    order = [".notdef", *names]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(
        {ord(character): name for character, name in zip(text, names, strict=True)},
        uvs=[(ord(base), ord(selector), None) for base, selector in sequences],
    )
    builder.setupGlyf(dict.fromkeys(order, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style})
    italic = "Italic" in style
    builder.setupOS2(usWeightClass=weight, fsType=fs_type, fsSelection=1 if italic else 64)
    builder.setupPost()
    builder.save(path)
    return path


def forget() -> None:
    for cached in (
        catalogue.catalogue,
        selection._by_name,
        selection._font_set,
        coverage._inspected,
        coverage._coverage,
    ):
        cached.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine whose only fonts lie in this folder."""
    here = tmp_path / "fonts"
    here.mkdir()
    monkeypatch.setattr(discovery, "roots", lambda: (str(here),))
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: str(tmp_path / "cache"))
    forget()
    yield here
    forget()


@pytest.fixture
def machine(folder: Path) -> Path:
    """The folder, with a Latin and a Chinese family."""
    make_font(folder / "NotoSerif-Regular.ttf", "Noto Serif", text="abc1")
    make_font(folder / "NotoSerif-Bold.ttf", "Noto Serif", "Bold", text="ab1", weight=700)
    make_font(folder / "NotoSerif-Italic.ttf", "Noto Serif", "Italic", text="abc1")
    make_font(folder / "Han.ttf", "Noto Serif CJK SC", text="中文ab邉", sequences=(("邉", "\U000e0101"),))
    make_font(folder / "Symbola.ttf", "Symbola", text="☃a")
    return folder


def test_a_family_is_put_together_by_weight_and_slant(machine: Path) -> None:
    latin = fonts.font_set("en").latin
    assert [face.style for face in latin.faces()] == ["regular", "bold", "italic"]
    assert latin.bold is not None
    assert Path(latin.bold.path).name == "NotoSerif-Bold.ttf"
    assert latin.bold_italic is None


def test_coverage_by_character_and_by_variation_sequence(machine: Path) -> None:
    cjk = fonts.font_set("zh-Hans").cjk.regular
    assert fonts.covers(cjk, "中")
    assert not fonts.covers(cjk, "国")
    assert fonts.covers_sequence(cjk, "邉", "\U000e0101")
    assert not fonts.covers_sequence(cjk, "邉", "\U000e0102")
    assert not fonts.covers_sequence(cjk, "中", "a")


@pytest.mark.parametrize(
    ("unit", "prefer", "family"),
    [
        ("a", "latin", "Noto Serif"),
        ("a", "cjk", "Noto Serif CJK SC"),
        ("c", "cjk", None),  # Noto Serif has it, but not in bold
        ("☃", "latin", "Symbola"),
        ("☃\ufe0f", "latin", "Symbola"),
        ("邉\U000e0101", "latin", "Noto Serif CJK SC"),
        ("邉\U000e0102", "latin", None),
        ("a\u200b", "latin", "Noto Serif"),
        ("☃中", "latin", None),  # one cluster needs one font
        ("𠮷", "cjk", None),
    ],
)
def test_the_first_family_that_has_a_character_in_all_its_faces_serves(
    machine: Path, unit: str, prefer: fonts.Role, family: str | None
) -> None:
    found = fonts.serving(unit, fonts.font_set("zh-Hans"), prefer)
    assert (found and found.name) == family


def test_without_a_cjk_font_the_error_says_what_to_install(folder: Path) -> None:
    make_font(folder / "NotoSerif-Regular.ttf", "Noto Serif")
    with pytest.raises(MissingTool) as caught:
        fonts.font_set("zh-Hans")
    assert "no Chinese" in caught.value.message
    assert "noto" in (caught.value.hint or "").lower()


def test_a_cjk_font_of_another_language_is_better_than_none(folder: Path) -> None:
    make_font(folder / "x.ttf", "Noto Serif CJK JP", text="中")
    found = fonts.font_set("ko")
    assert found.cjk.name == found.latin.name == "Noto Serif CJK JP"


def test_a_family_and_a_file_can_be_chosen(machine: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    make_font(own / "House-Regular.ttf", "House", text="xyz")
    make_font(own / "House-Bold.ttf", "House", "Bold", text="xyz", weight=800)
    make_font(own / "Other-Regular.ttf", "Other", text="xyz")
    chosen = fonts.font_set("zh-Hans", {"latin": str(own / "House-Regular.ttf"), "mono": "symbola"})
    assert chosen.latin.name == "House"
    assert chosen.latin.bold is not None
    assert fonts.serves(chosen.latin, "x")
    assert chosen.mono.regular.path.endswith("Symbola.ttf")


@pytest.mark.parametrize(
    ("choice", "error", "message"),
    [
        ({"latin": "Noto Sreif"}, UsageError, "did you mean Noto Serif"),
        ({"serif": "Noto Serif"}, UsageError, "the roles are latin"),
        ({"latin": "/nowhere/x.otf"}, FileProblem, "no such font file"),
    ],
)
def test_a_choice_that_cannot_be_followed_is_an_error(
    machine: Path, choice: dict[str, str], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        fonts.font_set("zh-Hans", choice)


def test_a_font_that_may_not_be_embedded_is_passed_over_and_named(machine: Path) -> None:
    make_font(machine / "Locked.ttf", "Source Serif 4", fs_type=0x0002)
    make_font(machine / "Editable.ttf", "Editable", fs_type=0x0008)
    (remark,) = fonts.unusable()
    assert remark.code == "font-restricted"
    assert remark.location.file == str(machine / "Locked.ttf")
    assert "Editable" in fonts.family_names()
    with pytest.raises(UsageError, match="forbid embedding"):
        fonts.font_set("en", {"latin": "Source Serif 4"})
    with pytest.raises(UsageError, match="forbid embedding"):
        fonts.font_set("en", {"latin": str(machine / "Locked.ttf")})


def test_what_cannot_be_embedded_or_read_is_known(folder: Path) -> None:
    bitmap = make_font(folder / "a.ttf", "Emoji")
    with TTFont(bitmap) as font:
        font["CBDT"] = newTable("DSIG")
        font["CBDT"].data = b"\0\3\0\0"
        font["CBDT"].compile = lambda _: b"\0\3\0\0"
        font.save(folder / "b.ttf")
    (folder / "c.otf").write_bytes(b"OTTO no font at all")
    (folder / "d.ttf").write_bytes(bitmap.read_bytes()[:300])
    flaws = {
        name: inspection.inspect(str(folder / name))[0].flaw for name in ("a.ttf", "b.ttf", "c.otf", "d.ttf")
    }
    assert flaws == {"a.ttf": "", "b.ttf": "colour", "c.otf": "unreadable", "d.ttf": "unreadable"}
    assert {remark.code for remark in fonts.unusable()} == {"font-colour", "font-unreadable"}


@pytest.mark.skipif(os.name != "posix", reason="other systems know no such names")
@pytest.mark.parametrize(
    "odd", ["50%", "a~b", 'say "a"', "c:d", "e\\input", "f]g", "{", "h^^41", "i\nj", "k\udc80"]
)
def test_a_path_that_tex_takes_for_something_else(folder: Path, odd: str) -> None:
    (folder / odd).mkdir()
    (folder / "文 件 & #1 $x").mkdir()
    make_font(folder / odd / "a.ttf", "Odd")
    make_font(folder / "文 件 & #1 $x" / "a.ttf", "Even")
    assert fonts.family_names() == ("Even",)
    assert [remark.code for remark in fonts.unusable()] == ["font-path"]
    make_font(folder / "Han.ttf", "Noto Serif CJK SC", text="中文ab")
    forget()
    with pytest.raises(UsageError, match="its path holds"):
        fonts.font_set("en", {"latin": str(folder / odd / "a.ttf")})


def test_the_name_of_a_family_is_no_code(machine: Path) -> None:
    named = make_font(machine / "Named.ttf", r"A\input{x}%")
    lines = declarations(fonts.font_set("en", {"latin": str(named)}), "en").splitlines()
    assert lines[0] == "% latin: "
    assert "input" not in lines[1]


def test_only_what_changed_is_read_again(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fonts.family_named("Fresh") is None
    read: list[str] = []

    def watched(path: str) -> tuple[inspection.Facts, ...]:
        read.append(Path(path).name)
        return inspection.inspect(path)

    monkeypatch.setattr(catalogue, "inspect", watched)
    forget()
    assert fonts.family_named("Symbola") is not None
    assert read == []
    make_font(machine / "Fresh.ttf", "Fresh")
    make_font(machine / "Symbola.ttf", "Symbola", text="☃☄☇")
    forget()
    assert fonts.family_named("Fresh") is not None
    assert sorted(read) == ["Fresh.ttf", "Symbola.ttf"]


@pytest.mark.parametrize("damage", [b"", b"\0\0\0\x02{}", b"nonsense", b"\0\0\0\x08{}      \0\0"])
def test_a_damaged_cache_is_made_anew(machine: Path, damage: bytes) -> None:
    before = fonts.font_set("zh-Hans")
    (file,) = catalogue._cache_file().parent.iterdir()
    file.write_bytes(damage)
    forget()
    assert fonts.font_set("zh-Hans") == before
    assert len(file.read_bytes()) > 100


def test_a_truncated_cache_is_not_believed(machine: Path) -> None:
    before = fonts.font_set("zh-Hans")
    (file,) = catalogue._cache_file().parent.iterdir()
    file.write_bytes(file.read_bytes()[:-8])
    forget()
    assert catalogue._load(file) is None
    assert fonts.covers(before.cjk.regular, "中")


def test_a_cache_folder_that_cannot_be_written_is_no_obstacle(machine: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert fonts.covers(fonts.font_set("zh-Hans").cjk.regular, "文")


def test_a_warm_start_does_not_load_fonttools(machine: Path, tmp_path: Path) -> None:
    program = (
        "import sys, briefing_tex.fonts as f; s = f.font_set('zh-Hans'); "
        "print(s.latin.name, f.covers(s.cjk.regular, '中'), 'fontTools' in sys.modules)"
    )
    environment = {
        **os.environ,
        "OSFONTDIR": str(machine),
        "XDG_CACHE_HOME": str(tmp_path / "xdg"),
        "XDG_DATA_DIRS": str(tmp_path),
        "HOME": str(tmp_path),
        "PATH": "",
    }
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(2)
    ]
    assert runs == [["Noto", "Serif", "True", "True"], ["Noto", "Serif", "True", "False"]]
