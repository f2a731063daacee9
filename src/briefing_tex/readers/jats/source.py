"""From bytes to an XML tree, trusting nothing.

In: bytes of XML in UTF-8 or UTF-16. Out: the root element, comments and processing instructions gone, the
characters that JATS's DTD names (`&nbsp;`) in their places. Nothing is loaded, no entity of the file's own is
expanded: a file that declares one is refused (XML 1.0, 4.2; "billion laughs", external entities).
"""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from xml.parsers import expat

from lxml import etree

from briefing_tex.diagnostics import Location, Source
from briefing_tex.errors import InvalidSource, LimitExceeded
from briefing_tex.readers.decoding import text_of
from briefing_tex.readers.jats.article import Element, line_number
from briefing_tex.readers.jats.formulas import MATH, notation

MAX_BYTES = 32 * 1024 * 1024
"""Size of a source in bytes: some hundred times a report of 300 pages."""
MAX_TAGS = 1_000_000
"""Tags in a source."""
MAX_DEPTH = 100
"""How deep elements may nest: some thirty lists within one another."""
_PREFERRED = ("tex-math", "table", "graphic")
"""Forms that a report can hold, the best first; MathML that has its TeX is as good as TeX."""


def parse(data: bytes, source: Source) -> Element:
    """The root element of `data`.

    Raises InvalidSource for what is not well-formed, is in another encoding or declares entities, and
    LimitExceeded for what is too large or nests too deep.
    """
    file = source.file
    if len(data) > MAX_BYTES:
        raise LimitExceeded(
            f"the XML has {len(data):,} bytes, more than the {MAX_BYTES:,} that are read", Location(file=file)
        )
    text = _utf8(data, source)
    if text.count(b"<") > MAX_TAGS:
        raise LimitExceeded(f"the XML has more than {MAX_TAGS:,} tags", Location(file=file))
    if _has_doctype(text, file):
        text = _with_characters(text, file)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise _not_well_formed(error, file) from None
    _check_depth(root, file)
    return root


def _utf8(data: bytes, source: Source) -> bytes:
    """The source in UTF-8, whatever its declaration says: what is checked here is what is parsed."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return text_of(data, source).encode()
    try:
        return data.decode("utf-16").encode()
    except UnicodeDecodeError as error:
        raise InvalidSource(
            f"the XML is not UTF-16: {error.reason} at offset {error.start}", Location(source.file, 1)
        ) from None


class _Seen(Exception):
    pass


def _has_doctype(text: bytes, file: str | None) -> bool:
    """Read the prolog, the only place for declarations, and refuse those of entities."""
    parser = expat.ParserCreate("utf-8")
    doctypes: list[str] = []

    def declared(name: str, *_: object) -> None:
        raise InvalidSource(
            f"the XML declares the entity '{name}'; a report declares none",
            Location(file=file, line=parser.CurrentLineNumber),
            "remove the DOCTYPE's internal part and write the text itself",
        )

    def started(*_: object) -> None:
        raise _Seen

    parser.StartDoctypeDeclHandler = lambda name, *_: doctypes.append(name)
    parser.EntityDeclHandler = declared
    parser.StartElementHandler = started
    try:
        parser.Parse(text, True)
    except _Seen:
        pass
    except expat.ExpatError as error:
        raise InvalidSource(
            f"the XML is not well-formed: {expat.errors.messages[error.code]}",
            Location(file=file, line=error.lineno),
        ) from None
    return bool(doctypes)


_NAMED = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|&([A-Za-z][A-Za-z0-9.]*);", re.DOTALL)
_BUILT_IN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def _with_characters(text: bytes, file: str | None) -> bytes:
    """The source with the characters that a DTD names, which are those of HTML, as numbers (`&#160;`)."""

    def character(found: re.Match[bytes]) -> bytes:
        name = found[1]
        if name is None or name in _BUILT_IN:
            return found[0]
        characters = html5.get(f"{name.decode()};")
        if characters is None:
            raise InvalidSource(
                f"nobody says what the entity '{name.decode()}' stands for",
                Location(file=file, line=text.count(b"\n", 0, found.start()) + 1),
                "write the character itself",
            )
        return "".join(f"&#{ord(one)};" for one in characters).encode()

    return _NAMED.sub(character, text)


def _not_well_formed(error: etree.XMLSyntaxError, file: str | None) -> InvalidSource | LimitExceeded:
    place = Location(file=file, line=error.lineno)
    message = (error.msg or "").split(", line ")[0]
    if "Excessive depth" in message:
        return LimitExceeded(f"the elements of the XML nest deeper than {MAX_DEPTH} levels", place)
    hint = "write the character itself" if message.startswith("Entity") else None
    return InvalidSource(f"the XML is not well-formed: {message}", place, hint)


def _check_depth(root: Element, file: str | None) -> None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            place = Location(file=file, line=line_number(element))
            raise LimitExceeded(f"the elements of the XML nest deeper than {MAX_DEPTH} levels", place)


def choose_alternatives(root: Element) -> None:
    """Of several forms of one thing (`alternatives`) leave the one that a report can hold best."""
    for group in list(root.iter("alternatives")):
        parent = group.getparent()
        forms = sorted(group, key=_rank)
        if parent is None or not forms:
            continue
        forms[0].tail = group.tail
        parent.replace(group, forms[0])


def _rank(form: Element) -> int:
    tag = "tex-math" if form.tag == MATH and notation(form) else form.tag
    return _PREFERRED.index(tag) if tag in _PREFERRED else len(_PREFERRED)
