"""`diff` and `check`: do two files say the same, is a source sound?"""

from __future__ import annotations

from typing import Any

from briefing_tex.cli.console import command, print_json, print_out, say_all
from briefing_tex.cli.options import AnySource, AsJson, Base, From, Source
from briefing_tex.cli.streams import opened
from briefing_tex.diagnostics import Diagnostic
from briefing_tex.errors import MissingTool
from briefing_tex.formats import FORMATS


@command
def diff(first: AnySource, second: AnySource, *, format: From = None, as_json: AsJson = False) -> int:
    """Compare two reports in any formats that are read.

    Where one is a PDF or a text, only what a page carries is compared; two sources are compared in full.

    \b
      briefing-tex diff daily.md daily.pdf
      briefing-tex diff monday.json tuesday.json --json
    """
    from briefing_tex import pipeline

    extracted = [_is_extracted(name, format) for name in (first, second)]
    reports = [
        _report(pipeline, name, format, is_extracted)
        for name, is_extracted in zip((first, second), extracted, strict=True)
    ]
    comparison = pipeline.compare(*reports, carried=any(extracted))
    if as_json:
        print_json({"equal": comparison.equal, "differences": tuple(comparison.differences)})
    elif comparison.equal:
        print_out("equal in all that a page carries" if any(extracted) else "equal")
    else:
        print_out(str(comparison))
    return 0 if comparison.equal else 1


@command
def check(source: Source, *, format: From = None, base: Base = None, as_json: AsJson = False) -> int:
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


def _is_extracted(name: str, format: str | None) -> bool:
    chosen = (
        [row for row in FORMATS if row.name == format]
        if format and _says_no_format(name)
        else [row for row in FORMATS if name.lower().endswith(row.extensions)]
    )
    return any(row.kind == "extracted" for row in chosen)


def _says_no_format(name: str) -> bool:
    return not any(name.lower().endswith(row.extensions) for row in FORMATS)


def _report(pipeline: Any, name: str, format: str | None, is_extracted: bool) -> Any:
    """A side of a comparison; --from helps only where the name says no format."""
    chosen = format if _says_no_format(name) else None
    source = opened(name, chosen)
    return pipeline.read(source, format=chosen).report if is_extracted else pipeline.load(source, format=chosen)
