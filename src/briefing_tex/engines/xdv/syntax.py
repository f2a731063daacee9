"""The little language of `pdf:` specials: words, dimensions and PDF objects with @names in them.

In: the bytes of a special. Out: its parts, and pikepdf objects in which every @name is what it stands for.
Specification: the manual of dvipdfmx, chapter 4; ISO 32000-1, 7.3 (objects).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from briefing_tex.engines.xdv.unsupported import Unsupported

_SPACE = re.compile(rb"[\s\0]*")
_WORD = re.compile(rb"[^\s\0()<>\[\]{}/%@]+")
_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)")
_DIMENSION = re.compile(rb"([+-]?(?:\d+\.?\d*|\.\d+))\s*(?:true)?(pt|in|cm|mm|bp|pc|dd|cc|sp|px)?")
# A part of an object: what begins, ends, or is a string that holds parentheses; or any other.
_PART = re.compile(
    rb"[\s\0]*+(?:(<<|\[)|(>>|\])|\((?>(?:[^()\\]|\\.)*)\)|(\()|<[^>]*+>|/?[^\s\0()<>\[\]{}/%]++|[/{}%>)])",
    re.S,
)
_NAME = re.compile(rb"@([A-Za-z0-9_.:-]+)")
_PLACEHOLDER = "/ref@"

# Units of length in points of 1/72 inch.
UNITS = {
    b"pt": 72 / 72.27,
    b"in": 72.0,
    b"cm": 72 / 2.54,
    b"mm": 72 / 25.4,
    b"bp": 1.0,
    b"px": 1.0,
    b"pc": 12 * 72 / 72.27,
    b"dd": 1238 / 1157 * 72 / 72.27,
    b"cc": 12 * 1238 / 1157 * 72 / 72.27,
    b"sp": 72 / 72.27 / 65536,
}

# Texts that dvipdfmx takes for UTF-8 where they are not yet UTF-16, as XeTeX writes them.
_TEXT_KEYS = frozenset(
    f"/{key}"
    for key in "Title Author Subject Keywords Creator Producer Contents Subj TU T TM Alt ActualText".split()
)

# What an object may need done to it: names, and those texts; a name spelled with `#` may be any.
_CARE = re.compile(rb"[@#]|(?:%b)(?![A-Za-z])" % "|".join(sorted(_TEXT_KEYS)).encode())

Lookup = Callable[[str], Any]


class Scanner:
    """Reads the parts of a special one after the other; raises `Unsupported` for what does not fit."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self._skip()

    def _skip(self) -> None:
        match = _SPACE.match(self.data, self.position)
        self.position = match.end() if match else self.position

    def _take(self, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        match = pattern.match(self.data, self.position)
        if match:
            self.position = match.end()
            self._skip()
        return match

    @property
    def rest(self) -> bytes:
        """All that is left."""
        return self.data[self.position :]

    def word(self) -> bytes:
        """The next word, empty where there is none."""
        match = self._take(_WORD)
        return match[0] if match else b""

    def name(self) -> str:
        """The next @name without its sign, empty where there is none."""
        match = self._take(_NAME)
        return match[1].decode("ascii") if match else ""

    def number(self) -> float:
        """The next number."""
        match = self._take(_NUMBER)
        if match is None:
            raise Unsupported("special", self._shown())
        return float(match[0])

    def dimension(self, default: float = UNITS[b"pt"]) -> float:
        """The next length, in points of 1/72 inch; a bare number is taken in the default unit."""
        match = self._take(_DIMENSION)
        if match is None:
            raise Unsupported("special", self._shown())
        return float(match[1]) * (UNITS[match[2]] if match[2] else default)

    def value(self) -> bytes:
        """The next PDF object, as it stands; empty at the end."""
        start = self.position
        self.position = end = _object_end(self.data, start)
        self._skip()
        return self.data[start:end]

    def _shown(self) -> str:
        return self.data[:80].decode("utf-8", "replace")


def _string_end(data: bytes, position: int) -> int:
    """The position behind the literal string that begins here."""
    depth = 0
    while position < len(data):
        byte = data[position : position + 1]
        depth += (byte == b"(") - (byte == b")")
        position += 2 if byte == b"\\" else 1
        if depth == 0:
            return position
    raise Unsupported("special", "a string that does not end")


def _object_end(data: bytes, position: int) -> int:
    """The position behind the PDF object that begins here."""
    depth = 0
    while part := _PART.match(data, position):
        begins, ends, nested = part.groups()
        position = _string_end(data, part.start(3)) if nested else part.end()
        depth += (begins is not None) - (ends is not None)
        if depth == 0:
            return position
    if depth or _SPACE.fullmatch(data, position) is None:
        raise Unsupported("special", "an object that does not end")
    return position


def _pieces(data: bytes) -> Iterator[tuple[bool, bytes]]:
    """Literal strings (True) and what stands between them (False)."""
    start = 0
    while (begin := data.find(b"(", start)) >= 0:
        end = _string_end(data, begin)
        yield False, data[start:begin]
        yield True, data[begin:end]
        start = end
    yield False, data[start:]


def pdf_object(raw: bytes, lookup: Lookup) -> Any:
    """The pikepdf object that a special wrote, each @name replaced by what `lookup` gives for it."""
    if b"@" in raw:
        raw = b"".join(
            piece if is_string else _NAME.sub(rb"/ref@\1", piece) for is_string, piece in _pieces(raw)
        )
    try:
        value = pikepdf.Object.parse(raw)
    except pikepdf.PdfError as error:
        raise Unsupported("special", f"no PDF object: {raw[:80].decode('utf-8', 'replace')}") from error
    return _resolved(value, lookup) if _CARE.search(raw) else value


def _resolved(value: Any, lookup: Lookup) -> Any:
    if isinstance(value, pikepdf.Dictionary):
        for key, item in value.items():
            if key in _TEXT_KEYS and isinstance(item, pikepdf.String):
                value[key] = _text(item)
            elif (resolved := _resolved(item, lookup)) is not item:
                value[key] = resolved
    elif isinstance(value, pikepdf.Array):
        for index, item in enumerate(value):
            resolved = _resolved(item, lookup)
            if resolved is not item:
                value[index] = resolved
    elif isinstance(value, pikepdf.Name) and str(value).startswith(_PLACEHOLDER):
        return lookup(str(value)[len(_PLACEHOLDER) :])
    return value


def _text(string: pikepdf.String) -> pikepdf.String:
    """A text string in an encoding that PDF knows, from the UTF-8 that XeTeX writes."""
    raw = bytes(string)
    if raw.isascii() or raw.startswith((b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")):
        return string
    try:
        return pikepdf.String(b"\xfe\xff" + raw.decode("utf-8").encode("utf-16-be"))
    except UnicodeDecodeError:
        return string
