"""Glyph programs as somebody read them from a font file, kept in the user's cache folder.

In: a font file and where its outlines begin. Out: the programs that earlier processes met, by glyph. Each
reader keeps its own, so that what one of them takes wrong the other does not take over. The file holds a
checksum, and its name the time and size of the font file; where the folder cannot be written, glyphs are read
each time.
"""

from __future__ import annotations

import hashlib
import os
from array import array
from collections.abc import Mapping
from contextlib import suppress
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Literal
from zlib import crc32

import platformdirs

from briefing_tex.errors import FileProblem
from briefing_tex.files import write_whole

Reader = Literal["driver", "proof"]

_FORM = 1  # raised whenever the programs of a reader or the form of the file change
_FEWEST = 16
"""New programs that are worth writing the file anew."""


class Programs(dict[int, bytes]):
    """Programs by glyph; `kept` is how many of them the cache has."""

    kept = 0


def recall(reader: Reader, font: str, start: int) -> Programs:
    """What is kept of the outlines that begin at a place of a font file; nothing where that is not sound."""
    programs = Programs()
    with suppress(OSError, ValueError):
        programs.update(_read(_file(reader, font, start).read_bytes()))
    programs.kept = len(programs)
    return programs


def keep(reader: Reader, font: str, start: int, programs: Programs) -> None:
    """Write what was added, when it is a good part; a folder that cannot be written is no error."""
    if len(programs) - programs.kept < max(_FEWEST, programs.kept // 32):
        return
    programs.kept = len(programs)
    with suppress(OSError, FileProblem):
        file = _file(reader, font, start)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, _written(programs))


def _file(reader: Reader, font: str, start: int) -> Path:
    status = os.stat(font)
    key = f"{_FORM} {os.path.realpath(font)} {status.st_mtime_ns} {status.st_size} {start}"
    name = hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return Path(platformdirs.user_cache_dir("briefing-tex")) / "glyphs" / f"{name}-{reader}.bin"


def _written(programs: Mapping[int, bytes]) -> bytes:
    """Checksum, how many, glyphs, ends, programs; numbers are of 32 bits, in the order of the machine."""
    ends = accumulate(map(len, programs.values()))
    head = array("I", [len(programs), *programs, *ends]).tobytes()
    body = head + b"".join(programs.values())
    return crc32(body).to_bytes(4, "big") + body


def _read(data: bytes) -> dict[int, bytes]:
    """The programs of a file; raises ValueError where it is damaged."""
    body = memoryview(data)[4:]
    if len(body) < 4 or int.from_bytes(data[:4], "big") != crc32(body):
        raise ValueError("damaged")
    count = body[:4].cast("I")[0]
    numbers = body[4 : 4 + 8 * count].cast("I").tolist()
    start = 8 + 8 * count
    places = pairwise([start, *(start + end for end in numbers[count:])])
    return {glyph: data[first:last] for glyph, (first, last) in zip(numbers[:count], places, strict=True)}
