"""The stages joined: load, build, read, convert, compare. The only package that knows them all.

Many reports at once are in `pipeline.batch`, apart: one report needs none of its modules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tex.lazy import lazily

if TYPE_CHECKING:
    from briefing_tex.comparison import compare
    from briefing_tex.pipeline.building import BuildResult, build
    from briefing_tex.pipeline.engine import Engine, likely_language
    from briefing_tex.pipeline.overlaying import overlay
    from briefing_tex.pipeline.proving import faults
    from briefing_tex.pipeline.sources import (
        Loaded,
        convert,
        load,
        load_with_diagnostics,
        read,
        schema,
        stage,
        write,
    )

_HOMES = {
    "BuildResult": ".building",
    "Engine": ".engine",
    "Loaded": ".sources",
    "build": ".building",
    "compare": "..comparison",
    "convert": ".sources",
    "faults": ".proving",
    "likely_language": ".engine",
    "load": ".sources",
    "load_with_diagnostics": ".sources",
    "overlay": ".overlaying",
    "read": ".sources",
    "schema": ".sources",
    "stage": ".sources",
    "write": ".sources",
}

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

__getattr__ = lazily(__name__, _HOMES)
