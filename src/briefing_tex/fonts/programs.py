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
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import Literal
from zlib import crc32

from msgspec import Struct

from briefing_tex.errors import FileProblem
from briefing_tex.files import cache_folder, write_whole

Reader = Literal["driver", "proof"]

_FORM = 2  # raised whenever the programs of a reader or the form of the file change
_FEWEST = 16
"""New programs that are worth writing the file anew."""


class Kept(Struct, frozen=True):
    """The programs of a file: glyphs in rising order, where the program of each ends, all programs."""

    glyphs: Sequence[int] = ()
    ends: Sequence[int] = ()
    programs: bytes | memoryview = b""

    def get(self, glyph: int) -> bytes | None:
        """The program of a glyph; None where there is none."""
        row = bisect_left(self.glyphs, glyph)
        if row == len(self.glyphs) or self.glyphs[row] != glyph:
            return None
        return bytes(self.programs[self.ends[row - 1] if row else 0 : self.ends[row]])


_NOTHING = Kept()


class Programs:
    """Programs by glyph: those of the cache, taken out of it when they are asked for, and `fresh` ones."""

    def __init__(self, kept: Kept = _NOTHING) -> None:
        self.kept = kept
        self.met: dict[int, bytes] = {}
        self.fresh = 0

    def get(self, glyph: int) -> bytes | None:
        """The program of a glyph; None where there is none yet."""
        program = self.met.get(glyph)
        if program is None and (program := self.kept.get(glyph)) is not None:
            self.met[glyph] = program
        return program

    def __setitem__(self, glyph: int, program: bytes) -> None:
        self.met[glyph] = program
        self.fresh += 1

    def all(self) -> dict[int, bytes]:
        """Old and new ones, by rising glyphs."""
        glyphs = sorted({*self.kept.glyphs, *self.met})
        return {glyph: program for glyph in glyphs if (program := self.get(glyph)) is not None}


def recall(reader: Reader, font: str, start: int) -> Programs:
    """What is kept of the outlines that begin at a place of a font file; nothing where that is not sound."""
    with suppress(OSError, ValueError):
        return Programs(_read(_file(reader, font, start).read_bytes()))
    return Programs()


def keep(reader: Reader, font: str, start: int, programs: Programs) -> None:
    """Write what was added, when it is a good part; a folder that cannot be written is no error."""
    if programs.fresh < max(_FEWEST, len(programs.kept.glyphs) // 32):
        return
    with suppress(OSError, FileProblem):
        data = _written(programs.all())
        programs.kept, programs.fresh = _read(data), 0
        file = _file(reader, font, start)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, data)


def _file(reader: Reader, font: str, start: int) -> Path:
    status = os.stat(font)
    key = f"{_FORM} {os.path.realpath(font)} {status.st_mtime_ns} {status.st_size} {start}"
    name = hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return cache_folder() / "glyphs" / f"{name}-{reader}.bin"


def _written(programs: Mapping[int, bytes]) -> bytes:
    """Checksum, how many, glyphs, ends, programs; numbers are of 32 bits, in the order of the machine."""
    ends = accumulate(map(len, programs.values()))
    head = array("I", [len(programs), *programs, *ends]).tobytes()
    body = head + b"".join(programs.values())
    return crc32(body).to_bytes(4, "big") + body


def _read(data: bytes) -> Kept:
    """The programs of a file; raises ValueError where it is damaged."""
    body = memoryview(data)[4:]
    if len(body) < 4 or int.from_bytes(data[:4], "big") != crc32(body):
        raise ValueError("damaged")
    count = body[:4].cast("I")[0]
    numbers = body[4 : 4 + 8 * count].cast("I")
    return Kept(numbers[:count], numbers[count:], body[4 + 8 * count :])
