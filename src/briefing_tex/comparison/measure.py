"""How much alike two elements are, by their text.

In: elements of the model. Out: a number from 0 to 1: the share of letter pairs they have in common (Dice).
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from briefing_tex.model import Section
from briefing_tex.model.base import Node

MEASURED = 1000
"""Characters of an element that are looked at."""
OTHER_TYPE = 0.6
"""What likeness counts between elements of different types: a quotation read as a paragraph."""


class Profile(Struct, frozen=True):
    """What is measured of an element: its type, the letter pairs of its text and of its title."""

    type: type
    text: frozenset[str]
    title: frozenset[str]


def profile(value: Any) -> Profile:
    """The profile of an element, a line, or a tuple of elements."""
    title = text_of(value.title) if isinstance(value, Section) else ""
    return Profile(type(value), _pairs(text_of(value)), _pairs(title) if title else frozenset())


def likeness(first: Profile, second: Profile) -> float:
    """How much alike two elements are; sections also by their titles alone.

    >>> likeness(profile("open sea"), profile("open sea")), likeness(profile("sea"), profile("sky"))
    (1.0, 0.25)
    """
    share = _dice(first.text, second.text)
    if first.title and second.title:
        share = max(share, _dice(first.title, second.title))
    return share if first.type is second.type else share * OTHER_TYPE


def text_of(value: Any) -> str:
    """All text of an element, whatever its type; names of types are none."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "".join(map(text_of, value))
    if isinstance(value, Node):
        return " ".join(text_of(part) for name, part in value if name != "type" and part)
    return ""


def _pairs(text: str) -> frozenset[str]:
    framed = f"\n{text[:MEASURED]}\n"
    return frozenset(framed[index : index + 2] for index in range(len(framed) - 1))


def _dice(first: frozenset[str], second: frozenset[str]) -> float:
    return 2 * len(first & second) / (len(first) + len(second))
