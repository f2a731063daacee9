"""What people and machines see: messages, colours, JSON, errors, and the exit status of a command."""

from __future__ import annotations

import errno
import functools
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from io import UnsupportedOperation
from pathlib import Path
from typing import Any, TextIO

import click
from msgspec import Struct
from msgspec.structs import asdict

from briefing_tex.cli import INTERRUPTED
from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.errors import BriefingError, FileProblem, InvalidReport, LimitExceeded, MissingTool
from briefing_tex.remedies import remedy

_DEBUG = "BRIEFING_TEX_DEBUG"
_SHORT = {
    errno.EMFILE: "open files",
    errno.ENFILE: "open files",
    errno.ENOMEM: "memory",
    errno.EAGAIN: "processes",
    errno.EFBIG: "room in a file",
}
"""What a system runs out of."""
_BROKEN_PIPE = 141  # 128 + SIGPIPE, as shells have it
_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[33m", "info": "\x1b[36m", "ok": "\x1b[32m"}
# Characters that could steer a terminal: text of reports and PDFs ends up in messages.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def prepare_streams() -> None:
    """UTF-8 whatever the locale says; what even that cannot hold (odd file names) is shown escaped.

    One that was closed before we began is opened for nobody: else the next file would take its number, and get
    what other programs print. A result that should go there is an error, remarks are not.
    """
    for name, mode in (("stdin", "r"), ("stdout", "r"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def command(function: Callable[..., int]) -> click.Command:
    """Make a command of a function that returns an exit status: no failure leaves a traceback."""

    @functools.wraps(function)
    def run(**options: Any) -> None:
        sys.exit(ended(lambda: _status(function, options)))

    return click.command(run)


def ended(work: Callable[[], int]) -> int:
    """The exit status of some work, also where somebody ends it, or nobody reads what it prints."""
    try:
        status = work()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except OSError as error:
        closed = FileProblem("cannot write: standard output is closed")
        with suppress(OSError):
            failed(closed if isinstance(error, UnsupportedOperation) else _unexpected(error), as_json=False)
        return FileProblem.exit_status
    return status


def _status(function: Callable[..., int], options: Mapping[str, Any]) -> int:
    as_json = bool(options.get("as_json"))
    try:
        return function(**options)
    except (BrokenPipeError, UnsupportedOperation):  # nobody listens
        raise
    except BriefingError as error:
        return failed(error, as_json)
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        return failed(_unexpected(error), as_json)


def print_out(text: str) -> None:
    """A line for people on standard output."""
    print(_STEERING.sub("\ufffd", text))


def say(text: str, kind: str = "") -> None:
    """A line on standard error, its first word coloured as its kind."""
    print(coloured(_STEERING.sub("\ufffd", text), kind, sys.stderr), file=sys.stderr)


def coloured(text: str, kind: str, stream: TextIO) -> str:
    """The text with its first word in the kind's colour, on a terminal and unless NO_COLOR is set."""
    colour = _COLOURS.get(kind)
    if not colour or not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    first, space, rest = text.partition(" ")
    return f"{colour}{first}\x1b[0m{space}{rest}"


def say_all(diagnostics: Iterable[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        say(str(diagnostic), diagnostic.severity)


def print_json(value: Any) -> None:
    """A value as JSON on standard output; see `as_data`."""
    print(json.dumps(as_data(value), ensure_ascii=False, indent=2))


def as_data(value: Any) -> Any:
    """Structs as objects, a diagnostic's place among its own fields, None left out."""
    if isinstance(value, Location):
        return {name: part for name, part in asdict(value).items() if part is not None}
    if isinstance(value, Diagnostic):
        own = {"severity": value.severity, "code": value.code, "message": value.message, "hint": value.hint}
        return {**{key: part for key, part in own.items() if part is not None}, **as_data(value.location)}
    if isinstance(value, Struct):
        return {name: as_data(part) for name, part in asdict(value).items()}
    if isinstance(value, Mapping):
        return {str(key): as_data(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_data(item) for item in value]
    if isinstance(value, str | int | float | bool | None):
        return value
    return str(value) if isinstance(value, Path) else _node(value)


def _node(value: Any) -> Any:
    """A part of a report as data; anything else as its text."""
    from briefing_tex.model import to_data

    return to_data(value) if hasattr(value, "model_dump") else str(value)


def failure(error: BriefingError) -> tuple[Diagnostic, ...]:
    """What an error has to tell: each fault of an invalid report, else its message and those of its like."""
    if isinstance(error, InvalidReport):
        return (*error.remarks, *error.faults)
    return tuple(
        Diagnostic("error", _code(one), one.message, one.location, one.hint) for one in (error, *error.others)
    )


def failed(error: BriefingError, as_json: bool) -> int:
    """Say an error; the status that it ends the program with."""
    shown = failure(error)
    if as_json:
        print_json({"error": type(error).__name__, "status": error.exit_status, "diagnostics": shown})
    else:
        say_all(shown)
    return error.exit_status


def _code(error: BriefingError) -> str:
    """`MissingTool` -> `missing-tool`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(error).__name__).lower()


def _unexpected(error: Exception) -> BriefingError:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FileProblem("cannot write: the disk is full", hint="make room, or write to another place")
    short = "memory" if isinstance(error, MemoryError) else _SHORT.get(getattr(error, "errno", None) or 0)
    if short:
        return LimitExceeded(
            f"this system allows no more {short}",
            hint="end other programs, or allow more (`ulimit -a` shows limits)",
        )
    if isinstance(error, ModuleNotFoundError) and not str(error.name).startswith("briefing_tex"):
        return MissingTool(f"the Python library '{error.name}' is not installed", hint=remedy("libraries"))
    described = f"{type(error).__name__}: {error}".strip(": ")
    return BriefingError(
        f"this should not have happened ({described})",
        hint=f"it is a fault of briefing-tex: please report it with its source and what {_DEBUG}=1 adds",
    )
