"""Formulas: TeX code from trusted authors, and the packages that set it.

In: a report. Out: whether it holds formulas; for a report that does, the files that lie beside its source, and
the line that declares the font. A report without formulas loads nothing of this.
"""

from __future__ import annotations

import re

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.errors import InvalidReport, UsageError
from briefing_tex.files import own_file
from briefing_tex.fonts import math_family
from briefing_tex.fonts.preferences import MATH
from briefing_tex.model import Math, Report, walk

PACKAGE = "briefing-math"
_PACKAGES = (f"{PACKAGE}.sty", "briefing-symbols.sty")


def has_formulas(report: Report, trusted: bool) -> bool:
    """Whether a report holds formulas; raises UsageError where it must not, InvalidReport for one cut short."""
    formulas = [(path, part.tex) for path, part in walk(report) if isinstance(part, Math)]
    for path, tex in formulas:
        if not trusted:
            raise UsageError(
                "a formula is TeX code and runs only in reports from trusted authors",
                report.source.locate(path),
                "build with --trusted (trusted=True) if you trust the author",
            )
        if not _balanced(tex):
            fault = f"the formula's braces or dollar signs do not match: {tex[:60]}"
            raise InvalidReport(
                [Diagnostic("error", "formula", fault, report.source.locate(path), "close each {")]
            )
    return bool(formulas)


def packages() -> dict[str, str]:
    """The packages that set formulas, by file name."""
    return {name: own_file("themes", "briefing", name).decode() for name in _PACKAGES}


def declared_font() -> str:
    """The declaration of the mathematics font: its file here, and names for other machines."""
    family = math_family()
    path, index = (family.regular.path, family.regular.index) if family else ("", 0)
    return f"\\mathface{{{path}}}{{{index}}}{{{','.join(MATH)}}}\n"


def _balanced(tex: str) -> bool:
    bare = re.sub(r"\\[\\{}$%]", "", tex)
    depth = 0
    for character in bare:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0 and "$" not in bare and "%" not in bare
