"""Who is measured, and in which way: cold, warm, in a batch."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefings import Briefing
from peers import briefing, latexmk, pandoc, pylatex, reportlab, typst, weasyprint
from peers.places import PYTHON


@dataclass(frozen=True)
class Contender:
    """One way to make PDFs.

    `words` make the command: of a source and its PDF when cold, of two folders in a batch, of nothing for a
    process that stays. One that is slow takes part in a few rounds, and has a smaller batch.
    """

    name: str
    title: str
    suffix: str
    emit: Callable[[Briefing], str]
    words: Callable[..., list[str]]
    slow: bool = False

    @property
    def ours(self) -> bool:
        return self.name in ("proof", "plain")

    @property
    def peer(self) -> str:
        """The name without the way of use: typst of typst-fresh."""
        return self.name.partition("-")[0]


def _module(python: str, *words: str) -> Callable[..., list[str]]:
    return lambda *paths: [python, "-m", *words, *map(str, paths)]


def _plain(source: Path, output: Path) -> list[str]:
    return [*briefing.command(source, output), "--no-verify"]


def _ours(kind: str) -> Callable[..., list[str]]:
    return _module(sys.executable, "peers.briefing", kind)


def _typst(kind: str) -> Callable[..., list[str]]:
    return _module(PYTHON, "peers.typst", kind)


_latexmk = _module(sys.executable, "peers.latexmk", "batch")
_OURS = (".md", briefing.emit)
_TYPST = (".typ", typst.emit)

COLD = (
    Contender("proof", "briefing-tex build", *_OURS, briefing.command),
    Contender("typst", "Typst, new process", *_TYPST, typst.command),
    Contender("plain", "briefing-tex build --no-verify", *_OURS, _plain),
    Contender("latexmk", "latexmk -xelatex, ctexart", ".tex", latexmk.emit, latexmk.command),
    Contender("reportlab", "ReportLab", ".json", reportlab.emit, reportlab.command, slow=True),
    Contender("pylatex", "PyLaTeX, two runs", ".json", pylatex.emit, pylatex.command, slow=True),
    Contender("weasyprint", "WeasyPrint", ".html", weasyprint.emit, weasyprint.command, slow=True),
    Contender("pandoc", "pandoc, xelatex", ".md", pandoc.emit, pandoc.command, slow=True),
)
WARM = (
    Contender("proof", "engine.build", *_OURS, _ours("warm")),
    Contender("typst", "Typst, shared fonts", *_TYPST, _typst("warm")),
    Contender("plain", "engine.build, no proof", *_OURS, _ours("warm-plain")),
    Contender("typst-fresh", "Typst, fonts scanned anew", *_TYPST, _typst("fresh"), slow=True),
)
BATCH = (
    Contender("proof", "build_many", *_OURS, _ours("batch")),
    Contender("typst", "Typst, shared fonts", *_TYPST, _typst("batch")),
    Contender("plain", "build_many, no proof", *_OURS, _ours("batch-plain")),
    Contender("latexmk", "latexmk -xelatex", ".tex", latexmk.emit, _latexmk, slow=True),
)
PEERS = frozenset(item.peer for item in (*COLD, *WARM, *BATCH) if not item.ours)
"""The names of the peers."""
