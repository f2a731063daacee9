"""The class precompiled: a TeX format with the class and its packages, kept in the user's cache folder.

In: the line that loads the class, and the class file. Out: the path of a format, or None, which means slower
but never broken. A format is built once under a lock, replaced whole, and only used while every file it was
made from is unchanged. It is kept uncompressed: XeTeX reads 30 MB faster than it unpacks 9.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefing_tex.engines.folders import working
from briefing_tex.engines.process import environment, find, run
from briefing_tex.errors import FileProblem, LimitExceeded
from briefing_tex.files import cache_folder, write_whole

_BUILD_SECONDS = 60.0
_STALE_LOCK_SECONDS = 2 * _BUILD_SECONDS
_KEPT_SECONDS = 60 * 24 * 3600.0
"""A format that nobody has read for so long is one of another version, or can be made again."""

# No native font may be loaded before \dump: the class is read in OT1, its own fonts come with the document.
# What LaTeX else reads at every \begin{document} is read here: its backend, and the fonts of TS1.
_SOURCE = r"""\makeatletter
\def\encodingdefault{OT1}\fontencoding{OT1}\fontfamily{cmr}\selectfont
%s
\renewcommand\documentclass[2][]{\def\encodingdefault{TU}\fontencoding{TU}}
\ExplSyntaxOn\sys_ensure_backend:\ExplSyntaxOff
\input{ts1cmr.fd}
\makeatother
\dump
"""


def format_for(class_line: str, files: Mapping[str, bytes]) -> Path | None:
    r"""The format for a `\documentclass` line; built where there is none, None where that cannot be done."""
    source = _SOURCE % class_line
    key = hashlib.sha256(source.encode() + b"\0" + files["briefing.cls"]).hexdigest()[:24]
    path = _folder() / f"{key}.fmt"
    if _fresh(path):
        return path
    with suppress(OSError, LimitExceeded, FileProblem, ValueError):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.with_suffix(".lock")
        if _locked(lock):
            try:
                _build(path, source, files)
                _sweep(path.parent)
            finally:
                lock.unlink(missing_ok=True)
        return path if _fresh(path) else None
    return None


def _folder() -> Path:
    return cache_folder() / "formats"


def _fresh(path: Path) -> bool:
    """Whether a format is there and all that it was made from is as it was."""
    try:
        watched = json.loads(path.with_suffix(".json").read_text("utf-8"))
        return path.exists() and all(_stamp(Path(name)) == stamp for name, stamp in watched.items())
    except (OSError, ValueError, AttributeError):
        return False


def _stamp(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_mtime_ns, found.st_size]


def _locked(lock: Path) -> bool:
    """Take the lock; where another process has it, go on without the format rather than wait."""
    with suppress(FileNotFoundError):
        if time.time() - lock.stat().st_mtime > _STALE_LOCK_SECONDS:
            lock.unlink(missing_ok=True)
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    return True


def _build(path: Path, source: str, files: Mapping[str, bytes]) -> None:
    with working() as folder:
        (folder / "briefing.cls").write_bytes(files["briefing.cls"])
        (folder / "made.tex").write_text(source, "utf-8")
        xetex = find("xetex")
        command = [xetex, "-ini", "-recorder", "-interaction=nonstopmode", "-halt-on-error"]
        command += ["&xelatex", "made.tex"]
        status, _ = run(command, folder, environment(0), _BUILD_SECONDS)
        made = folder / "made.fmt"
        if status or not made.exists():
            return
        raw = made.read_bytes()
        if raw[:2] == b"\x1f\x8b":
            raw = gzip.decompress(raw)
        watched = {str(file): _stamp(file) for file in (*_inputs(folder), Path(os.path.realpath(xetex)))}
        write_whole(path, raw)
        write_whole(path.with_suffix(".json"), json.dumps(watched).encode())


def _sweep(folder: Path) -> None:
    """Remove what has not been read for long: each is 30 MB, and each version of the class makes new ones."""
    for file in folder.iterdir():
        with suppress(OSError):
            status = file.stat()
            if time.time() - max(status.st_atime, status.st_mtime) > _KEPT_SECONDS:
                file.unlink()


def _inputs(folder: Path) -> list[Path]:
    """The files TeX read, as its recorder lists them, those in the folder left out."""
    lines = (folder / "made.fls").read_text("utf-8").splitlines()
    named = {Path(line.removeprefix("INPUT ")) for line in lines if line.startswith("INPUT ")}
    return sorted(file for file in named if file.is_absolute() and folder not in file.parents)
