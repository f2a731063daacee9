"""Reports of the strategies in great number, the same for the same seed, with characters that some font has."""

from __future__ import annotations

import importlib
import pkgutil
import random
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy
from PIL import Image

import briefing_tex
from briefing_tex.diagnostics import Source
from briefing_tex.errors import MissingGlyph
from briefing_tex.fonts import font_set, serving
from briefing_tex.model import Report
from briefing_tex.writers.latex import write
from strategies import IMAGES, reports

SEED = 20261123

for module in pkgutil.walk_packages(briefing_tex.__path__, "briefing_tex."):
    # Hypothesis draws constants of the modules that are loaded: the same ones for the same reports from a seed
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)


@dataclass(frozen=True)
class Printable:
    """The characters that some font has; for others the build ends in an error, which is tested elsewhere."""

    language: str

    def __contains__(self, character: object) -> bool:
        return serving(str(character), font_set(self.language), "cjk") is not None


def make_images(folder: Path) -> Path:
    """A folder with the images that generated reports name."""
    for number, name in enumerate(IMAGES):
        Image.new("RGB", (60 + 20 * number, 40), (200, 40 * number, 80)).save(folder / name)
    return folder


def cruel(language: str, count: int, folder: Path, *, math: bool = False) -> list[Report]:
    """Reports of the whole model at its cruellest, always the same."""
    return generated(reports(language, Printable(language), math=math), language, count, folder, SEED)


def generated(
    some: SearchStrategy[Report], language: str, count: int, folder: Path, start: int
) -> list[Report]:
    """As many reports of a language as asked for, in mixed order; `start` is the seed."""
    made: list[Report] = []

    @seed(start + sum(map(ord, language)))
    @settings(
        max_examples=2 * count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(some)
    def collect(report: Report) -> None:
        placed = report.with_source(Source(None, folder))
        with suppress(MissingGlyph):  # a variation sequence that no font has
            write(placed, font_set(language), trusted=True)
            made.append(placed)

    collect()
    random.Random(start).shuffle(made)
    return made[:count]
