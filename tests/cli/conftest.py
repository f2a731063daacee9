"""Runs the command line in this process, over a pipeline that records what it is asked."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import briefing_tex
from briefing_tex.cli import main
from briefing_tex.diagnostics import Diagnostic
from briefing_tex.formats import Reading, Written
from briefing_tex.model import Report

Run = Callable[..., "Outcome"]


@dataclass(frozen=True)
class Outcome:
    status: int
    out: bytes
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@dataclass
class Pipeline:
    """Stands in for `briefing_tex.pipeline`; a test sets what it gives back or raises."""

    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    report: Report = field(default_factory=lambda: Report(title="Tides"))
    remarks: tuple[Diagnostic, ...] = ()
    losses: tuple[Diagnostic, ...] = ()
    images: dict[str, bytes] = field(default_factory=dict)
    differences: tuple[str, ...] = ()
    found: tuple[Diagnostic, ...] = ()
    failure: BaseException | None = None

    def _called(self, name: str, *args: Any, **kwargs: Any) -> None:
        self.calls.append((name, args, kwargs))
        if self.failure:
            raise self.failure

    def load(self, source: Any, **kwargs: Any) -> Report:
        self._called("load", source, **kwargs)
        return self.report

    def load_with_diagnostics(self, source: Any, **kwargs: Any) -> Any:
        self._called("load", source, **kwargs)
        return SimpleNamespace(report=self.report, diagnostics=self.remarks)

    @contextmanager
    def engine(self, waiting: int) -> Iterator[Pipeline]:
        yield self

    Engine = engine

    def likely_language(self, source: Any) -> str:
        return "en"

    def expect(self, language: str, **kwargs: Any) -> None:
        pass

    def build(self, report: Report, **kwargs: Any) -> Any:
        self._called("build", report, **kwargs)
        return SimpleNamespace(
            pdf=b"%PDF-", tex="", pages=3, diagnostics=self.remarks, timings={"typeset": 0.1}
        )

    def read(self, source: Any, **kwargs: Any) -> Reading:
        self._called("read", source, **kwargs)
        return Reading(self.report, "tags", self.losses, images=self.images)

    def write(self, report: Report, to: str) -> Written:
        self._called("write", report, to)
        return Written(f"[{to}]", self.remarks)

    def convert(self, source: Any, to: str, **kwargs: Any) -> Written:
        self._called("convert", source, to, **kwargs)
        return Written(f"[{to}]", self.remarks)

    def compare(self, first: Report, second: Report, *, carried: bool) -> Any:
        self._called("compare", first, second, carried=carried)

        class Comparison(SimpleNamespace):
            def __str__(self) -> str:
                return "\n".join(self.differences)

        return Comparison(equal=not self.differences, differences=self.differences)

    def faults(self, report: Report, pdf: Any, **kwargs: Any) -> tuple[Diagnostic, ...]:
        self._called("faults", report, pdf, **kwargs)
        return self.found

    def schema(self) -> dict[str, Any]:
        return {"title": "Report"}


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    monkeypatch.setitem(sys.modules, "briefing_tex.pipeline", fake)  # type: ignore[arg-type]
    monkeypatch.setattr(briefing_tex, "pipeline", fake, raising=False)
    return fake


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """`run("build", "a.md", stdin=b"...")` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def go(*arguments: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["briefing-tex", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as caught:
            main()
        out, err = capsysbinary.readouterr()
        return Outcome(int(caught.value.code or 0), out, err.decode())

    return go
