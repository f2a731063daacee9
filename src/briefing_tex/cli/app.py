"""The commands by name; each lives in the module of its group."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from briefing_tex.cli.console import prepare_streams, print_out
from briefing_tex.version import VERSION

_MODULES = {
    "build": "build",
    "read": "read",
    "convert": "read",
    "diff": "verify",
    "check": "verify",
    "doctor": "doctor",
    "fonts": "fonts",
    "schema": "start",
    "new": "start",
}
"""The commands, in the order in which help lists them, each with its module."""

_HELP = """Reports to beautiful, proven PDFs through XeLaTeX, and PDFs back to reports.

\b
  briefing-tex new daily.md             a first report to fill in
  briefing-tex build daily.md           daily.pdf, read back and compared with the source
  briefing-tex read daily.pdf           the report in a PDF, as JSON
  briefing-tex diff daily.md daily.pdf  do they say the same?
  briefing-tex doctor                   is everything here, and what brings it?

Each command explains itself: briefing-tex build --help. A file named - is standard input or output.

\b
Exit status:
  0  yes
  1  no: invalid, different, something lost
  2  trouble: wrong usage, a file, TeX or a font missing
"""


def app(asked: str | None = None) -> typer.Typer:
    """The program: with the command asked for, or with all where there is no such command.

    Typer describes each command it has before it runs one, which takes longer than typesetting a page.
    """
    made = typer.Typer(
        help=_HELP,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    made.callback(invoke_without_command=True)(_start)
    for name in [asked] if asked in _MODULES else _MODULES:
        made.command()(getattr(import_module(f"briefing_tex.cli.{_MODULES[name]}"), name))
    return made


def _version(wanted: bool) -> None:
    if wanted:
        print_out(f"briefing-tex {VERSION}")
        raise typer.Exit


def _start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    prepare_streams()
    if context.invoked_subcommand is None:
        print_out(context.get_help())
