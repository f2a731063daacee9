"""What is asked of the product, as bounds of ratios, and whether it is reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stages import Series

MEMORY = 400
"""Megabytes of the largest process, at most."""


@dataclass(frozen=True)
class Target:
    """A bound of the product's time over a peer's, or of its reports per second over the peer's."""

    stage: str
    name: str
    peer: str
    bound: float
    asked: str
    rate: bool = False

    def value(self, series: Series, what: str = "wall") -> float | None:
        over, under = (self.peer, self.name) if self.rate else (self.name, self.peer)
        return series.ratio(over, under, what)

    def reached(self, value: float) -> bool:
        return value >= self.bound if self.rate else value <= self.bound


TARGETS = (
    Target("cold", "proof", "latexmk", 1 / 6, "≤ 1/6 of latexmk"),
    Target("cold", "proof", "typst", 2.0, "≤ 2.0 × Typst"),
    Target("cold", "plain", "latexmk", 1 / 8, "≤ 1/8 of latexmk"),
    Target("cold", "plain", "typst", 1.6, "≤ 1.6 × Typst"),
    Target("warm", "plain", "typst", 0.8, "≤ 0.8 × Typst"),
    Target("warm", "proof", "typst", 1.5, "≤ 1.5 × Typst"),
    Target("batch", "plain", "typst", 1.3, "≥ 1.3 × Typst's rate", rate=True),
    Target("batch", "proof", "typst", 0.7, "≥ 0.7 × Typst's rate", rate=True),
    Target("batch", "plain", "latexmk", 30, "≥ 30 × latexmk's rate", rate=True),
    Target("batch", "proof", "latexmk", 30, "≥ 30 × latexmk's rate", rate=True),
)

Measured = Mapping[str, Series]
"""By the stage's name."""


def largest(measured: Measured) -> float:
    """Megabytes of the product's largest process."""
    ours = [series.typical(name) for series in measured.values() for name in ("plain", "proof")]
    return max((item.memory for item in ours if item), default=0.0)
