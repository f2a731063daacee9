"""Arguments and options that several commands share, with their help; names of formats come from the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from briefing_tex.errors import UsageError
from briefing_tex.formats import FORMATS, Format

STDIO = "-"
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
_USUAL = "zh-Hans"
_LONGEST = 1_000_000.0
"""Seconds; an alarm cannot wait for ever."""


def _names(*rows: Format) -> str:
    return ", ".join(row.name for row in rows)


READABLE = _names(*(row for row in FORMATS if row.reads and row.kind != "references"))
AUTHORED = _names(*(row for row in FORMATS if row.reads and row.kind == "authored"))
EXTRACTED = _names(*(row for row in FORMATS if row.reads and row.kind == "extracted"))
WRITABLE = _names(*(row for row in FORMATS if row.writes))


def _bounded(_: click.Context, __: click.Parameter, seconds: float) -> float:
    if not 0 < seconds <= _LONGEST:  # neither is NaN
        raise click.BadParameter(f"give a number of seconds above 0, at most {_LONGEST:.0f}")
    return seconds


def timeout(default: int) -> Decorator:
    """The time limit of a command, in seconds."""
    return click.option(
        "--timeout",
        type=float,
        default=default,
        metavar="SECONDS",
        callback=_bounded,
        help="Give up after this long.",
    )


def _filled(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    if name == "":
        raise click.BadParameter("'' names no file; is a variable of the shell empty?")
    return name


def _tagged(_: click.Context, __: click.Parameter, tag: str) -> str:
    if tag == _USUAL:  # no model is loaded for it
        return tag
    from briefing_tex.model.report import language_tag

    try:
        return language_tag(tag)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


PATH = click.Path(path_type=Path)
authored = click.argument("source", metavar="SOURCE", help=f"The report ({AUTHORED}), or - with --from.")
extracted = click.argument("source", metavar="FILE", help=f"The file ({EXTRACTED}), or - with --from.")
from_format = click.option(
    "--from", "format", metavar="FORMAT", help="Its format, where the name does not say it."
)
base = click.option("--base", type=PATH, metavar="DIR", help="Folder its paths are relative to [its own].")


def output(shown: str = "Where to write, or - [standard output].") -> Decorator:
    """The option that names the file to write."""
    return click.option("--output", "-o", metavar="FILE", callback=_filled, help=shown)


password = click.option("--password", metavar="TEXT", help="Of an encrypted PDF.")
as_json = click.option("--json", "as_json", is_flag=True, help="Say everything as JSON on standard output.")
language = click.option(
    "--language", default=_USUAL, metavar="TAG", callback=_tagged, help="zh-Hans, zh-Hant, ja, ko or en."
)
fonts = click.option(
    "--font",
    multiple=True,
    metavar="ROLE=FONT",
    help="A family or file for latin, latin_sans, mono, cjk, cjk_sans.",
)


def any_source(name: str = "source") -> Decorator:
    """An argument that names a report in any format that is read."""
    return click.argument(name, metavar="FILE", help=f"The file ({READABLE}), or - with --from.")


def chosen_fonts(choices: Sequence[str]) -> dict[str, str]:
    """`["latin=Georgia"]` -> `{"latin": "Georgia"}`."""
    chosen = {}
    for choice in choices:
        role, equals, font = choice.partition("=")
        if not equals or not font:
            raise UsageError(
                f"'{choice}' chooses no font", hint="write --font ROLE=FONT, as in --font latin=Georgia"
            )
        chosen[role.strip().replace("-", "_")] = font.strip()
    return chosen
