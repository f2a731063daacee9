"""Temporary folders that outlive nobody: filled, locked while their program runs, removed once it is gone."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

_LOCK = "lock"
_RUN = "briefing-tex-run-"
_NEW_SECONDS = 60.0
"""A folder younger than this may not be locked yet by those it belongs to."""


def locked(folder: Path) -> int | None:
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


@contextmanager
def working() -> Iterator[Path]:
    """A folder for one run of a program, gone behind it; those of runs that were killed go, too."""
    sweep(_RUN)
    with tempfile.TemporaryDirectory(prefix=_RUN) as name:
        lock = locked(Path(name))
        try:
            yield Path(name)
        finally:
            if lock is not None:
                os.close(lock)


def sweep(prefix: str) -> None:
    """Remove the folders of programs that were killed: those with a lock that nobody holds."""
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):
            if not (folder / _LOCK).exists() or folder.stat().st_mtime > time.time() - _NEW_SECONDS:
                continue
            lock = locked(folder)
            if lock is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)


def place(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
