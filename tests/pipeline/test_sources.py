"""Sources that cannot be opened, and arguments of another kind, say what is there instead."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import briefing_tex as bt
from briefing_tex.errors import FileProblem, InvalidReport, UnreadablePdf, UsageError
from briefing_tex.formats import Reading


@pytest.mark.parametrize("name", ["reports", "reports.md"])
def test_a_folder_is_no_source(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(FileProblem, match="it is a folder"):
        bt.load(tmp_path / name)


@pytest.mark.parametrize("name", ["report", "report.md", "report.pdf"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileProblem, match="no such file") as error:
        bt.convert(tmp_path / name, "json")
    assert error.value.hint == "check the path"


def test_a_name_without_a_format(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("text")
    with pytest.raises(UsageError, match="does not say a format") as error:
        bt.load(tmp_path / "report")
    assert "markdown" in (error.value.hint or "")


@pytest.mark.parametrize(("name", "hint"), [("report.docx", "pandoc"), ("report.HTML", "print it as a PDF")])
def test_a_file_of_another_program_is_told_what_can_be_done(tmp_path: Path, name: str, hint: str) -> None:
    (tmp_path / name).write_text("text")
    with pytest.raises(UsageError, match="does not say a format") as error:
        bt.load(tmp_path / name)
    assert hint in (error.value.hint or "")


def test_references_are_no_report(tmp_path: Path) -> None:
    (tmp_path / "tides.bib").write_text("@misc{a, title={A}}")
    for function in (bt.load, bt.read, lambda path: bt.convert(path, "json")):
        with pytest.raises(UsageError, match="bibtex holds references, and no report") as error:
            function(tmp_path / "tides.bib")
        assert "`references: tides.bib`" in (error.value.hint or "")


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, io.BytesIO])
def test_bytes_of_any_kind(kind: Callable[[bytes], Any]) -> None:
    assert bt.load(kind(b'{"title": "Tides"}'), format="json").title == ("Tides",)


@pytest.mark.parametrize("source", [io.StringIO('{"title": "Tides"}'), {"title": "Tides"}, None])
def test_what_holds_no_bytes_is_no_source(source: Any) -> None:
    with pytest.raises(UsageError, match="is no source"):
        bt.load(source, format="json")


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_a_pdf_names_its_format_itself(kind: Callable[[bytes], Any]) -> None:
    with pytest.raises(UnreadablePdf):
        bt.read(kind(b"%PDF-1.7\n"))


def test_whatever_names_a_file_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"title": "Tides"}')
    with os.scandir(tmp_path) as entries:
        assert bt.load(next(entries)).title == ("Tides",)
    with (tmp_path / "a.json").open("rb") as file:
        report = bt.load(file)
    assert report.source.base == tmp_path  # its images lie there
    with pytest.raises(FileProblem, match="closed"):
        bt.load(file)
    with (tmp_path / "b.json").open("wb") as file, pytest.raises(FileProblem, match="cannot be read"):
        bt.load(file)


def test_the_folder_of_a_report_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.json").write_bytes(b'{"title": "Tides"}')
    monkeypatch.chdir(tmp_path)
    assert bt.load("a.json").source.base == tmp_path
    assert bt.load("a.json", base="below").source.base == tmp_path / "below"


def test_a_report_given_as_text_is_told_from_a_name() -> None:
    with pytest.raises(FileProblem, match="name is this text") as error:
        bt.load("---\ntitle: Tides\n---\n", format="markdown")
    assert "bytes" in (error.value.hint or "")
    with pytest.raises(FileProblem, match="names no file"):
        bt.load("")
    reading: Any = Reading(bt.Report(title="Tides"), "text", ())
    with pytest.raises(UsageError) as wrong:
        bt.convert(reading, "json")
    assert wrong.value.hint == "give its report"


def test_what_is_no_source_has_no_format() -> None:
    nothing: Any = None
    with pytest.raises(UsageError, match="NoneType is no source"):
        bt.load(nothing)


def test_a_report_is_converted_as_it_is() -> None:
    report = bt.Report(title="Tides", language="en")
    assert bt.load(bt.convert(report, "json").text.encode(), format="json") == report
    with pytest.raises(UsageError, match="docx"):
        bt.convert(report, "docx")


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(FileProblem, match="null"):
        bt.load("re\0port.md")


def test_only_reports_are_built() -> None:
    for build in (bt.build, lambda report: list(bt.build_many(report))):
        with pytest.raises(UsageError):
            build("daily.md")


def test_paths_may_be_strings(tmp_path: Path) -> None:
    report = bt.load(b'{"title": "Tides"}', format="json", base=str(tmp_path))
    assert report.source.base == tmp_path
    for options in ({"logo": "none.png"}, {"fonts": {"latin": Path("none.otf")}}):
        with pytest.raises(FileProblem, match="none"):
            bt.build(report, **options)


def test_a_password_that_is_not_needed_is_not_remarked(recwarn: pytest.WarningsRecorder) -> None:
    made = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(made)
    with pytest.raises(UnreadablePdf):
        bt.read(made.getvalue(), password="tides")
    assert not recwarn.list


@pytest.mark.parametrize(
    ("source", "remarked"),
    [
        (b"---\ntitle: Tides at the pier\n---\n", True),
        (b"---\ntitle: Tides\nlanguage: en\n---\n", False),
        ("---\ntitle: 潮汐\n---\n".encode(), False),
        ("---\ntitle: きょうの海\n---\n".encode(), True),
    ],
)
def test_a_language_that_is_not_named_and_not_chinese_is_remarked(source: bytes, remarked: bool) -> None:
    codes = [item.code for item in bt.convert(source, "json", format="markdown").diagnostics]
    assert codes == ["language-assumed"] * remarked


@pytest.mark.parametrize("given", [str, Path])
def test_a_report_is_not_replaced_by_its_pdf(tmp_path: Path, given: Callable[[Path], Any]) -> None:
    source = tmp_path / "a.json"
    source.write_bytes(b'{"title": "Tides"}')
    report = bt.load(source)
    with pytest.raises(FileProblem, match="replace the source"):
        bt.build(report, given(source))
    (outcome,) = bt.build_many([source.rename(tmp_path / "a.pdf")], output=tmp_path)
    assert isinstance(outcome.error, UsageError)
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_a_citation_that_fails_tells_what_was_not_read_of_the_references(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@article{tides, title = {Tides")
    source = tmp_path / "a.md"
    source.write_text("---\nlanguage: en\ntitle: T\nreferences: a.bib\n---\n# A\nAs known [@tides].\n")
    with pytest.raises(InvalidReport) as error:
        bt.load(source)
    assert [remark.location.file for remark in error.value.remarks] == [str(tmp_path / "a.bib")]


@pytest.mark.parametrize(
    ("call", "name", "what", "hint"),
    [(bt.read, "a.md", "markdown is a source", "bt.load"), (bt.load, "a.pdf", "pdf is no source", "bt.read")],
)
def test_a_format_that_another_function_reads_names_it(
    call: Any, name: str, what: str, hint: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("Tides")
    with pytest.raises(UsageError, match=what) as error:
        call(tmp_path / name)
    assert hint in (error.value.hint or "")
