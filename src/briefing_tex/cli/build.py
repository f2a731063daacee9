"""`build`: a report to a proven PDF."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from briefing_tex.cli import options
from briefing_tex.cli.batch import build_batch, is_batch
from briefing_tex.cli.console import command, print_json, say, say_all
from briefing_tex.cli.options import AUTHORED, STDIO
from briefing_tex.cli.progress import progress
from briefing_tex.cli.streams import check_target, deliver, opened
from briefing_tex.diagnostics import Location
from briefing_tex.errors import BriefingError, FileProblem, UsageError
from briefing_tex.formats import FORMATS


@command
@click.argument(
    "sources", nargs=-1, required=True, metavar="SOURCE...", help=f"The reports ({AUTHORED}), or - with --from."
)
@options.output("The PDF, or - [beside the source]; a folder for several.")
@options.from_format
@options.base
@click.option(
    "--tex", type=options.PATH, metavar="DIR", help="Also write source and class that xelatex compiles."
)
@click.option("--verify/--no-verify", default=True, help="Read the PDF back and compare it with the report.")
@click.option("--paper", default="a4", metavar="SIZE", help="a4, a5, b5, letter or legal.")
@click.option("--accent", metavar="RRGGBB", help="Colour of headings, links and rules.")
@click.option("--logo", type=options.PATH, metavar="IMAGE", help="An image above the title.")
@click.option("--header", metavar="TEXT", help="Text of the running head.")
@options.fonts
@click.option("--standard", multiple=True, metavar="NAME", help="a-2a or a-3a (PDF/A), ua-1 (PDF/UA), or both.")
@click.option("--trusted", is_flag=True, help="The author is trusted: formulas may use TeX commands.")
@options.timeout(120)
@click.option("--force", is_flag=True, help="Of several, build those that stand already, too.")
@options.as_json
def build(
    sources: tuple[str, ...],
    *,
    output: str | None,
    format: str | None,
    base: Path | None,
    tex: Path | None,
    verify: bool,
    paper: str,
    accent: str | None,
    logo: Path | None,
    header: str | None,
    font: tuple[str, ...],
    standard: tuple[str, ...],
    trusted: bool,
    timeout: float,
    force: bool,
    as_json: bool,
) -> int:
    """Typeset a report and prove that the PDF says the same.

    Without -o the PDF lies beside its source: daily.md becomes daily.pdf. Nothing is written where the PDF,
    read back from its own text, differs from the report. Several sources are built on all cores into a folder;
    what stands there already, made from the same report by the same version, is left as it is.

    \b
      briefing-tex build daily.md
      briefing-tex build report.json -o out/report.pdf --paper letter --accent 8A1538
      briefing-tex build daily.md --tex tex/ --font cjk="Source Han Serif SC"
      briefing-tex build daily.md --standard a-3a --standard ua-1
      briefing-tex build *.md -o out/
      cat daily.md | briefing-tex build - --from markdown -o - > daily.pdf
    """
    from briefing_tex import pipeline

    chosen: dict[str, Any] = {
        "verify": verify,
        "timeout": timeout,
        "fonts": options.chosen_fonts(font),
        "paper": paper,
        "accent": accent,
        "logo": logo,
        "header": header,
        "trusted": trusted,
        "standard": standard,
    }
    if is_batch(sources, output):
        alone = bool(format or base or tex)
        return build_batch(sources, output, {**chosen, "resume": not force}, alone=alone, as_json=as_json)
    source = sources[0]
    target = output or _beside(source)
    _check_folders(source, target)
    check_target(target, [source])
    _check_ending(target)
    if as_json and target == STDIO:
        raise UsageError("standard output cannot hold both the PDF and JSON", hint="name a file with -o")
    given = opened(source, format)
    with progress(not as_json) as told, pipeline.Engine(waiting=0) as engine:
        with suppress(BriefingError):  # whatever is wrong, the build says it better
            engine.expect(pipeline.likely_language(given), paper=paper, fonts=chosen["fonts"])
        loaded = pipeline.load_with_diagnostics(given, format=format, base=base)
        result = engine.build(loaded.report, tex=tex, progress=told, **chosen)
    deliver(result.pdf, target)
    remarks = tuple(dict.fromkeys((*loaded.diagnostics, *result.diagnostics)))
    if as_json and target != STDIO:
        print_json(_summary(result, target, tex, verify, remarks))
    else:
        say_all(remarks)
        if target != STDIO:
            say(_sentence(result, target, verify), "ok")
    return 0


def _beside(source: str) -> str:
    if not source:
        raise FileProblem("'' names no file", hint="name the report; is a variable of the shell empty?")
    return STDIO if source == STDIO else f"{Path(source).with_suffix('') if Path(source).name else source}.pdf"


def _check_folders(source: str, target: str) -> None:
    """Raise FileProblem where a folder is given for a file."""
    if source and Path(source).is_dir():
        hint = f"name the reports in it, and a folder for their PDFs: {Path(source, '*.md')} -o out/"
        raise FileProblem("the file cannot be read: it is a folder", Location(file=source), hint)
    if Path(target).is_dir():
        hint = f"write {target}/ for that folder, or name a file in it"
        raise FileProblem("cannot write the file: it is a folder", Location(file=target), hint)


def _check_ending(target: str) -> None:
    """Raise UsageError where the PDF would have the name of another format, of a source perhaps."""
    other = next((row for row in FORMATS if target.lower().endswith(row.extensions)), None)
    if other and other.name != "pdf":
        what = f"a PDF is built, and '{target}' is the name of a {other.name} file"
        raise UsageError(what, hint="name it .pdf; `briefing-tex convert` writes other formats")


def _summary(result: Any, target: str, tex: Path | None, verify: bool, remarks: Any) -> dict[str, Any]:
    made = {"pdf": target, "tex": tex, "pages": result.pages, "proven": verify}
    return {**made, "diagnostics": remarks, "timings": result.timings}


def _sentence(result: Any, target: str, verify: bool) -> str:
    pages = "1 page" if result.pages == 1 else f"{result.pages} pages"
    return f"{target}: {pages}, {'proven' if verify else 'not verified'}"
