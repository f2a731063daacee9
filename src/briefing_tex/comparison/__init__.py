"""Two reports, and what differs between them.

In: two reports. Out: a `Comparison`: equal, or every difference with its place, printable and as data. Equality
is that of the model, decided by `==`; aligning the two only explains it.
"""

from __future__ import annotations

from typing import Any

from briefing_tex.comparison.carried import with_common_names
from briefing_tex.comparison.report import Comparison, Difference
from briefing_tex.comparison.walk import Found, differ
from briefing_tex.errors import UsageError
from briefing_tex.model import Report

__all__ = ["Comparison", "Difference", "compare"]


def compare(first: Report, second: Report, *, carried: bool = True) -> Comparison:
    """What differs between two reports.

    With `carried`, only what a PDF carries counts (`Report.printed`): not the names of image files, nor the ids
    of references.

    >>> print(compare(Report(title="High tide"), Report(title="High  tide")))
    1 difference (1 changed):
      title[0]: 'High tide' became 'High  tide' at character 6: U+0074 LATIN SMALL LETTER T / U+0020 SPACE
    """
    for report in (first, second):
        if not isinstance(report, Report):
            what = f"{type(report).__name__} is no report"
            raise UsageError(what, hint="compare what load(...) gives, or the report of what read(...) gives")
    if first == second:
        return Comparison()
    if carried:
        first = first.printed()
        if first == second:  # as it is where the second was read from a PDF of the first
            return Comparison()
        second = second.printed()
        if first == second:
            return Comparison()
        first, second = with_common_names(first, second)
    unexplained = Difference("changed", "", "", "one report", "another")
    return Comparison(tuple(_moved(list(differ(first, second)))) or (unexplained,))


def _moved(found: list[Found]) -> list[Difference]:
    """The differences, where what is missing at one place and added at another has moved."""
    places: dict[Any, list[str]] = {}
    for difference, lost in found:
        if difference.kind == "added" and difference.other and difference.other.endswith("]"):
            places.setdefault(lost, []).append(difference.other)
    arrived: set[str] = set()
    kept: list[Difference] = []
    for difference, lost in found:
        if difference.kind == "missing" and places.get(lost):
            place = places[lost].pop(0)
            arrived.add(place)
            kept.append(Difference("moved", difference.element, place, difference.before))
        else:
            kept.append(difference)
    return [item for item in kept if item.kind != "added" or item.other not in arrived]
