"""Processes measured from outside: seconds, seconds of the processor, memory of the largest of them."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from peers.places import ROOT

_LIMIT = 300.0
"""Seconds after which a program is ended, and has failed."""


class Failed(Exception):
    """A program did not do what it was run for; the text says why."""


@dataclass(frozen=True)
class Sample:
    """What one report cost: seconds, seconds of the processor, and megabytes of the largest process."""

    wall: float
    cpu: float
    memory: float


def run(words: Sequence[str], output: Path, folder: Path) -> Sample:
    """Run a program and all that it starts, which make `output`, a file or a folder; raises Failed."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = _start(words, folder, said, subprocess.DEVNULL)
        status, usage = _waited(process)
        wall = time.perf_counter() - start
        if status or not output.exists():
            raise Failed(_last(said) or f"{words[0]} ended with status {status}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


class Worker:
    """A process that stays and makes PDFs when told; see `peers.serving`."""

    def __init__(self, words: Sequence[str], folder: Path) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the worker)
        self._process = _start(words, folder, self._said, subprocess.PIPE)
        self._in, self._out = cast("tuple[IO[bytes], IO[bytes]]", (self._process.stdin, self._process.stdout))

    def build(self, jobs: Sequence[tuple[Path, Path]]) -> Sample:
        """The cost of one report, as the mean over `jobs`, which are done one after the other."""
        try:
            with _limited(self._process):
                self._in.write(json.dumps([[str(a), str(b)] for a, b in jobs]).encode() + b"\n")
                self._in.flush()
                told = json.loads(self._out.readline())
        except (OSError, ValueError):
            raise Failed(_last(self._said) or "the process ended") from None
        return Sample(sum(told["walls"]) / len(jobs), told["cpu"] / len(jobs), 0.0)

    def close(self) -> float:
        """End it; the megabytes of its largest process."""
        with suppress(OSError):
            self._in.close()
        usage = _waited(self._process)[1]
        self._out.close()
        self._said.close()
        return usage.ru_maxrss / 1024


def _start(words: Sequence[str], folder: Path, errors: IO[bytes], stdin: int) -> subprocess.Popen[bytes]:
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "benchmarks")}
    environment.pop("SOURCE_DATE_EPOCH", None)
    stdout = subprocess.PIPE if stdin == subprocess.PIPE else errors
    try:
        return subprocess.Popen(
            words,
            cwd=folder,
            env=environment,
            stdin=stdin,
            stdout=stdout,
            stderr=errors,
            start_new_session=True,
        )
    except OSError as error:
        raise Failed(f"{words[0]}: {error.strerror}") from None


def _waited(process: subprocess.Popen[bytes]) -> tuple[int, resource.struct_rusage]:
    """The status, and what the process and those that it waited for have used."""
    with _limited(process):
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage


@contextmanager
def _limited(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kills the process and those that it started after the limit, or where we are interrupted."""
    timer = threading.Timer(_LIMIT, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    finally:
        timer.cancel()


def _last(said: IO[bytes]) -> str:
    """The last line that a program printed."""
    said.seek(0)
    lines = said.read().decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
