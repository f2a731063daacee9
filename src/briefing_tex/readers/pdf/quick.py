"""Plain objects of a PDF read quickly: what pypdf reads byte by byte, one regular expression a token.

In: the bytes of a PDF. Out: `QuickReader`, a `PdfReader` that gives the same objects. It parses dictionaries,
arrays and the like that are sound, and leaves to pypdf what is not: streams, encryption, damage, odd spellings.
Follows ISO 32000-1, 7.2 (lexical conventions), 7.3 (objects), 7.5.7 (object streams).
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Callable
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    create_string_object,
)

from briefing_tex.readers.pdf.objects import as_number, stream_bytes

_TOKEN = re.compile(
    rb"""[\0\t\n\f\r ]*+(?:
      (\d{1,8}[\0\t\n\f\r ]++\d{1,5}[\0\t\n\f\r ]++R END)  # reference
    | ([+-]?\d{1,15} END)                                  # integer
    | ([+-]?(?:\d{1,15}\.\d{0,15}|\.\d{1,15}) END)         # real number
    | (/[!"$&'*-.0-;=?-Z\\^-z|~]*+ END)                    # name without escapes
    | (<<|\[)                                              # dictionary or array begins
    | (>>|\])                                              # dictionary or array ends
    | (\([^()\\\r]*+\))                                    # literal string without escapes
    | (<(?:[0-9A-Fa-f]{2})*+>)                             # hexadecimal string
    | ((?:true|false|null) END)
    )""".replace(b"END", rb"(?=[\0\t\n\f\r ()<>\[\]/]|$)"),
    re.VERBOSE,
)
_REFERENCE, _INTEGER, _REAL, _NAME, _BEGIN, _END, _LITERAL, _HEX, _WORD = range(1, 10)
_HEADER = re.compile(rb"[\0\t\n\f\r ]*+(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+obj")
_FOOTER = re.compile(rb"[\0\t\n\f\r ]*+endobj")
_MOST_ITEMS = 50_000
"""Items of arrays and dictionaries in one object; pypdf counts more of them."""
_DEEPEST = 32
"""How deep arrays and dictionaries nest; deeper ones are left to pypdf."""
_WORDS: dict[bytes, Callable[[], PdfObject]] = {
    b"true": lambda: BooleanObject(True),
    b"false": lambda: BooleanObject(False),
    b"null": NullObject,
}


class QuickReader(PdfReader):
    """A reader that parses sound plain objects itself, each when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._bytes = data
        self._streams: dict[int, tuple[bytes, dict[int, int]]] = {}
        self.names: dict[bytes, NameObject] = {}
        """Names within arrays and dictionaries: the same few, over and over."""
        self._ready = False
        super().__init__(BytesIO(data))
        self._ready = not self.is_encrypted

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        if self._ready and isinstance(indirect_reference, IndirectObject):
            number, generation = indirect_reference.idnum, indirect_reference.generation
            if (generation, number) not in self.resolved_objects:
                value = self._quick(number, generation)
                if value is not None:
                    return self.cache_indirect_object(generation, number, value)
        return super().get_object(indirect_reference)

    def _quick(self, number: int, generation: int) -> PdfObject | None:
        """A sound plain object; None for any other."""
        if generation == 0 and number in self.xref_objStm:
            data, offsets = self._stream(self.xref_objStm[number][0])
            return parse(data, offsets[number], self)[0] if number in offsets else None
        start = self.xref.get(generation, {}).get(number)
        if start is None or self.xref_free_entry.get(generation, {}).get(number):
            return None
        header = _HEADER.match(self._bytes, start)
        if header is None or (int(header[1]), int(header[2])) != (number, generation):
            return None
        value, end = parse(self._bytes, header.end(), self)
        return value if value is not None and _FOOTER.match(self._bytes, end) else None

    def _stream(self, number: int) -> tuple[bytes, dict[int, int]]:
        """The bytes of an object stream, and where in it each object stands."""
        if number not in self._streams:
            self._streams[number] = (b"", {})  # what lies in itself is not found
            stream = super().get_object(IndirectObject(number, 0, self))
            data = stream_bytes(stream)
            first = int(as_number(stream.get("/First"))) if isinstance(stream, DictionaryObject) else 0
            words = data[: max(first, 0)].split()
            if len(words) % 2 == 0 and all(word.isdigit() and len(word) < 12 for word in words):
                places = zip(map(int, words[::2]), map(int, words[1::2]), strict=True)
                self._streams[number] = (data, {key: first + offset for key, offset in places})
        return self._streams[number]


def parse(data: bytes, position: int, reader: Any) -> tuple[PdfObject | None, int]:
    """The object at a place, and where it ends; None where it is not plain and sound.

    >>> parse(b"<< /Kids [3 0 R] /Count 1 >>", 0, None)[0]["/Count"]
    1
    """
    frames: list[list[Any]] = []
    items: list[Any] = []
    count = 0
    while (found := _TOKEN.match(data, position)) and count < _MOST_ITEMS:
        position = found.end()
        kind = found.lastindex or 0
        token = found[kind]
        count += 1
        if kind == _NAME and frames and reader:
            items.append(reader.names.get(token) or reader.names.setdefault(token, _value(kind, token, reader)))
            continue
        if kind == _BEGIN:
            frames.append(items)
            items = [token]
            if len(frames) > _DEEPEST:
                break
            continue
        if kind == _END:
            value = _closed(items, token) if frames else None
            if value is None:
                break
            items = frames.pop()
        else:
            value = _value(kind, token, reader)
        if not frames:
            return value, position
        items.append(value)
    return None, position


def _value(kind: int, token: bytes, reader: Any) -> PdfObject:
    if kind == _NAME:
        return NameObject(token.decode("ascii"))
    if kind == _INTEGER:
        return NumberObject(token)
    if kind == _REFERENCE:
        number, generation, _ = token.split()
        return IndirectObject(int(number), int(generation), reader)
    if kind == _REAL:
        return FloatObject(token)
    if kind == _WORD:
        return _WORDS[token]()
    return create_string_object(unhexlify(token[1:-1]) if kind == _HEX else token[1:-1])


def _closed(items: list[Any], end: bytes) -> PdfObject | None:
    """An array or a dictionary from its first delimiter and its items; None where it is not sound."""
    if items[0] == b"[":
        return ArrayObject(items[1:]) if end == b"]" else None
    keys, values = items[1::2], items[2::2]
    if end == b"]" or len(keys) != len(values) or not {NameObject}.issuperset(map(type, keys)):
        return None
    dictionary = DictionaryObject()
    for key, value in zip(keys, values, strict=True):
        dict.setdefault(dictionary, key, value)  # as pypdf: the first of two counts
    return dictionary
