"""Files that appear whole or not at all, and where our own lie.

In: a path and bytes. Out: the file, or FileProblem and the folder as it was.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from briefing_tex.diagnostics import Location
from briefing_tex.errors import FileProblem

_OPEN_FILES = "/proc/self/fd"

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


def own_file(*parts: str) -> bytes:
    """A file of ours: a class, a starter, labels.

    What loaded this module knows it, be it a folder or an archive; `importlib.resources` takes 7 ms to load.
    """
    found: bytes = globals()["__loader__"].get_data(os.path.join(os.path.dirname(__file__), *parts))
    return found


def cache_folder() -> Path:
    """Where what can be made anew is kept between processes; where the user has no home, nothing can be."""
    import platformdirs

    with suppress(RuntimeError):
        folder = Path(platformdirs.user_cache_dir("briefing-tex"))
        if folder.is_absolute():
            return folder
    return Path(os.devnull, "briefing-tex")


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
    try:
        if path.is_dir():
            raise OSError(errno.EISDIR, "")
        if not path.parent.is_dir():
            raise OSError(errno.ENOTDIR if path.parent.exists() else errno.ENOENT, "")
        if not os.access(path.parent, os.W_OK | os.X_OK) and not _is_special(path):
            raise OSError(errno.EACCES, "")
    except OSError as error:
        raise problem(error, path) from None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file by way of one that has no name until it is whole; an existing file keeps its permissions.

    A process killed meanwhile leaves nothing behind; where the system knows no files without a name (other than
    Linux, some network folders) it leaves a hidden `.part` beside `path`.
    Raises FileProblem; then the file is as it was before. Devices and pipes are written directly.
    """
    try:
        if _is_special(path):
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except (OSError, ValueError) as error:
        raise problem(error, path) from None


def problem(error: OSError | ValueError, path: Path) -> FileProblem:
    """The system's error on writing `path` in our words."""
    code = getattr(error, "errno", None)
    if (
        code == errno.ENOENT and Path(os.path.realpath(path)).parent.is_dir()
    ):  # a file system that takes no new files, as /proc
        code = errno.EROFS
    cause, hint = _CAUSES.get(code or 0, (getattr(error, "strerror", None) or str(error), None))
    return FileProblem(f"cannot write the file: {cause}", Location(file=str(path)), hint)


def _replace(target: Path, data: bytes) -> None:
    spare = target.with_name(f".{os.urandom(8).hex()}.part")
    kept = _mode(target)
    at_first = 0o666 if kept is None else 0o600  # of the former the system takes what the process must not give
    handle = _nameless(target.parent, at_first)
    descriptor = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL, at_first) if handle is None else handle
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            if kept is not None:
                os.chmod(descriptor, kept)
            if handle is not None and _named(handle, target, spare):
                return
        os.replace(spare, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(spare)
        raise


def _nameless(folder: Path, mode: int) -> int | None:
    """A file without a name, which goes with the process that writes it; None where the system has none.

    Source: open(2) and linkat(2) of Linux, O_TMPFILE.
    """
    if hasattr(os, "O_TMPFILE") and os.path.isdir(_OPEN_FILES):
        with suppress(OSError):
            return os.open(folder, os.O_TMPFILE | os.O_WRONLY, mode)
    return None


def _named(handle: int, target: Path, spare: Path) -> bool:
    """Whether the file has its name now; else it has that of `spare`, for there is a file at `target`."""
    source = f"{_OPEN_FILES}/{handle}"
    try:  # without a folder Python calls link, which links the link; the path is absolute, any folder will do
        os.link(source, target, src_dir_fd=handle)
    except FileExistsError:
        os.link(source, spare, src_dir_fd=handle)
        return False
    return True


def _mode(target: Path) -> int | None:
    """The permissions of the file there is."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    return None


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()
