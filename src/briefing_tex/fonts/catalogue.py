"""The index of all font faces of this machine, kept in the user's cache folder.

The cache is one file: the length of a JSON head, the head, and of all faces the coverage and the widths of
letters as 32-bit numbers.
It holds as long as the environment, every folder and every font file are as they were (path, time, size);
otherwise only what changed is read again. Where the folder cannot be written, fonts are read each time.
"""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from briefing_tex.errors import FileProblem
from briefing_tex.files import cache_folder, write_whole
from briefing_tex.fonts import discovery
from briefing_tex.fonts.inspection import Facts, inspect

_FORMAT = 5  # raised whenever the facts or their form change
_NEVER = -1  # the time of a folder that does not exist

Stamp = tuple[int, int]
"""When a file was last changed, in nanoseconds, and its size in bytes."""


class Catalogue(Struct, frozen=True):
    """Every font file with its stamp and its faces; `folders` has the time of each folder looked through."""

    roots: tuple[str, ...]
    folders: Mapping[str, int]
    stamps: Mapping[str, Stamp]
    faces: Mapping[str, tuple[Facts, ...]]

    def __iter__(self) -> Iterator[tuple[str, Facts]]:
        """Every face with its file."""
        return ((path, facts) for path, all_facts in self.faces.items() for facts in all_facts)

    def is_current(self) -> bool:
        """Whether no folder and no font file has changed."""
        return all(_time(folder) == time for folder, time in self.folders.items()) and all(
            _stamp(path) == stamp for path, stamp in self.stamps.items()
        )


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The fonts of this machine, as they were when this process first asked."""
    file = _cache_file()
    known = _load(file)
    if known and known.is_current():
        return known
    fresh = scan(discovery.roots(), known)
    _store(file, fresh)
    return fresh


def scan(roots: tuple[str, ...], known: Catalogue | None = None) -> Catalogue:
    """Look through the folders; files that `known` has with the same stamp are not read again."""
    folders = {root: _time(root) for root in roots}
    stamps: dict[str, Stamp] = {}
    for folder, paths in discovery.walk(roots):
        folders[folder] = _time(folder)
        for path in paths:
            stamp = _stamp(path)
            if stamp:
                stamps[os.path.realpath(path)] = stamp
    unchanged = {path for path in stamps if known and known.stamps.get(path) == stamps[path]}
    faces = {path: known.faces[path] if known and path in unchanged else inspect(path) for path in stamps}
    return Catalogue(roots, folders, stamps, faces)


def _time(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return _NEVER


def _stamp(path: str) -> Stamp | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _cache_file() -> Path:
    key = hashlib.sha256(discovery.environment().encode()).hexdigest()[:12]
    return cache_folder() / f"fonts-{_FORMAT}-{key}.bin"


def _load(file: Path) -> Catalogue | None:
    """The cached catalogue; None where there is none, or none that makes sense."""
    try:
        data = memoryview(file.read_bytes())
        start = 4 + int.from_bytes(data[:4], "big")
        head = json.loads(bytes(data[4:start]))
        numbers = data[start:].cast("I")
        if len(numbers) != head["numbers"]:
            return None
        faces = {path: tuple(_face(row, numbers) for row in rows) for path, (_, rows) in head["files"].items()}
        stamps = {path: (stamp[0], stamp[1]) for path, (stamp, _) in head["files"].items()}
        return Catalogue(tuple(head["roots"]), head["folders"], stamps, faces)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _face(row: list[Any], numbers: memoryview) -> Facts:
    *plain, characters, sequences, advances = row
    return Facts._make([*plain, *(numbers[start:end] for start, end in (characters, sequences, advances))])


def _store(file: Path, fonts: Catalogue) -> None:
    """Write the cache whole or not at all; a folder that cannot be written is no error."""
    numbers = array("I")
    places: dict[bytes, tuple[int, int]] = {}

    def place(part: Sequence[int]) -> tuple[int, int]:
        content = array("I", part).tobytes()
        if content not in places:
            places[content] = (len(numbers), len(numbers) + len(part))
            numbers.extend(part)
        return places[content]

    files = {
        path: (stamp, [_row(facts, place) for facts in fonts.faces[path]])
        for path, stamp in fonts.stamps.items()
    }
    head = json.dumps(
        {"roots": fonts.roots, "folders": fonts.folders, "files": files, "numbers": len(numbers)}
    ).encode()
    head += b" " * (-len(head) % 4)
    with suppress(OSError, FileProblem):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, len(head).to_bytes(4, "big") + head + numbers.tobytes())


def _row(facts: Facts, place: Callable[[Sequence[int]], tuple[int, int]]) -> list[Any]:
    return [*facts[:-3], place(facts.characters), place(facts.sequences), place(facts.advances)]
