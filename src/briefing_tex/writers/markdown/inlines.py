"""Inline text as Markdown.

In: `Text`. Out: one line, or with `breaks` several, that read back as the same text.

Emphasis needs care: whether `**` opens or closes depends on the characters around it (CommonMark 6.2). Where
they are in the way, as Chinese quotation marks are, an empty comment, which readers drop, stands between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.model import Break, Citation, Code, Emphasis, Footnote, Link, Math, Strong, Text
from briefing_tex.writers.markdown import escape
from briefing_tex.writers.markdown.output import Output

GUARD = "<!-- -->"
_AUTOLINK = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*")
_FORMULA = re.compile(r"(?:[^$\\]|\\.)+")
_PLAIN_KEY = re.compile(r"[^\s\[\]{};,@\\`<>&|]+")


class Piece(Struct, frozen=True):
    """A piece of a line: text, markup that stands for itself, or the mark where a span begins or ends."""

    kind: Literal["text", "atom", "open", "close", "break"]
    markdown: str


class Place(Struct, frozen=True):
    """Where text stands: its path, the marks of the spans around it, whether its lines may end.

    In a link `moved` takes the marks of notes and citations, which Markdown allows in none.
    """

    output: Output
    path: str
    spans: tuple[str, ...] = ()
    moved: list[Piece] | None = None
    breaks: bool = False

    def at(self, path: str) -> Place:
        return replace(self, path=path)


def inline(parts: Text, place: Place) -> str:
    """The Markdown of inline text."""
    return _joined(list(_pieces(parts, place)), breaks=place.breaks)


def _pieces(parts: Text, place: Place) -> Iterator[Piece]:
    for index, part in enumerate(parts):
        here = place.at(f"{place.path}[{index}]")
        if isinstance(part, str):
            yield Piece("text", escape.text(part))
        elif isinstance(part, Emphasis | Strong):
            yield from _span(part, here)
        elif isinstance(part, Link):
            yield from _link(part, here)
        elif place.moved is not None and isinstance(part, Citation | Footnote):
            message = f"a {part.type} within a link is moved behind it"
            place.output.remark("mark-in-link", message, here.path)
            place.moved.append(_leaf(part, here))
        else:
            yield _leaf(part, here)


def _leaf(part: Code | Citation | Footnote | Break | Math, place: Place) -> Piece:
    match part:
        case Code():
            return Piece("atom", escape.code(part.text))
        case Citation():
            return Piece("atom", _citation(part))
        case Footnote():
            return Piece("atom", place.output.note(place.path, part))
        case Break():
            return Piece("break", "<br>")
        case Math():
            return Piece("atom", _math(part, place))


def _citation(part: Citation) -> str:
    """`[@key; @{another key}]`."""
    keys = (key if _PLAIN_KEY.fullmatch(key) else f"{{{escape.attribute(key)}}}" for key in part.keys)
    return f"[{'; '.join('@' + key for key in keys)}]"


def _math(part: Math, place: Place) -> str:
    if not _FORMULA.fullmatch(part.tex):
        message = "a formula with a $ of its own, or a \\ at its end, is written as code"
        place.output.remark("formula", message, place.path)
        return escape.code(part.tex)
    return f"$${part.tex}$$" if part.display else f"${part.tex}$"


def _span(part: Emphasis | Strong, place: Place) -> Iterator[Piece]:
    """Marks that differ from those around: `*` and `**` outside, `_` and `__` next to them."""
    length = 1 if isinstance(part, Emphasis) else 2
    free = [mark * length for mark in "*_" if mark * length not in place.spans]
    path = f"{place.path}.text"
    if not free:
        place.output.remark("nested-span", f"{part.type} within {part.type} is written plain", place.path)
        yield from _pieces(part.text, place.at(path))
        return
    around = place.spans[-1][0] if place.spans else ""
    mark = next((mark for mark in free if mark[0] != around), free[0])
    inner = list(_pieces(part.text, replace(place, path=path, spans=(*place.spans, mark))))
    if inner:
        yield from (Piece("open", mark), *inner, Piece("close", mark))


def _link(part: Link, place: Place) -> Iterator[Piece]:
    path = f"{place.path}.text"
    if part.text == (part.url,) and _AUTOLINK.fullmatch(part.url):
        yield Piece("atom", f"<{part.url}>")
        return
    moved: list[Piece] = []
    shown = inline(part.text, replace(place, path=path, spans=(), moved=moved))
    shown = f"\\{shown}" if shown.startswith(("@", "^", "-@")) else shown
    yield Piece("atom", f"[{shown}]({escape.address(part.url)})")
    yield from moved


def _joined(pieces: list[Piece], *, breaks: bool) -> str:
    """The pieces as one text, each escaped and guarded as its neighbours ask."""
    written = ""
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        match piece.kind:
            case "text":
                written += _text(piece, before, after, written)
            case "break":
                flows = all(beside and beside.kind in ("text", "atom") for beside in (before, after))
                written += "\\\n" if breaks and flows else piece.markdown
            case "open":
                guarded = _meets(before, piece, "open") or _hampered(
                    written[-1:], _first(after), piece.markdown
                )
                written += (GUARD if guarded else "") + piece.markdown
            case "close":
                touched = _meets(after, piece, "open", "close")
                guarded = touched or _hampered(_first(after), written[-1:], piece.markdown)
                written += piece.markdown + (GUARD if guarded else "")
            case "atom":
                written += _atom(piece.markdown, after, written, alone=breaks and len(pieces) == 1)
    return written


def _text(piece: Piece, before: Piece | None, after: Piece | None, written: str) -> str:
    """Text between its neighbours: white space at the edge of a line or span would be lost."""
    text = piece.markdown
    if before is None or before.kind in ("open", "break"):
        text = escape.start(text)
    if after is None or after.kind in ("close", "break"):
        text = escape.end(text)
    if written.endswith("]") and text.startswith((":", "(")):
        text = f"\\{text}"
    if _first(after) == "[" and text.endswith(("!", "^")):
        text = f"{text[:-1]}\\{text[-1]}"
    return text


def _atom(markdown: str, after: Piece | None, written: str, *, alone: bool) -> str:
    """A formula must not follow a letter or precede a digit, nor a displayed one begin a paragraph."""
    if not markdown.startswith("$"):
        return markdown
    last = written[-1:]
    early = (last.isascii() and last.isalnum()) or (not written and markdown.startswith("$$") and not alone)
    late = _first(after).isdecimal()
    return f"{GUARD if early else ''}{markdown}{GUARD if late else ''}"


def _first(piece: Piece | None) -> str:
    return piece.markdown[:1] if piece else ""


def _meets(beside: Piece | None, mark: Piece, *kinds: str) -> bool:
    """Whether a mark of the same character stands beside: they would run into one."""
    return beside is not None and beside.kind in kinds and beside.markdown[0] == mark.markdown[0]


def _hampered(outside: str, inside: str, mark: str) -> bool:
    """Whether a mark between these characters would not open or close (CommonMark 6.2)."""
    if not outside or unicodedata.category(outside) == "Zs" or outside == "\n" or _is_punctuation(outside):
        return False
    return mark[0] == "_" or unicodedata.category(inside)[0] in "PSZ"  # a space here is written as an entity


def _is_punctuation(character: str) -> bool:
    """Punctuation by every version of CommonMark: before 0.31 symbols such as © were none."""
    category = unicodedata.category(character)
    return category[0] == "P" or (character.isascii() and category[0] == "S")
