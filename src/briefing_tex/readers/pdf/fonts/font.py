"""Fonts of a PDF: from the bytes of a shown string to characters and their advance widths.

In: a font dictionary. Out: `Font`, whose `decode` gives text and width of each glyph.
Follows ISO 32000-1, 9.5-9.10. Text comes from /ToUnicode; where that is silent, from the font's encoding,
its character collection, or the font program itself; a glyph that none of them names reads as U+FFFD.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import cached_property
from struct import unpack
from types import MappingProxyType
from typing import Any

from briefing_tex.readers.pdf.file.objects import (
    UNKNOWN,
    as_dict,
    as_list,
    as_name,
    as_number,
    as_numbers,
    as_text,
    entry,
    is_array,
    printable,
)
from briefing_tex.readers.pdf.file.streams import stream_bytes
from briefing_tex.readers.pdf.fonts.cmaps import (
    CMap,
    collection_text,
    parse_cmap,
    predefined_codes,
    split_codes,
)
from briefing_tex.readers.pdf.fonts.encodings import program_blanks, program_text, simple_text, stated_names
from briefing_tex.readers.pdf.fonts.metrics import standard_width
from briefing_tex.readers.pdf.fonts.order import is_block, misnamed

GlyphEntry = tuple[str, float, bool, int]
"""Text, advance width in units of the font size, whether word spacing applies (the one-byte code 32), CID."""
_MAX_WIDTHS = 200_000
"""Widths taken from the ranges of one font; there are 65,536 CIDs."""
_SHORT = 16
"""Bytes of strings that are kept with their glyphs: most are of a glyph or two."""


_NOTHING: Mapping[int, str] = MappingProxyType({})


class Font:
    """A font as far as reading needs it; glyphs are looked up once and kept."""

    def __init__(
        self,
        name: str,
        codes: Callable[[bytes], list[tuple[int, int]]],
        text: Callable[[int, int], str],
        width: Callable[[int], float],
        vertical: bool = False,
        guessed: Mapping[int, str] = _NOTHING,
    ) -> None:
        self.name = name
        self.guessed = guessed
        """Characters by code that the font states wrongly, and that the order of the others tells."""
        self.vertical = vertical
        self.map = b""
        """What it says of its codes (/ToUnicode), unpacked."""
        self._codes, self._text, self._width = codes, text, width
        self._entries: dict[int, GlyphEntry] = {}
        self._strings: dict[bytes, list[GlyphEntry]] = {}

    @cached_property
    def emboldened(self) -> Font:
        """The font where its glyphs are stroked as well: bold is feigned so (9.3.6)."""
        bold = copy(self)
        bold.name = f"{self.name}-Bold"
        return bold

    def decode(self, string: bytes) -> list[GlyphEntry]:
        """The glyphs that a shown string stands for."""
        glyphs = self._strings.get(string)
        if glyphs is None:
            glyphs = self._looked_up(string)
            if len(string) <= _SHORT:
                self._strings[string] = glyphs
        return glyphs

    def _looked_up(self, string: bytes) -> list[GlyphEntry]:
        entries = self._entries
        found = []
        for code, cid in self._codes(string):
            glyph = entries.get(code)
            if glyph is None:
                text = printable(self._text(code, cid)) or UNKNOWN
                is_space = code == 32 and self._codes is one_byte
                glyph = entries[code] = (text, self._width(cid), is_space, cid)
            found.append(glyph)
        return found


def load_font(value: Any) -> Font:
    """The font of a font dictionary; a damaged one gives a font whose glyphs are unknown."""
    font: Any = as_dict(value) or {}
    data = stream_bytes(entry(font, "ToUnicode"))
    load = _composite if as_name(entry(font, "Subtype")) == "Type0" else _simple
    loaded = load(font, parse_cmap(data))
    loaded.map = data
    return loaded


def one_byte(string: bytes) -> list[tuple[int, int]]:
    return [(code, code) for code in string]


def two_bytes(string: bytes) -> list[tuple[int, int]]:
    count = len(string) // 2
    return [(code, code) for code in unpack(f">{count}H", string[: 2 * count])]


def _simple(font: Any, to_unicode: CMap) -> Font:
    first = int(as_number(entry(font, "FirstChar")))
    scale = 1 / 1000
    if as_name(entry(font, "Subtype")) == "Type3":
        matrix = as_numbers(entry(font, "FontMatrix"))
        scale = abs(matrix[0]) if matrix and matrix[0] else scale
    widths = {first + index: width * scale for index, width in enumerate(as_numbers(entry(font, "Widths")))}
    missing = as_number(entry(entry(font, "FontDescriptor"), "MissingWidth")) * scale
    named: Mapping[int, str] | None = None
    stated = to_unicode.text
    if is_block(stated):
        own = {code: known for code, known in stated_names(font).items() if known}
        if sum(known != stated.get(code) for code, known in own.items()) > len(own) / 2:
            stated = {}

    def text(code: int, _: int) -> str:
        nonlocal named
        known = stated.get(code)
        if known and printable(known) != UNKNOWN:
            return known
        if named is None:
            named = simple_text(font)
        return named.get(code, "")

    def width(code: int) -> float:
        known = widths.get(code)
        return known if known is not None else missing or standard_width(name, text(code, code))

    name = _base_name(font)
    return Font(name, one_byte, text, width)


def _composite(font: Any, to_unicode: CMap) -> Font:
    descendant: Any = as_dict(next(iter(as_list(entry(font, "DescendantFonts"))), None)) or {}
    encoding = entry(font, "Encoding")
    name = as_name(encoding)
    codes = _code_splitter(encoding, name)
    ordering = as_text(entry(entry(descendant, "CIDSystemInfo"), "Ordering"))
    program: Mapping[int, str] | None = None
    blank: Mapping[int, str] | None = None
    guessed = misnamed(to_unicode.text) if codes is two_bytes else {}
    stated = {**to_unicode.text, **guessed} if guessed else to_unicode.text

    def text(code: int, cid: int) -> str:
        nonlocal program
        known = stated.get(code)
        if known and printable(known) != UNKNOWN:
            return known
        if known and cid in blanks():  # fonts with a space under control characters name the lowest of them
            return blanks()[cid]
        if name.startswith("Uni") and ("UCS2" in name or "UTF16" in name):
            return code.to_bytes(4 if code > 0xFFFF else 2, "big").decode("utf-16-be", "replace")
        if ordering != "Identity" and (known := collection_text(ordering).get(cid)):
            return known
        if program is None:
            program = program_text(descendant)
        return program.get(cid) or blanks().get(cid, "")

    def blanks() -> Mapping[int, str]:
        nonlocal blank
        blank = program_blanks(descendant) if blank is None else blank
        return blank

    widths = _cid_widths(entry(descendant, "W"))
    default = as_number(entry(descendant, "DW"), 1000)
    return Font(
        _base_name(font),
        codes,
        text,
        lambda cid: widths.get(cid, default) / 1000,
        vertical=name.endswith("V"),
        guessed=guessed,
    )


def _code_splitter(encoding: Any, name: str) -> Callable[[bytes], list[tuple[int, int]]]:
    """How strings of a composite font fall into codes and CIDs."""
    if name.startswith("Identity") or encoding is None:
        return two_bytes
    if name:
        tree = predefined_codes(name)
        return (lambda string: split_codes(tree, string)) if tree else two_bytes
    cmap = parse_cmap(stream_bytes(encoding))
    base = cmap.base or as_name(entry(encoding, "UseCMap"))
    if base and not base.startswith("Identity") and not cmap.cids:
        tree = predefined_codes(base)
        return lambda string: split_codes(tree, string)
    return lambda string: _embedded_codes(cmap, string)


def _embedded_codes(cmap: CMap, string: bytes) -> list[tuple[int, int]]:
    found = []
    position = 0
    while position < len(string):
        first = string[position]
        lengths = [length for low, high, length in cmap.spaces if low <= first <= high] or [2]
        candidates = [(int.from_bytes(string[position : position + size], "big"), size) for size in lengths]
        code, size = next((item for item in candidates if item[0] in cmap.cids), candidates[0])
        found.append((code, cmap.cids.get(code, code)))
        position += size
    return found


def _cid_widths(value: Any) -> dict[int, float]:
    """Widths by CID from a /W array (9.7.4.3): `c [w1 w2 ...]` or `first last w`."""
    widths: dict[int, float] = {}
    items = as_list(value)
    index, room = 0, _MAX_WIDTHS
    while index + 1 < len(items):
        first = int(as_number(items[index]))
        if is_array(items[index + 1]):
            widths.update((first + offset, width) for offset, width in enumerate(as_numbers(items[index + 1])))
            index += 2
        elif index + 2 < len(items):
            cids = range(max(first, 0), min(int(as_number(items[index + 1])), 0xFFFF, first + room) + 1)
            widths.update(dict.fromkeys(cids, as_number(items[index + 2])))
            room -= len(cids)
            index += 3
        else:
            break
    return widths


def _base_name(font: Any) -> str:
    """The font's name without the tag of its subset; fonts of procedures have it in their descriptor alone."""
    name = as_name(entry(font, "BaseFont")) or as_name(entry(entry(font, "FontDescriptor"), "FontName"))
    return name[7:] if name[6:7] == "+" else name
