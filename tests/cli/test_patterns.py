"""Regular expressions of a command, compiled when they are first used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from briefing_tex.cli.patterns import Later, compile_later


@pytest.fixture
def later() -> Iterator[None]:
    at_once = vars(re)["compile"]
    compile_later()
    yield
    vars(re)["compile"] = at_once


def _module(source: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(source, names)
    return names


@pytest.mark.usefixtures("later")
def test_a_pattern_of_a_module_or_class_is_compiled_when_it_is_asked_for_something() -> None:
    names = _module('import re\nTIDE = re.compile("(")\nclass Gauge:\n    tide = re.compile("t[i")')
    with pytest.raises(re.error):
        names["TIDE"].search("tide")
    with pytest.raises(re.error):
        names["Gauge"].tide.search("tide")


@pytest.mark.usefixtures("later")
def test_a_pattern_of_a_function_is_compiled_at_once() -> None:
    names = _module("import re\ndef tide(pattern):\n    return re.compile(pattern)")
    assert type(names["tide"]("t")) is re.Pattern
    with pytest.raises(re.error):
        names["tide"]("(")


def test_what_is_compiled_later_serves_as_a_pattern() -> None:
    tide: Any = Later("(t)ide", re.IGNORECASE)
    assert isinstance(tide, re.Pattern)
    assert re.sub(tide, r"\1", "Tide") == "T"
    assert tide.sub("", "a tide") == "a "
    assert re.compile(tide).groups == 1
    assert tide.pattern == "(t)ide"
    assert Later(b"t+", 0).findall(b"tt t") == [b"tt", b"t"]
