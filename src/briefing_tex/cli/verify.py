"""`diff` and `check`: do two files say the same, is a source sound?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from briefing_tex.cli import options
from briefing_tex.cli.console import command, print_json, print_out, say_all
from briefing_tex.cli.guard import guarded
from briefing_tex.cli.options import STDIO
from briefing_tex.cli.streams import opened
from briefing_tex.diagnostics import Diagnostic
from briefing_tex.errors import MissingTool, UsageError
from briefing_tex.formats import FORMATS


@command
@options.any_source("first")
@options.any_source("second")
@options.from_format
@options.password
@options.timeout(60)
@options.as_json
def diff(
    first: str, second: str, *, format: str | None, password: str | None, timeout: float, as_json: bool
) -> int:
    """Compare two reports in any formats that are read.

    Where one is a PDF or a text, only what a page carries is compared; two sources are compared in full. A PDF
    made here is also looked at as it is painted: its glyphs, whether they are seen, in which order they stand.

    \b
      briefing-tex diff daily.md daily.pdf
      briefing-tex diff monday.json tuesday.json --json
    """
    from briefing_tex import pipeline

    if first == second == STDIO:
        raise UsageError("only one of the two can be standard input", hint="give a file for the other")
    sides = [_side(name, format) for name in (first, second)]
    extracted = any(side.is_extracted for side in sides)
    with guarded(timeout):
        reports = [_report(pipeline, side, password, timeout) for side in sides]
        comparison = pipeline.compare(*reports, carried=extracted)
        faults = _faults(pipeline, sides, reports, password=password, timeout=timeout)
    equal = comparison.equal and not any(fault.severity == "error" for fault in faults)
    if as_json:
        known = {"faults": faults} if faults else {}
        print_json({"equal": equal, "differences": tuple(comparison.differences), **known})
        return 0 if equal else 1
    say_all(faults)
    if not comparison.equal:
        print_out(str(comparison))
    elif equal:
        print_out("equal in all that a page carries" if extracted else "equal")
    else:
        print_out("equal in the text, but not on the pages")
    return 0 if equal else 1


@command
@options.authored
@options.from_format
@options.base
@options.as_json
def check(source: str, *, format: str | None, base: Path | None, as_json: bool) -> int:
    """Validate a source without typesetting it.

    Its form, its fields, its images, and whether some font has each of its characters.

    \b
      briefing-tex check daily.md
      generate-report | briefing-tex check - --from json --json
    """
    from briefing_tex import pipeline

    data = opened(source, format)
    loaded = pipeline.load_with_diagnostics(data, format=format, base=base)
    remarks: tuple[Diagnostic, ...] = tuple(loaded.diagnostics)
    try:
        remarks += tuple(pipeline.convert(data, "latex", format=format, base=base).diagnostics)
    except MissingTool as error:
        message = f"cannot tell whether every character has a font: {error.message}"
        remarks += (Diagnostic("warning", "fonts-unknown", message, error.location, error.hint),)
    remarks = tuple(dict.fromkeys(remarks))
    wrong = any(remark.severity == "error" for remark in remarks)
    if as_json:
        print_json({"valid": not wrong, "diagnostics": remarks})
    else:
        say_all(remarks)
        print_out(f"{source}: {'invalid' if wrong else 'valid'}")
    return int(wrong)


class _Side(Struct, frozen=True):
    """A side of a comparison: what was opened, its format where it is named, whether it is a page or a text."""

    source: Path | bytes
    format: str | None
    is_extracted: bool
    is_pdf: bool


def _side(name: str, format: str | None) -> _Side:
    """A side of a comparison; --from helps only where the name says no format."""
    says = any(name.lower().endswith(row.extensions) for row in FORMATS)
    chosen = None if says else format
    rows = [row for row in FORMATS if (name.lower().endswith(row.extensions) if says else row.name == format)]
    is_extracted = any(row.kind == "extracted" for row in rows)
    return _Side(opened(name, chosen), chosen, is_extracted, any(row.name == "pdf" for row in rows))


def _report(pipeline: Any, side: _Side, password: str | None, timeout: float) -> Any:
    if side.is_extracted:
        return pipeline.read(side.source, format=side.format, password=password, timeout=timeout).report
    return pipeline.load(side.source, format=side.format)


def _faults(
    pipeline: Any, sides: Sequence[_Side], reports: Sequence[Any], **limits: Any
) -> tuple[Diagnostic, ...]:
    """What the pages of a PDF do not show of the source it is compared with."""
    for side, source, report in zip(sides, reversed(sides), reversed(reports), strict=True):
        if side.is_pdf and not source.is_extracted:
            found: tuple[Diagnostic, ...] = pipeline.faults(report, side.source, **limits)
            return tuple(dict.fromkeys(found))  # the metadata say a thing in two ways, perhaps
    return ()
