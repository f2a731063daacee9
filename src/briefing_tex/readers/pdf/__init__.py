"""Reading PDFs: a report from the structure tags of a PDF, or from the layout of its pages.

In: the bytes of a PDF by any producer. Out: `Reading`, or an error that says what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from types import MappingProxyType

from briefing_tex.diagnostics import Diagnostic, Location, Source
from briefing_tex.errors import InvalidReport, UnreadablePdf
from briefing_tex.formats import Reading
from briefing_tex.model import validate
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.file.objects import UNKNOWN
from briefing_tex.readers.pdf.own.blocks import Boxes, Found
from briefing_tex.readers.pdf.own.report import is_own, report_data
from briefing_tex.readers.pdf.pages.document import Document, mapped_errors, open_document
from briefing_tex.readers.pdf.pages.glyphs import Glyph, PageContent, Picture
from briefing_tex.readers.pdf.pages.images import Images
from briefing_tex.readers.pdf.pages.tree import Tree, read_tree

Progress = Callable[[str, float], None]
TIMEOUT = 60.0
"""Seconds that a reading may take, unless the caller says otherwise."""


def read(
    data: bytes,
    source: Source | None = None,
    *,
    password: str | None = None,
    timeout: float = TIMEOUT,
    progress: Progress | None = None,
) -> Reading:
    """The report in a PDF.

    Our own PDFs are read exactly, from their structure tags; others from their tags or their layout, with
    guesses among the losses. `timeout` is in seconds of wall-clock time; `progress` is called with the stage
    and the part of it that is done, 0 to 1.
    Raises UnreadablePdf (no PDF, damaged, encrypted, no text) and LimitExceeded (time, memory).
    """
    source = source or Source()
    limits = Limits.of(timeout, source.file)
    document = open_document(data, limits, password)
    with mapped_errors(limits):
        contents = list(_told(document, progress))
        tree = read_tree(document.catalog, document.pages, contents, limits)
        if tree and is_own(tree.roles):
            return read_own(document, tree, contents, source)
        if not any(glyph.text.strip() for page in contents for glyph in page.glyphs):
            raise _no_text(contents, source)
        return _read_foreign(document, tree, contents, source)


def _told(document: Document, progress: Progress | None) -> Iterator[PageContent]:
    """What stands on the pages; `progress` is told of each."""
    for number, content in enumerate(document.contents(), 1):
        if progress:
            progress("reading pages", number / len(document.pages))
        yield content
    if progress:
        progress("recognising the report", 1.0)


def read_own(document: Document, tree: Tree, contents: list[PageContent], source: Source) -> Reading:
    """The report in a PDF of ours, exactly, by its structure tags."""
    found = Found()
    data = report_data(tree.root, document.language, found)
    try:
        report = validate(data, source)
    except InvalidReport as error:
        raise UnreadablePdf(
            f"the PDF's structure tags describe no valid report: {error.message}",
            error.location,
            "the file was altered after it was built; build it anew",
        ) from error
    figures = {(form.mark.owner, form.mark.mcid) for page in contents for form in page.forms if form.mark}
    losses = (*document.losses, *unknown_glyphs(contents, source, figures), *found.losses)
    lost = _missing(found.pictures)
    return Reading(report, "tags", losses + lost, Boxes(found.places), Images(found.pictures, document.pdf))


def _read_foreign(
    document: Document, tree: Tree | None, contents: list[PageContent], source: Source
) -> Reading:
    from briefing_tex.readers.pdf.foreign.recognise import recognise

    found = recognise(document, tree, contents, source)
    losses = (*document.losses, *unknown_glyphs(contents, source), *found.losses)
    return Reading(
        found.report, found.source, losses, MappingProxyType(found.boxes), Images(found.pictures, document.pdf)
    )


def _missing(pictures: Mapping[str, Picture | None]) -> tuple[Diagnostic, ...]:
    """One remark for each figure that shows no image."""
    return tuple(
        Diagnostic("warning", "image-not-read", f"{name} is no image that could be taken from the PDF")
        for name, picture in pictures.items()
        if picture is None
    )


def unknown_glyphs(
    contents: list[PageContent], source: Source, figures: Set[tuple[object, int | None]] = frozenset()
) -> tuple[Diagnostic, ...]:
    """One remark for each page with glyphs whose characters the PDF does not tell, `figures` left out."""
    unknown = {page.number: [glyph for glyph in page.glyphs if UNKNOWN in glyph[0]] for page in contents}
    counts = {page: sum(_place(glyph) not in figures for glyph in unknown[page]) for page in unknown}
    return tuple(
        Diagnostic(
            "warning",
            "unknown-glyph",
            f"{count} glyph(s) whose characters the PDF does not tell; they read as U+FFFD",
            Location(file=source.file, page=number),
        )
        for number, count in counts.items()
        if count
    )


def _place(glyph: Glyph) -> tuple[object, int | None] | None:
    return (glyph.mark.owner, glyph.mark.mcid) if glyph.mark else None


def _no_text(contents: list[PageContent], source: Source) -> UnreadablePdf:
    images = any(page.pictures for page in contents)
    return UnreadablePdf(
        "the PDF holds no text, only images" if images else "the PDF holds no text",
        Location(file=source.file),
        "make its text readable with an OCR program, e.g. `ocrmypdf in.pdf out.pdf`"
        if images
        else "give another file",
    )
