"""An engine that stays warm: `build` over and over, by processes of XeTeX that set one report after the other.

In: reports, one after the other or from several threads. Out: what `build` makes of each, the same bytes. None
affects another: what a report changes ends with it, and one that holds TeX code gets a process of its own.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from briefing_tex.engines.workers import Workers
from briefing_tex.engines.xelatex import expect
from briefing_tex.fonts import NO_CHOICE, Choice, font_set
from briefing_tex.pipeline.options import check_options
from briefing_tex.writers.latex import opening

if TYPE_CHECKING:  # XeTeX starts before they are loaded
    from briefing_tex.model import Report
    from briefing_tex.pipeline.building import BuildOptions, BuildResult

_LANGUAGE = re.compile(rb"""\blang(?:uage)?["']?\s*[:=]\s*["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)""")
_HEAD = 4096  # bytes in which front matter names its language
_WAITING = 2


class Engine:
    """Builds reports, with at most `waiting` processes kept for more of them; safe for threads.

    A process serves reports of the language, paper and fonts it was started for. Closing ends the processes and
    removes their folders; so does the end of the program.

    >>> with Engine() as engine:  # doctest: +SKIP
    ...     pages = [engine.build(report).pages for report in reports]
    """

    def __init__(self, waiting: int = _WAITING) -> None:
        check_options(waiting=waiting)
        self._workers = Workers(waiting)

    def expect(self, language: str, *, paper: str = "a4", fonts: Choice = NO_CHOICE) -> None:
        """Start a process for reports of a language, so that it is ready when the first of them comes.

        Raises MissingTool, UsageError.

        >>> with Engine() as engine:  # doctest: +SKIP
        ...     engine.expect("zh-Hans")
        ...     engine.build(load("daily.md"), "daily.pdf")
        """
        check_options(language=language, paper=paper, fonts=fonts)
        project = opening(language, font_set(language, fonts), paper)
        expect(self._workers, project.main, project.files)

    def build(
        self, report: Report, output: Path | str | None = None, **options: Unpack[BuildOptions]
    ) -> BuildResult:
        """As `briefing_tex.build`, with its options and errors."""
        from briefing_tex.pipeline.building import build

        return build(report, output, workers=self._workers, **options)

    def close(self) -> None:
        """End the processes that wait; a later build is an ordinary one."""
        self._workers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def likely_language(source: Path | bytes) -> str:
    """The language that the first lines of a source seem to name, before anything is parsed; else Chinese.

    >>> likely_language(b"---\\nlanguage: ja\\n---\\n")
    'ja'
    """
    head = source[:_HEAD] if isinstance(source, bytes) else b""
    if isinstance(source, Path):
        with suppress(OSError), source.open("rb") as file:
            head = file.read(_HEAD)
    found = _LANGUAGE.search(head)
    return found[1].decode("ascii") if found else "zh-Hans"
