"""Raised and lowered text as Unicode has it: `10²⁶`, `CO₂`.

In: a text that was raised or lowered. Out: its characters so; None where Unicode lacks one of them.
"""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(text: str) -> str | None:
    """A text raised.

    >>> raised("-26"), raised("st")
    ('⁻²⁶', None)
    """
    return _moved(text, _RAISED)


def lowered(text: str) -> str | None:
    """A text lowered.

    >>> lowered("2"), lowered("max")
    ('₂', None)
    """
    return _moved(text, _LOWERED)


def _moved(text: str, table: dict[int, int]) -> str | None:
    moved = text.translate(table)
    return None if set(moved) & set(text) else moved
