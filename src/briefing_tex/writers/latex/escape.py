"""The one door from text to TeX: no other module turns characters of a report into source.

In: a plain string and the fonts of its surroundings. Out: TeX source that prints exactly these characters.
A character is left plain where the document class sets it in a font that has it; else the source names the
font. What no font has is collected, and ends the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct, field

from briefing_tex.fonts import Family, FontSet, Role, candidates, serves
from briefing_tex.writers.latex.alphabet import QUOTES, Alphabet, around
from briefing_tex.writers.latex.alphabet import alphabet as alphabet_of
from briefing_tex.writers.latex.breaks import broken, clusters, seam
from briefing_tex.writers.latex.characters import (
    BEGIN_NO_LINE,
    END_NO_LINE,
    char_class,
    glue,
    is_cjk_class,
    is_korean,
    is_latin_quote,
    is_rtl,
    joins,
    needs_care,
    without_variants,
)

_SPECIALS = {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
} | {character: f"\\{character}" for character in "{}$&#%_"}
_STRING_SPECIALS = {character: f"\\{character}" for character in "\\{}$&#%_^~"}
_TABLE, _STRING_TABLE = str.maketrans(_SPECIALS), str.maketrans(_STRING_SPECIALS)
_JOINER = "\u200d"
_TIED = re.compile(rf" (?=[{re.escape(BEGIN_NO_LINE)}])|(?<=[{re.escape(END_NO_LINE)}]) ")
"""A space that is no place for a break: before a sign that begins no line, behind one that ends none."""
_TURNS = re.compile("[\u061c\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks and controls of a direction: XeTeX would turn round the letters and numbers in one run with them."""
_UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200d\u2060-\u2064\ufeff]+")
"""What nobody sees, and has no direction."""


class Style(NamedTuple):
    """The fonts of a place in the report: which families its Latin and its CJK characters are set in."""

    latin: Role = "latin"
    cjk: Role = "cjk"
    longest_word: int = 20
    """Characters after which a word may be broken anywhere, where it offers no better place."""


BODY = Style()
STRESSED = Style("latin", "cjk_sans")
SANS = Style("latin_sans", "cjk_sans")
MONO = Style("mono", "cjk_sans", 12)
CELL = Style("latin", "cjk", 8)


_LONGEST_RTL = 8
"""Letters of a right-to-left word for which every line has room."""
MOST_JOINED = 100
"""Characters of one cluster: more marks than these pile up over other pages, and take long to look at."""


class Typesetter(Struct):
    """What one document needs to know while its text is escaped, and what it learns."""

    language: str
    """The language, as far as the class knows it, and what its fonts make of it: a `convention`."""
    fonts: FontSet
    line: float = 449.5
    """The length of the line in points."""
    used: dict[str, Family] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    """Characters without a font, each with the path of its first place."""
    piled: list[str] = field(default_factory=list)
    """The paths of letters with more marks than can be set."""
    out_of_order: list[str] = field(default_factory=list)
    """The paths of right-to-left words side by side that no font has all of: they stand from left to right."""
    _alphabets: dict[Style, Alphabet] = field(default_factory=dict)

    def text(self, text: str, style: Style = BODY, path: str = "") -> str:
        """Source for a text: `a_b` -> `a\\_b`, with a font named where the class would choose a wrong one."""
        if not text:
            return ""
        out: list[str] = []
        before, word, explicit = "", "", False
        for command, group in groupby(self._pieces(text, style, path), key=lambda piece: piece[0]):
            run = "".join(unit for _, unit in group)
            latin = command == "latin"
            if before and not latin and (command or explicit):
                out.append(glue(before, run[0], self.language))
            out.append(seam(word, run, style.longest_word))
            out.append(_wrapped(command, run, style, mixed=is_korean(self.language)))
            before, explicit = "" if latin else without_variants(run)[-1], bool(command)
            word = (word + run)[-style.longest_word :]
        return "".join(out)

    def _pieces(self, text: str, style: Style, path: str) -> Iterator[tuple[str, str]]:
        """Clusters, each with the command that sets its font; right-to-left phrases as one."""
        alphabet = self._alphabets.get(style)
        if alphabet is None:
            families = self.fonts.role(style.latin), self.fonts.role(style.cjk)
            alphabet = self._alphabets[style] = alphabet_of(self.language, *families)
        odd = alphabet.odd_of(text)
        if len(text) > MOST_JOINED and any(map(joins, odd)) and _is_piled(text):
            self.piled.append(path)
            return
        if not odd:
            yield "", text
        elif is_rtl(odd):
            yield from self._directed(text, style, path)
        else:
            start = 0
            for found in around(odd).finditer(text):
                if start < found.start():
                    yield "", text[start : found.start()]
                yield from self._clustered(text, found.start(), found.end(), style, path)
                start = found.end()
            if start < len(text):
                yield "", text[start:]

    def _directed(self, text: str, style: Style, path: str) -> Iterator[tuple[str, str]]:
        """Text with right-to-left words; phrases of several are one piece, and so are long ones."""
        for rtl, phrase in _phrases(text):
            longest = min(style.longest_word, _LONGEST_RTL)
            is_long = rtl and (" " in phrase or len(phrase) > longest)
            for family, part in self._shared(phrase, style, path) if is_long else [(None, phrase)]:
                if family and (" " in part or len(part) > longest):
                    yield f"rtl:{self._slug(family)}", part
                else:
                    yield from self._clustered(part, 0, len(part), style, path)

    def _shared(self, phrase: str, style: Style, path: str) -> Iterator[tuple[Family | None, str]]:
        """A right-to-left phrase whole where a family has all of it; else word by word, as far as one goes."""
        if family := self._family(phrase, style):
            yield family, phrase
            return
        words = [(self._family(word, style), word) for word in phrase.split(" ")]
        if len({family for family, _ in words}) > 1:
            self.out_of_order.append(path)
        for index, (family, group) in enumerate(groupby(words, key=lambda pair: pair[0])):
            if index:
                yield None, " "
            yield family, " ".join(word for _, word in group)

    def _family(self, phrase: str, style: Style) -> Family | None:
        """The first family that has all of a phrase."""
        letters = [cluster for cluster in clusters(phrase) if cluster != " "]
        families = candidates(self.fonts, style.latin)
        return next((one for one in families if all(serves(one, letter) for letter in letters)), None)

    def _clustered(self, text: str, start: int, end: int, style: Style, path: str) -> Iterator[tuple[str, str]]:
        """The clusters of a part of a text, one by one."""
        for cluster in self._units(text[start:end], style):
            latin = cluster in QUOTES and is_latin_quote(text, start, self.language)
            command = self._explicit(cluster, style, "latin", path) if latin else None
            yield self._command(cluster, style, path) if command is None else command, cluster
            start += len(cluster)

    def _units(self, text: str, style: Style) -> Iterator[str]:
        """The clusters of a text; what is joined to signs of another font stands beside them as it is."""
        for cluster in clusters(text):
            if _JOINER in cluster and not self._family(cluster, style):
                yield from re.findall(f".+?(?:{_JOINER}+|$)", cluster)
            else:
                yield cluster

    def _command(self, cluster: str, style: Style, path: str) -> str:
        classes = [char_class(character, self.language) for character in cluster]
        by_class = is_cjk_class(classes[0])
        uniform = all(is_cjk_class(cls) == by_class for cls in classes)
        default = style.cjk if by_class else style.latin
        if uniform and not needs_care(cluster) and serves(self.fonts.role(default), cluster):
            return ""
        return self._explicit(cluster, style, "cjk" if by_class else "latin", path)

    def _explicit(self, cluster: str, style: Style, prefer: str, path: str) -> str:
        near = (style.cjk, style.latin) if prefer == "cjk" else (style.latin, style.cjk)
        for role in near:
            if serves(self.fonts.role(role), cluster):
                return "latin" if role == style.latin else "cjk"
        for family in candidates(self.fonts, near[0]):
            if serves(family, cluster):
                return f"fallback:{self._slug(family)}"
        self.missing.setdefault(cluster, path)
        return ""

    def _slug(self, family: Family) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", family.name.lower()).strip("-") or "font"
        self.used[slug] = family
        return slug


def string(text: str) -> str:
    r"""Source for an argument that becomes a PDF string: every TeX special behind a backslash.

    >>> string("50% of {x}")
    '50\\% of \\{x\\}'
    """
    return text.translate(_STRING_TABLE)


def _is_piled(text: str) -> bool:
    return any(len(cluster) > MOST_JOINED for cluster in clusters(text))


def _phrases(text: str) -> Iterator[tuple[bool, str]]:
    """Stretches of right-to-left words with the spaces between them, and everything else.

    What nobody sees does not end a word: its parts would stand from left to right.
    """
    if not is_rtl(text):
        yield False, text
        return
    runs = [(rtl, "".join(group)) for rtl, group in groupby(clusters(text), key=is_rtl)]
    for index in range(1, len(runs) - 1):
        between = runs[index][1]
        if (between == " " or _UNSEEN.fullmatch(between)) and runs[index - 1][0] and runs[index + 1][0]:
            runs[index] = (True, between)
    for rtl, joined in groupby(runs, key=lambda run: run[0]):
        yield rtl, "".join(run for _, run in joined)


_END_RTL = "\\endrtl{}"


def _wrapped(command: str, run: str, style: Style, mixed: bool) -> str:
    name, _, slug = command.partition(":")
    if name == "rtl":
        words = "".join(f"{{{string(word)}}}" for word in run.split(" "))
        return f"\\rtl{{{slug}}}{{{words}}}"
    escaped = _breakable(run, style, mixed) + (_END_RTL if is_rtl(run) else "")
    if not name:
        return escaped
    made = f"\\{name}{{{slug}}}{{{escaped}}}" if slug else f"\\{name}{{{escaped}}}"
    return f"\\apart{{{made}}}" if _TURNS.search(run) else made


def _breakable(run: str, style: Style, mixed: bool) -> str:
    """Escaped text in which no word is too long for a line, and no space parts what belongs together."""
    return "\\tie{}".join(_words(part, style.longest_word, mixed) for part in _TIED.split(run))


def _words(text: str, longest: int, mixed: bool) -> str:
    return "".join(command + _escaped(piece) for command, piece in broken(text, longest, mixed))


def _escaped(text: str) -> str:
    return text.translate(_TABLE)
