"""What each command asks of the pipeline, prints and returns."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.errors import MissingGlyph, MissingTool, UnreadablePdf
from briefing_tex.labels import LANGUAGES

from .conftest import Pipeline, Run

LOST = Diagnostic("warning", "lost", "A table lost its caption.")
GUESS = Diagnostic("info", "guess", "Taken for a heading.")


def test_build_writes_beside_the_source(run: Run, pipeline: Pipeline) -> None:
    Path("daily.md").write_text("x")
    done = run("build", "daily.md", "--font", "latin-sans=Noto Sans", "--paper", "letter")
    assert (done.status, done.out) == (0, b"")
    assert "daily.pdf: 3 pages, proven" in done.err
    assert Path("daily.pdf").read_bytes() == b"%PDF-"
    _, _, asked = pipeline.calls[-1]
    assert asked["fonts"] == {"latin_sans": "Noto Sans"}
    assert asked["paper"] == "letter"
    assert asked["progress"] is None


def test_build_from_standard_input_to_standard_output(run: Run, pipeline: Pipeline) -> None:
    done = run("build", "-", "--from", "markdown", "--no-verify", stdin=b"# T")
    assert (done.status, done.out, done.err) == (0, b"%PDF-", "")
    assert pipeline.calls[0] == ("load", (b"# T",), {"format": "markdown", "base": None})
    assert pipeline.calls[1][2]["verify"] is False


def test_build_as_json(run: Run, pipeline: Pipeline) -> None:
    pipeline.remarks = (GUESS,)
    done = run("build", "daily.md", "--json")
    assert done.status == 0
    assert done.data["pages"] == 3
    assert done.data["diagnostics"] == [
        {"severity": "info", "code": "guess", "message": "Taken for a heading."}
    ]


@pytest.mark.parametrize(("losses", "status"), [((), 0), ((GUESS,), 0), ((LOST,), 1)])
def test_read_says_what_was_lost(
    run: Run, pipeline: Pipeline, losses: tuple[Diagnostic, ...], status: int
) -> None:
    pipeline.losses = losses
    done = run("read", "daily.pdf", "--to", "markdown")
    assert (done.status, done.out) == (status, b"[markdown]")
    assert all(loss.message in done.err for loss in losses)


def test_read_as_json_holds_the_report_and_the_remarks(run: Run, pipeline: Pipeline) -> None:
    pipeline.losses = (GUESS,)
    done = run("read", "daily.pdf", "--json")
    assert done.data["report"]["title"] == "Tides"
    assert done.data["source"] == "tags"
    assert done.data["diagnostics"][0]["code"] == "guess"


def test_read_writes_the_images_where_asked(run: Run, pipeline: Pipeline) -> None:
    pipeline.images = {"image-1": b"PNG", "../image-2": b"JPEG"}
    assert "not written: image-1" in run("read", "a.pdf").err
    assert run("read", "a.pdf", "-o", "a.md", "--images", "deep/figures").status == 0
    assert sorted(path.name for path in Path("deep/figures").iterdir()) == ["image-1", "image-2"]
    assert Path("a.md").read_text() == "[markdown]"


def test_read_says_how_images_are_found_that_do_not_lie_beside_the_report(run: Run, pipeline: Pipeline) -> None:
    pipeline.images = {"image-1": b"PNG"}
    told = "`briefing-tex build --base figures` finds them"
    assert told in run("read", "a.pdf", "-o", "a.md", "--images", "figures").err
    assert "--base" not in run("read", "a.pdf", "-o", "a.md", "--images", ".").err
    assert "--base" not in run("read", "a.pdf", "-o", "figures/a.md", "--images", "figures").err
    assert "--base" not in run("read", "a.pdf", "--images", "figures").err


def test_an_image_that_cannot_be_read_costs_only_itself(run: Run, pipeline: Pipeline) -> None:
    class Images(dict[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            if name == "image-1":
                raise UnreadablePdf("image-1 could not be taken from the PDF")
            return super().__getitem__(name)

    pipeline.images = Images({"image-1": b"", "image-2": b"PNG"})
    done = run("read", "a.pdf", "-o", "a.md", "--images", "figures")
    assert done.status == 1
    assert "warning: image-1 could not be taken" in done.err
    assert [path.name for path in Path("figures").iterdir()] == ["image-2"]
    assert Path("a.md").exists()


@pytest.mark.parametrize(
    ("arguments", "format"),
    [
        (["--to", "jats"], "jats"),
        (["-o", "b.xml"], "jats"),
        (["-o", "B.MD"], "markdown"),
        (["-o", "b.csl.json"], "csl"),
        ([], "json"),
    ],
)
def test_convert_knows_the_format_by_name(
    run: Run, pipeline: Pipeline, arguments: list[str], format: str
) -> None:
    assert run("convert", "a.json", *arguments).status == 0
    assert pipeline.calls[-1][1] == (Path("a.json"), format)


def test_convert_with_a_loss_writes_and_says_no(run: Run, pipeline: Pipeline) -> None:
    pipeline.remarks = (LOST,)
    done = run("convert", "a.json", "-o", "a.md")
    assert done.status == 1
    assert "A table lost its caption." in done.err
    assert Path("a.md").exists()


def test_diff_compares_what_a_page_carries_where_one_side_is_a_pdf(run: Run, pipeline: Pipeline) -> None:
    assert run("diff", "a.md", "b.json").out == b"equal\n"
    assert pipeline.calls[-1][2] == {"carried": False}
    pipeline.differences = ("title: 'a' is not 'b'",)
    done = run("diff", "a.md", "b.pdf")
    assert (done.status, done.out) == (1, b"title: 'a' is not 'b'\n")
    assert [call[0] for call in pipeline.calls[-4:]] == ["load", "read", "compare", "faults"]
    assert pipeline.calls[-2][2] == {"carried": True}
    assert run("diff", "a.md", "-", "--from", "pdf", "--json", stdin=b"%PDF").data == {
        "equal": False,
        "differences": ["title: 'a' is not 'b'"],
    }


def test_diff_says_what_the_pages_do_not_show(run: Run, pipeline: Pipeline) -> None:
    unseen = Diagnostic("error", "page-unseen", "page 1: 'Tides' is painted over")
    pipeline.found = (unseen,)
    done = run("diff", "a.md", "b.pdf")
    assert (done.status, done.out) == (1, b"equal in the text, but not on the pages\n")
    assert "is painted over" in done.err
    data = run("diff", "b.pdf", "a.md", "--json").data
    assert (data["equal"], data["faults"][0]["code"]) == (False, "page-unseen")
    pipeline.found = (Diagnostic("warning", "page-font", "the font is not here"),)
    assert run("diff", "a.md", "b.pdf").status == 0
    assert run("diff", "a.pdf", "b.pdf").status == 0
    assert pipeline.calls[-1][0] == "compare"


def test_check_is_valid_without_fonts_but_says_so(
    run: Run, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check", "a.md").out == b"a.md: valid\n"

    def no_fonts(*_: object, **__: object) -> None:
        raise MissingTool("no font", hint="install one")

    monkeypatch.setattr(pipeline, "convert", no_fonts)
    done = run("check", "a.md", "--json")
    assert done.status == 0
    assert done.data["valid"] is True
    assert done.data["diagnostics"][0]["code"] == "fonts-unknown"


def test_check_finds_a_character_without_a_font(
    run: Run, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_glyph(*_: object, **__: object) -> None:
        raise MissingGlyph("no font has U+0378")

    monkeypatch.setattr(pipeline, "convert", no_glyph)
    done = run("check", "a.md")
    assert done.status == 1
    assert "error: no font has U+0378" in done.err


def test_schema_and_version(run: Run, pipeline: Pipeline) -> None:
    assert run("schema").data == {"title": "Report"}
    assert run("--version").out.startswith(b"briefing-tex ")


@pytest.mark.parametrize("name", ["report.json", "report", ""])
def test_new_writes_markdown_under_its_own_name_only(run: Run, name: str) -> None:
    done = run("new", name)
    assert done.status == 2
    assert "name it report.md" in done.err
    assert not name or not Path(name).exists()


def test_an_empty_name_is_told(run: Run) -> None:
    done = run("build", "")
    assert done.status == 2
    assert "'' names no file" in done.err


def test_new_says_where_it_has_no_first_report_in_a_language(run: Run) -> None:
    done = run("new", "a.md", "--language", "fr")
    assert done.status == 0
    assert "'fr': this one is in English" in done.err
    assert "language: en\n" in Path("a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [("new", "a.md"), ("fonts", "--text", "a")])
def test_what_is_no_language_tag_is_told(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, "--language", "en us")
    assert done.status == 2
    assert "'en us' is not a language tag; write zh-Hans" in done.err
    assert run(*command, "--language", "zh_hant").status == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_writes_a_first_report_and_never_replaces_one(run: Run, language: str) -> None:
    assert run("new", "a.md", "--language", language).status == 0
    first = Path("a.md").read_text(encoding="utf-8")
    assert f"language: {language}\n" in first
    done = run("new", "a.md")
    assert done.status == 2
    assert "already" in done.err
    assert Path("a.md").read_text(encoding="utf-8") == first
