"""Files that appear whole or not at all, and where our own lie.

In: a path and bytes. Out: the file, or FileProblem and the folder as it was.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from briefing_tex.diagnostics import Location
from briefing_tex.errors import FileProblem

OWN_FILES = Path(__file__).parent
"""Where our own classes, starters and labels lie: plain files, for `importlib.resources` takes 7 ms to load."""

_CAUSES = {
    errno.ENOENT: ("its folder does not exist", "create the folder first"),
    errno.ENOTDIR: ("a part of its path is a file, not a folder", "choose another path"),
    errno.EACCES: ("its folder cannot be written", "choose another folder, or change its permissions"),
    errno.EPERM: ("its folder cannot be written", "choose another folder, or change its permissions"),
    errno.EROFS: ("its folder is on a read-only file system", "choose another folder"),
    errno.ENOSPC: ("the disk is full", "make room, or choose another folder"),
    errno.EISDIR: ("it is a folder", "name a file in it"),
    errno.ENAMETOOLONG: ("its name is too long", "choose a shorter name"),
}


def check_output(path: Path, sources: Iterable[Path] = ()) -> None:
    """Raises FileProblem where `path` is a source, a folder, or lies where nothing can be written.

    To be called before long work; `write_whole` finds the same and more.
    """
    for source in sources:
        with suppress(OSError):
            if path.samefile(source):
                raise FileProblem(
                    "the output would replace the source",
                    Location(file=str(path)),
                    "give another file for the output",
                )
    if path.is_dir():
        raise problem(OSError(errno.EISDIR, ""), path)
    if not path.parent.is_dir():
        raise problem(OSError(errno.ENOTDIR if path.parent.exists() else errno.ENOENT, ""), path)
    if not os.access(path.parent, os.W_OK | os.X_OK) and not _is_special(path):
        raise problem(OSError(errno.EACCES, ""), path)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one beside it; an existing file keeps its permissions.

    Raises FileProblem; then the file is as it was before. Devices and pipes are written directly.
    """
    try:
        target = Path(os.path.realpath(path))
        if _is_special(target):
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, ValueError) as error:
        raise problem(error, path) from None


def problem(error: OSError | ValueError, path: Path) -> FileProblem:
    """The system's error on writing `path` in our words."""
    code = getattr(error, "errno", None)
    if code == errno.ENOENT and path.parent.is_dir():  # a file system that takes no new files, as /proc
        code = errno.EROFS
    cause, hint = _CAUSES.get(code or 0, (getattr(error, "strerror", None) or str(error), None))
    return FileProblem(f"cannot write the file: {cause}", Location(file=str(path)), hint)


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file there is, else those a new file gets."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()
