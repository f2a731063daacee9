"""`doctor` and `fonts`, on machines with and without what they look for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing_tex import doctor, remedies
from briefing_tex.errors import MissingTool

from .conftest import Run


def test_doctor_without_tex_and_fonts_says_what_brings_them(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_font(language: str) -> None:
        raise MissingTool("no font", hint=remedies.remedy("cjk-fonts"))

    monkeypatch.setattr(shutil, "which", lambda program: None)
    monkeypatch.setattr(doctor, "font_set", no_font)
    monkeypatch.setattr(remedies, "this_platform", lambda: "debian")
    done = run("doctor")
    assert done.status == 1
    assert b"missing xelatex" in done.out
    assert b"apt-get install --no-install-recommends texlive-xetex" in done.out
    assert b"fonts-noto-cjk" in done.out
    found = run("doctor", "--json").data
    assert found["ready"] is False
    assert {one["part"] for one in found["findings"] if one["status"] == "missing"} == {
        "xelatex",
        "xdvipdfmx",
        "Chinese, Japanese and Korean fonts",
    }


def test_doctor_looks_for_what_the_class_loads() -> None:
    assert "article.cls" in set(doctor._loaded_files())
    theme = Path(doctor.__file__).parent / "themes" / "briefing"
    assert {path.name for path in theme.iterdir()} == set(doctor._CLASSES)
    assert all(name.endswith((".sty", ".cls")) for name in doctor._loaded_files())


@pytest.mark.parametrize(
    ("release", "platform"),
    [
        ("ID=debian\n", "debian"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "debian"),
        ("ID=fedora\n", "fedora"),
        ("ID=arch\n", "other"),
    ],
)
def test_remedies_are_those_of_the_platform(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, release: str, platform: str
) -> None:
    file = tmp_path / "os-release"
    file.write_text(release)
    monkeypatch.setattr(remedies, "Path", lambda _: file)
    monkeypatch.setattr(remedies.sys, "platform", "linux")
    remedies.this_platform.cache_clear()
    try:
        assert remedies.this_platform() == platform
        assert remedies.remedy("tex").endswith("(untested)") == (platform != "debian")
    finally:
        remedies.this_platform.cache_clear()


@pytest.mark.tex
def test_fonts_shows_roles_scripts_and_permission(run: Run) -> None:
    shown = run("fonts").out.decode()
    assert "cjk " in shown
    assert "embedding: installable" in shown
    assert "Simplified Chinese" in shown


@pytest.mark.tex
def test_fonts_covers_a_text(run: Run) -> None:
    assert run("fonts", "--text", "港口 Harbour").status == 0
    Path("a.txt").write_text("港口\u0378\n", encoding="utf-8")
    done = run("fonts", "a.txt", "--json")
    assert done.status == 1
    assert [one["code_points"] for one in done.data["missing"]] == ["U+0378"]
    assert sum(map(len, done.data["families"].values())) == 2


def test_fonts_of_a_file_that_is_not_text(run: Run) -> None:
    Path("a.txt").write_bytes(b"\xff\xfe")
    missing, odd = run("fonts", "none.txt"), run("fonts", "a.txt")
    assert (missing.status, odd.status) == (2, 1)
    assert "none.txt: the file cannot be read" in missing.err
    assert "a.txt: the file is not UTF-8" in odd.err
