"""Whether glyphs are those of a text: by the character map of the font file and its substitutions.

In: outlines in the order drawn, a face, the text they are said to stand for. Out: yes or no. A glyph is known
by its outline, so that it does not matter how a driver numbers the glyphs it embeds. Follows Unicode (canonical
equivalence, mirrored characters, default ignorable characters) where shaping does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from briefing_tex.proof.characters import clusters, invisible, is_shown, needs_base
from briefing_tex.proof.originals import Original
from briefing_tex.proof.outlines import Outline
from briefing_tex.proof.substitutions import substitutions


class Known:
    """For each glyph that a face may draw for a text, the characters it can be drawn for.

    They are one, several joined in a ligature, or none for what shaping adds. Where several glyphs make up one
    character, each has a sign of its own; `compounds` says which signs together are which characters.
    """

    def __init__(self) -> None:
        self.origins: dict[int, set[str]] = {}
        self.compounds: list[tuple[str, str]] = []
        self._apart: set[tuple[tuple[int, ...], str]] = set()

    def add(self, glyph: int, origins: Iterable[str]) -> None:
        """Note what a glyph can be drawn for."""
        own = self.origins.setdefault(glyph, set())
        own.update(sorted(origins, key=_rank)[: max(_MOST_ORIGINS - len(own), 0)])

    def take_apart(self, origin: str, glyphs: tuple[int, ...]) -> None:
        """Note that glyphs stand for characters together."""
        if (glyphs, origin) in self._apart or len(self.compounds) > _MOST_COMPOUNDS:
            return
        self._apart.add((glyphs, origin))
        first = _FIRST_SIGN + 8 * len(self.compounds)
        signs = [chr(first + number) for number in range(len(glyphs))]
        for glyph, sign in zip(glyphs, signs, strict=True):
            self.add(glyph, [sign])
        self.compounds.append(("".join(signs), origin))

    def characters(self, origin: str) -> str:
        """The characters that an origin is of, signs resolved."""
        for signs, whole in reversed(self.compounds) if max(origin, default="") >= chr(_FIRST_SIGN) else ():
            for sign in (signs, *signs):
                origin = origin.replace(sign, whole)
        return origin

    def covered(self, origins: Iterable[str]) -> set[str]:
        """The characters of origins, those included of which all signs are there."""
        found = {character for origin in origins for character in origin}
        for signs, whole in reversed(self.compounds):
            if found.issuperset(signs):
                found.update(whole)
        return found


def _rank(origin: str) -> tuple[bool, int, str]:
    """Characters before signs, and short origins first; never as a set happens to hold them."""
    return max(origin, default="") >= chr(_FIRST_SIGN), len(origin), origin


class Made(Struct, frozen=True):
    """A glyph as drawn, and what it can be drawn for."""

    outline: Outline
    origins: frozenset[str]


_ROUNDS = 6
_MOST_ORIGINS = 6
_MOST_CHARACTERS = 8
_MOST_PARTS = 8
_MOST_COMPOUNDS = 500
_FIRST_SIGN = 0x100000
"""In a private plane, where no text of ours has a character."""
_MOST_JOINED = 4
"""Clusters that one ligature joins at most."""
_PLACEHOLDER = "\u25cc"
"""What shaping puts below a mark that has no base: drawn beside it, never instead of it."""
_STAND_INS = {
    "\u2011": "\u2010",
    "\u2010": "-",
    "\u00a0": " ",
    "\u0e33": "\u0e4d\u0e32",
    "\u0eb3": "\u0ecd\u0eb2",
    **{vowel: f"\u17c1{vowel}" for vowel in "\u17be\u17bf\u17c0\u17c4\u17c5"},
}
"""What shaping draws for a character that a font lacks, or takes apart: of Khmer vowels that surround a letter,
the font has the right part, and shaping sets the left one."""


@lru_cache(maxsize=50_000)
def is_glyph_of(face: Original, text: str, outline: Outline, in_fraction: bool = False) -> bool:
    """Whether one glyph stands for a text, alone or beside a fraction slash."""
    if len(text) == 1:
        glyph = face.glyph(text)
        if glyph and face.outline(glyph).same(outline):
            return not outline.blank or not is_shown(text)
    return belong(face, text, (outline,), in_fraction)


@lru_cache(maxsize=10_000)
def belong(face: Original, text: str, outlines: tuple[Outline, ...], in_fraction: bool = False) -> bool:
    """Whether glyphs in the order drawn stand for a text: each for characters of it, and all in their order."""
    if all(outline.blank for outline in outlines):
        return not is_shown(text)
    return any(_belong(text, outlines, face, known) for known in _known(face, text, in_fraction))


def _belong(text: str, outlines: Sequence[Outline], face: Original, known: Known) -> bool:
    parts = clusters(text)
    made = [Made(outline, _origins_of(outline, face, known)) for outline in outlines]
    if not all(glyph.origins for glyph in made):
        return False
    backwards = [c for c in text if unicodedata.bidirectional(c) in ("R", "AL", "AN")]
    if all(map(invisible, backwards)) and _matches(parts, made, known):
        return True
    apart = tuple(part for cluster in parts for part in _without_unseen(cluster))
    orders = {order for some in {parts, apart} for order in _visual_orders(some)}
    return bool(backwards) and any(_matches(order, made, known) for order in orders)


def _origins_of(outline: Outline, face: Original, known: Known) -> frozenset[str]:
    """What a glyph can be drawn for; several glyphs may look like it."""
    found: set[str] = set()
    for glyph, origins in known.origins.items():
        if glyph and face.outline(glyph).same(outline):
            found |= origins
    return frozenset(found)


def _known(face: Original, text: str, in_fraction: bool) -> Iterator[Known]:
    """The glyphs of a text by the character map alone; then every glyph that the face may draw for it.

    Most texts need no more than the first, and the substitutions of a large font take long to read.
    """
    known = Known()
    _nominal(face, text, known)
    yield known
    _substituted(face, known, in_fraction)
    yield known


def _substituted(face: Original, known: Known, in_fraction: bool) -> None:
    """Add what the substitutions of the face make of the glyphs that are known."""
    rules = substitutions(face.file, face.number, in_fraction)
    for _ in range(_ROUNDS):
        before = sum(map(len, known.origins.values()))
        for glyph, origins in list(known.origins.items()):
            for other in rules.ones.get(glyph, ()):
                known.add(other, origins)
            for glyphs in rules.several.get(glyph, ()):
                for origin in list(origins) if len(glyphs) <= _MOST_PARTS else ():
                    known.take_apart(origin, glyphs)
            for parts, ligature in rules.ligatures.get(glyph, ()):
                if all(part in known.origins for part in parts):
                    known.add(ligature, _joined([known.origins[part] for part in (glyph, *parts)]))
        if sum(map(len, known.origins.values())) == before:
            break


def _joined(parts: Sequence[set[str]]) -> set[str]:
    """The characters of a ligature: those of its parts together."""
    whole = {""}
    for origins in parts:
        whole = {one + other for one in whole for other in sorted(origins, key=_rank)[:2]}
    return {one for one in whole if len(one) <= _MOST_CHARACTERS}


def _nominal(face: Original, text: str, known: Known) -> None:
    """The glyphs of characters by the character map, composed, decomposed, mirrored, or replaced."""
    for character in set(text):
        known.add(face.glyph(character), [character])
        if character in MIRRORED:
            known.add(face.glyph(MIRRORED[character]), [character])
        for apart in {unicodedata.normalize("NFD", character), _STAND_INS.get(character, character)}:
            if apart != character and len(apart) <= _MOST_PARTS:
                known.take_apart(character, tuple(map(face.glyph, apart)))
        if invisible(character):
            known.add(face.glyph(" "), [character])
    if any(map(needs_base, text)):
        known.add(face.glyph(_PLACEHOLDER), [""])
    for cluster in clusters(text):
        for composed in unicodedata.normalize("NFC", cluster):
            if composed not in cluster:
                parts = unicodedata.normalize("NFD", composed)
                known.add(face.glyph(composed), ["".join(c for c in cluster if _composes(c, parts))])
    for base, selector in pairwise(text):
        if invisible(selector) and (glyph := face.variant(base, selector)):
            known.add(glyph, [base + selector])


def _composes(character: str, parts: str) -> bool:
    return all(part in parts for part in unicodedata.normalize("NFD", character))


_PAIRS = "()[]{}<>«»‹›⁅⁆⁽⁾₍₎≤≥〈〉《》「」『』【】〔〕〖〗"
MIRRORED = {one: _PAIRS[index ^ 1] for index, one in enumerate(_PAIRS)}


def _without_unseen(cluster: str) -> tuple[str, ...]:
    """A cluster, and what nobody sees at its end: that may be drawn at the other end of a number."""
    seen = cluster.rstrip("".join(filter(invisible, cluster)))
    return (seen, *cluster[len(seen) :]) if seen else (cluster,)


def _visual_orders(clusters: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The orders from left to right in which right-to-left text may be drawn, numbers from left to right."""
    turned = clusters[::-1]
    yield turned
    order: list[str] = []
    number: list[str] = []
    for cluster in turned:
        seen = next((character for character in cluster if not invisible(character)), cluster)
        if unicodedata.bidirectional(seen[0]) in ("EN", "AN", "L"):
            number.insert(0, cluster)
            continue
        order += [*number, cluster]
        number = []
    yield (*order, *number)


def _matches(parts: Sequence[str], made: Sequence[Made], known: Known) -> bool:
    """Whether glyphs can be parted among clusters in their order, so that every visible character is drawn."""
    reached: list[set[int]] = [{0}, *(set() for _ in parts)]
    for start, places in enumerate(reached[:-1]):
        for joined in range(1, min(_MOST_JOINED, len(parts) - start) + 1):
            group = parts[start : start + joined]
            most = 2 + 4 * sum(map(len, group))
            for glyph in places:
                for end in range(glyph, min(glyph + most, len(made)) + 1):
                    if end not in reached[start + joined] and _drawn(group, made[glyph:end], known):
                        reached[start + joined].add(end)
    return len(made) in reached[-1]


def _drawn(group: Sequence[str], made: Sequence[Made], known: Known) -> bool:
    """Whether glyphs, in any order, draw a group of clusters: of several, by a ligature that joins them."""
    text = "".join(group)
    inside = [[one for one in glyph.origins if _is_part(known.characters(one), text)] for glyph in made]
    if not all(inside) or _repeated(text, made, known):
        return False
    covered = known.covered(origin for origins in inside for origin in origins)
    if any(not invisible(character) and character not in covered for character in text):
        return False
    return len(group) == 1 or any(_joins(known.characters(one), group) for origins in inside for one in origins)


def _is_part(origin: str, text: str) -> bool:
    """Whether a text has all characters of an origin, as often."""
    return all(origin.count(character) <= text.count(character) for character in origin)


def _repeated(text: str, made: Sequence[Made], known: Known) -> bool:
    """Whether a glyph is drawn more often than the characters it is for occur.

    A blank is for any unseen one, the circle below a mark that has no base for any mark.
    """
    outlines = {one.outline for one in made}
    if len(outlines) == len(made):
        return False
    for outline in outlines:
        times = [one.origins for one in made if one.outline == outline]
        most = _most(text, {known.characters(origin) for origin in times[0]})
        if len(times) > (max(most, sum(map(invisible, text))) if outline.blank else most):
            return True
    return False


def _most(text: str, origins: set[str]) -> int:
    """How often a glyph can be drawn in a text, for all that it may be for: the Thai AA, itself or in AM."""
    most, counted = 0, set[str]()
    for origin in sorted(origins, key=_rank):
        if counted.isdisjoint(origin):
            most += max((text.count(character) for character in origin), default=sum(map(needs_base, text)))
            counted.update(origin)
    return most


def _joins(origin: str, group: Sequence[str]) -> bool:
    """Whether a ligature is of characters of all these clusters."""
    return len(origin) >= len(group) and all(any(one in cluster for one in origin) for cluster in group)
