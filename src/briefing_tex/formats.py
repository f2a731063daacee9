"""The formats: one row each, and the frozen values that readers and writers hand over.

A format named `x` has `briefing_tex.readers.x.read` and `briefing_tex.writers.x.write`, where its row says so.
Command-line help and the table in the docs are made from these rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec import Struct, field

from briefing_tex.diagnostics import Diagnostic

if TYPE_CHECKING:
    from briefing_tex.model.report import Report  # the command line reads this table without the model

Kind = Literal["authored", "extracted", "references"]
"""`authored`: written as a report; `extracted`: recognised from a page; `references`: CSL items only."""


class Format(Struct, frozen=True):
    """A format: its name, its file extensions, what it holds, and in which directions we know it."""

    name: str
    extensions: tuple[str, ...]
    kind: Kind
    reads: bool = True
    writes: bool = True


FORMATS = (
    Format("json", (".json",), "authored"),
    Format("markdown", (".md", ".markdown"), "authored"),
    Format("jats", (".xml",), "authored"),
    Format("text", (".txt", ".text"), "extracted"),
    Format("pdf", (".pdf",), "extracted", writes=False),
    Format("latex", (".tex",), "authored", reads=False),
    Format("csl", (".csl.json",), "references"),
    Format("bibtex", (".bib",), "references"),
)


class Draft(Struct, frozen=True):
    """What an authored source says, before validation: the JSON form, the line of each path, remarks."""

    data: Mapping[str, Any]
    lines: Mapping[str, int] = MappingProxyType({})
    diagnostics: tuple[Diagnostic, ...] = ()


class Written(Struct, frozen=True):
    """What a writer made, and what the format could not carry."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()


class TexProject(NamedTuple):
    """A TeX document: its main source, and the files that lie beside it by name.

    `contents` is the contents list as TeX would write it, but without page numbers: an engine that fills them
    in needs no second run to learn the list. `holds_code` tells whether some of it is TeX code of the
    author: formulas. `remarks` are about what is set otherwise than it should be.
    """

    main: str
    files: Mapping[str, bytes] = MappingProxyType({})
    contents: str = ""
    holds_code: bool = False
    remarks: tuple[Diagnostic, ...] = ()


class Box(Struct, frozen=True):
    """Where on the pages an element was found: page number from 1, corners in pt from the lower left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


class Reading(Struct, frozen=True):
    """A report recognised in a PDF or a text.

    `source` says by which way: the PDF's structure tags, the layout of its pages, or plain text.
    `losses` are guesses and what could not be placed; `boxes` maps an element's path to where it stands;
    `images` maps the names used in the report, and in the losses, (`image-1`) to their bytes.
    """

    report: Report
    source: Literal["tags", "layout", "text"]
    losses: tuple[Diagnostic, ...] = ()
    boxes: Mapping[str, tuple[Box, ...]] = field(default_factory=lambda: MappingProxyType({}))
    images: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))

    def __reduce__(self) -> tuple[Any, ...]:
        """For other processes: all images are made, which raises UnreadablePdf where one cannot be."""
        return _reading, (self.report, self.source, self.losses, dict(self.boxes), dict(self.images))


def _reading(
    report: Report,
    source: Literal["tags", "layout", "text"],
    losses: tuple[Diagnostic, ...],
    boxes: dict[str, tuple[Box, ...]],
    images: dict[str, bytes],
) -> Reading:
    return Reading(report, source, losses, MappingProxyType(boxes), MappingProxyType(images))
