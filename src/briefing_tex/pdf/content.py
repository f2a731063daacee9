"""The syntax of page contents: from the bytes of a content stream to its operations.

In: the decoded bytes of a content stream. Out: each operator with its operands and its place in the bytes.
Follows ISO 32000-1, 7.2 (lexical conventions), 7.3 (objects), 7.8.2 (content streams), 8.9.7 (inline images).
Bytes that are no PDF syntax are skipped: a damaged stream gives fewer operations, never an error.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

Operation = tuple[bytes, list[Any], int, int]
"""Operator, operands, offset of the first byte of the first operand, offset after the operator."""


class Name(str):
    """A PDF name without its slash: `/Span` is `Name("Span")`."""

    __slots__ = ()


_REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
_DIGITS = rb"[+-]?(?:\d++\.?\d*+|\.\d++)"
_STRING = rb"(?:\([^()\\\r]*+(?>(?:\\[^\r][^()\\\r]*+)*)\)|<[0-9A-Fa-f]*+>)"
_ITEM = rb"(?:%b|%b(?=[\0\t\n\f\r ()<\]]))" % (_STRING, _DIGITS)
_TOKEN = re.compile(
    rb"""[\0\t\n\f\r ]*+(?:
      ( [+-]?(?:\d++\.?\d*+|\.\d++) (?=[\0\t\n\f\r ()<>\[\]{}/%]|$) )   # number
    | (<[0-9A-Fa-f]*+>)             # hexadecimal string
    | (\[(?>(?:[\0\t\n\f\r ]*+ITEM)*)[\0\t\n\f\r ]*+\])  # array of plain strings and numbers
    | (\[)                          # array begins
    | (\])                          # array ends
    | (\([^()\\\r]*+\))            # literal string without escapes
    | (REGULAR++)                   # operator, or a malformed number
    | (/REGULAR*+)                  # name
    | (<<)                          # dictionary begins
    | (>>)                          # dictionary ends
    | (\()                          # literal string with escapes
    | (<[^>]*+>?)                   # hexadecimal string with white space
    | %[^\r\n]*+                    # comment
    )""".replace(b"ITEM", _ITEM).replace(b"REGULAR", _REGULAR),
    re.VERBOSE,
)
_ITEMS = re.compile(_ITEM)
_PAIR = rb"(?:/%b*+)[\t\n\f\r ]*+(?:/%b*+|%b(?=[\t\n\f\r />]))" % (_REGULAR, _REGULAR, _DIGITS)
_PARTS = re.compile(rb"/%b*+|%b" % (_REGULAR, _DIGITS))
_STRINGS = re.compile(rb"(%b)" % _STRING)
_USUAL = re.compile(
    rb"""[\t\n\f\r ]*+(
      \[[\d.+\-\t\n\f\r ]*+(?>(?:STRING[\d.+\-\t\n\f\r ]*+)*)\][\t\n\f\r ]*+  # an array of strings and numbers
    | /REGULAR*+(?>[\t\n\f\r ]*+<<(?>(?:PAIR[\t\n\f\r ]*+)*)>>[\t\n\f\r ]*+  # a name, a dictionary of the like
        | [\t\n\f\r ]++(?>(?:NUMBER[\t\n\f\r ]++)*))     # or numbers
    | (?>(?:<[0-9A-Fa-f]*+>[\t\n\f\r ]*+)+)              # hexadecimal strings, as CMaps have them
    | (?>(?:NUMBER[\t\n\f\r ]++)*)                       # numbers, or nothing
    )
    (?!(?:BI|true|false|null)\b)([A-Za-z'"]REGULAR*+)
    """.replace(b"PAIR", _PAIR)
    .replace(b"STRING", _STRING)
    .replace(b"NUMBER", _DIGITS)
    .replace(b"REGULAR", _REGULAR),
    re.VERBOSE,
)
"""A whole operation of the usual kinds: nearly all of a page. Groups are in `(?>)`: after a group that fails
halfway, `*+` of Python 3.11.2 goes on in the middle of it.
"""
(
    _NUMBER,
    _HEX,
    _PLAIN_ARRAY,
    _ARRAY,
    _ARRAY_END,
    _PLAIN,
    _WORD,
    _NAME,
    _DICT,
    _DICT_END,
    _LITERAL,
    _SPACED_HEX,
) = range(1, 13)
_STRAY = re.compile(rb"[\0\t\n\f\r )>{}]+")
_KEYWORDS = {b"true": True, b"false": False, b"null": None}
_MALFORMED_NUMBER = re.compile(rb"[+-]*(\d{0,15}\.?\d{0,15})")
MAX_NESTING = 64
"""Arrays and dictionaries nested deeper than this are flattened; content streams need three."""


def operations(data: bytes) -> Iterator[Operation]:
    """Each operation of a content stream, in order.

    Operands: numbers as int or float, strings as bytes, names as `Name`, arrays as list, dictionaries as dict.
    An inline image is one operation `BI` whose operands are its dictionary and its still encoded bytes.

    >>> next(operations(b"/F1 9.5 Tf"))
    (b'Tf', ['F1', 9.5], 0, 10)
    """
    position, written = 0, _written
    while True:
        while usual := _USUAL.match(data, position):
            raw, operator = usual.groups()
            position = usual.end()
            operands = [_array(raw[1 : raw.rindex(b"]")])] if raw.startswith(b"[") else written[raw]
            yield operator, operands, usual.start(1), position
        unusual = _unusual(data, position)
        if unusual is None:
            return
        yield unusual
        position = unusual[3]


def _unusual(data: bytes, position: int) -> Operation | None:
    """The next operation, whatever its operands; None behind the last."""
    start, known = -1, _known
    stack: list[Any] = []
    frames: list[tuple[bool, list[Any]]] = []
    while (found := _TOKEN.match(data, position)) or (found := _STRAY.match(data, position)):
        position = found.end()
        kind = found.lastindex or 0
        if start < 0 and kind:
            start = found.start(kind)
        convert = _CONVERT[kind]
        if convert:
            stack.append(convert(found[kind]))
        elif kind == _WORD:
            value = _operand(found[kind])
            if value is not _OPERATOR:
                stack.append(value)
                continue
            while frames:
                stack = _closed(frames, stack)
            if found[kind] == b"BI":
                stack, position = _inline_image(data, position)
            return found[kind], stack, start, position
        elif kind == _PLAIN_ARRAY:
            items = [known[item] for item in _ITEMS.findall(found[kind])]
            stack += [items] if len(frames) < MAX_NESTING else items
        elif kind in (_ARRAY, _DICT):
            if len(frames) < MAX_NESTING:
                frames.append((kind == _DICT, stack))
                stack = []
        elif kind in (_ARRAY_END, _DICT_END):
            if frames:
                stack = _closed(frames, stack)
        elif kind == _LITERAL:
            value, position = _literal(data, position)
            stack.append(value)
    return None


_OPERATOR = object()


def _operand(word: bytes) -> Any:
    """The value of a word that is no operator: a keyword or a malformed number."""
    if word in _KEYWORDS:
        return _KEYWORDS[word]
    if word[0] in b"+-.0123456789":
        return _number(word)
    return _OPERATOR


def _number(text: bytes) -> int | float:
    """The value of a number; of a malformed one (`--5`, `1.2.3`) what stands at its beginning."""
    try:
        return float(text) if b"." in text else int(text)
    except ValueError:
        found = _MALFORMED_NUMBER.match(text)
        digits = found[1] if found else b""
        value = float(digits) if digits.strip(b".") else 0.0
        return -value if text.startswith(b"-") else value


def _closed(frames: list[tuple[bool, list[Any]]], items: list[Any]) -> list[Any]:
    """The operands around an array or dictionary, with it as the last."""
    is_dict, around = frames.pop()
    around.append(_dictionary(items) if is_dict else items)
    return around


def _dictionary(items: list[Any]) -> dict[str, Any]:
    return {key: value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, str)}


_ESCAPED_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")


def _name(token: bytes) -> Name:
    raw = token[1:]
    if b"#" in raw:
        raw = _ESCAPED_NAME.sub(lambda found: unhexlify(found[1]), raw)
    return Name(name_text(raw))


def name_text(raw: bytes) -> str:
    r"""A name as text: UTF-8 (7.3.5), else what Chinese programs write, else one byte a character.

    >>> name_text(b"\xcb\xce\xcc\xe5"), name_text(b"\xdcberschrift")
    ('宋体', 'Überschrift')
    """
    for codec in ("utf-8", "gb2312"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            pass
    return raw.decode("latin-1")


def _plain(token: bytes) -> bytes:
    return token[1:-1]


_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")


def _hex(token: bytes) -> bytes:
    """The bytes of a hexadecimal string; a missing last digit is 0 (7.3.4.3)."""
    try:
        return unhexlify(token[1:-1])
    except ValueError:
        digits = _NOT_HEX.sub(b"", token)
        return unhexlify(digits if len(digits) % 2 == 0 else digits + b"0")


class _Items(dict[bytes, Any]):
    """Names, numbers and plain strings by how they are written: most of them come again, on other pages too."""

    def __missing__(self, item: bytes) -> Any:
        value = _READ.get(item[:1], _number)(item)
        if len(item) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[item] = value
        return value


_READ: dict[bytes, Callable[[bytes], Any]] = {b"<": _hex, b"(": lambda item: _literal(item, 1)[0], b"/": _name}
_SPACES = b"\t\n\f\r "
_LONGEST_KEPT, _MOST_KEPT = 64, 50_000  # bytes; items
_known = _Items()


class _Operands(dict[bytes, list[Any]]):
    """The names, numbers and strings before an operator by how they are written; nobody changes them."""

    def __missing__(self, raw: bytes) -> list[Any]:
        operands = _operands(raw)
        if len(raw) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[raw] = operands
        return operands


_written = _Operands()


def _array(raw: bytes) -> list[Any]:
    """The strings of an array and the numbers between them; most strings are what stands in parentheses."""
    if b"\\" in raw or b"<" in raw:
        parts: list[Any] = _STRINGS.split(raw)
        parts[1::2] = map(_known.__getitem__, parts[1::2])
    else:
        parts = raw.replace(b"(", b")").split(b")")
    parts[::2] = map(_gaps.__getitem__, parts[::2])
    parts[1::2] = zip(parts[1::2], strict=False)
    return list(chain.from_iterable(parts))


class _Gaps(dict[bytes, tuple[float, ...]]):
    """The numbers between two strings, one or none, by how they are written."""

    def __missing__(self, raw: bytes) -> tuple[float, ...]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        numbers = self[raw] = tuple(map(_number, raw.split()))
        return numbers


_gaps = _Gaps()


def _operands(raw: bytes) -> list[Any]:
    items, first = _known, raw[:1]
    if first == b"/":
        values = [items[part] for part in _PARTS.findall(raw)]
        return [values[0], _dictionary(values[1:])] if raw.rstrip(_SPACES).endswith(b">>") else values
    if first == b"<":
        return list(map(_hex, _ITEMS.findall(raw)))
    return [items[number] for number in raw.split()]


_CONVERT: list[Callable[[bytes], Any] | None] = [None] * 13
_CONVERT[_NUMBER], _CONVERT[_HEX], _CONVERT[_SPACED_HEX] = _number, _hex, _hex
_CONVERT[_PLAIN], _CONVERT[_NAME] = _plain, _name

_LITERAL_SPECIAL = re.compile(rb"[()\\\r]")
_OCTAL = re.compile(rb"[0-7]{1,3}")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}


def _literal(data: bytes, position: int) -> tuple[bytes, int]:
    """A literal string from behind its opening parenthesis, and the offset behind its closing one."""
    parts: list[bytes] = []
    depth = 1
    while found := _LITERAL_SPECIAL.search(data, position):
        parts.append(data[position : found.start()])
        position = found.end()
        special = found[0]
        if special == b"\\":
            escaped, position = _escape(data, position)
            parts.append(escaped)
            continue
        if special == b"\r":
            position += data.startswith(b"\n", position)
            parts.append(b"\n")
            continue
        depth += 1 if special == b"(" else -1
        if depth == 0:
            return b"".join(parts), position
        parts.append(special)
    return b"".join([*parts, data[position:]]), len(data)


def _escape(data: bytes, position: int) -> tuple[bytes, int]:
    """What a backslash stands for, and the offset behind it."""
    octal = _OCTAL.match(data, position)
    if octal:
        return bytes((int(octal[0], 8) & 255,)), octal.end()
    character = data[position : position + 1]
    if character == b"\r":
        return b"", position + (2 if data.startswith(b"\n", position + 1) else 1)
    return _ESCAPES.get(character, character), position + len(character)


_IMAGE_BEGINS = re.compile(rb"[\0\t\n\f\r ]ID(?:\r\n|[\0\t\n\f\r ])")
_IMAGE_ENDS = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")
_PLAIN_TEXT = re.compile(rb"[\t\n\f\r\x20-\x7e]*")


def _inline_image(data: bytes, position: int) -> tuple[list[Any], int]:
    """Dictionary and bytes of an inline image from behind `BI`, and the offset behind its `EI`."""
    begins = _IMAGE_BEGINS.search(data, position)
    if begins is None:
        return [{}, b""], len(data)
    header = next(operations(data[position : begins.start()] + b" ID"), (b"ID", [], 0, 0))[1]
    keys = _dictionary(header)
    length = keys.get("L", keys.get("Length"))
    first = begins.end() + length if isinstance(length, int) and 0 <= length < len(data) else begins.end() - 1
    for ends in _IMAGE_ENDS.finditer(data, min(first, len(data))):
        # Compressed bytes may hold EI by chance; what follows the true one is plain text.
        if _PLAIN_TEXT.fullmatch(data[ends.end() : ends.end() + 16]):
            return [keys, data[begins.end() : ends.start()]], ends.end()
    return [keys, data[begins.end() :]], len(data)
