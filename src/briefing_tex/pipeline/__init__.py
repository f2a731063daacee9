"""The stages joined: load, build, read, convert, compare. The only package that knows them all.

Many reports at once are in `pipeline.batch`, apart: one report needs none of its modules.
"""

from briefing_tex.comparison import compare
from briefing_tex.pipeline.building import BuildResult, build
from briefing_tex.pipeline.engine import Engine
from briefing_tex.pipeline.overlay import overlay
from briefing_tex.pipeline.proving import faults
from briefing_tex.pipeline.sources import (
    Loaded,
    convert,
    likely_language,
    load,
    load_with_diagnostics,
    read,
    schema,
    stage,
    write,
)

__all__ = [
    "BuildResult",
    "Engine",
    "Loaded",
    "build",
    "compare",
    "convert",
    "faults",
    "likely_language",
    "load",
    "load_with_diagnostics",
    "overlay",
    "read",
    "schema",
    "stage",
    "write",
]
