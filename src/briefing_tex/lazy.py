"""Packages whose names are loaded when they are first used (PEP 562): what is not asked for takes no time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package; `homes` has the module of each name, relative to the package.

    No module of the package may be called as a name is: once loaded, it would stand in its place.

    >>> lazily("briefing_tex", {"VERSION": ".version"})("VERSION").count(".")
    2
    """

    def loaded(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(homes[name], package), name)

    return loaded
