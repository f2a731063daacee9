"""Who is measured: the table of all modules in `peers`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefings import Briefing
from peers import briefing, latexmk, pandoc, pylatex, reportlab, typst, weasyprint


@dataclass(frozen=True)
class Peer:
    """A program that makes a PDF; `often` if it is measured in every round of a full run."""

    title: str
    suffix: str
    emit: Callable[[Briefing], str]
    command: Callable[[Path, Path], list[str]]
    often: bool = False


PEERS = {
    "proof": Peer("briefing-tex build", ".md", briefing.emit, briefing.command, often=True),
    "plain": Peer("briefing-tex build --no-verify", ".md", briefing.emit, briefing.plain_command, often=True),
    "typst": Peer("Typst, new process", ".typ", typst.emit, typst.command, often=True),
    "latexmk": Peer("latexmk -xelatex, ctexart", ".tex", latexmk.emit, latexmk.command, often=True),
    "reportlab": Peer("ReportLab", ".json", reportlab.emit, reportlab.command),
    "pylatex": Peer("PyLaTeX, two runs", ".json", pylatex.emit, pylatex.command),
    "pandoc": Peer("pandoc --pdf-engine=xelatex", ".md", pandoc.emit, pandoc.command),
    "weasyprint": Peer("WeasyPrint", ".html", weasyprint.emit, weasyprint.command),
}
"""In the order in which a round runs them."""
