"""Spaces that a page has between a figure and the Korean word hung to it, taken away: `64% 는`, `9 시`.

In: the lines of a text. Out: the same without such spaces. Typesetters put white space between figures or Latin
letters and Hangul, which extractors take for a space. A particle that stands alone behind a figure shows it:
nobody writes so. Where several do, and hardly a figure touches Hangul, no space behind a figure was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.korean.words import hung_to_figure, is_ending

_BEHIND_FIGURE = re.compile(r"(?<=[^\s제표림])(?P<before>\s?[\d.,]{0,24}\d[%℃]?) (?P<word>[가-힣]+)")
_BEHIND_LETTERS = re.compile(r"(?<![^\s(“‘\"'])(?P<before>[\d.,]*[A-Za-z]+) (?P<word>[가-힣]+)(?![가-힣])")
_TOUCHING = re.compile(r"\d[가-힣]")
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|에|의|로|와|과|도|만|으로|에서|까지|부터|보다|밖에|이며|이고|이다|라고|년|월|일)(?![가-힣])"
)
"""What is hung to a figure, and never stands alone."""
_FEWEST_TOUCHING = 4
_FEWEST, _MOST_TOUCHING = 2, 0.15
"""How many particles alone show such spaces; what part of the figures may touch the word behind them."""


def without_set_spaces(lines: Sequence[Line]) -> list[Line]:
    """The lines without spaces between figures and the words hung to them, where the text shows them.

    >>> texts = "결항률은 17.3% 로 높고", "항로는 101 개이며 64% 는", "오전 9 시 이전"
    >>> [line.text for line in without_set_spaces([Line(text) for text in texts])]
    ['결항률은 17.3%로 높고', '항로는 101개이며 64%는', '오전 9시 이전']
    """
    spaced = [found["word"] for line in lines for found in _BEHIND_FIGURE.finditer(line.text)]
    alone = sum(bool(_PARTICLE.match(word)) for word in spaced)
    touching = _touching(lines)
    if alone < _FEWEST or touching > _MOST_TOUCHING * (touching + len(spaced)):
        return list(lines)
    return [replace(line, text=_joined(line.text)) for line in lines]


def touches(lines: Sequence[Line]) -> bool:
    """Whether Korean words touch the figures they count, as far as the text shows it within its lines."""
    found = (match for line in lines for match in _BEHIND_FIGURE.finditer(line.text))
    spaced = sum(_is_count(match["before"]) for match in found)
    return _touching(lines) > max(_FEWEST_TOUCHING, 3 * spaced)


def _touching(lines: Sequence[Line]) -> int:
    return sum(len(_TOUCHING.findall(line.text)) for line in lines)


def _joined(text: str) -> str:
    text = _BEHIND_FIGURE.sub(_with_word, text)
    return _BEHIND_LETTERS.sub(_with_particle, text)


def _is_count(figure: str) -> bool:
    """Whether a figure counts what follows: no sign behind it, no decimals, as numbers of titles have."""
    return figure.strip().replace(",", "").isdigit()


def _with_word(found: re.Match[str]) -> str:
    """Figure and word in one, but behind a sign or decimals only what is surely hung to it: `9.6% 늘었다`."""
    hung = _is_count(found["before"]) or is_ending(found["word"]) or hung_to_figure(found["word"])
    return f"{found['before']}{'' if hung else ' '}{found['word']}"


def _with_particle(found: re.Match[str]) -> str:
    between = "" if _PARTICLE.match(found["word"]) and is_ending(found["word"]) else " "
    return f"{found['before']}{between}{found['word']}"
