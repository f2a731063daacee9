"""A warm engine: the same bytes as a cold build, whatever came before; and nothing of it is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

import briefing_tex as bt
from briefing_tex.engines import spares
from briefing_tex.errors import LimitExceeded, TypesettingFailed

pytestmark = [
    pytest.mark.tex,
    pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc"),
]


def report(title: str, text: object = "High water at ten, 満潮は十時。", day: str = "2026-04-24") -> bt.Report:
    block = {"type": "paragraph", "text": text}
    return bt.Report(language="en", title=title, date=day, sections=[{"title": title, "blocks": [block]}])


def formula(tex: str) -> bt.Report:
    return report("Formula", ["a ", {"type": "math", "tex": tex}])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for temporary files, which processes are told by."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def engine(place: Path) -> Iterator[bt.Engine]:
    with bt.Engine() as made:
        made.build(report("First"), verify=False)
        yield made


def running(place: Path) -> list[int]:
    """The processes that work in a folder or below."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                folder = os.readlink(process / "cwd")
            except OSError:
                continue
            if Path(folder.removesuffix(" (deleted)")).is_relative_to(place):
                found.append(int(process.name))
    return found


def gone(place: Path) -> bool:
    """Whether all processes of a folder end within five seconds."""
    for _ in range(100):
        if not running(place):
            return True
        time.sleep(0.05)
    return False


def test_same_bytes_as_a_cold_build(engine: bt.Engine) -> None:
    for one in (report("Tides"), report("Harbour", day="2025-12"), report("Tides")):
        assert engine.build(one).pdf == bt.build(one).pdf


def test_the_process_that_waits_is_the_one_that_works(
    engine: bt.Engine, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = running(place)
    assert len(waiting) == 1
    used = []
    run = spares.Spare.run

    def noted(spare: spares.Spare, *args: object) -> tuple[int, str]:
        used.append(spare.process.pid)
        return run(spare, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(spares.Spare, "run", noted)
    assert engine.build(report("Tides"), verify=False).pages == 2
    assert used == waiting
    assert running(place) != waiting


def test_tex_is_told_the_time_of_the_report(engine: bt.Engine) -> None:
    dated = formula(r"\the\year,\the\month,\the\day,\the\time")
    warm = engine.build(dated, trusted=True, verify=False)
    assert warm.pdf == bt.build(dated, trusted=True, verify=False).pdf


@pytest.mark.parametrize(
    "tex",
    [
        r"\gdef\title{}\global\let\section\relax\global\parindent=5cm",
        r"\global\XeTeXinterchartokenstate=0\global\hsize=2cm\global\let\par\undefined",
        r"\begingroup\bgroup\bgroup",
        r"\batchmode\csname end\endcsname",
        r"\immediate\openout15=briefing.toc \immediate\write15{x}\immediate\closeout15 x",
        r"\undefined",
    ],
)
def test_hostile_neighbours(engine: bt.Engine, tex: str) -> None:
    expected = bt.build(report("Tides"), verify=False).pdf
    for _ in range(2):
        with suppress(TypesettingFailed):
            engine.build(formula(tex), trusted=True, verify=False)
        assert engine.build(report("Tides"), verify=False).pdf == expected


def test_errors_are_those_of_a_cold_build(engine: bt.Engine) -> None:
    said = []
    for build in (bt.build, engine.build):
        with pytest.raises(TypesettingFailed) as caught:
            build(formula(r"\undefined"), trusted=True)  # type: ignore[operator]
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_a_document_that_never_ends(engine: bt.Engine, place: Path) -> None:
    with pytest.raises(LimitExceeded):
        engine.build(formula(r"\def\a{\a}\a"), trusted=True, timeout=1.0)
    assert len(running(place)) <= 2
    assert engine.build(report("Tides"), verify=False).pages == 2


def test_a_waiting_process_that_is_killed(engine: bt.Engine, place: Path) -> None:
    expected = bt.build(report("Tides"), verify=False).pdf
    for moment in (0.0, 0.3):
        for process in running(place):
            os.kill(process, signal.SIGKILL)
        time.sleep(moment)
        assert engine.build(report("Tides"), verify=False).pdf == expected


def test_several_threads(engine: bt.Engine) -> None:
    reports = [report(f"Tides {number}") for number in range(6)]
    expected = [bt.build(one, verify=False).pdf for one in reports]
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda one: engine.build(one, verify=False).pdf, reports))
    assert made == expected


def test_closing_leaves_nothing(place: Path) -> None:
    engine = bt.Engine()
    for language in ("en", "ja", "ko"):
        engine.build(report("A").model_copy(update={"language": language}), verify=False)
    assert len(running(place)) == 2
    engine.close()
    assert running(place) == []
    assert list(place.iterdir()) == []
    assert engine.build(report("Tides"), verify=False).pages == 2
    assert list(place.iterdir()) == []


PROGRAM = (
    "import sys, time, briefing_tex as bt; engine = bt.Engine();"
    "engine.build(bt.Report(language='en', title='A'), verify=False); print('ready', flush=True);"
)


@pytest.mark.parametrize("killed", [False, True])
def test_the_end_of_the_program_leaves_nothing(place: Path, killed: bool) -> None:
    code = PROGRAM + ("time.sleep(60)" if killed else "sys.exit(3)")
    program = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(place)}, stdout=subprocess.PIPE
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"ready\n"
        if killed:
            assert running(place)
            program.kill()
        program.wait()
    assert gone(place)
    if killed:
        left = list(place.iterdir())
        assert len(left) == 1
        os.utime(left[0], (0, 0))
        bt.Engine().close()
    assert list(place.iterdir()) == []


def test_folders_in_use_are_not_swept(engine: bt.Engine, place: Path) -> None:
    (used,) = place.iterdir()
    os.utime(used, (0, 0))
    bt.Engine().close()
    assert list(place.iterdir()) == [used]
