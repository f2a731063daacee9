"""Running a TeX program on text from strangers: bounded in time, memory and what it may touch."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from briefing_tex.errors import LimitExceeded, MissingTool

if sys.platform == "linux":
    import resource

MEMORY_LIMIT = 4 * 2**30
"""Bytes of address space a TeX process may take."""
FILE_LIMIT = 2**30
"""Bytes a file written by a TeX process may have."""
_FORMAT = "-fmt="


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
    XeTeX fills 170 MB of tables at its start: in huge pages, where Linux gives them to those who ask (glibc
    manual, "Memory Allocation Tunables"), that takes half the time.
    """
    tunables = (os.environ.get("GLIBC_TUNABLES"), "glibc.malloc.hugetlb=1")
    return dict(
        os.environ,
        GLIBC_TUNABLES=":".join(filter(None, tunables)),
        openin_any="p",
        openout_any="p",
        shell_escape="f",
        SOURCE_DATE_EPOCH=str(epoch),
        FORCE_SOURCE_DATE="1",
        TZ="UTC",
        max_print_line="10000",
    )


def run(
    command: Sequence[str],
    folder: Path,
    env: dict[str, str],
    timeout: float,
    meanwhile: Callable[[], None] | None = None,
) -> tuple[int, str]:
    """Exit status and output; raises LimitExceeded after `timeout` seconds, with all its children gone.

    `meanwhile` is done while the program runs.
    """
    process = start(command, folder, env, subprocess.DEVNULL)
    try:
        if meanwhile:
            meanwhile()
        return finish(process, timeout)
    finally:
        end(process)


def start(command: Sequence[str], folder: Path, env: dict[str, str], stdin: int) -> subprocess.Popen[bytes]:
    """A program running in a session of its own, within the limits; `finish` waits for it."""
    return subprocess.Popen(
        _limited([_readable(word, folder) for word in command]),
        cwd=folder,
        env=env,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[bytes], timeout: float) -> tuple[int, str]:
    """Exit status and output of a program; raises LimitExceeded as `run` does."""
    try:
        limit_seconds(process, timeout)
        output, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        raise LimitExceeded(
            "TeX did not end within the time limit",
            hint="a report of this size may need more: raise the time limit (--timeout)",
        ) from None
    finally:
        end(process)
    return process.returncode, output.decode("utf-8", "replace")


def limit_seconds(process: subprocess.Popen[bytes], timeout: float) -> None:
    """Bound the processor time of a program, too: should we be killed, what never ends still ends."""
    if sys.platform == "linux":
        seconds = int(min(timeout, 10**6)) + 2
        with suppress(OSError, ValueError):
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (seconds, seconds))


def _readable(word: str, folder: Path) -> str:
    """A word of a command; XeTeX dies of a format whose path is not ASCII, so it is told of a link to it."""
    path = word.removeprefix(_FORMAT)
    if path == word or path.isascii():
        return word
    link = folder / "format.fmt"
    with suppress(FileExistsError):
        link.symlink_to(path)
    return f"{_FORMAT}{link.name}"


def _limited(command: Sequence[str]) -> list[str]:
    if os.name != "posix":
        return list(command)
    limits = (
        f'ulimit -v {MEMORY_LIMIT // 1024} 2>/dev/null; ulimit -f {FILE_LIMIT // 512} 2>/dev/null; exec "$@"'
    )
    return ["/bin/sh", "-c", limits, "sh", *command]


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a program that still runs, with its children; the system takes some milliseconds to end it."""
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a program that still runs, wait until it is gone, and close what leads to it."""
    kill(process)
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            with suppress(OSError):
                stream.close()
