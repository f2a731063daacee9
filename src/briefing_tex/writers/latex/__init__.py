"""Reports as XeLaTeX: `write` gives the whole project, `Design` its choices, `opening` what it begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tex.lazy import lazily

if TYPE_CHECKING:
    from briefing_tex.writers.latex.declarations import PAPERS, opening, portable
    from briefing_tex.writers.latex.document import Design, diagnostics, write

_HOMES = {
    "PAPERS": ".declarations",
    "Design": ".document",
    "diagnostics": ".document",
    "opening": ".declarations",
    "portable": ".declarations",
    "write": ".document",
}

__all__ = ["PAPERS", "Design", "diagnostics", "opening", "portable", "write"]

__getattr__ = lazily(__name__, _HOMES)
