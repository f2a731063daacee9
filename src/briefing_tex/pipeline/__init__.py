"""The stages joined: load, build, read, convert, compare. The only package that knows them all."""

from briefing_tex.comparison import compare
from briefing_tex.pipeline.batch import Outcome, build_many
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
    "Outcome",
    "build",
    "build_many",
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
