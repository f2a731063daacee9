"""What kind of value each option takes: a wrong one is told before any work, by its name.

In: options as a caller gave them. Out: UsageError, or nothing. Whether a path, a colour or a font exists is
found where it is used.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from briefing_tex.errors import UsageError

MAX_SECONDS = 1_000_000.0
"""The longest time limit: the timers of the system take some 2,000,000 s."""
_SHOWN = 60  # characters of a wrong value


class _Kind(Struct, frozen=True):
    types: tuple[type, ...]
    hint: str
    items: tuple[type, ...] = (object,)
    """What the items, or the values by name, of a value may be."""


_YES_OR_NO = _Kind((bool,), "give True or False")
_FILE = _Kind((str, os.PathLike, type(None)), "give a path as text or as a Path; without it there is none")
_KINDS = {
    "verify": _YES_OR_NO,
    "trusted": _YES_OR_NO,
    "resume": _YES_OR_NO,
    "output": _Kind((str, os.PathLike, type(None)), "give a path; without one the bytes are in result.pdf"),
    "tex": _FILE,
    "logo": _FILE,
    "base": _FILE,
    "fonts": _Kind(
        (Mapping,),
        'give a mapping from roles to families or files: {"latin": "Noto Serif"}',
        (str, os.PathLike),
    ),
    "accent": _Kind((str, type(None)), 'give six hexadecimal digits as text: "1F4E79"'),
    "header": _Kind((str, type(None)), "give one line of text"),
    "standard": _Kind((Iterable,), 'give the name of a standard, or a list of names: "a-3a"', (str,)),
    "language": _Kind((str,), 'give a language tag: "zh-Hans"'),
    "waiting": _Kind((int,), "give the number of processes that may wait"),
    "paper": _Kind((str,), 'give the name of a paper: "a4"'),
}


def check_options(**given: Any) -> None:
    """Raises UsageError for the first option whose value is of another kind than it takes.

    >>> check_options(accent="1F4E79", trusted=False)
    """
    for name, value in given.items():
        if name == "progress" and value is not None and not callable(value):
            raise _wrong(name, value, "give a function of two arguments: the stage, and the share of the work")
        if name == "waiting" and isinstance(value, int) and value < 0:
            raise _wrong(name, value, _KINDS[name].hint)
        if name in _KINDS and not _fits(value, _KINDS[name]):
            raise _wrong(name, value, _KINDS[name].hint)


def seconds(timeout: float) -> float:
    """A time limit that the system's timers take; raises UsageError for what is no number.

    >>> seconds(float("inf"))
    1000000.0
    """
    if isinstance(timeout, bool) or not hasattr(timeout, "__float__"):
        raise _wrong("timeout", timeout, "give a number of seconds: 120")
    limit = float(min(timeout, MAX_SECONDS))
    if math.isnan(limit):
        raise _wrong("timeout", timeout, "give a number of seconds: 120")
    return limit


def _fits(value: Any, kind: _Kind) -> bool:
    if not isinstance(value, kind.types):
        return False
    if isinstance(value, Mapping):
        value = value.values()
    return kind.items == (object,) or all(isinstance(item, kind.items) for item in value)


def _wrong(name: str, value: Any, hint: str) -> UsageError:
    shown = repr(value)
    shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
    return UsageError(f"the option '{name}' cannot be {shown}", hint=hint)
