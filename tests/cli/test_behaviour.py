"""What holds for every command: exit status, messages without tracebacks, outputs whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing_tex.cli import console, main
from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.errors import BriefingError, FileProblem, InvalidReport, NotProven

from .conftest import Pipeline, Run

FAULTS = [
    Diagnostic("error", "missing", "the field 'title' is missing", Location("a.md", 2, "title"), "add it"),
    Diagnostic("error", "extra-forbidden", "unknown field 'titel'", Location("a.md", 3, "titel")),
]


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (InvalidReport(FAULTS), 1),
        (NotProven(["title"]), 1),
        (FileProblem("cannot read the file"), 2),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError("division by zero"), 2),
        (RecursionError("too deep"), 2),
    ],
)
def test_a_failure_has_its_status_and_leaves_nothing(
    run: Run, pipeline: Pipeline, failure: BaseException, status: int
) -> None:
    pipeline.failure = failure
    done = run("build", "a.md")
    assert done.status == status
    assert "Traceback" not in done.err
    assert os.listdir() == []


def test_every_fault_is_said_with_its_place_and_remedy(run: Run, pipeline: Pipeline) -> None:
    pipeline.failure = InvalidReport(FAULTS)
    assert run("build", "a.md").err == (
        "error: a.md:2: title: the field 'title' is missing\n  hint: add it\n"
        "error: a.md:3: titel: unknown field 'titel'\n"
    )
    done = run("build", "a.md", "--json")
    assert (done.status, done.err) == (1, "")
    assert done.data["error"] == "InvalidReport"
    assert [fault["line"] for fault in done.data["diagnostics"]] == [2, 3]


def test_an_unexpected_error_says_how_to_report_it(
    run: Run, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.failure = ZeroDivisionError("division by zero")
    done = run("build", "a.md")
    assert "ZeroDivisionError: division by zero" in done.err
    assert "BRIEFING_TEX_DEBUG=1" in done.err
    monkeypatch.setenv("BRIEFING_TEX_DEBUG", "1")
    monkeypatch.setattr(sys, "argv", ["briefing-tex", "build", "a.md"])
    with pytest.raises(ZeroDivisionError):
        main()


def test_a_library_that_is_missing_is_named(run: Run, pipeline: Pipeline) -> None:
    pipeline.failure = ModuleNotFoundError("No module named 'pypdf'", name="pypdf")
    done = run("read", "a.pdf")
    assert done.status == 2
    assert "'pypdf' is not installed" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["build", "a.md", "--paper"],
        ["build", "-"],
        ["build", "a.md", "--font", "latin"],
        ["read", "-"],
        ["convert", "a.md", "-o", "a.unknown"],
        ["frobnicate"],
        ["build", "a.md", "--frobnicate"],
        ["build", "a.md", "--timeout", "nan"],
        ["read", "a.pdf", "--timeout", "-5"],
        ["read", "a.pdf", "--timeout", "inf"],
        ["build", "a.md", "b.md", "-o", "all.pdf"],
        ["diff", "-", "-", "--from", "json"],
        ["read", "a.pdf", "--to", "blocks", "--overlay", "seen.pdf"],
        ["read", "a.pdf", "--to", "lines", "--json"],
        ["read", "a.pdf", "--overlay", "-"],
        ["read", "a.pdf", "--overlay", "seen.pdf", "-o", "a.unknown"],
        ["read", "a.pdf", "--to", "unknown"],
        ["convert", "a.md", "--to", "pdf"],
        ["read", "a.pdf", "--json", "-o", "a.json"],
        ["read", "a.pdf", "--overlay", "seen.pdf", "-o", "./seen.pdf", "--to", "json"],
    ],
)
def test_wrong_usage_is_trouble(run: Run, pipeline: Pipeline, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.err or b"UsageError" in done.out
    assert "Traceback" not in done.err
    assert "should not have happened" not in done.err
    assert pipeline.calls == []
    assert os.listdir() == []


def test_a_full_disk_is_no_fault_of_ours(run: Run, pipeline: Pipeline) -> None:
    pipeline.failure = OSError(errno.ENOSPC, "No space left on device")
    done = run("build", "a.md")
    assert done.status == 2
    assert "the disk is full" in done.err


@pytest.mark.parametrize(
    ("failure", "short"),
    [
        (OSError(errno.EMFILE, "Too many open files"), "open files"),
        (OSError(errno.EFBIG, "File too large"), "room in a file"),
        (BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"), "processes"),
        (MemoryError(), "memory"),
    ],
)
def test_what_a_system_runs_out_of_is_no_fault_of_ours(
    run: Run, pipeline: Pipeline, failure: BaseException, short: str
) -> None:
    pipeline.failure = failure
    done = run("build", "a.md")
    assert done.status == 2
    assert f"this system allows no more {short}" in done.err
    assert "should not have happened" not in done.err


def test_standard_output_holds_one_thing(run: Run, pipeline: Pipeline) -> None:
    done = run("build", "a.md", "-o", "-", "--json")
    assert (done.status, done.data["error"], pipeline.calls) == (2, "UsageError", [])


def test_what_was_not_read_is_told_with_the_faults_it_may_have_made(run: Run, pipeline: Pipeline) -> None:
    pipeline.failure = InvalidReport(FAULTS)
    pipeline.failure.remarks = (Diagnostic("warning", "bibtex", "the entry has no end", Location("a.bib", 7)),)
    done = run("build", "a.md")
    assert done.status == 1
    assert done.err.index("a.bib:7: the entry has no end") < done.err.index("a.md:2: title")


def test_a_folder_for_images_is_no_file(run: Run, pipeline: Pipeline) -> None:
    pipeline.images = {"image-1": b"png"}
    Path("taken").write_text("mine")
    done = run("read", "a.pdf", "--images", "taken")
    assert done.status == 2
    assert "taken: the folder cannot be made: it is a file\n  hint" in done.err


def test_the_source_is_never_overwritten(run: Run, pipeline: Pipeline) -> None:
    Path("a.md").write_text("mine")
    for command in ("build", "read", "convert"):
        done = run(command, "a.md", "-o", "./a.md")
        assert done.status == 2
        assert "replace the source" in done.err
    assert Path("a.md").read_text() == "mine"
    assert pipeline.calls == []


def test_a_folder_or_another_format_is_no_place_for_a_pdf(run: Run, pipeline: Pipeline) -> None:
    Path("a.md").write_text("mine")
    Path("b.md").write_text("also mine")
    Path("out").mkdir()
    for arguments, message, hint in (
        ((".",), "it is a folder", "*.md -o out/"),
        (("out",), "it is a folder", "out/*.md -o out/"),
        (("a.md", "-o", "out"), "it is a folder", "write out/ for that folder"),
        (("a.md", "-o", "b.md"), "'b.md' is the name of a markdown file", "name it .pdf"),
        (("a.md", "-o", "b.csl.json"), "'b.csl.json' is the name of a", "briefing-tex convert"),
    ):
        done = run("build", *arguments)
        assert (done.status, message in done.err, hint in done.err) == (2, True, True), done.err
    assert Path("b.md").read_text() == "also mine"
    assert not pipeline.calls


def test_an_option_without_its_value_is_explained_by_its_command(run: Run) -> None:
    assert "`briefing-tex build --help` explains" in run("build", "a.md", "--tex").err


@pytest.mark.parametrize(("output", "cause"), [("none/a.pdf", "does not exist"), (".", "is a folder")])
def test_an_output_that_cannot_be_written_is_said_before_the_work(
    run: Run, pipeline: Pipeline, output: str, cause: str
) -> None:
    done = run("build", "a.md", "-o", output)
    assert done.status == 2
    assert cause in done.err
    assert pipeline.calls == []


def test_messages_cannot_steer_the_terminal(run: Run, pipeline: Pipeline) -> None:
    pipeline.failure = BriefingError("title \x1b[2J\x07 \u202e")
    assert run("build", "a.md").err == "error: title \ufffd[2J\ufffd \ufffd\n"


def test_colour_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert console.coloured("error: x", "error", Terminal()) == "\x1b[1;31merror:\x1b[0m x"  # type: ignore[arg-type]
    monkeypatch.setenv("NO_COLOR", "1")
    assert console.coloured("error: x", "error", Terminal()) == "error: x"  # type: ignore[arg-type]


def test_every_command_explains_itself_with_an_example(run: Run) -> None:
    for command in ("build", "read", "convert", "diff", "check", "fonts", "schema", "new"):
        shown = run(command, "--help")
        assert shown.status == 0
        assert f"    briefing-tex {command}".encode() in shown.out or b"| briefing-tex" in shown.out
    shown = run("--help")
    assert b"Exit status:" in shown.out
    assert run().out == shown.out


def test_help_is_quick_and_light() -> None:
    program = (
        "import sys; sys.argv = ['briefing-tex', '--help']\n"
        "from briefing_tex.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'pydantic', 'lxml', 'pypdf', 'fontTools', 'babel', 'rich'} & set(sys.modules)))"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert time.perf_counter() - start < 10  # seconds; 0.2 on an idle machine, a second on a crowded one


def test_a_command_does_not_load_what_plugins_of_pydantic_are_looked_for_with() -> None:
    program = (
        "import sys; sys.argv = ['briefing-tex', 'schema']\n"
        "from briefing_tex.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'pydantic', 'importlib.metadata', 'email.message'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['pydantic']"


def test_a_reader_that_goes_away_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m briefing_tex new - | true",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""


def test_troubles_of_one_kind_are_all_said(run: Run, pipeline: Pipeline) -> None:
    pipeline.failure = FileProblem("the image 'a.png' is not there", Location("a.md", 3))
    pipeline.failure.others = (FileProblem("the image 'b.png' is not there", Location("a.md", 5)),)
    assert run("build", "a.md").err == (
        "error: a.md:3: the image 'a.png' is not there\nerror: a.md:5: the image 'b.png' is not there\n"
    )


@pytest.mark.parametrize(
    "arguments", [("--nothing",), ("bild",), ("build",), ("build", "a.md", "--timeout", "x")]
)
def test_wrong_arguments_are_said_as_all_else_is(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, b"")
    assert re.fullmatch("error: .*\n  hint: `briefing-tex.* --help` explains\n", done.err)
    done = run(*arguments, "--json")
    assert (done.status, done.err) == (2, "")
    assert done.data["diagnostics"][0]["code"] == "usage-error"


@pytest.mark.parametrize("arguments", [("read", ""), ("read", "a.pdf", "-o", ""), ("build", "a.md", "-o", "")])
def test_an_empty_name_is_none(run: Run, pipeline: Pipeline, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert "'' names no file" in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
@pytest.mark.parametrize(
    ("command", "status"), [("schema", 0), ("--help", 0), ("--nothing", 2), ("--nothing --json", 2)]
)
def test_an_output_that_takes_nothing(command: str, status: int) -> None:
    def run(ending: str) -> tuple[int, str]:
        shell = f"{sys.executable} -m briefing_tex {command} {ending}; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    prints = command != "--nothing"
    assert run("2>&-") == (status, "")
    assert run(">&- <&- 2>&-") == (2 if prints else status, "")
    assert run(">/dev/full 2>/dev/full") == (2, "")
    for ending, cause in ((">&-", "standard output is closed"), (">/dev/full", "the disk is full")):
        code, said = run(ending)
        assert code == 2
        assert "Traceback" not in said
        assert (f"cannot write: {cause}" in said) == prints
    if command != "--help":  # click has a status of its own for it
        assert run("| true")[0] == (141 if prints else status)
