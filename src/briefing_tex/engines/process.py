"""Running a TeX program on text from strangers: bounded in time, memory and what it may touch."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from briefing_tex.errors import LimitExceeded, MissingTool

MEMORY_LIMIT = 4 * 2**30
"""Bytes of address space a TeX process may take."""
FILE_LIMIT = 2**30
"""Bytes a file written by a TeX process may have."""


def find(program: str) -> str:
    """The path of a program; raises MissingTool."""
    found = shutil.which(program)
    if not found:
        raise MissingTool(
            f"{program} is not installed",
            hint="on Debian: apt-get install texlive-xetex; `briefing-tex doctor` checks everything",
        )
    return found


def environment(epoch: int) -> dict[str, str]:
    """The environment of TeX: no shell, no file outside its folders, a clock that stands still.

    `openin_any=p` is what Kpathsea calls paranoid (its manual, section "Safe filenames");
    FORCE_SOURCE_DATE makes XeTeX itself use the epoch (SOURCE_DATE_EPOCH specification, TeX Live).
    """
    return dict(
        os.environ,
        openin_any="p",
        openout_any="p",
        shell_escape="f",
        SOURCE_DATE_EPOCH=str(epoch),
        FORCE_SOURCE_DATE="1",
        TZ="UTC",
        max_print_line="10000",
    )


def run(command: Sequence[str], folder: Path, env: dict[str, str], timeout: float) -> tuple[int, str]:
    """Exit status and output; raises LimitExceeded after `timeout` seconds, with all its children gone."""
    process = subprocess.Popen(
        _limited(command),
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        raise LimitExceeded(
            f"{Path(command[0]).name} did not end within the time limit",
            hint="a report of this size may need more: raise the time limit (--timeout)",
        ) from None
    finally:
        _end(process)
    return process.returncode, output.decode("utf-8", "replace")


def _limited(command: Sequence[str]) -> list[str]:
    if os.name != "posix":
        return list(command)
    limits = f'ulimit -v {MEMORY_LIMIT // 1024} 2>/dev/null; ulimit -f {FILE_LIMIT // 512} 2>/dev/null; exec "$@"'
    return ["/bin/sh", "-c", limits, "sh", *command]


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
