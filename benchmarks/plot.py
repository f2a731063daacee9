"""The times as a picture: a dot for each contender on a logarithmic scale, drawn as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from contenders import Contender
from targets import Measured

_WIDTH, _LEFT, _RIGHT = 860, 250, 90
_TOP, _HEAD, _ROW, _FOOT = 54, 44, 28, 44
_ACCENT, _DOT, _INK, _GREY, _LINE = "#0b6e99", "#9aa5b1", "#1f2933", "#616e7c", "#e4e7eb"
_FONT = "'Noto Sans','Helvetica Neue',Arial,sans-serif"
_TITLES = {
    "cold": "Cold: a new process for each report",
    "warm": "Warm: a process that stays",
    "batch": "Batch: two processes",
}

Row = tuple[Contender, float]
"""A contender and its milliseconds."""


@dataclass(frozen=True)
class _Scale:
    """A logarithmic axis of milliseconds, from `low` to `high`."""

    low: float
    high: float

    def x(self, value: float) -> float:
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * share

    def ticks(self) -> Iterator[float]:
        """1, 2, 5, 10 ... as far as they lie on it."""
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        steps = (step * 10.0**power for power in powers for step in (1, 2, 5))
        return (step for step in steps if self.low <= step <= self.high)


def picture(measured: Measured) -> str:
    """The whole file."""
    panels = {stage: _rows(measured, stage) for stage in measured}
    values = [value for rows in panels.values() for _, value in rows] or [1.0]
    scale = _Scale(min(values) / 1.5, max(values) * 1.5)
    height = _TOP + sum(_HEAD + _ROW * len(rows) for rows in panels.values()) + _FOOT
    parts, y = [*_frame(height), *_grid(scale, height)], _TOP
    for stage, rows in panels.items():
        parts.append(_text(24, y + 26, _TITLES[stage], _INK, 14, weight=600))
        parts += [mark for place, row in enumerate(rows) for mark in _dot(row, y + _HEAD + _ROW * place, scale)]
        y += _HEAD + _ROW * len(rows)
    return "\n".join([*parts, "</svg>", ""])


def _rows(measured: Measured, stage: str) -> list[Row]:
    """Fastest first."""
    series = measured[stage]
    found = ((item, series.typical(item.name)) for item in series.contenders)
    return sorted(((item, sample.wall * 1000) for item, sample in found if sample), key=lambda row: row[1])


def _frame(height: int) -> Iterator[str]:
    box = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {box} font-family="{_FONT}">'
    yield f'<rect width="{_WIDTH}" height="{height}" rx="10" fill="#fff"/>'
    yield _text(24, 36, "Time for one report", _INK, 18, weight=700)
    yield _text(_WIDTH - 24, 36, "logarithmic scale, left is faster", _GREY, 12, anchor="end")


def _grid(scale: _Scale, height: int) -> Iterator[str]:
    top, bottom = _TOP + 36, height - _FOOT + 6
    for tick in scale.ticks():
        x = scale.x(tick)
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{bottom}" stroke="{_LINE}"/>'
        yield _text(x, bottom + 18, _time(tick), _GREY, 11, anchor="middle")


def _dot(row: Row, y: float, scale: _Scale) -> Iterator[str]:
    contender, value = row
    x, middle = scale.x(value), y + _ROW / 2
    dot, ink, weight = (_ACCENT, _ACCENT, 600) if contender.ours else (_DOT, _INK, 400)
    ends = f'x1="{_LEFT}" x2="{x:.1f}" y1="{middle}" y2="{middle}"'
    yield _text(_LEFT - 14, middle + 4, contender.title, ink, 12, weight, "end")
    yield f'<line {ends} stroke="{dot}" stroke-opacity=".45"/>'
    yield f'<circle cx="{x:.1f}" cy="{middle}" r="6" fill="{dot}"/>'
    yield _text(x + 12, middle + 4, _time(value), ink, 12, weight)


def _time(milliseconds: float) -> str:
    """With two figures or three."""
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:.3g} s"
    return f"{milliseconds:.0f} ms"


def _text(
    x: float, y: float, text: str, colour: str, size: int, weight: int = 400, anchor: str = "start"
) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="{size}" font-weight="{weight}"'
    halo = 'stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    return f'<text {place} {halo} text-anchor="{anchor}">{escape(text)}</text>'
