"""`new` and `schema`: a first report to fill in, and the fields a report may have."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefing_tex.cli import options
from briefing_tex.cli.console import command, say, say_all
from briefing_tex.cli.options import STDIO
from briefing_tex.cli.streams import check_target, deliver
from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.errors import FileProblem, UsageError
from briefing_tex.files import own_file
from briefing_tex.formats import FORMATS

_MARKDOWN = next(row.extensions for row in FORMATS if row.name == "markdown")


@command
@click.argument("file", metavar="FILE", help="The Markdown file to make, or -.")
@options.language
def new(file: str, *, language: str) -> int:
    """Write a first report to fill in.

    A short invented report that is ready to build and shows how each element is written.

    \b
      briefing-tex new daily.md
      briefing-tex new --language en report.md && briefing-tex build report.md
    """
    from briefing_tex.labels import LANGUAGES, base_language, is_of_language

    if file != STDIO and not file.lower().endswith(_MARKDOWN):
        raise UsageError(
            "a first report is written in Markdown",
            Location(file=file),
            f"name it {Path(file).stem or 'report'}.md",
        )
    if file != STDIO and Path(file).exists():
        raise FileProblem("there is a file of this name already", Location(file=file), "choose another name")
    check_target(file, [])
    deliver(own_file("starters", f"{base_language(language)}.md").decode(), file)
    if not is_of_language(language, base_language(language)):
        message = f"no first report is written in '{language}': this one is in English"
        there = f"there is one in {', '.join(LANGUAGES)}"
        say_all([Diagnostic("warning", "language-not-prepared", message, hint=there)])
    if file != STDIO:
        say(f"{file}: fill it in, then run: briefing-tex build {file}", "ok")
    return 0


@command
@options.output()
def schema(*, output: str | None) -> int:
    """Print the JSON Schema of a report.

    For editors, validators and the structured output of language models.

    \b
      briefing-tex schema -o report.schema.json
    """
    from briefing_tex import pipeline

    check_target(output, [])
    deliver(json.dumps(pipeline.schema(), ensure_ascii=False, indent=2) + "\n", output)
    return 0
