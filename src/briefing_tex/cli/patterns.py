"""Regular expressions of other packages, compiled when they are first used, which in a command few are.

Python compiles a set of characters by counting them: one over all of Unicode takes a fiftieth of a build, and two
packages make one each while they are loaded, for what a command seldom or never does.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from typing import Any

_MODULES = frozenset(("pikepdf.models.metadata._constants", "yaml.reader"))
"""The modules that make them. What they are used for works as before."""


class Later:
    """A pattern that is compiled when it is asked for something."""

    def __init__(self, compiled: partial[re.Pattern[Any]]) -> None:
        self._compiled = compiled

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiled(), name)


def compile_later() -> None:
    """From now on in this process, `re.compile` leaves the patterns of those modules for later."""
    at_once = re.compile

    def compile_(pattern: Any, flags: Any = 0) -> Any:
        if sys._getframe(1).f_globals.get("__name__") in _MODULES:
            return Later(partial(at_once, pattern, flags))
        return at_once(pattern, flags)

    re.compile = compile_
