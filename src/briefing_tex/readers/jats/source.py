"""From bytes to an XML tree, trusting nothing.

In: bytes of XML in UTF-8 or UTF-16. Out: the root element, comments and processing instructions gone, character
entities of JATS replaced. Nothing is loaded, no entity of the file's own is expanded: a file that declares one
is refused (XML 1.0, 4.2; "billion laughs", external entities).
"""

from __future__ import annotations

import codecs
from html.entities import html5
from xml.parsers import expat

from lxml import etree

from briefing_tex.diagnostics import Location, Source
from briefing_tex.errors import InvalidSource, LimitExceeded
from briefing_tex.readers.decoding import text_of
from briefing_tex.readers.jats.article import Element

MAX_BYTES = 32 * 1024 * 1024
"""Size of a source in bytes: some hundred times a report of 300 pages."""
MAX_TAGS = 1_000_000
"""Tags in a source."""


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
    _refuse_entities(text, file)
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
    _replace_entities(root)
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


class _Seen(Exception):  # noqa: N818 - no error: the prolog has been read to its end
    pass


def _refuse_entities(text: bytes, file: str | None) -> None:
    """Read the prolog, the only place for declarations, up to the first element."""
    parser = expat.ParserCreate("utf-8")

    def declared(name: str, *_: object) -> None:
        raise InvalidSource(
            f"the XML declares the entity '{name}'; a report declares none",
            Location(file=file, line=parser.CurrentLineNumber),
            "remove the DOCTYPE's internal part and write the text itself",
        )

    def started(*_: object) -> None:
        raise _Seen

    parser.EntityDeclHandler = declared
    parser.StartElementHandler = started
    try:
        parser.Parse(text, True)
    except _Seen:
        return
    except expat.ExpatError as error:
        raise InvalidSource(
            f"the XML is not well-formed: {expat.errors.messages[error.code]}",
            Location(file=file, line=error.lineno),
        ) from None


def _not_well_formed(error: etree.XMLSyntaxError, file: str | None) -> InvalidSource | LimitExceeded:
    place = Location(file=file, line=error.lineno)
    message = (error.msg or "").split(", line ")[0]
    if "Excessive depth" in message:
        return LimitExceeded("the elements of the XML nest too deep", place)
    hint = "write the character itself" if message.startswith("Entity") else None
    return InvalidSource(f"the XML is not well-formed: {message}", place, hint)


def _replace_entities(root: Element) -> None:
    """JATS's DTD names characters as HTML does (`&nbsp;`, `&mdash;`); others stay as they are."""
    for entity in list(root.iter(etree.Entity)):
        parent = entity.getparent()
        if parent is None:
            continue
        written = str(entity.text)  # "&nbsp;"
        text = html5.get(written[1:], written) + (entity.tail or "")
        before = entity.getprevious()
        if before is None:
            parent.text = (parent.text or "") + text
        else:
            before.tail = (before.tail or "") + text
        entity.tail = None
        parent.remove(entity)


def choose_alternatives(root: Element) -> None:
    """Of several forms of one thing (`alternatives`) leave the one that a report can hold best."""
    for group in list(root.iter("alternatives")):
        parent = group.getparent()
        forms = sorted(group, key=lambda form: _PREFERRED.index(form.tag) if form.tag in _PREFERRED else 99)
        if parent is None or not forms:
            continue
        forms[0].tail = group.tail
        parent.replace(group, forms[0])


_PREFERRED = ("tex-math", "table", "graphic")
