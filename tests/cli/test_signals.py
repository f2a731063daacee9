"""Ended from outside, in the middle of its work, the program leaves no file, no folder and no process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing_tex.engines.folders import sweep, working
from briefing_tex.files import own_file

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="needs the signals of POSIX")


def begun(place: Path, *command: str) -> subprocess.Popen[bytes]:
    """The program with its temporary files in `place`, once there are some."""
    program = subprocess.Popen(
        [*command, sys.executable, "-m", "briefing_tex", "build", "a.md"],
        env={**os.environ, "TMPDIR": str(place)},
        cwd=place.parent,
        stderr=subprocess.PIPE,
    )
    while program.poll() is None and not list(place.glob("briefing-tex-*/*/*")):
        time.sleep(0.01)
    return program


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for temporary files beside a report."""
    (tmp_path / "a.md").write_bytes(own_file("starters", "en.md"))
    made = tmp_path / "temporary"
    made.mkdir()
    return made


@pytest.mark.tex
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_end_from_outside_is_in_order(place: Path, name: str) -> None:
    with begun(place) as program:
        program.send_signal(signal.Signals[name])
        assert program.wait() == 128 + signal.Signals[name]
        assert program.stderr is not None
        assert program.stderr.read() == b""
    assert list(place.iterdir()) == []
    assert sorted(one.name for one in place.parent.iterdir()) == ["a.md", "temporary"]


@pytest.mark.tex
def test_a_signal_that_is_not_to_be_heeded_is_not(place: Path) -> None:
    with begun(place, "nohup") as program:
        program.send_signal(signal.SIGHUP)
        assert program.wait() == 0


def test_the_folder_of_a_run_that_was_killed_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    killed = (
        "import os, signal; from briefing_tex.engines.folders import working\n"
        "with working(): os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", killed], check=False)
    (left,) = tmp_path.iterdir()
    other = tmp_path / "briefing-tex-run-of-mine"  # somebody else's, named alike
    other.mkdir()
    for folder in (left, other):
        os.utime(folder, (0, 0))
    with working() as mine:
        assert set(tmp_path.iterdir()) == {mine, other}
        os.utime(mine, (0, 0))
        sweep("briefing-tex-run-")
        assert mine.exists()
    assert list(tmp_path.iterdir()) == [other]
