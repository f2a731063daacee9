"""Reports to beautiful, proven PDFs through XeLaTeX, and PDFs back to reports.

>>> import briefing_tex as bt
>>> report = bt.load("daily.md")  # doctest: +SKIP
>>> result = bt.build(report, "daily.pdf")  # doctest: +SKIP
>>> again = bt.read("daily.pdf")  # doctest: +SKIP
>>> bt.compare(report, again.report).equal  # doctest: +SKIP
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tex.lazy import lazily
from briefing_tex.version import VERSION

if TYPE_CHECKING:
    from briefing_tex.comparison import Comparison, compare
    from briefing_tex.diagnostics import Diagnostic, Location
    from briefing_tex.errors import BriefingError
    from briefing_tex.formats import Reading, Written
    from briefing_tex.model import Report
    from briefing_tex.pipeline import (
        BuildResult,
        Engine,
        build,
        convert,
        load,
        read,
        schema,
    )
    from briefing_tex.pipeline.batch import Outcome, build_many

__version__ = VERSION
_HOMES = {
    "compare": ".comparison",
    "Comparison": ".comparison",
    "Diagnostic": ".diagnostics",
    "Location": ".diagnostics",
    "BriefingError": ".errors",
    "Reading": ".formats",
    "Written": ".formats",
    "Report": ".model",
    "BuildResult": ".pipeline",
    "Engine": ".pipeline",
    "Outcome": ".pipeline.batch",
    "build": ".pipeline",
    "build_many": ".pipeline.batch",
    "convert": ".pipeline",
    "load": ".pipeline",
    "read": ".pipeline",
    "schema": ".pipeline",
}
"""The public names and the modules they live in; each is loaded when it is first used."""

__all__ = [
    "BriefingError",
    "BuildResult",
    "Comparison",
    "Diagnostic",
    "Engine",
    "Location",
    "Outcome",
    "Reading",
    "Report",
    "Written",
    "build",
    "build_many",
    "compare",
    "convert",
    "load",
    "read",
    "schema",
]


__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
