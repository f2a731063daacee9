"""Regular expressions that modules make while they are loaded, compiled when they are first used.

Python compiles them in Python, and counts the characters of their sets one by one. Of the two hundred that the
modules of a build make, a third is used; the others would be a tenth of its work.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

_OF_FUNCTIONS = 1
"""Set in the flags of a function's code, not in those of a module or class (`inspect.CO_OPTIMIZED`)."""
_at_once: Callable[..., re.Pattern[Any]] = re.compile


class Later:
    """A pattern that is compiled when it is asked for something; to all that asks, it is a pattern."""

    def __init__(self, pattern: str | bytes, flags: Any) -> None:
        self._given = pattern, flags

    @property  # type: ignore[misc]  # isinstance() goes by it, so that `re.sub(pattern, ...)` takes it, too
    def __class__(self) -> type:
        return re.Pattern

    def __getattr__(self, name: str) -> Any:
        found: Any = getattr(_at_once(*self._given), name)
        setattr(self, name, found)  # asked for again, it is there
        return found


def compile_later() -> None:
    """From now on in this process, patterns of modules and classes are left for later."""
    vars(re)["compile"] = _compile


def _compile(pattern: Any, flags: Any = 0) -> Any:
    if not isinstance(pattern, str | bytes) or sys._getframe(1).f_code.co_flags & _OF_FUNCTIONS:
        return _at_once(pattern, flags)
    return Later(pattern, flags)
