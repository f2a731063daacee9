"""Reports as XeLaTeX: `write` gives the whole project, `Design` its choices."""

from briefing_tex.writers.latex.declarations import portable
from briefing_tex.writers.latex.document import PAPERS, Design, diagnostics, opening, write

__all__ = ["PAPERS", "Design", "diagnostics", "opening", "portable", "write"]
