"""XeLaTeX: passes until the contents list is settled, then the pages as a PDF.

In: the main source and the files beside it. Out: `Typeset`. Raises MissingTool, LimitExceeded;
a TeX error is not raised here: it is in `messages`, and `pdf` is None.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefing_tex.engines.formatfile import format_for
from briefing_tex.engines.log import LogMessage, messages
from briefing_tex.engines.process import environment, find, run
from briefing_tex.errors import LimitExceeded

Driver = Literal["own", "xdvipdfmx"]

JOB = "briefing"
MAX_PASSES = 5


@dataclass(frozen=True)
class Typeset:
    """A run: the PDF (None where TeX failed), what the log says, how many passes it took."""

    pdf: bytes | None
    messages: tuple[LogMessage, ...]
    passes: int


def typeset(
    main: str, files: Mapping[str, bytes], *, epoch: int = 0, timeout: float = 120.0, driver: Driver = "own"
) -> Typeset:
    """Typeset a document; `epoch` (seconds since 1970) is the only clock it sees, `timeout` is in seconds.

    `driver` draws the pages: our own, which leaves to xdvipdfmx what it cannot draw, or xdvipdfmx for all.
    """
    end = time.monotonic() + timeout
    env = environment(epoch)
    with tempfile.TemporaryDirectory(prefix="briefing-tex-") as name:
        folder = Path(name)
        for file, data in {f"{JOB}.tex": main.encode(), **files}.items():
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_bytes(data)
        command = [*_program(main, files), "-no-pdf", "-no-shell-escape", "-interaction=nonstopmode"]
        command += ["-halt-on-error", f"{JOB}.tex"]
        for passes in range(1, MAX_PASSES + 1):
            before = _contents(folder)
            status, _ = run(command, folder, env, _left(end))
            found = tuple(messages(_text(folder / f"{JOB}.log")))
            if status:
                return Typeset(None, found or (LogMessage("error", "TeX ended without saying why"),), passes)
            if _contents(folder) == before:
                break
        drawn, remarks = _drawn(folder, env, _left(end), driver)
        return Typeset(drawn, (*found, *remarks), passes)


def _drawn(
    folder: Path, env: dict[str, str], timeout: float, driver: Driver
) -> tuple[bytes | None, tuple[LogMessage, ...]]:
    """The pages as a PDF: by our own driver, and what that cannot draw by xdvipdfmx, which is said."""
    from briefing_tex.engines.xdv import Unsupported, convert

    remarks: tuple[LogMessage, ...] = ()
    if driver == "own":
        try:
            return convert((folder / f"{JOB}.xdv").read_bytes(), folder), ()
        except Unsupported as reason:
            remarks = (LogMessage("driver", str(reason)),)
    pdf = folder / f"{JOB}.pdf"
    command = [find("xdvipdfmx"), "-q", "-z", "6", "-o", str(pdf), f"{JOB}.xdv"]
    status, output = run(command, folder, env, timeout)
    if status or not pdf.exists():
        return None, (*remarks, LogMessage("error", f"xdvipdfmx failed: {output.strip()[-300:]}"))
    return pdf.read_bytes(), remarks


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


def _contents(folder: Path) -> bytes:
    file = folder / f"{JOB}.toc"
    return file.read_bytes() if file.exists() else b""


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.exists() else ""
