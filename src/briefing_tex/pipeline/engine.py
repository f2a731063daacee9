"""An engine that stays warm: `build` over and over, by processes of XeTeX that set one report after the other.

In: reports, one after the other or from several threads. Out: what `build` makes of each, the same bytes. None
affects another: what a report changes ends with it, and one that holds TeX code gets a process of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self, Unpack

from briefing_tex.engines.workers import Workers
from briefing_tex.model import Report
from briefing_tex.pipeline.building import BuildOptions, BuildResult, build

_WAITING = 2


class Engine:
    """Builds reports, with at most `waiting` processes kept; safe for threads.

    A process serves reports of the language, paper and fonts it was started for. Closing ends the processes and
    removes their folders; so does the end of the program.

    >>> with Engine() as engine:  # doctest: +SKIP
    ...     pages = [engine.build(report).pages for report in reports]
    """

    def __init__(self, waiting: int = _WAITING) -> None:
        self._workers = Workers(waiting)

    def build(
        self, report: Report, output: Path | str | None = None, **options: Unpack[BuildOptions]
    ) -> BuildResult:
        """As `briefing_tex.build`, with its options and errors."""
        return build(report, output, workers=self._workers, **options)

    def close(self) -> None:
        """End the processes that wait; a later build is an ordinary one."""
        self._workers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
