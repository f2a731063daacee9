"""Options of a wrong kind: each is told by its name, with what to do, and before any work."""

from __future__ import annotations

import io
from typing import Any

import pytest

import briefing_tex as bt
from briefing_tex.errors import FileProblem, UsageError
from briefing_tex.pipeline.options import MAX_SECONDS, seconds

REPORT = bt.Report(language="en", title="Tides")
WRONG: dict[str, list[Any]] = {
    "timeout": ["x", None, float("nan"), True],
    "fonts": [5, ["Noto Serif"], None, {"latin": 5}],
    "accent": [5, b"8A1538"],
    "logo": [5, b"x"],
    "header": [5, ["a"]],
    "paper": [5, b"a4"],
    "standard": [5, None, [5]],
    "tex": [5],
    "progress": [5, "x"],
    "output": [5, io.BytesIO()],
    "verify": ["no"],
    "trusted": ["no", None],
    "resume": [1],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in WRONG.items() for value in values]
)
def test_a_wrong_value_is_told_by_its_option(name: str, value: Any) -> None:
    with pytest.raises(UsageError, match=f"'{name}'") as caught:
        bt.build(REPORT, **{name: value})
    assert caught.value.hint


@pytest.mark.parametrize("name", sorted(WRONG.keys() - {"progress", "tex"}))
def test_a_batch_tells_it_before_the_first_report(name: str) -> None:
    with pytest.raises(UsageError, match=f"'{name}'"):
        bt.build_many([REPORT], **{name: WRONG[name][0]})


def test_other_calls() -> None:
    anything: Any = 5
    nothing: Any = None
    text: Any = "two"
    calls = (
        lambda: bt.read(b"%PDF-1.7", timeout=text),
        lambda: bt.convert(b"%PDF-1.7", "json", timeout=nothing),
        lambda: bt.load(b"{}", format="json", base=anything),
        lambda: bt.compare(REPORT, anything),
        lambda: bt.compare(anything, REPORT),
        lambda: bt.build_many([REPORT], executor=anything),
        lambda: bt.Engine(waiting=text),
        lambda: bt.Engine(waiting=-1),
        lambda: bt.Engine().expect("en", paper=nothing),
    )
    for call in calls:
        with pytest.raises(UsageError) as caught:
            call()
        assert caught.value.hint


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(FileProblem, match="too long"):
        bt.read("a" * 5000 + ".md")


@pytest.mark.parametrize("limit", [float("inf"), 10**30, 10**309])
def test_a_very_long_time_is_a_time(limit: float) -> None:
    assert seconds(limit) == MAX_SECONDS
