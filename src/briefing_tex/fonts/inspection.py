"""What a font file says of itself, read with fontTools.

In: a path. Out: the facts of each face: names, weight, permission to embed, characters, variation sequences,
widths of letters. Specification: OpenType 1.9 (cmap, cmap format 14, name, OS/2, fvar, COLR, hhea, hmtx).
"""

from __future__ import annotations

import os
import re
import struct
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from briefing_tex.damage import Tolerated
from briefing_tex.quiet import hush

Flaw = Literal["", "restricted", "colour", "no outlines", "unreadable", "path"]
"""Why a face cannot be used; empty where it can."""

Ranges = Sequence[int]
"""Sorted bounds [start, end, start, end, ...), ends not included."""

_RESTRICTED = 0x0002  # OS/2 fsType, bits 0-3: restricted licence embedding
_BITMAP_ONLY = 0x0200  # OS/2 fsType, bit 9: only bitmaps may be embedded
_ITALIC = 0x0001  # OS/2 fsSelection, bit 0
_OBLIQUE = 0x0200  # OS/2 fsSelection, bit 9
_NORMAL_WIDTH = 5  # OS/2 usWidthClass
_FAMILY_NAMES = (1, 16)  # name ids: family, typographic family
_SEPARATORS = r":\\" if os.name == "posix" else ""
_NOT_TAKEN = re.compile(rf'["%~{{}}\]{_SEPARATORS}\x00-\x1f\x7f\ud800-\udfff]|\^\^')
"""What TeX, or XeTeX's way to name a font by its file, takes for something else."""


MEASURED = 0x2070
"""Characters whose widths are kept lie below: letters of nearly all scripts but those of full width."""


class Facts(NamedTuple):
    """One face of a file, by its number from 0.

    `permission` is OS/2's fsType; `sequences` are keys made by `sequence_key`; `advances` are the widths of
    the characters below MEASURED, one after the other, in thousandths of an em; none at all in a bad font.
    """

    number: int
    names: tuple[str, ...]
    weight: int
    italic: bool
    normal_width: bool
    variable: bool
    permission: int
    flaw: Flaw
    characters: Ranges
    sequences: Ranges
    advances: Sequence[int]


def inspect(path: str) -> tuple[Facts, ...]:
    """The faces of a font file, in the order of the file; an unreadable file is one face with that flaw."""
    from fontTools.ttLib import TTCollection, TTFont

    hush("fontTools")
    with Tolerated():
        if path.lower().endswith((".ttc", ".otc")):
            with TTCollection(path, lazy=True) as collection:
                return tuple(_facts(font, index, path) for index, font in enumerate(collection.fonts))
        with TTFont(path, lazy=True) as font:
            return (_facts(font, 0, path),)
    return (Facts(0, (), 400, False, True, False, 0, "unreadable", *3 * (array("I"),)),)


def embedding(permission: int) -> str:
    """What OS/2's fsType allows, in the words of its specification.

    >>> embedding(0), embedding(4), embedding(2)
    ('installable', 'preview and print', 'restricted')
    """
    if permission & _BITMAP_ONLY:
        return "bitmaps only"
    # The usage bits exclude each other; where an old font sets several, the least restrictive counts.
    words = ((0x8, "editable"), (0x4, "preview and print"), (_RESTRICTED, "restricted"))
    return next((word for bit, word in words if permission & bit), "installable")


def sequence_key(base: int, selector: int) -> int | None:
    """A variation sequence as one number below 2**32; None where `selector` selects no variation.

    >>> sequence_key(0x4E00, 0xFE00), sequence_key(0x4E00, 0xE0100), sequence_key(0x4E00, 0x41)
    (19968, 17845760, None)
    """
    for first, last, number in ((0xFE00, 0xFE0F, 0), (0xE0100, 0xE01EF, 16), (0x180B, 0x180F, 256)):
        if first <= selector <= last:
            return (number + selector - first) * 0x110000 + base
    return None


def to_ranges(values: Iterable[int]) -> array[int]:
    """Numbers as sorted half-open bounds.

    >>> list(to_ranges([5, 1, 2, 3]))
    [1, 4, 5, 6]
    """
    bounds = array("I")
    end = -1
    for value in sorted(values):
        if value != end:
            if end >= 0:
                bounds.append(end)
            bounds.append(value)
        end = value + 1
    if end >= 0:
        bounds.append(end)
    return bounds


def _facts(font: Any, index: int, path: str) -> Facts:
    font.setGlyphOrder(_glyph_names())
    os2 = font.get("OS/2")
    selection = getattr(os2, "fsSelection", 0)
    characters = _characters(font)
    return Facts(
        number=index,
        names=_names(font),
        weight=_weight(font, os2),
        italic=bool(selection & (_ITALIC | _OBLIQUE)) or bool(font["head"].macStyle & 2),
        normal_width=getattr(os2, "usWidthClass", _NORMAL_WIDTH) == _NORMAL_WIDTH,
        variable="fvar" in font,
        permission=getattr(os2, "fsType", 0),
        flaw=_flaw(font, getattr(os2, "fsType", 0), path),
        characters=to_ranges(characters),
        sequences=_sequences(font),
        advances=_advances(font, characters),
    )


@lru_cache(maxsize=1)
def _glyph_names() -> list[str]:
    """A glyph's number as its name: spares reading the font's own names, which takes most of the time."""
    return [str(number) for number in range(0x10000)]


def _names(font: Any) -> tuple[str, ...]:
    """All family names in all languages, the English one first."""
    records = [record for record in font["name"].names if record.nameID in _FAMILY_NAMES]
    records.sort(key=lambda record: (record.langID not in (0, 0x409), record.nameID))
    return tuple(dict.fromkeys(record.toUnicode(errors="replace").strip("\0 ") for record in records))


def _weight(font: Any, os2: Any) -> int:
    """OS/2's weight, 100-1000; old fonts write 1-9 or nothing there, so their style bit decides."""
    weight = getattr(os2, "usWeightClass", 0)
    if weight >= 100:
        return int(weight)
    return 700 if font["head"].macStyle & 1 else 400


def _flaw(font: Any, permission: int, path: str) -> Flaw:
    if _NOT_TAKEN.search(path):
        return "path"
    if embedding(permission) in ("restricted", "bitmaps only"):
        return "restricted"
    # COLR version 1 has no black-and-white outlines under its layers; version 0 has.
    if "sbix" in font or "CBDT" in font or ("COLR" in font and font.reader["COLR"][:2] != b"\0\0"):
        return "colour"
    # CFF2 outlines exist only for variable fonts, and xdvipdfmx cannot embed them.
    return "" if "glyf" in font or "CFF " in font else "no outlines"


def _characters(font: Any) -> dict[int, int]:
    """The characters that have a glyph, and its number."""
    best = (font.getBestCmap() if "cmap" in font else None) or {}
    return {code: int(glyph) for code, glyph in best.items() if glyph != "0"}


def _advances(font: Any, characters: Mapping[int, int]) -> array[int]:
    """The table is read as it stands: fontTools would make a record of each glyph, tens of thousands."""
    if "hmtx" not in font:
        return array("I")
    count, em = font["hhea"].numberOfHMetrics, font["head"].unitsPerEm
    metrics = font.reader["hmtx"][: 4 * count]
    if not count or len(metrics) < 4 * count:
        return array("I")
    glyphs = (characters[code] for code in sorted(characters) if code < MEASURED)
    return array(
        "I", (1000 * struct.unpack_from(">H", metrics, 4 * min(g, count - 1))[0] // em for g in glyphs)
    )


def _sequences(font: Any) -> array[int]:
    tables = font["cmap"].tables if "cmap" in font else ()
    keys = (
        sequence_key(base, selector)
        for table in tables
        if table.format == 14
        for selector, bases in table.uvsDict.items()
        for base, _ in bases
    )
    return to_ranges({key for key in keys if key is not None})
