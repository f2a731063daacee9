"""XeLaTeX: passes until the contents list is settled, then the pages as a PDF.

In: the main source and the files beside it. Out: `Typeset`. Raises MissingTool, LimitExceeded;
a TeX error is not raised here: it is in `messages`, and there is no PDF.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from briefing_tex.engines.contents import listed, page_numbers
from briefing_tex.engines.folders import place, working
from briefing_tex.engines.formatfile import format_for
from briefing_tex.engines.log import LogMessage, messages
from briefing_tex.engines.process import environment, find, run
from briefing_tex.engines.workers import FONTS, Workers
from briefing_tex.engines.xdv import Unsupported, convert
from briefing_tex.errors import LimitExceeded

if TYPE_CHECKING:
    import pikepdf

Driver = Literal["own", "xdvipdfmx"]

JOB = "briefing"
MAX_PASSES = 5
_LONG_LINE = "Unable to read an entire line"
_NO_MEMORY = "memory exhausted"  # what Kpathsea says as it ends a program
OPTIONS = ("-no-pdf", "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error")


class Typeset(Struct, frozen=True):
    """A run: the PDF (None where TeX failed), what the log says, how many passes it took."""

    document: pikepdf.Pdf | None
    messages: tuple[LogMessage, ...]
    passes: int

    @property
    def pdf(self) -> bytes | None:
        """The PDF as a file."""
        from briefing_tex.engines.xdv.write import saved

        return saved(self.document) if self.document else None


def typeset(
    main: str,
    files: Mapping[str, bytes],
    *,
    contents: str = "",
    epoch: int = 0,
    timeout: float = 120.0,
    driver: Driver = "own",
    workers: Workers | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Typeset:
    """Typeset a document; `epoch` (seconds since 1970) is the only clock it sees, `timeout` is in seconds.

    `driver` draws the pages: our own, which leaves to xdvipdfmx what it cannot draw, or xdvipdfmx for all.
    `contents` is the contents list without page numbers: given it, our driver needs one pass.
    `workers` are processes that set many documents, one after the other; a document that holds TeX code of its
    author must not be given to them. What fails in one of them is done anew without. `meanwhile` is done
    while TeX works.
    """
    end = time.monotonic() + timeout
    known = {f"{JOB}.toc": contents.encode()} if contents and driver == "own" else {}
    document = {f"{JOB}.tex": main.encode(), **files, **known}
    command = [*_program(main, files), *OPTIONS]
    if workers and driver == "own":
        made = _warm(workers, command, document, epoch, timeout, meanwhile)
        if made:
            return made
    with working() as folder:
        place(folder, document)
        return _settled(folder, command, epoch, end, driver, meanwhile)


def expect(workers: Workers, class_line: str, files: Mapping[str, bytes]) -> None:
    """Start a process for documents of a class line, with its class and fonts; raises MissingTool."""
    workers.expect([*_program(class_line, files), *OPTIONS, f"-jobname={JOB}"], class_line, files[FONTS])


def _warm(
    workers: Workers,
    command: Sequence[str],
    document: Mapping[str, bytes],
    epoch: int,
    timeout: float,
    meanwhile: Callable[[], None] | None,
) -> Typeset | None:
    """A document set by a process that is kept; None where it must have one of its own."""
    given = document.get(f"{JOB}.toc", b"")
    try:
        with workers.setting([*command, f"-jobname={JOB}"], document, epoch, timeout, meanwhile) as pages:
            if pages is None:
                return None
            from briefing_tex.engines.xdv.draw import draw

            def numbers() -> Mapping[str, str]:
                known = page_numbers(given, listed(pages.output()))
                if known is None:
                    raise Unsupported("contents list that is not settled")
                return known

            pdf = draw(pages.source, pages.items, pages.folder, numbers)
            return Typeset(pdf, tuple(messages(pages.output())), 1)
    except (Unsupported, OSError):
        return None


def _settled(
    folder: Path,
    command: Sequence[str],
    epoch: int,
    end: float,
    driver: Driver,
    meanwhile: Callable[[], None] | None = None,
) -> Typeset:
    """Passes over a document in its folder until it is settled."""
    env = environment(epoch)
    remarks: tuple[LogMessage, ...] = ()
    for passes in range(1, MAX_PASSES + 1):
        before = _read(folder, "toc")
        status, said = run(
            [*command, f"{JOB}.tex"], folder, env, _left(end), meanwhile if passes == 1 else None
        )
        found = tuple(messages(_read(folder, "log").decode("utf-8", "replace")))
        if status:
            return Typeset(None, found or (_ended(said),), passes)
        numbers = page_numbers(before, _read(folder, "toc"))
        if numbers is None:
            continue
        if driver == "own":
            try:
                return Typeset(convert(_read(folder, "xdv"), folder, numbers), found, passes)
            except Unsupported as reason:
                driver, remarks = "xdvipdfmx", (LogMessage("driver", str(reason)),)
        if before == _read(folder, "toc"):
            break
    document, failure = _converted(folder, env, _left(end))
    return Typeset(document, (*found, *remarks, *failure), passes)


def _ended(said: str) -> LogMessage:
    """Why TeX ended, which no log says; raises LimitExceeded where it had not memory enough."""
    if _NO_MEMORY in said:
        raise LimitExceeded("TeX has not memory enough", hint="end other programs, or allow more (`ulimit -v`)")
    if _LONG_LINE in said:
        return LogMessage("error", "capacity exceeded: a line of the source is longer than TeX reads")
    return LogMessage("error", "TeX ended without saying why")


def _converted(
    folder: Path, env: dict[str, str], timeout: float
) -> tuple[pikepdf.Pdf | None, tuple[LogMessage, ...]]:
    """The pages as xdvipdfmx draws them, or None and why not."""
    import pikepdf

    pdf = folder / f"{JOB}.pdf"
    command = [find("xdvipdfmx"), "-q", "-z", "6", "-o", str(pdf), f"{JOB}.xdv"]
    status, output = run(command, folder, env, timeout)
    if status or not pdf.exists():
        return None, (LogMessage("error", f"xdvipdfmx failed: {output.strip()[-300:]}"),)
    return pikepdf.open(io.BytesIO(pdf.read_bytes())), ()


def _program(main: str, files: Mapping[str, bytes]) -> list[str]:
    """XeTeX with the class precompiled, or plain XeLaTeX where there is no such format."""
    xelatex = find("xelatex")
    first = main.partition("\n")[0].rstrip("%")
    made = format_for(first, files) if first.startswith("\\documentclass") and "briefing.cls" in files else None
    return [find("xetex"), f"-fmt={made}"] if made else [xelatex]


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise LimitExceeded("typesetting did not end within its time", hint="raise the time limit (--timeout)")
    return left


def _read(folder: Path, suffix: str) -> bytes:
    file = folder / f"{JOB}.{suffix}"
    return file.read_bytes() if file.exists() else b""
