"""Reports from files and back: load, read, write, convert.

A source is a path, bytes, or a binary file object; its format is that of its name, or named. The bytes of a PDF
name it themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from briefing_tex.diagnostics import Diagnostic, Location, Source
from briefing_tex.errors import FileProblem, InvalidReport, UsageError
from briefing_tex.formats import FORMATS, Draft, Format, Reading, Written
from briefing_tex.model import Report, strings, validate
from briefing_tex.pipeline.options import check_options, seconds
from briefing_tex.readers import reader
from briefing_tex.writers import writer

_HEAD = 4096  # bytes in which a PDF names its version
_PDF = b"%PDF-"

AnySource = os.PathLike[str] | str | bytes | BinaryIO
"""A path (also as a string), the bytes themselves, or a file opened for reading in binary."""

_FOREIGN = (".doc", ".docx", ".odt", ".rtf", ".htm", ".html", ".rst", ".adoc", ".org", ".tex", ".typ", ".wps")
_FOREIGN_HINT = "print it as a PDF, which `briefing-tex read` reads, or make Markdown of it, as pandoc does"
_WHAT_IS_ONE = "give a path, bytes, or a file opened for reading in binary ('rb')"


class Loaded(Struct, frozen=True):
    """A report, and what was remarked while it was read."""

    report: Report
    diagnostics: tuple[Diagnostic, ...] = ()


def load(source: AnySource, *, format: str | None = None, base: Path | str | None = None) -> Report:
    """A report from an authored source: Markdown, JSON, XML.

    `base` is the folder that the paths in the report are relative to: the source's own, if none is given.
    Raises FileProblem, InvalidSource (not well-formed), InvalidReport (breaks a rule of the model), UsageError.

    >>> load(b"---\\ntitle: Tides\\nlanguage: en\\n---\\n", format="markdown").title
    ('Tides',)
    """
    return load_with_diagnostics(source, format=format, base=base).report


def load_with_diagnostics(
    source: AnySource, *, format: str | None = None, base: Path | str | None = None
) -> Loaded:
    """As `load`, with what the reader remarked."""
    row = _format_of(source, format, "authored")
    data, place = bytes_of(source, base)
    draft: Draft = reader(row.name).read(data, place)
    try:
        report = validate(draft.data, Source(place.file, place.base, draft.lines))
    except InvalidReport as error:
        error.remarks = tuple(remark for remark in draft.diagnostics if remark.severity != "info")
        raise
    assumed = () if draft.data.get("language") else _assumed(report)
    return Loaded(report, (*draft.diagnostics, *assumed))


def _assumed(report: Report) -> tuple[Diagnostic, ...]:
    """A remark where a report that names no language is taken for Chinese, and does not look it."""
    from briefing_tex.readers.structure.language import detect

    found = detect("\n".join(text for _, text in strings(report)))
    if found == report.language:
        return ()
    text = f"no language is named: labels and date are in {report.language}, and the text does not look it"
    return (
        Diagnostic(
            "info",
            "language-assumed",
            text,
            report.source.locate(None),
            f"add language: {found}, or the tag that is right",
        ),
    )


def read(
    source: AnySource,
    *,
    format: str | None = None,
    password: str | None = None,
    timeout: float = 60.0,
    progress: Callable[[str, float], None] | None = None,
) -> Reading:
    """The report recognised in a PDF or a plain text; `timeout` in seconds bounds the reading of a PDF.

    `progress` is called with the stage and the part of it that is done, 0 to 1.
    Raises FileProblem, UnreadablePdf, InvalidSource, LimitExceeded, UsageError.

    >>> reading = read("daily.pdf")  # doctest: +SKIP
    >>> reading.report.title, [loss.message for loss in reading.losses]  # doctest: +SKIP
    (('Tides',), [])
    """
    timeout = seconds(timeout)
    check_options(progress=progress)
    row = _format_of(source, format, "extracted")
    data, place = bytes_of(source)
    if row.name == "pdf":
        reading: Reading = reader("pdf").read(
            data, place, password=password, timeout=timeout, progress=progress
        )
    else:
        reading = reader(row.name).read(data, place)
    return reading


def stage(
    source: AnySource, to: str, *, format: str | None = None, password: str | None = None, timeout: float = 60.0
) -> str:
    """A stage of the reading of a PDF, printed: its glyphs, lines or blocks; raises as `read` does."""
    from briefing_tex.readers.pdf import stages

    if _format_of(source, format, "extracted").name != "pdf":
        raise UsageError(f"only a PDF has {to}", hint="give a PDF, or another format with --to")
    data, place = bytes_of(source)
    return stages.stage(data, to, place, password=password, timeout=seconds(timeout))


def write(report: Report, to: str) -> Written:
    """A report in a format, and what the format cannot carry."""
    if to == "latex":
        from briefing_tex.fonts import font_set
        from briefing_tex.writers.latex import diagnostics
        from briefing_tex.writers.latex import write as write_latex

        project = write_latex(report, font_set(report.language), trusted=True)
        return Written(project.main, diagnostics(report))
    written: Written = writer(to).write(report)
    return written


def convert(
    source: AnySource | Report,
    to: str,
    *,
    format: str | None = None,
    base: Path | str | None = None,
    password: str | None = None,
    timeout: float = 60.0,
) -> Written:
    """A source, or a report, in another format; needs no TeX. Diagnostics say what could not be carried.

    `base` is that of `load`, `password` and `timeout` are those of `read`; it raises what they do.

    >>> print(convert(b'{"title": "Tides"}', "json", format="json").text)
    {
      "language": "zh-Hans",
      "title": "Tides"
    }
    """
    if isinstance(source, Report):
        return write(source, to)
    row = _format_of(source, format, "authored", "extracted")
    if row.kind == "extracted":
        reading = read(source, format=format, password=password, timeout=timeout)
        report, remarks = reading.report, reading.losses
    else:
        loaded = load_with_diagnostics(source, format=format, base=base)
        report, remarks = loaded.report, loaded.diagnostics
    written = write(report, to)
    return Written(written.text, (*remarks, *written.diagnostics))


def schema() -> dict[str, Any]:
    """The JSON Schema of a report, as a service that writes reports takes it.

    >>> schema()["required"]
    ['title']
    """
    return Report.model_json_schema(by_alias=True)


def _format_of(source: AnySource, format: str | None, *kinds: str) -> Format:
    _check_source(source)
    rows = [row for row in FORMATS if row.reads and row.kind in kinds]
    names = ", ".join(row.name for row in rows)
    if format is not None:
        found = [row for row in rows if row.name == format]
        if not found:
            raise UsageError(f"'{format}' is not a format that is read here", hint=f"use one of {names}")
        return found[0]
    name = "bytes.pdf" if _is_pdf(source) else _name(source)
    found = [row for row in rows if name.lower().endswith(row.extensions)]
    if not found:
        path = _path(source)
        if path and not os.path.isfile(path):
            _bytes_of_file(path)  # says what is there instead
        _check_kind(name, kinds)
        what = (
            f"the name '{name}' does not say a format that is read here" if name else "the format is not known"
        )
        hint = f"name one of {names} (format=..., --from)"
        if name.lower().endswith(_FOREIGN):
            hint += f"; if it is none of them, {_FOREIGN_HINT}"
        raise UsageError(what, Location(file=name or None), hint)
    return found[0]


def _check_kind(name: str, kinds: tuple[str, ...]) -> None:
    """Raise UsageError where a report in a format is read, but by another function and command."""
    other = next((row for row in FORMATS if row.reads and name.lower().endswith(row.extensions)), None)
    if other and other.kind == "references":
        what = f"{other.name} holds references, and no report"
        raise UsageError(
            what, Location(file=name), f"name it in a report: `references: {os.path.basename(name)}`"
        )
    if other and (other.kind, *kinds) == ("authored", "extracted"):
        what = f"{other.name} is a source, which is loaded; PDFs and plain texts are recognised"
        hint = (
            "use bt.load, or briefing-tex convert; for what an OCR program wrote name text (format=..., --from)"
        )
        raise UsageError(what, Location(file=name), hint)
    if other and (other.kind, *kinds) == ("extracted", "authored"):
        what = f"{other.name} is no source: the report in it has to be recognised"
        raise UsageError(what, Location(file=name), "use bt.read, or first briefing-tex read FILE -o REPORT.md")


def _is_pdf(source: AnySource) -> bool:
    """Whether bytes say by themselves that they are a PDF (ISO 32000-1, 7.5.2), as those of a build do."""
    return isinstance(source, bytes | bytearray | memoryview) and _PDF in bytes(source[:_HEAD])


def _path(source: AnySource) -> Path | None:
    """The path that a source is, if it is one."""
    if source == "":
        raise FileProblem("'' names no file", hint="name one; is a variable empty?")
    return Path(os.fsdecode(source)) if isinstance(source, str | os.PathLike) else None


def _name(source: AnySource) -> str:
    """The name of a path or an open file; nothing where there is none."""
    name: Any = _path(source) or getattr(source, "name", "")
    return str(name) if isinstance(name, str | Path) else ""  # that of an open file may be its number


def bytes_of(source: AnySource, base: Path | str | None = None) -> tuple[bytes, Source]:
    """The bytes of a source and where they come from; raises FileProblem, UsageError."""
    check_options(base=base)
    _check_source(source)
    folder = None if base is None else Path(base).absolute()
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), Source(None, folder)
    path, name = _path(source), _name(source)
    data = _bytes_of_file(path) if path else _bytes_of_open(source, name)
    if folder is None and os.path.isfile(name):
        folder = Path(name).parent.absolute()  # whatever folder the program is in when the report is built
    return data, Source(name or None, folder)


def _check_source(source: AnySource) -> None:
    if isinstance(source, Reading):
        raise UsageError("what read(...) gives is no source", hint="give its report")
    kinds = (str, os.PathLike, bytes, bytearray, memoryview)
    if not isinstance(source, kinds) and not hasattr(source, "read"):
        raise UsageError(f"{type(source).__name__} is no source", hint=_WHAT_IS_ONE)


def _bytes_of_open(source: Any, name: str) -> bytes:
    try:
        content = source.read()
    except (OSError, ValueError) as error:  # closed, open for writing, on a disk that fails
        place = Location(file=name or None)
        raise FileProblem(f"the file cannot be read: {error}", place, _WHAT_IS_ONE) from None
    if not isinstance(content, bytes):
        raise UsageError("a file that is open for text is no source", hint="open it in binary ('rb')")
    return content


def _bytes_of_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a null character is none
        if "\n" in str(path):
            hint = "a report itself is given as bytes: text.encode(), with its format"
            raise FileProblem("there is no file whose name is this text", hint=hint) from None
        cause = ((error.strerror if isinstance(error, OSError) else "") or str(error)).lower()
        hint = "check the file and its permissions"
        if isinstance(error, FileNotFoundError):
            hint = "check the path"
        elif isinstance(error, IsADirectoryError):
            cause, hint = "it is a folder", "name a file in it"
        raise FileProblem(f"the file cannot be read: {cause}", Location(file=str(path)), hint) from None
