"""CMaps: from the bytes of a shown string to character codes, and from codes to text or CIDs.

In: the bytes of a ToUnicode or Encoding CMap stream, or the name of a predefined CMap.
Out: `CMap` with the mappings it states.
Follows ISO 32000-1, 9.7.5 (CMaps), 9.10.3 (ToUnicode CMaps) and Adobe Technical Note 5014.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from msgspec import Struct, field

from briefing_tex.pdf.content import operations

MAX_MAPPINGS = 200_000
"""Mappings taken from the ranges of one CMap; two-byte codes need 65,536."""


class CMap(Struct):
    """`spaces`: first bytes from, to, and how many bytes a code has then; `text` and `cids` by code."""

    spaces: list[tuple[int, int, int]] = field(default_factory=list)
    text: dict[int, str] = field(default_factory=dict)
    cids: dict[int, int] = field(default_factory=dict)
    base: str = ""
    room: int = MAX_MAPPINGS


def parse_cmap(data: bytes) -> CMap:
    """The mappings that a CMap stream states.

    >>> parse_cmap(b"1 beginbfrange <0041> <0043> <0061> endbfrange").text[0x43]
    'c'
    """
    cmap = CMap()
    for operator, operands, _, _ in operations(data):
        reader = _SECTIONS.get(operator)
        if reader:
            reader(cmap, operands)
        elif operator == b"usecmap" and operands and isinstance(operands[-1], str):
            cmap.base = operands[-1]
    return cmap


def _code_spaces(cmap: CMap, operands: list[Any]) -> None:
    for low, high in _groups(operands, 2):
        if isinstance(low, bytes) and isinstance(high, bytes) and 0 < len(low) == len(high) <= 4:
            cmap.spaces.append((low[0], high[0], len(low)))


def _text_characters(cmap: CMap, operands: list[Any]) -> None:
    codes, texts = operands[::2], operands[1::2]
    if {bytes}.issuperset(map(type, operands)) and {2}.issuperset(map(len, texts)):
        whole = b"".join(texts).decode("utf-16-be", "replace")
        if len(whole) == len(texts) and whole.isprintable():  # a character each
            cmap.text.update(zip(map(_integer, codes), whole, strict=False))
            return
    for code, text in zip(codes, texts, strict=False):
        if isinstance(code, bytes) and isinstance(text, bytes):
            cmap.text[_integer(code)] = _utf16(text)


def _text_ranges(cmap: CMap, operands: list[Any]) -> None:
    for low, high, text in _groups(operands, 3):
        if not (isinstance(low, bytes) and isinstance(high, bytes)):
            continue
        for offset, code in enumerate(_codes(cmap, low, high)):
            if isinstance(text, list):
                if offset < len(text) and isinstance(text[offset], bytes):
                    cmap.text[code] = _utf16(text[offset])
            elif isinstance(text, bytes):
                cmap.text[code] = _utf16(_advanced(text, offset))


def _cid_characters(cmap: CMap, operands: list[Any]) -> None:
    for code, cid in _groups(operands, 2):
        if isinstance(code, bytes) and isinstance(cid, int):
            cmap.cids[_integer(code)] = cid


def _cid_ranges(cmap: CMap, operands: list[Any]) -> None:
    for low, high, cid in _groups(operands, 3):
        if isinstance(low, bytes) and isinstance(high, bytes) and isinstance(cid, int):
            cmap.cids.update((code, cid + offset) for offset, code in enumerate(_codes(cmap, low, high)))


_SECTIONS: dict[bytes, Callable[[CMap, list[Any]], None]] = {
    b"endcodespacerange": _code_spaces,
    b"endbfchar": _text_characters,
    b"endbfrange": _text_ranges,
    b"endcidchar": _cid_characters,
    b"endcidrange": _cid_ranges,
}


def _groups(operands: list[Any], size: int) -> Iterator[tuple[Any, ...]]:
    return zip(*[iter(operands)] * size, strict=False)


def _integer(code: bytes) -> int:
    return int.from_bytes(code[-4:], "big")


def _codes(cmap: CMap, low: bytes, high: bytes) -> range:
    """The codes of a range, no more than there is room for: a file may name one again and again."""
    first, last = _integer(low), _integer(high)
    codes = range(first, min(last, first + cmap.room - 1) + 1)
    cmap.room -= len(codes)
    return codes


def _advanced(text: bytes, offset: int) -> bytes:
    """The text `offset` places after the first of its range: the last UTF-16 unit counts up."""
    if not offset:
        return text
    last = int.from_bytes(text[-2:], "big") + offset
    return text[:-2] + (last & 0xFFFF).to_bytes(2, "big")


def _utf16(data: bytes) -> str:
    if len(data) == 1:
        data = b"\0" + data
    if len(data) > 3 and not any(data[1::2]) and data[::2].isalpha() and data.islower():
        return data[::2].decode(
            "ascii", "replace"
        )  # a ligature whose units were written with their bytes swapped
    return data[: len(data) & ~1].decode("utf-16-be", "replace")


@lru_cache(maxsize=16)
def predefined_codes(name: str) -> Mapping[int, Any]:
    """The codes of a predefined CMap (9.7.5.2) as a tree: byte to CID, or to the tree of the bytes after it."""
    from pdfminer.cmapdb import CMapDB

    try:
        return cast(Mapping[int, Any], CMapDB.get_cmap(name).code2cid)  # type: ignore[attr-defined]
    except (CMapDB.CMapNotFound, AttributeError, OSError, ValueError):
        return {}


@lru_cache(maxsize=8)
def collection_text(ordering: str) -> Mapping[int, str]:
    """The characters of Adobe's character collections (GB1, CNS1, Japan1, Korea1, KR) by CID; else empty."""
    from pdfminer.cmapdb import CMapDB

    try:
        return cast(Mapping[int, str], CMapDB.get_unicode_map(f"Adobe-{ordering}").cid2unichr)
    except (CMapDB.CMapNotFound, OSError, ValueError):
        return {}


def split_codes(tree: Mapping[int, Any], data: bytes) -> list[tuple[int, int]]:
    """Each code of a shown string with its CID, by the tree of a predefined CMap; unknown bytes are skipped."""
    found: list[tuple[int, int]] = []
    branch: Any = tree
    code = 0
    for byte in data:
        branch = branch.get(byte)
        code = code << 8 | byte
        if isinstance(branch, int):
            found.append((code, branch))
        if not isinstance(branch, Mapping):
            branch, code = tree, 0
    return found
