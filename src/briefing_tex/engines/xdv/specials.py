"""What `\\special` can ask of this driver, and what it then does: the specials of dvipdfmx that documents use.

In: a special and the sheet it stands on. Out: the sheet and its book, changed. Specification: the manual of
dvipdfmx, chapter 4, and what the drivers of graphics, color and hyperref for XeTeX write. Everything else
raises `Unsupported`: a special is never passed over because it is not known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import pikepdf

from briefing_tex.engines.xdv.canvas import IDENTITY, Matrix, number
from briefing_tex.engines.xdv.colours import array_colour, colour
from briefing_tex.engines.xdv.images import place_image
from briefing_tex.engines.xdv.items import Special
from briefing_tex.engines.xdv.page import Link, Sheet
from briefing_tex.engines.xdv.syntax import Scanner
from briefing_tex.engines.xdv.transform import TRANSFORM_KEYS, around, read_transform
from briefing_tex.engines.xdv.unsupported import Unsupported
from briefing_tex.engines.xdv.write import OutlineEntry, merge

Handler = Callable[[Sheet, Special, Scanner], None]


def obey(sheet: Sheet, special: Special) -> None:
    """Do what a special says; raises `Unsupported` for one that is not known or not understood."""
    if special.data.startswith(b"pdf:code "):
        if special.data.startswith(b"/Foot ", 9):
            sheet.begin_notes()
        sheet.canvas.raw(special.data[9:])
        return
    head, _, rest = special.data.strip().partition(b":")
    if head in (b"pdf", b"x", b"dvipdfmx"):
        scanner = Scanner(rest)
        handler = _COMMANDS.get((head, scanner.word()))
    else:
        scanner = Scanner(special.data)
        handler = _PLAIN.get(re.split(rb"[\s=]", special.data.strip(), maxsplit=1)[0])
    if handler is None:
        raise Unsupported("special", special.data[:80].decode("utf-8", "replace"))
    handler(sheet, special, scanner)


# Content


def _code(sheet: Sheet, _: Special, scanner: Scanner) -> None:
    sheet.canvas.raw(scanner.rest)


def _literal(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    rest = scanner.rest
    if rest.startswith(b"direct"):
        sheet.canvas.raw(rest.removeprefix(b"direct"))
        return
    x, y = sheet.canvas.at(special.x, special.y)
    there, back = (f"1 0 0 1 {number(s * x, 3)} {number(s * y, 3)} cm ".encode() for s in (1, -1))
    sheet.canvas.raw(there + rest + b" " + back)


def _content(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    x, y = sheet.canvas.at(special.x, special.y)
    sheet.canvas.raw(f"q 1 0 0 1 {number(x, 3)} {number(y, 3)} cm ".encode() + scanner.rest + b" Q")


# Transformations


def _transform(sheet: Sheet, special: Special, matrix: Matrix) -> None:
    sheet.canvas.transform(around(matrix, sheet.canvas.at(special.x, special.y)))


def _begin_transform(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    wanted = read_transform(scanner, TRANSFORM_KEYS)
    sheet.canvas.save()
    if wanted.matrix != IDENTITY:
        _transform(sheet, special, wanted.matrix)


def _scale(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    _transform(sheet, special, (scanner.number(), 0, 0, scanner.number(), 0, 0))


def _rotate(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    turn = math.radians(scanner.number())
    _transform(sheet, special, (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0))


def _save(sheet: Sheet, _: Special, __: Scanner) -> None:
    sheet.canvas.save()


def _restore(sheet: Sheet, _: Special, __: Scanner) -> None:
    sheet.canvas.restore()


# Colour


def _push_colour(sheet: Sheet, value: bytes) -> None:
    sheet.book.colours.append(value)
    sheet.canvas.paint_with(value)


def _pop_colour(sheet: Sheet, *_: Any) -> None:
    if len(sheet.book.colours) > 1:
        sheet.book.colours.pop()
    sheet.canvas.paint_with(sheet.book.colours[-1])


def _colour(sheet: Sheet, _: Special, scanner: Scanner) -> None:
    specification = scanner.rest.removeprefix(b"color").strip()
    if specification == b"pop":
        _pop_colour(sheet)
    elif specification.startswith(b"push"):
        _push_colour(sheet, colour(specification.removeprefix(b"push")))
    else:
        sheet.book.colours[:] = [colour(specification)]
        sheet.canvas.paint_with(sheet.book.colours[-1])


def _begin_colour(sheet: Sheet, _: Special, scanner: Scanner) -> None:
    rest = scanner.rest.strip()
    _push_colour(sheet, array_colour(rest) if rest.startswith(b"[") else colour(rest))


def _background(sheet: Sheet, _: Special, scanner: Scanner) -> None:
    ground = colour(scanner.rest.removeprefix(b"background"))
    sheet.book.background = None if ground == colour(b"gray 1") else ground


# Pages


def _page_size(sheet: Sheet, _: Special, scanner: Scanner) -> None:
    width, height = sheet.book.paper
    while key := scanner.word():
        if key == b"default":
            continue
        if key not in (b"width", b"height"):
            raise Unsupported("special", f"pdf:pagesize with {key.decode()}")
        if key == b"width":
            width = scanner.dimension()
        else:
            height = scanner.dimension()
    sheet.book.size = (width, height)


def _paper_size(sheet: Sheet, _: Special, scanner: Scanner) -> None:
    match = re.fullmatch(rb"papersize\s*=\s*([^,]+),(.+)", scanner.rest.strip(), re.S)
    if match is None:
        raise Unsupported("special", scanner.rest.decode("utf-8", "replace"))
    sheet.book.paper = sheet.book.size = (Scanner(match[1]).dimension(), Scanner(match[2]).dimension())


# Objects and navigation


def _object(sheet: Sheet, special: Special, raw: bytes) -> Any:
    """A PDF object, its names resolved where the special stands."""
    return sheet.book.object(raw, lambda name: _here(sheet, special, name))


def _here(sheet: Sheet, special: Special, name: str) -> Any:
    """What a name stands for that depends on the place; None for any other."""
    if name in ("xpos", "ypos"):
        axis = name == "ypos"
        point = sheet.canvas.point(*sheet.canvas.at(special.x, special.y))
        return round(point[axis] + sheet.origin()[axis], 2)
    if name in _PLACES:
        return _PLACES[name](sheet)
    page = _PAGE.fullmatch(name)
    return sheet.book.page(max(int(page[1]) - 1, 0)) if page else None


_PAGE = re.compile(r"page([0-9]+)")
_PLACES: dict[str, Callable[[Sheet], Any]] = {
    "thispage": lambda sheet: sheet.page,
    "prevpage": lambda sheet: sheet.book.page(max(sheet.index - 1, 0)),
    "nextpage": lambda sheet: sheet.book.page(sheet.index + 1),
    "resources": lambda sheet: sheet.resources,
    "catalog": lambda sheet: sheet.book.pdf.Root,
    "pages": lambda sheet: sheet.book.pdf.Root.Pages,
    "docinfo": lambda sheet: sheet.book.info,
}


def _destination(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    key = _object(sheet, special, scanner.value())
    if not isinstance(key, pikepdf.String):
        raise Unsupported("special", "a destination whose name is no string")
    target = _object(sheet, special, scanner.value())
    sheet.book.destinations.setdefault(bytes(key), target)


def _outline(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    is_open = False
    if scanner.rest.startswith(b"["):
        is_open = b"-" not in scanner.value()
    level = int(scanner.number())
    sheet.book.outline.append(OutlineEntry(level, is_open, _object(sheet, special, scanner.value())))


def _annotation(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    name = scanner.name()
    size = read_transform(scanner, TRANSFORM_KEYS)
    entry = _object(sheet, special, scanner.value())
    x, y = sheet.canvas.point(*sheet.canvas.at(special.x, special.y))
    box = (x, y - (size.depth or 0), x + (size.width or 0), y + (size.height or 0))
    annotation = sheet.annotate(entry, box)
    if name:
        sheet.book.define(name, annotation)


def _begin_link(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    scanner.name()
    sheet.links.append(Link(_object(sheet, special, scanner.value())))


def _end_link(sheet: Sheet, _: Special, __: Scanner) -> None:
    if sheet.links:
        sheet.close_link(sheet.links.pop())


def _link(sheet: Sheet, _: Special, __: Scanner) -> None:
    sheet.linking = True


def _nolink(sheet: Sheet, _: Special, __: Scanner) -> None:
    sheet.linking = False


def _info(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    merge(sheet.book.info, _object(sheet, special, scanner.value()))


def _catalog(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    merge(sheet.book.pdf.Root, _object(sheet, special, scanner.value()))


def _define(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    sheet.book.define(scanner.name(), _object(sheet, special, scanner.value()))


def _put(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    target = _object(sheet, special, b"@" + scanner.name().encode())
    while scanner.rest:
        value = _object(sheet, special, scanner.value())
        if isinstance(target, pikepdf.Array):
            target.append(value)
        elif isinstance(value, pikepdf.Dictionary):
            merge(target, value)
        else:
            raise Unsupported("special", "pdf:put of what is neither a dictionary nor an element of an array")


def _stream(sheet: Sheet, special: Special, scanner: Scanner) -> None:
    name = scanner.name()
    data = bytes(_object(sheet, special, scanner.value()))
    keys = _object(sheet, special, scanner.value() or b"<<>>")
    stream = sheet.book.stream(data)
    for key, value in keys.items():
        stream[key] = value
    sheet.book.define(name, stream)


def _configure(sheet: Sheet, _: Special, scanner: Scanner) -> None:
    option = scanner.word()
    if option == b"g":
        sheet.book.link_margin = scanner.dimension(1.0)
    elif option not in (b"C", b"z"):
        raise Unsupported("special", scanner.data.decode("utf-8", "replace"))


def _ignore(*_: Any) -> None:
    """What this driver has no use for: font maps, PDF versions, encodings of strings (UTF-8 is understood)."""


def _rows(head: bytes, rows: dict[str, Handler]) -> dict[tuple[bytes, bytes], Handler]:
    return {(head, name.encode()): handler for names, handler in rows.items() for name in names.split()}


_COMMANDS: dict[tuple[bytes, bytes], Handler] = {
    **_rows(
        b"pdf",
        {
            "code": _code,
            "literal": _literal,
            "content": _content,
            "btrans begintrans begintransform": _begin_transform,
            "etrans endtrans endtransform": _restore,
            "bcolor begincolor bc begingray bgray bg": _begin_colour,
            "ecolor endcolor ec endgray egray eg": _pop_colour,
            "image img epdf": place_image,
            "dest destination": _destination,
            "out outline": _outline,
            "ann annot annotate annotation": _annotation,
            "bann beginann bannot": _begin_link,
            "eann endann eannot": _end_link,
            "link": _link,
            "nolink": _nolink,
            "docinfo": _info,
            "docview": _catalog,
            "pagesize": _page_size,
            "obj object": _define,
            "put": _put,
            "stream": _stream,
            "close mapline mapfile majorversion minorversion tounicode": _ignore,
        },
    ),
    **_rows(b"x", {"gsave": _save, "grestore": _restore, "scale": _scale, "rotate": _rotate}),
    **_rows(b"dvipdfmx", {"config": _configure}),
}
_PLAIN: dict[bytes, Handler] = {b"color": _colour, b"background": _background, b"papersize": _paper_size}
