"""Whether a PDF stands already: each says in its file identifier what it was made from.

In: all that goes into a build. Out: 16 bytes that are others with another report, image, option or version; and
the number of pages of a PDF that carries them. ISO 32000-1, 14.4: file identifiers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from briefing_tex.damage import Tolerated
from briefing_tex.formats import TexProject

_TAIL = 1024
"""Bytes at the end of a PDF among which its end is marked (ISO 32000-1, Annex H, 3.4.4)."""


def identity(project: TexProject, source: bytes, *choices: object) -> bytes:
    """A hash of the document, the files beside it, the report's JSON and choices that none of them shows."""
    digest = hashlib.sha256()
    for part in _parts(project, source, *choices):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()[:16]


def pages_of_standing(path: Path, wanted: bytes) -> int:
    """The pages of the PDF at `path` if it is whole and carries the identity in the permanent half of its file
    identifier; else 0.
    """
    import pikepdf

    with Tolerated():
        if b"%%EOF" not in path.read_bytes()[-_TAIL:]:
            return 0
        with pikepdf.open(path) as pdf:
            pages = len(pdf.pages)
            is_sound = not pdf.get_warnings()
            return pages if is_sound and bytes(pdf.trailer.ID[0]) == wanted else 0
    return 0  # whatever is there, it is not what would be built


def _parts(project: TexProject, source: bytes, *choices: object) -> Iterator[bytes]:
    yield project.main.encode()
    for name, data in sorted(project.files.items()):
        yield from (name.encode(), data)
    yield from (source, repr(choices).encode())
