"""The commands by name; each lives in the module of its group."""

from __future__ import annotations

from typing import Annotated

import typer

from briefing_tex.cli.build import build
from briefing_tex.cli.console import prepare_streams, print_out
from briefing_tex.cli.doctor import doctor
from briefing_tex.cli.fonts import fonts
from briefing_tex.cli.read import convert, read
from briefing_tex.cli.start import new, schema
from briefing_tex.cli.verify import check, diff
from briefing_tex.version import VERSION

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

app = typer.Typer(
    help=_HELP,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        print_out(f"briefing-tex {VERSION}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    prepare_streams()
    if context.invoked_subcommand is None:
        print_out(context.get_help())


for _command in (build, read, convert, diff, check, doctor, fonts, schema, new):
    app.command()(_command)
