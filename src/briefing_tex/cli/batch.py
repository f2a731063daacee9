"""`build` with several sources: a folder of PDFs, failures apart, what stands left as it is."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from briefing_tex.cli.console import failure, print_json, say, say_all
from briefing_tex.cli.options import STDIO
from briefing_tex.diagnostics import Location
from briefing_tex.errors import UsageError
from briefing_tex.formats import FORMATS

_FILES = (".pdf", *(ending for row in FORMATS for ending in row.extensions))
Told = Callable[[], None]
"""Called when a report is done with."""


def is_batch(sources: Sequence[str], output: str | None) -> bool:
    """Whether a folder is asked for: by several sources, or by a slash."""
    return len(sources) > 1 or (output or "").endswith("/")


def build_batch(
    sources: Sequence[str], output: str | None, options: dict[str, Any], *, alone: bool, as_json: bool
) -> int:
    """Build all sources into the folder `output`; the status is 1 if any failed.

    `alone` says that an option was given which is for one source.
    """
    folder = _checked(sources, output, alone)
    from briefing_tex.pipeline.batch import build_many

    counts: Counter[str] = Counter()
    data = []
    with (
        closing(build_many(sources, output=folder, **options)) as outcomes,
        _progress(len(sources), not as_json) as told,
    ):
        for outcome in outcomes:
            source = sources[outcome.index]
            state = _state(outcome)
            counts[state] += 1
            if as_json:
                data.append({"source": source, "state": state, **_data(outcome)})
            else:
                _say(outcome, source)
            told()
    if as_json:
        print_json({"reports": data, **counts})
    else:
        say(_sentence(counts, folder), "ok")
    return 1 if counts["failed"] else 0


def _checked(sources: Sequence[str], output: str | None, alone: bool) -> str:
    """The folder of a batch; raises UsageError where there is none, or what is asked for is for one source."""
    if output is None or output == STDIO:
        raise UsageError("several sources need a folder for their PDFs", hint="name it with -o, as in -o out/")
    if Path(output).suffix in _FILES and not Path(output).is_dir():
        raise UsageError(
            f"several sources need a folder, and '{output}' is the name of a file",
            hint="name a folder with -o, as in -o out/",
        )
    if alone or STDIO in sources:
        raise UsageError(
            "--from, --base, --tex and standard input are for one source", hint="build that source by itself"
        )
    return output


def _state(outcome: Any) -> str:
    if outcome.error:
        return "failed"
    return "stood" if outcome.result.stood else "built"


def _data(outcome: Any) -> dict[str, Any]:
    if outcome.error:
        return {"error": type(outcome.error).__name__, "diagnostics": failure(outcome.error)}
    result = outcome.result
    return {"pdf": outcome.output, "pages": result.pages, "diagnostics": result.diagnostics}


def _say(outcome: Any, source: str) -> None:
    """Failures and warnings, each with the file it is about."""
    found = failure(outcome.error) if outcome.error else outcome.result.diagnostics
    here = Location(file=source)
    say_all(item if item.location.file else replace(item, location=here) for item in found)


def _sentence(counts: Counter[str], output: str) -> str:
    told = {"built": "built", "stood": "stood already", "failed": "failed"}
    parts = [f"{counts[state]} {words}" for state, words in told.items() if counts[state]]
    return f"{output}: {', '.join(parts)}"


@contextmanager
def _progress(total: int, wanted: bool) -> Iterator[Told]:
    """A bar with the rate and the time left, on a terminal only."""
    if not wanted or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate, left = TextColumn("{task.fields[rate]}"), TextColumn("left")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(), left)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def advance() -> None:
            speed = bar.tasks[0].speed
            bar.update(task, advance=1, rate=f"{speed:.1f}/s" if speed else "")

        yield advance
