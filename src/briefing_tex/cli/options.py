"""Arguments and options that several commands share, with their help; names of formats come from the table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing_tex.errors import UsageError
from briefing_tex.formats import FORMATS, Format

STDIO = "-"
_LONGEST = 1_000_000.0
"""Seconds; an alarm cannot wait for ever."""


def _names(*rows: Format) -> str:
    return ", ".join(row.name for row in rows)


READABLE = _names(*(row for row in FORMATS if row.reads and row.kind != "references"))
AUTHORED = _names(*(row for row in FORMATS if row.reads and row.kind == "authored"))
EXTRACTED = _names(*(row for row in FORMATS if row.reads and row.kind == "extracted"))
WRITABLE = _names(*(row for row in FORMATS if row.writes))

Source = Annotated[str, typer.Argument(metavar="SOURCE", help=f"The report ({AUTHORED}), or - with --from.")]
AnySource = Annotated[str, typer.Argument(metavar="FILE", help=f"The file ({READABLE}), or - with --from.")]
Extracted = Annotated[str, typer.Argument(metavar="FILE", help=f"The file ({EXTRACTED}), or - with --from.")]
From = Annotated[
    str | None, typer.Option("--from", metavar="FORMAT", help="Its format, where the name does not say it.")
]
Base = Annotated[
    Path | None, typer.Option("--base", metavar="DIR", help="Folder its paths are relative to [its own].")
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write, or - [standard output].")
]


def _bounded(seconds: float) -> float:
    if not 0 < seconds <= _LONGEST:  # neither is NaN
        raise typer.BadParameter(f"give a number of seconds above 0, at most {_LONGEST:.0f}")
    return seconds


Timeout = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", callback=_bounded, help="Give up after this long.")
]
Password = Annotated[str | None, typer.Option("--password", metavar="TEXT", help="Of an encrypted PDF.")]
AsJson = Annotated[bool, typer.Option("--json", help="Say everything as JSON on standard output.")]
Language = Annotated[str, typer.Option("--language", metavar="TAG", help="zh-Hans, zh-Hant, ja, ko or en.")]
Fonts = Annotated[
    list[str] | None,
    typer.Option(
        "--font", metavar="ROLE=FONT", help="A family or file for latin, latin_sans, mono, cjk, cjk_sans."
    ),
]


def chosen_fonts(choices: list[str]) -> dict[str, str]:
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
