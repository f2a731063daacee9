"""Readers, one module a format, named as its row in `formats.FORMATS`; each is loaded when it is first used.

In: the bytes of a source. Out: a `Draft` (authored formats), a `Reading` (extracted formats), or items under
the names of CSL (references formats).
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from briefing_tex.errors import UsageError
from briefing_tex.formats import FORMATS


def reader(name: str) -> ModuleType:
    """The module whose `read` reads the format of this name.

    Raises UsageError where there is no such format, or it is only written.

    >>> reader("json").__name__
    'briefing_tex.readers.json'
    """
    known = [row.name for row in FORMATS if row.reads]
    if name not in known:
        raise UsageError(f"no reader for the format '{name}'", hint=f"use one of {', '.join(known)}")
    return import_module(f"{__name__}.{name}")
