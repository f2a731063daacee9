"""Writers, one module a format, named as its row in `formats.FORMATS`; each is loaded when it is first used.

In: a `Report`. Out: a `Written`, the text with a diagnostic for each element the format cannot carry.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from briefing_tex.errors import UsageError
from briefing_tex.formats import FORMATS


def writer(name: str) -> ModuleType:
    """The module whose `write` writes the format of this name.

    Raises UsageError where there is no such format, or it is only read.

    >>> writer("json").__name__
    'briefing_tex.writers.json'
    """
    known = [row.name for row in FORMATS if row.writes]
    if name not in known:
        raise UsageError(f"no writer for the format '{name}'", hint=f"use one of {', '.join(known)}")
    return import_module(f"{__name__}.{name}")
