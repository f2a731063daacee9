"""Characters of glyphs without /ToUnicode: by the encoding of a simple font, or by the font program.

In: a font dictionary. Out: text by character code, or by CID.
Follows ISO 32000-1, 9.6.6 (character encoding), annex D, and the Adobe Glyph List through fontTools.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from briefing_tex.damage import Tolerated
from briefing_tex.quiet import hush
from briefing_tex.readers.pdf.file.objects import as_dict, as_list, as_name, as_number, entry
from briefing_tex.readers.pdf.file.streams import stream_bytes

_CODECS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman", "MacExpertEncoding": "mac_roman"}
_BUILT_IN = rb"dup\s+(\d{1,3})\s*/([^\s/{}()<>\[\]%]+)\s+put"


def simple_text(font: Any) -> Mapping[int, str]:
    """The character of each code of a Type 1, TrueType or Type 3 font."""
    from fontTools.agl import toUnicode

    family = as_name(entry(font, "BaseFont"))
    if family.endswith("ZapfDingbats"):
        return _dingbats()
    encoding = entry(font, "Encoding")
    base = as_name(encoding) or as_name(entry(encoding, "BaseEncoding"))
    text = _codec_text(_CODECS[base]) if base in _CODECS else _program_codes(font)
    named = {code: name for code, name in _differences(encoding) if name != ".notdef"}
    if as_name(entry(font, "Subtype")) == "Type3" and all(_NUMBERED.fullmatch(n) for n in named.values()):
        return {code: _TEX_CODES.get(code) or chr(code) for code in named}
    return text | {code: _collected(name) or toUnicode(name) for code, name in named.items()}


def _collected(name: str) -> str:
    """The character of a glyph that is named by its CID: in all East Asian collections 1 to 95 are ASCII."""
    found = _BY_CID.fullmatch(name)
    return chr(int(found[1]) + 31) if found and 1 <= int(found[1]) <= 95 else ""


def _differences(encoding: Any) -> Iterator[tuple[int, str]]:
    """Codes with the names of their glyphs, as /Differences states them (9.6.6.1)."""
    code = 0
    for item in as_list(entry(as_dict(encoding), "Differences")):
        name = as_name(item)
        if name:
            yield code, name
            code += 1
        else:
            code = int(as_number(item))


_BY_CID = re.compile(r"cid0*(\d{1,2})")
_NUMBERED = re.compile(r"[A-Za-z]{1,2}\d{1,3}")
"""Names of glyphs that only count codes, as those of fonts that TeX sets as bitmaps."""
_TEX_CODES = {
    **dict(zip(range(11, 16), ("ff", "fi", "fl", "ffi", "ffl"), strict=True)),
    **dict(zip(range(16, 24), "“”„«»–—\u200b", strict=True)),
    **dict(zip(range(27, 32), ("ff", "fi", "fl", "ffi", "ffl"), strict=True)),
    39: "’",
    96: "‘",
    127: "-",
    136: "•",
}
"""Where TeX's text encodings (OT1 below 16, T1, TS1) differ from ASCII: ligatures, quotes, dashes, bullet."""
_DINGBATS = {0x25: "☎", 0x2A: "☛", 0x2B: "☞", 0x48: "★", 0x6C: "●", 0x6E: "■", 0x73: "▲", 0x74: "▼", 0x75: "◆"}


def _dingbats() -> dict[int, str]:
    """The standard font ZapfDingbats (annex D.6), in the order of Unicode's block but for older characters."""
    return {code: chr(0x2700 + code - 0x20) for code in range(0x21, 0x7F)} | _DINGBATS | {0x20: " "}


def _codec_text(codec: str) -> dict[int, str]:
    """The characters of a codec; codes that WinAnsiEncoding does not use are bullets (annex D.3, note 3)."""
    unused = "•" if codec == "cp1252" else ""
    text = {code: bytes((code,)).decode(codec, "ignore") or unused for code in range(32, 256)}
    return text | {127: unused}


def stated_names(font: Any) -> Mapping[int, str]:
    """The characters that the names of a simple font's glyphs tell, where the font states names of its own."""
    from fontTools.agl import toUnicode

    named = _differences(entry(font, "Encoding"))
    return _built_in(font) | {code: _collected(name) or toUnicode(name) for code, name in named}


def _program_codes(font: Any) -> dict[int, str]:
    """The encoding built into the font program, else the standard one."""
    from fontTools.agl import toUnicode
    from fontTools.encodings.StandardEncoding import StandardEncoding

    if built_in := _built_in(font):
        return built_in
    if as_name(entry(font, "Subtype")) == "TrueType":
        program = stream_bytes(entry(entry(font, "FontDescriptor"), "FontFile2"))
        return _true_type_codes(program) or _codec_text("cp1252")
    return {code: toUnicode(name) for code, name in enumerate(StandardEncoding)}


def _built_in(font: Any) -> dict[int, str]:
    """The characters by code of the encoding in a Type 1 or CFF program; empty where there is none."""
    from fontTools.agl import toUnicode

    descriptor = entry(font, "FontDescriptor")
    type1 = stream_bytes(entry(descriptor, "FontFile"))
    if type1 and (found := re.findall(_BUILT_IN, type1)):
        return {int(code): toUnicode(name.decode("latin-1")) for code, name in found}
    compact = stream_bytes(entry(descriptor, "FontFile3"))
    names = _compact_encoding(compact) if compact else []
    return {code: toUnicode(name) for code, name in enumerate(names)}


def _compact_encoding(data: bytes) -> list[str]:
    """Glyph names by code of a bare CFF program; empty where it has no encoding of its own."""
    from fontTools.cffLib import CFFFontSet

    hush("fontTools")
    with Tolerated():
        programs = CFFFontSet()
        programs.decompile(BytesIO(data), None)
        encoding = programs[0].Encoding
        return list(encoding) if isinstance(encoding, list) else []
    return []


def _true_type_codes(data: bytes) -> dict[int, str]:
    """Characters by code of a symbolic TrueType font: its codes are those of its (3,0) or (1,0) table."""
    from fontTools.agl import toUnicode

    with Tolerated():
        for table in _open_program(data)["cmap"].tables:
            if (table.platformID, table.platEncID) in ((3, 0), (1, 0)):
                return {code & 0xFF: toUnicode(name) for code, name in table.cmap.items() if toUnicode(name)}
    return {}


def program_text(font: Any) -> Mapping[int, str]:
    """The character of each CID of a composite font's descendant, from its embedded program's own tables."""
    descriptor = entry(font, "FontDescriptor")
    data = stream_bytes(entry(descriptor, "FontFile2")) or stream_bytes(entry(descriptor, "FontFile3"))
    with Tolerated():
        program = _open_program(data)
        by_name = {name: chr(code) for code, name in (program.getBestCmap() or {}).items()}
        glyphs = {index: by_name[name] for index, name in enumerate(program.getGlyphOrder()) if name in by_name}
        return _by_cid(font, glyphs)
    return {}


def program_blanks(font: Any) -> Mapping[int, str]:
    """Spaces for the CIDs of a descendant with TrueType outlines whose glyphs are wide and draw nothing."""
    data = stream_bytes(entry(entry(font, "FontDescriptor"), "FontFile2"))
    with Tolerated():
        program = _open_program(data)
        outlines, widths = program["glyf"], program["hmtx"]
        names = enumerate(program.getGlyphOrder())
        blanks = {i: " " for i, name in names if not outlines[name].numberOfContours and widths[name][0]}
        return _by_cid(font, blanks)
    return {}


def _by_cid(font: Any, glyphs: Mapping[int, str]) -> Mapping[int, str]:
    """Characters by CID from those by the number of the glyph."""
    mapping = stream_bytes(entry(font, "CIDToGIDMap"))
    if not mapping:
        return glyphs
    pairs = ((cid, int.from_bytes(mapping[2 * cid : 2 * cid + 2], "big")) for cid in range(len(mapping) // 2))
    return {cid: glyphs[glyph] for cid, glyph in pairs if glyph in glyphs}


def _open_program(data: bytes) -> Any:
    from fontTools.ttLib import TTFont

    hush("fontTools")
    return TTFont(BytesIO(data), lazy=True)
