"""`read` and `convert`: from any format that is read to any that is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from briefing_tex.cli import options
from briefing_tex.cli.console import command, print_json, say, say_all
from briefing_tex.cli.guard import guarded
from briefing_tex.cli.options import STDIO, WRITABLE
from briefing_tex.cli.progress import progress
from briefing_tex.cli.streams import check_target, deliver, opened
from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.errors import FileProblem, UnreadablePdf, UsageError
from briefing_tex.files import problem, write_whole
from briefing_tex.formats import FORMATS

STAGES = ("glyphs", "lines", "blocks")
"""What the reading of a PDF goes through before there is a report."""
_ONE_OF = f"One of {WRITABLE} [by the name of -o]"


@command
@options.extracted
@click.option("--to", metavar="FORMAT", help=f"{_ONE_OF}; or {', '.join(STAGES)}.")
@options.output()
@options.from_format
@options.password
@click.option("--images", type=options.PATH, metavar="DIR", help="Write the images found into this folder.")
@click.option("--overlay", metavar="PDF", help="Write the pages with what was recognised drawn over them.")
@options.timeout(60)
@options.as_json
def read(
    source: str,
    *,
    to: str | None,
    output: str | None,
    format: str | None,
    password: str | None,
    images: Path | None,
    overlay: str | None,
    timeout: float,
    as_json: bool,
) -> int:
    """Recognise the report in a PDF or a text.

    It is written as JSON, or as --to or the name of -o says. --to glyphs, lines or blocks shows the stages
    of reading a PDF instead.
    What is uncertain or could not be placed is said on standard error; exit status 1 means that something was
    lost. --json gives the report with these remarks and the way it was recognised by: tags, layout or text.
    --overlay draws a frame and a label around each element of the report, over the pages of the PDF: dashed
    where something was guessed, grey around what is no part of the report.

    \b
      briefing-tex read daily.pdf
      briefing-tex read daily.pdf --to markdown -o daily.md --images figures
      briefing-tex read daily.pdf --to blocks
      briefing-tex read daily.pdf --overlay seen.pdf -o daily.json
      pdftotext daily.pdf - | briefing-tex read - --from text
    """
    from briefing_tex import pipeline

    for target in (output, overlay):
        check_target(target, [source])
    is_stage = to in STAGES
    _check_together(is_stage, to, output, overlay, images, as_json)
    target_format = "json" if is_stage or as_json else _target_format(to, output)
    data = opened(source, format)
    with guarded(timeout), progress(not as_json) as told:
        if is_stage:
            deliver(pipeline.stage(data, str(to), format=format, password=password, timeout=timeout), output)
            return 0
        reading = pipeline.read(data, format=format, password=password, timeout=timeout, progress=told)
        if overlay:
            deliver(pipeline.overlay(data, reading, password=password), overlay)
        remarks = (*reading.losses, *_write_images(reading.images, images, output))
    if as_json:
        found = {"report": reading.report, "source": reading.source, "boxes": reading.boxes}
        print_json({**found, "images": tuple(reading.images), "diagnostics": remarks})
    else:
        written = pipeline.write(reading.report, target_format)
        remarks += written.diagnostics
        deliver(written.text, output)
        say_all(remarks)
    return _lost(remarks)


@command
@options.any_source()
@click.option("--to", metavar="FORMAT", help=f"{_ONE_OF}.")
@options.output()
@options.from_format
@options.base
@options.password
@options.timeout(60)
@options.as_json
def convert(
    source: str,
    *,
    to: str | None,
    output: str | None,
    format: str | None,
    base: Path | None,
    password: str | None,
    timeout: float,
    as_json: bool,
) -> int:
    """Turn a report from one format into another; needs no TeX.

    What the other format cannot carry is said on standard error, and the exit status is then 1.

    \b
      briefing-tex convert daily.md --to json
      briefing-tex convert daily.json -o daily.xml
      briefing-tex convert daily.pdf -o daily.md
    """
    from briefing_tex import pipeline

    check_target(output, [source])
    with guarded(timeout):
        written = pipeline.convert(
            opened(source, format),
            _target_format(to, output),
            format=format,
            base=base,
            password=password,
            timeout=timeout,
        )
    if as_json and output not in (None, STDIO):
        print_json({"output": output, "diagnostics": written.diagnostics})
    elif as_json:
        print_json({"text": written.text, "diagnostics": written.diagnostics})
        return _lost(written.diagnostics)
    else:
        say_all(written.diagnostics)
    deliver(written.text, output)
    return _lost(written.diagnostics)


def _check_together(
    is_stage: bool,
    to: str | None,
    output: str | None,
    overlay: str | None,
    images: Path | None,
    as_json: bool,
) -> None:
    """Raises UsageError for options of which one would make another void."""
    if is_stage and (overlay or images or as_json):
        raise UsageError(
            f"--to {', '.join(STAGES)} shows no report, so --overlay, --images and --json say nothing with it",
            hint="leave them out, or give another format with --to",
        )
    if as_json and (to or _place(output)):
        raise UsageError(
            "--json says the report and all remarks on standard output", hint="leave out --to and -o, or --json"
        )
    if overlay and _place(overlay) == _place(output):
        raise UsageError(
            "the overlay and the report would go to one place", hint="give two files: -o and --overlay"
        )


def _place(output: str | None) -> Path | None:
    """The file that an output names; None for standard output."""
    return None if output in (None, STDIO) else Path(str(output)).absolute()


def _target_format(to: str | None, output: str | None) -> str:
    """The format asked for, or the one that the output's name ends in; JSON on standard output."""
    if to:
        if to not in [row.name for row in FORMATS if row.writes]:
            raise UsageError(f"'{to}' is not a format that is written here", hint=f"use one of {WRITABLE}")
        return to
    if output in (None, STDIO):
        return "json"
    endings = {ending: row.name for row in FORMATS if row.writes for ending in row.extensions}
    matching = [ending for ending in endings if str(output).lower().endswith(ending)]
    if not matching:
        raise UsageError(f"the name '{output}' does not say a format", hint=f"name one with --to: {WRITABLE}")
    return endings[max(matching, key=len)]


def _lost(remarks: Iterable[Diagnostic]) -> int:
    """1 where something was lost; what is only worth knowing ("info") is no loss."""
    return int(any(remark.severity != "info" for remark in remarks))


def _write_images(
    found: Mapping[str, bytes], folder: Path | None, output: str | None
) -> tuple[Diagnostic, ...]:
    """Write the images into the folder, and remark those that are not written.

    The report names them as if they lay beside it; where they do not, it is said how they are found.
    """
    if not found:
        return ()
    if not folder:
        message = f"{len(found)} image(s) of the report are not written: {', '.join(found)}"
        return (Diagnostic("info", "images-not-written", message, hint="--images DIR writes them"),)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        place = Location(file=str(folder))
        raise FileProblem("the folder cannot be made: it is a file", place, "choose another") from None
    except OSError as error:
        raise problem(error, folder) from None
    failed: list[Diagnostic] = []
    for name in found:
        try:
            write_whole(folder / Path(name).name, found[name])
        except UnreadablePdf as error:
            failed.append(Diagnostic("warning", "image-not-read", error.message, hint=error.hint))
    report = _place(output)
    beside = report is None or report.parent == folder.absolute()
    how = "" if beside else f"; `briefing-tex build --base {folder}` finds them"
    say(f"{folder}: {len(found) - len(failed)} image(s){how}", "ok")
    return tuple(failed)
