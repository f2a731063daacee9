"""The commands by name; each lives in the module of its group."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import NoReturn

import click

from briefing_tex.cli.console import ended, failed, prepare_streams, print_out
from briefing_tex.errors import UsageError
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


class _Program(click.Group):
    """The commands, each loaded when it is asked for: together they take longer than typesetting a page."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULES:
            return None
        made: click.Command = getattr(import_module(f"briefing_tex.cli.{_MODULES[cmd_name]}"), cmd_name)
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=_MODULES, ctx=ctx) from None


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        print_out(f"briefing-tex {VERSION}")
        context.exit()


@click.group(
    cls=_Program,
    help=_HELP,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100, "show_default": True},
)
@click.option(
    "--version", is_flag=True, expose_value=False, callback=_version, is_eager=True, help="Say the version."
)
@click.pass_context
def app(context: click.Context) -> None:
    """The program."""
    if context.invoked_subcommand is None:
        print_out(context.get_help())


def run() -> NoReturn:
    """Run a command, and end with its exit status."""
    prepare_streams()
    sys.exit(ended(_run))


def _asked() -> str:
    """The command that was asked for, where an error does not say it."""
    return " ".join(("briefing-tex", *[name for name in sys.argv[1:] if name in _MODULES][:1]))


def _run() -> int:
    """What is wrong with the arguments of a command is said as all else is."""
    try:
        return int(app(prog_name="briefing-tex", standalone_mode=False) or 0)
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f"`{context.command_path if context else _asked()} --help` explains"
        message = error.format_message()
        wrong = UsageError(message if message.endswith("...") else message.removesuffix("."), hint=hint)
        return failed(wrong, as_json="--json" in sys.argv)
