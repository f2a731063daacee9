"""Where a command's input comes from and its output goes: files, standard input, standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from briefing_tex.cli.options import STDIO
from briefing_tex.errors import FileProblem, UsageError
from briefing_tex.files import check_output, write_whole

_LARGEST_INPUT = 512 * 1024 * 1024  # bytes of standard input


def opened(source: str, format: str | None) -> Path | bytes:
    """The path of a source, or the bytes of standard input, which need a format named."""
    if not source:
        raise FileProblem("'' names no file", hint="name one; is a variable of the shell empty?")
    if source != STDIO:
        return Path(source)
    if format is None:
        raise UsageError("standard input does not say its format", hint="name it with --from")
    data = sys.stdin.buffer.read(_LARGEST_INPUT + 1)
    if len(data) > _LARGEST_INPUT:
        raise UsageError(f"standard input is larger than {_LARGEST_INPUT // 2**20} MB", hint="give a file")
    return data


def check_target(output: str | None, sources: Iterable[str]) -> None:
    """Raises FileProblem where the output is a source or cannot be written; before the work begins."""
    target = _file(output)
    if target:
        check_output(target, [Path(source) for source in sources if source != STDIO])


def deliver(data: bytes | str, output: str | None) -> None:
    """Write a result to a file, whole or not at all, or to standard output."""
    content = data.encode("utf-8") if isinstance(data, str) else data
    target = _file(output)
    if target:
        write_whole(target, content)
        return
    if isinstance(data, bytes) and sys.stdout.isatty():
        raise FileProblem("a PDF does not belong on a terminal", hint="name a file with -o, or use a pipe")
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _file(output: str | None) -> Path | None:
    return Path(output) if output and output != STDIO else None
