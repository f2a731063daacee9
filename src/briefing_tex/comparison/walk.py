"""Walking two reports side by side.

In: two elements of the same place. Out: what differs, with the path in each, and the elements that are missing
on one side, so that one that only moved can be found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from briefing_tex.comparison.align import align
from briefing_tex.comparison.measure import text_of
from briefing_tex.comparison.report import Difference, changed, excerpt
from briefing_tex.model import (
    Break,
    Channel,
    Citation,
    Code,
    Emphasis,
    Footnote,
    Link,
    Math,
    Section,
    Strong,
    Table,
)
from briefing_tex.model.base import Node, declared


class Found(NamedTuple):
    """A difference; `lost` is the element that one side does not have."""

    difference: Difference
    lost: Any = None


Walker = Callable[[Any, Any, str, str], Iterator[Found]]

_TEXTS = frozenset({"text", "title", "subtitle", "caption"})
"""Fields that hold inline text, where they hold a tuple."""
_VALUES = frozenset({"align", "keys"})
"""Fields whose tuples are one value."""


def differ(first: Any, second: Any, path: str = "", other: str = "") -> Iterator[Found]:
    """All differences between two elements, in reading order of the first."""
    if first == second:
        return
    if isinstance(first, Node) and type(first) is type(second):
        yield from _nodes(first, second, path, other)
    elif isinstance(first, tuple) and isinstance(second, tuple):
        yield from _sequences(first, second, path, other)
    elif isinstance(first, bool):
        yield Found(Difference("changed", path, other, str(first).lower(), str(second).lower()))
    elif not first or not second:
        yield _one_sided(first, second, path, other)
    elif isinstance(first, str) and isinstance(second, str):
        yield Found(changed(path, other, first, second))
    else:
        yield Found(Difference("changed", path, other, described(first), described(second)))


def described(value: Any) -> str:
    """An element in a few words: its kind and the start of its text.

    >>> described(Section(title="Open sea"))
    "section 'Open sea'"
    """
    if isinstance(value, str):
        return excerpt(value)
    text = shown(value.title) if isinstance(value, Section) else text_of(value).strip()
    return f"{_kind(value)} {excerpt(text)}" if text else f"{_kind(value)} without text"


def shown(parts: Any) -> str:
    """Inline text in one line, its markup visible.

    >>> shown(Report(title=["a ", {"type": "strong", "text": "b"}]).title)
    'a **b**'
    """
    return "".join(part if isinstance(part, str) else _shown(part) for part in parts)


def _shown(part: Any) -> str:
    match part:
        case Emphasis():
            return f"*{shown(part.text)}*"
        case Strong():
            return f"**{shown(part.text)}**"
        case Code():
            return f"`{part.text}`"
        case Link():
            return f"[{shown(part.text)}]({part.url})"
        case Citation():
            return f"[@{', @'.join(part.keys)}]"
        case Footnote():
            return f"[^{text_of(part.blocks)}]"
        case Math():
            return f"${part.tex}$"
        case Break():
            return "⏎"
    raise TypeError(f"{type(part).__name__} is no inline")


def _kind(value: Any) -> str:
    if isinstance(value, Node):
        return type(value).__name__.lower()
    return "text" if isinstance(value, str) else "item"


def _nodes(first: Node, second: Node, path: str, other: str) -> Iterator[Found]:
    if isinstance(first, Table) and isinstance(second, Table) and _width(first) != _width(second):
        before, after = (f"a table of {_width(table)} columns" for table in (first, second))
        yield Found(Difference("changed", path, other, before, after))
        return
    for name, label, _ in declared(type(first)):
        walker = _walker(first, name)
        one, two = getattr(first, name), getattr(second, name)
        if one != two:
            yield from walker(one, two, _joined(path, label), _joined(other, label))


def _walker(node: Node, name: str) -> Walker:
    if name in _VALUES:
        return _values
    if isinstance(node, Table) and name in ("head", "rows"):
        return lambda first, second, path, other: _sequences(first, second, path, other, _cells)
    if name in _TEXTS and not isinstance(node, Channel):
        return _texts
    return differ


def _texts(first: Any, second: Any, path: str, other: str) -> Iterator[Found]:
    """Inline text: piece by piece where the pieces are of the same kinds, else as one line."""
    if isinstance(first, str) or not first or not second:
        if isinstance(first, tuple):
            first, second = shown(first), shown(second)
        yield from differ(first, second, path, other)
    elif list(map(type, first)) == list(map(type, second)):
        for index, (one, two) in enumerate(zip(first, second, strict=True)):
            yield from differ(one, two, f"{path}[{index}]", f"{other}[{index}]")
    elif shown(first) != shown(second):
        yield Found(changed(path, other, shown(first), shown(second)))
    else:
        before, after = (" + ".join(map(_kind, text)) for text in (first, second))
        yield Found(Difference("changed", path, other, before, after))


def _sequences(first: Any, second: Any, path: str, other: str, pair: Walker = differ) -> Iterator[Found]:
    for i, j in align(first, second):
        if i is not None and j is not None:
            if first[i] != second[j]:
                yield from pair(first[i], second[j], f"{path}[{i}]", f"{other}[{j}]")
        elif i is not None:
            yield _missing(first[i], f"{path}[{i}]")
        elif j is not None:
            yield _added(second[j], f"{other}[{j}]")


def _cells(first: Any, second: Any, path: str, other: str) -> Iterator[Found]:
    for index, (one, two) in enumerate(zip(first, second, strict=True)):
        if one != two:
            yield from _texts(one, two, f"{path}[{index}]", f"{other}[{index}]")


def _values(first: Any, second: Any, path: str, other: str) -> Iterator[Found]:
    yield from differ(", ".join(first), ", ".join(second), path, other)


def _one_sided(first: Any, second: Any, path: str, other: str) -> Found:
    return _missing(first, path) if first else _added(second, other)


def _missing(value: Any, path: str) -> Found:
    return Found(Difference("missing", path, None, before=described(value)), value)


def _added(value: Any, path: str) -> Found:
    return Found(Difference("added", None, path, after=described(value)), value)


def _width(table: Table) -> int:
    return len((table.head + table.rows)[0])


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
