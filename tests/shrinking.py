"""Failing reports made smaller, so that a person sees what fails.

In: a report, and a function that says which of many fail. Out: the smallest report found that still fails.
Parts are left out and strings are halved, as long as the rest is a report and fails; many candidates are tried
at once, for they share a run of TeX.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefing_tex.errors import InvalidReport
from briefing_tex.model import Report, to_data

AT_ONCE = 30
"""Candidates tried together."""
ROUNDS = 60
"""How often a report is made smaller at most."""

Failing = Callable[[Sequence[Report]], Sequence[bool]]


def shrunk(report: Report, failing: Failing) -> Report:
    """The smallest report found that fails as this one does: any failure counts.

    >>> def long(reports): return [len(report.title[0]) > 2 for report in reports]
    >>> shrunk(Report(title="a long title", keywords=["a", "b"]), long) == Report(title="a l")
    True
    """
    for _ in range(ROUNDS):
        smaller = next(_failing(report, failing), None)
        if smaller is None:
            break
        report = smaller
    return report


def _failing(report: Report, failing: Failing) -> Iterator[Report]:
    candidates = [*_reports(report)]
    for start in range(0, len(candidates), AT_ONCE):
        batch = candidates[start : start + AT_ONCE]
        yield from (one for one, fails in zip(batch, failing(batch), strict=True) if fails)


def _reports(report: Report) -> Iterator[Report]:
    """The reports that lack one part, those without the largest parts first."""
    found: list[tuple[int, Report]] = []
    for data in _smaller(to_data(report)):
        try:
            made = Report.model_validate(data).with_source(report.source)
        except InvalidReport:
            continue
        if made != report:
            found.append((len(str(data)), made))
    yield from (made for _, made in sorted(found, key=lambda pair: pair[0]))


def _smaller(value: Any) -> Iterator[Any]:
    """The same data with one part left out, or one string shortened."""
    if isinstance(value, str):
        half = len(value) // 2
        yield from (value[:half], value[half:], value[:-1], value[1:]) if value else ()
    elif isinstance(value, list):
        half = len(value) // 2
        yield from ((value[:half], value[half:]) if half else ())
        for index, item in enumerate(value):
            yield value[:index] + value[index + 1 :]
            yield from ([*value[:index], other, *value[index + 1 :]] for other in _smaller(item))
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in ("type", "language", "tex"):  # half a formula is wrong TeX, another failure
                continue
            yield {key: other for key, other in value.items() if key != name}
            yield from ({**value, name: other} for other in _smaller(item))
