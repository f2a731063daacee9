"""Names that a PDF numbers anew: what makes two printed reports comparable where one lacks a part.

In: two reports as printed, their references named `1`, `2`, their images `image-1`, `image-2`. Out: the same
two, the second with the first's names for the references they have in common, images without their numbers, so
that a missing reference or figure does not change all that follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from briefing_tex.comparison.align import align
from briefing_tex.model import Channel, Citation, Figure, Reference, Report
from briefing_tex.model.base import Node

T = TypeVar("T")


def with_common_names(first: Report, second: Report) -> tuple[Report, Report]:
    """Both reports with names that mean the same in both."""
    own = {reference.id: reference.id for reference in first.references}
    return _renamed(first, own), _renamed(second, _names(first.references, second.references))


def _names(first: tuple[Reference, ...], second: tuple[Reference, ...]) -> dict[str, str]:
    """The first report's name for each reference of the second; a new one for those it does not have."""
    nameless = [[entry.model_copy(update={"id": ""}) for entry in entries] for entries in (first, second)]
    pairs = align(*nameless)
    free = {nameless[0][i]: first[i].id for i, j in pairs if i is not None and j is None}
    names = {second[j].id: first[i].id for i, j in pairs if i is not None and j is not None}
    for index, entry in enumerate(second):
        if entry.id not in names:
            names[entry.id] = free.pop(nameless[1][index], f"{entry.id} (added)")
    return names


def _renamed(value: T, names: Mapping[str, str]) -> T:
    """The same element with its references renamed; unchanged parts are shared, not copied."""
    if isinstance(value, tuple):
        parts = tuple(_renamed(part, names) for part in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts  # type: ignore[return-value]
    if not isinstance(value, Node):
        return value
    fields: dict[str, Any] = {
        name: _renamed(part, names) for name, part in value if isinstance(part, tuple | Node)
    }
    if isinstance(value, Citation):
        fields["keys"] = tuple(names[key] for key in value.keys)
    elif isinstance(value, Reference):
        fields["id"] = names[value.id]
    elif isinstance(value, Figure | Channel) and value.image:
        fields["image"] = "image"
    changed = {name: part for name, part in fields.items() if part is not getattr(value, name)}
    return Node.model_copy(value, update=changed) if changed else value  # sound as it was: not checked anew
