"""How much room the cells of a table need: the widest piece of text in which TeX ends no line.

In: cells as the model has them, the fonts of their letters. Out: their runs, text of one look each, and em.
The runs are those of the source: where one ends, a word is broken by other rules than within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from briefing_tex.fonts import Family, FontSet, Role, serves, serving
from briefing_tex.model import (
    Citation,
    Code,
    Emphasis,
    Footnote,
    Link,
    Math,
    Strong,
    Text,
    plain_text,
)
from briefing_tex.writers.latex.breaks import seam, unbroken
from briefing_tex.writers.latex.characters import SELECTORS, ends_line, is_rtl
from briefing_tex.writers.latex.escape import MONO
from briefing_tex.writers.latex.letters import Faces, is_wide, width_of

_SPACE = re.compile(r"[^\S\xa0\u2007\u202f]")
"""At these a line may end."""
SPACES = re.compile(f"{_SPACE.pattern}+")
_WITHOUT_SELECTORS = str.maketrans("", "", SELECTORS)
"""Selectors take no room, and no line ends before them."""
_LONGEST_RTL = 8
"""Letters: a table whose words are broken so far breaks those from right to left, too."""
_NOTE = "00"
"""The number of a note: two digits at most, mostly."""
_COMMAND = re.compile(r"\\(?:begin|end)\s*\{\w+\*?\}|\\([a-zA-Z]+|.)|[{}^_&$\s]")
"""In a formula: what takes no room, but for the sign that a command stands for."""


class Run(NamedTuple):
    """Text of one look, cut where a line may end without breaking a word, and the faces that may set it.

    `before` and `after` are what meets where it begins; no line ends before one that is `bound`.
    """

    parts: tuple[str, ...]
    faces: Faces
    before: str = ""
    after: str = ""
    longest: int = 99
    bound: bool = False


class Look(NamedTuple):
    """The fonts of a report, the role of a cell's letters among them, whether it is a head; the language."""

    fonts: FontSet
    role: Role
    is_head: bool
    language: str


def runs_of(cell: Text, look: Look) -> list[Run]:
    """The runs of a cell; text that is stressed twice may be of either look."""
    family = look.fonts.role(look.role)
    return _of_text(cell, ((family.bold if look.is_head else None) or family.regular,), look)


def _of_text(parts: Text, faces: Faces, look: Look) -> list[Run]:
    if len(parts) == 1:
        return _of_part(parts[0], faces, look)
    return _linked((_shown(part), _of_part(part, faces, look)) for part in parts)


def _linked(groups: Iterable[tuple[str, list[Run]]]) -> list[Run]:
    """Runs of text and of what is nested in it: the first of each group knows what it meets."""
    linked: list[Run] = []
    before = ""
    for shown, runs in groups:
        linked += [run if index else run._replace(before=before, after=shown) for index, run in enumerate(runs)]
        before += shown
    return linked


def _shown(part: Any) -> str:
    return "[]" if isinstance(part, Citation) else plain_text(part)


def _of_part(part: Any, faces: Faces, look: Look) -> list[Run]:
    if isinstance(part, str):
        return _of_string(part, faces, look)
    if isinstance(part, Emphasis | Strong):
        family = look.fonts.role(look.role)
        stressed = (family.italic if isinstance(part, Emphasis) else family.bold, family.bold_italic)
        return _of_text(part.text, (*faces, *filter(None, stressed)), look)
    if isinstance(part, Link):
        return _of_text(part.text, faces, look)
    if isinstance(part, Code):
        runs = _of_string(part.text, _upright(look.fonts.mono), look._replace(role="mono"))
        return [run._replace(longest=MONO.longest_word) for run in runs]
    if isinstance(part, Citation):
        return [_bound(f"[{','.join(_NOTE for _ in part.keys)}]", faces)]
    if isinstance(part, Footnote):
        return [_bound(_NOTE, faces)]
    if isinstance(part, Math):
        return [_bound(_COMMAND.sub(lambda found: "x" if found[1] else "", part.tex), faces)]
    return _of_string(plain_text(part), faces, look)  # a break


def _of_string(text: str, faces: Faces, look: Look) -> list[Run]:
    """The runs of a string: what a family lacks is set in another, and is broken by itself."""
    text = text.translate(_WITHOUT_SELECTORS)
    others = {} if text.isascii() else {character: _other(character, look) for character in set(text)}
    if not any(others.values()):
        return [Run(tuple(_parts(text, look.language)), faces)]
    runs = [(family, "".join(run)) for family, run in groupby(text, others.get)]
    return _linked(
        (run, [Run(tuple(_parts(run, look.language)), _upright(family) if family else faces)])
        for family, run in runs
    )


def _other(character: str, look: Look) -> Family | None:
    """The family that sets a character if its own does not; of full width, all are alike."""
    if character.isascii() or is_wide(character) or serves(look.fonts.role(look.role), character):
        return None
    return serving(character, look.fonts, look.role)


def _upright(family: Family) -> Faces:
    return (family.regular, family.bold) if family.bold else (family.regular,)


def _bound(text: str, faces: Faces) -> Run:
    return Run((text,), faces, bound=True)


def _parts(text: str, language: str) -> Iterator[str]:
    """A text, cut where TeX may end a line: an ideograph is a part, with what stays with it."""
    for word in SPACES.split(text):
        start = 0
        for end, (before, after) in enumerate(() if word.isascii() else pairwise(word), 1):
            if ends_line(before, after, language):
                yield word[start:end]
                start = end
        yield word[start:]


def room(runs: list[Run], longest: int, language: str) -> float:
    """The width in em of the widest piece of a cell where words of more letters than `longest` are broken."""
    widest = width = 0.0
    for run in runs:
        if not run.bound and _may_end(run.before, run.after, longest, language):
            width = 0.0
        for index, piece in enumerate(run.parts if run.bound else _pieces(run, longest)):
            width = width_of(piece, run.faces) + (0.0 if index else width)
            widest = max(widest, width)
    return widest


def _may_end(before: str, after: str, longest: int, language: str) -> bool:
    """Whether a line may end between two runs."""
    if not before or not after:
        return False
    if _SPACE.match(after) or _SPACE.match(before[-1]):
        return True
    return bool(seam(before[-longest:], after, longest)) or ends_line(before[-1], after[0], language)


def _pieces(run: Run, longest: int) -> Iterator[str]:
    """The pieces that a run may be broken into; a word from right to left only where there is no other help."""
    most = min(longest, run.longest)
    for part in run.parts:
        if not is_rtl(part):
            yield from unbroken(part, most)
        elif len(part) <= most:  # not broken where it changes its direction either
            yield part
        else:
            for rtl, stretch in groupby(part, key=is_rtl):
                text = "".join(stretch)
                yield from [text] if rtl and longest >= _LONGEST_RTL else unbroken(text, most)
