r"""Processes of XeTeX kept ready: each has loaded its format, waits for one document, and ends with it.

In: a command line as `typeset` makes it. Out: a `Spare`, or None where none is ready, and the caller starts
one itself. A process serves once, so that nothing of a document reaches the next. It waits in `\read` on its
standard input, a pipe from us: when we end, however that comes about, it reads the end of it and ends, too.
"""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import tempfile
import threading
import time
import weakref
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefing_tex.engines.process import end, environment, finish, start

_PREFIX = "briefing-tex-spares-"
_LOCK = "lock"
_NEW_SECONDS = 60.0
"""A folder younger than this may not be locked yet by those it belongs to."""

_WAIT = (r"-interaction=scrollmode", r"\read-1 to\briefingstart\briefingstart")
_BEGIN = r"\nonstopmode\year=%d\month=%d\day=%d\time=%d\relax\input{%s}"

Key = tuple[object, ...]


@dataclass(frozen=True)
class Spare:
    """A waiting process and the folder it works in, which is the caller's once taken."""

    process: subprocess.Popen[bytes]
    folder: Path

    def run(self, file: str, epoch: int, timeout: float) -> tuple[int, str]:
        """Typeset `file` of the folder; `epoch` is the time TeX is told. As `process.run`."""
        now = datetime.datetime.fromtimestamp(epoch, datetime.UTC)
        clock = (now.year, now.month, now.day, now.hour * 60 + now.minute)
        return finish(self.process, timeout, (_BEGIN % (*clock, file)).encode() + b"\n")

    def discard(self) -> None:
        """End the process and remove its folder."""
        end(self.process)
        shutil.rmtree(self.folder, ignore_errors=True)


class Spares:
    """At most `limit` waiting processes, whatever documents they wait for. Safe for threads."""

    def __init__(self, limit: int) -> None:
        _sweep()
        self._limit = limit
        self._lock = threading.Lock()
        self._owner = os.getpid()
        self._waiting: deque[tuple[Key, Spare]] = deque()
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._close = weakref.finalize(
            self, _close, self._waiting, self._folder, _locked(self._folder), self._owner
        )

    def take(self, command: Sequence[str]) -> Spare | None:
        """A process that waits to run this command, or None; either way one gets ready for the next time."""
        if os.getpid() != self._owner or not self._close.alive:
            return None
        env = environment(0)
        key = (*command, *_settings(env), *_stamps(command))
        with self._lock:
            found = next((item for item in self._waiting if item[0] == key), None)
            if found:
                self._waiting.remove(found)
            with suppress(OSError):
                self._waiting.append((key, self._started(command, env)))
            surplus = [self._waiting.popleft()[1] for _ in range(len(self._waiting) - self._limit)]
        for spare in surplus:
            spare.discard()
        if found and found[1].process.poll() is not None:
            found[1].discard()
            return None
        return found[1] if found else None

    def close(self) -> None:
        """End all processes and remove their folders."""
        with self._lock:
            self._close()

    def _started(self, command: Sequence[str], env: dict[str, str]) -> Spare:
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        return Spare(start([*command, *_WAIT], folder, env, subprocess.PIPE), folder)


def _settings(env: Mapping[str, str]) -> list[tuple[str, str]]:
    """What of the environment TeX and its libraries look at: TEXINPUTS, OSFONTDIR, FONTCONFIG_FILE ..."""
    return sorted((name, value) for name, value in env.items() if "TEX" in name or "FONT" in name)


def _stamps(command: Sequence[str]) -> list[int]:
    """When the format of a command was made: an older one must not be used."""
    formats = [word.partition("=")[2] for word in command if word.startswith("-fmt=")]
    return [os.stat(name).st_mtime_ns for name in formats]


def _close(waiting: deque[tuple[Key, Spare]], folder: Path, lock: int | None, owner: int) -> None:
    if os.getpid() != owner:
        return
    while waiting:
        end(waiting.popleft()[1].process)
    shutil.rmtree(folder, ignore_errors=True)
    if lock is not None:
        os.close(lock)


def _locked(folder: Path) -> int | None:
    """Hold a lock in a folder until this process ends; None if another holds it, or there are no locks here."""
    try:
        import fcntl
    except ImportError:
        return None
    descriptor = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _sweep() -> None:
    """Remove the folders of programs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if folder.stat().st_mtime > time.time() - _NEW_SECONDS:
                continue
            lock = _locked(folder)
            if lock is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)
