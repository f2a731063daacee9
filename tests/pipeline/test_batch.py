"""Batches: in order, each failure its own report's, over killed processes, resumed where they stand."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import briefing_tex as bt
from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.errors import InvalidReport, NotProven, UsageError
from briefing_tex.pipeline import batch, processes

pytestmark = pytest.mark.tex


def report(title: str, **more: Any) -> bt.Report:
    return bt.Report(language="en", title=title, date="2026-04-24", **more)


BROKEN = report("B", sections=[{"title": "S", "blocks": [{"type": "paragraph", "text": "\ue000"}]}])
"""A character that no font has."""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Temporary files and the work are in folders of their own."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_in_order_and_each_failure_its_own(place: Path) -> None:
    (place / "a.md").write_text("---\ntitle: From a file\nlanguage: en\n---\n", "utf-8")
    reports = [report("A"), BROKEN, place / "a.md", place / "none.md", report("C")]
    outcomes = list(bt.build_many(reports, output="out", verify=False))
    assert [outcome.index for outcome in outcomes] == [0, 1, 2, 3, 4]
    assert [type(outcome.error).__name__ for outcome in outcomes] == [
        "NoneType",
        "MissingGlyph",
        "NoneType",
        "FileProblem",
        "NoneType",
    ]
    assert sorted(file.name for file in (place / "out").iterdir()) == ["a.pdf", "report-0.pdf", "report-4.pdf"]
    assert (place / "out" / "report-0.pdf").read_bytes() == bt.build(report("A"), verify=False).pdf
    result = outcomes[0].result
    assert result is not None
    assert (result.pages, result.pdf) == (1, b"")
    assert outcomes[1].error is not None
    assert "sections[0].blocks[0]" in str(outcomes[1].error)
    assert list((place / "temporary").iterdir()) == []


def test_an_option_that_does_not_exist_is_said_before_anything_is_built() -> None:
    options: Any = {"papr": "a5"}
    with pytest.raises(UsageError, match="no option 'papr'") as caught:
        list(bt.build_many([report("A")], **options))
    assert "paper" in (caught.value.hint or "")


@pytest.mark.parametrize("given", [5, b"{}", None])
def test_what_is_no_report_fails_by_itself(given: Any) -> None:
    with ThreadPoolExecutor(1) as pool:
        outcomes = list(bt.build_many([given, report("A")], executor=pool, verify=False))
    assert isinstance(outcomes[0].error, UsageError)
    assert "Report" in (outcomes[0].error.hint or "")
    assert outcomes[1].error is None


def test_a_batch_takes_several_reports() -> None:
    no_list: Any = 5
    with pytest.raises(UsageError, match="several"):
        list(bt.build_many(no_list))


def test_an_executor_of_the_caller_and_bytes_that_come_back() -> None:
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(bt.build_many([report("A"), BROKEN], executor=pool, verify=False))
        assert pool.submit(int).result() == 0
    result = outcomes[0].result
    assert result is not None
    assert result.pdf == bt.build(report("A"), verify=False).pdf
    assert outcomes[1].error is not None


def work_or_die(job: batch.Job) -> batch.Outcome:
    """Stands in for `batch.work`: some reports kill the process they are built in, always or once."""
    title = str(job.report.title) if isinstance(job.report, bt.Report) else ""
    once = Path("died")
    if "always" in title or ("once" in title and not once.exists()):
        once.touch()
        time.sleep(0.2)
        os.kill(os.getpid(), signal.SIGKILL)
    return batch.Outcome(job.index)


def test_a_killed_process_costs_only_its_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports around are tried again; only the one that kills twice is given up."""
    monkeypatch.setattr(batch, "work", work_or_die)
    monkeypatch.setattr(batch, "processes", ProcessPoolExecutor)
    titles = ["a", "b", "once", "c", "always", *"defghijkl"]
    outcomes = list(bt.build_many(report(title) for title in titles))
    assert [outcome.index for outcome in outcomes] == list(range(len(titles)))
    assert [titles[outcome.index] for outcome in outcomes if outcome.error] == ["always"]
    assert "BrokenProcessPool" in str(outcomes[4].error)


def test_only_a_window_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def endless() -> Iterator[bt.Report]:
        for number in range(10_000):
            asked.append(number)
            yield report(str(number))

    monkeypatch.setattr(batch, "work", lambda job: batch.Outcome(job.index))
    with ThreadPoolExecutor(2) as pool:
        outcomes = bt.build_many(endless(), executor=pool)
        assert [next(outcomes).index for _ in range(3)] == [0, 1, 2]
        assert len(asked) <= batch._AHEAD_ELSEWHERE + 3
        outcomes.close()


def test_two_reports_never_share_an_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "work", lambda job: batch.Outcome(job.index))
    with ThreadPoolExecutor(1) as pool:
        outcomes = list(bt.build_many(["x/a.md", "y/a.md"], output="out", executor=pool))
    assert isinstance(outcomes[1].error, UsageError)


def test_errors_travel_whole() -> None:
    fault = Diagnostic("error", "missing", "the title is missing", Location("a.md", 2), "add it")
    for error in (InvalidReport([fault, fault]), NotProven(["x", "y"]), UsageError("u", Location("f"), "h")):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_an_output_that_stands_is_left(place: Path) -> None:
    with bt.Engine() as engine:
        assert not engine.build(report("A"), "a.pdf", resume=True).stood
        before = (place / "a.pdf").stat().st_mtime_ns
        kept = engine.build(report("A"), "a.pdf", resume=True)
        assert (kept.stood, kept.pages) == (True, 1)
        assert (place / "a.pdf").stat().st_mtime_ns == before
        assert not engine.build(report("A"), "a.pdf").stood
        for changed in ({"paper": "a5"}, {"accent": "8A1538"}, {"verify": False}):
            assert not engine.build(report("A"), "a.pdf", resume=True, **changed).stood  # type: ignore[arg-type]
        assert not engine.build(report("B"), "a.pdf", resume=True).stood
        whole = (place / "a.pdf").read_bytes()
        (place / "a.pdf").write_bytes(whole[:-200])
        assert not engine.build(report("B"), "a.pdf", resume=True).stood
        assert (place / "a.pdf").read_bytes() == whole


def test_a_killed_batch_leaves_no_process(place: Path) -> None:
    """Its processes and theirs end when the program that started them is killed."""
    program = place / "program.py"
    program.write_text(
        "import briefing_tex as bt\n"
        "if __name__ == '__main__':\n"
        "    reports = (bt.Report(language='en', title=str(n)) for n in range(1000))\n"
        "    for outcome in bt.build_many(reports, verify=False):\n"
        "        print(outcome.index, flush=True)\n",
        "utf-8",
    )
    run = subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, env={**os.environ, "OWN": str(place)}
    )
    with run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"0\n"
        assert len(_of(place)) > 1
        run.kill()
        run.wait()
    for _ in range(100):
        if not _of(place):
            break
        time.sleep(0.05)
    assert _of(place) == []


def _of(place: Path) -> list[int]:
    """The processes with OWN=place in their environment."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                settings = (process / "environ").read_bytes()
            except OSError:
                continue
            if f"OWN={place}".encode() in settings.split(b"\0"):
                found.append(int(process.name))
    return found


def test_the_processes_are_our_own_kind() -> None:
    with processes.processes(1) as pool:
        assert pool.submit(os.getppid).result() == os.getpid()


def test_the_command_line_builds_tells_and_resumes(place: Path) -> None:
    for name in ("a", "b", "c"):
        (place / f"{name}.md").write_text(f"---\ntitle: {name.upper()}\nlanguage: en\n---\n", "utf-8")
    (place / "bad.md").write_text("---\ntitel: B\n---\n", "utf-8")
    assert _said("a.md", "b.md", "bad.md", "-o", "out") == (1, "out: 2 built, 1 failed")
    assert (place / "out" / "a.pdf").exists()
    assert _said("a.md", "b.md", "c.md", "-o", "out") == (0, "out: 1 built, 2 stood already")
    (place / "a.md").write_text("---\ntitle: Another\nlanguage: en\n---\n", "utf-8")
    assert _said("a.md", "b.md", "-o", "out/") == (0, "out/: 1 built, 1 stood already")
    assert _said("a.md", "-o", "out/", "--force") == (0, "out/: 1 built")
    assert _said("a.md", "b.md")[0] == 2


def _said(*arguments: str) -> tuple[int, str]:
    """Status and last line of a build; each error names the file it is about."""
    command = [sys.executable, "-m", "briefing_tex", "build", "--no-verify", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stderr.splitlines()
    assert all("bad.md" in line for line in lines if line.startswith("error") and done.returncode == 1)
    assert "Traceback" not in done.stderr
    return done.returncode, lines[-1]


def test_an_interrupt_does_not_reach_processes_that_start() -> None:
    """Ctrl-C goes to all of them at once."""
    with processes.processes(1) as executor:
        answer = executor.submit(os.getpid)
        started = [child.pid for child in multiprocessing.active_children() if child.pid]
        for child in started:
            os.kill(child, signal.SIGINT)
        assert [answer.result(timeout=60)] == started
