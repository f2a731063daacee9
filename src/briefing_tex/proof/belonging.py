"""Whether glyphs are those of a text: by the character map of the font file and its substitutions.

In: outlines in the order drawn, a face, the text they are said to stand for. Out: yes or no. A glyph is known
by its outline, so that it does not matter how a driver numbers the glyphs it embeds. Follows Unicode (canonical
equivalence, mirrored characters, default ignorable characters) where shaping does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from briefing_tex.proof.originals import Original
from briefing_tex.proof.outlines import Outline
from briefing_tex.proof.substitutions import substitutions, variations

Origins = Mapping[int, frozenset[frozenset[str]]]
"""For a glyph, the sets of characters it can be drawn for."""

_ROUNDS = 6
_MOST_ORIGINS = 6
_MOST_CHARACTERS = 8
_MOST_JOINED = 4
"""Clusters that one ligature joins at most."""
_BLANKS = frozenset("\u2800\U0001d159\U00016fe4")
"""Visible by category, but drawn as nothing by definition: blank Braille, a null notehead, a filler."""
_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
_PLACEHOLDER = "\u25cc"
"""What shaping puts below a mark that has no base: drawn beside it, never instead of it."""
_STAND_INS = {
    "\u2011": "\u2010",
    "\u2010": "-",
    "\u00a0": " ",
    "\u0e33": "\u0e4d\u0e32",
    "\u0eb3": "\u0ecd\u0eb2",
}
"""What shaping draws for a character that a font lacks, or takes apart."""


@lru_cache(maxsize=50_000)
def invisible(character: str) -> bool:
    """Whether a character is a space, a control, or one that is ignored where it cannot be drawn."""
    if character.isspace() or character in _BLANKS or unicodedata.category(character) in ("Cf", "Zs", "Cc"):
        return True
    code = ord(character)
    return any(first <= code <= last for first, last in _IGNORABLE)


def is_shown(text: str) -> bool:
    """Whether a text has anything to see."""
    return any(not invisible(character) for character in text)


@lru_cache(maxsize=50_000)
def is_glyph_of(face: Original, text: str, outline: Outline) -> bool:
    """Whether one glyph stands for a text, alone."""
    if len(text) == 1:
        glyph = face.glyph(text)
        if glyph and face.outline(glyph).same(outline):
            return not outline.blank or not is_shown(text)
    return belong(face, text, (outline,))


@lru_cache(maxsize=10_000)
def belong(face: Original, text: str, outlines: tuple[Outline, ...]) -> bool:
    """Whether glyphs in the order drawn stand for a text: each for characters of it, and all in their order."""
    if is_shown(text) and all(outline.blank for outline in outlines):
        return False
    clusters = _clusters(text)
    known = _origins(face, text)
    made = [_origins_of(outline, face, known) for outline in outlines]
    if not all(made):
        return False
    backwards = any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)
    if not backwards:
        return _matches(clusters, made)
    return any(_matches(order, made) for order in _visual_orders(clusters))


def _origins_of(outline: Outline, face: Original, known: Origins) -> frozenset[frozenset[str]]:
    """What a glyph can be drawn for; several glyphs may look like it."""
    found: set[frozenset[str]] = set()
    for glyph, origins in known.items():
        if glyph and face.outline(glyph).same(outline):
            found |= origins
    return frozenset(found)


@lru_cache(maxsize=4096)
def _origins(face: Original, text: str) -> Origins:
    """Every glyph that the face may draw for characters of a text."""
    known: dict[int, set[frozenset[str]]] = {}
    for glyph, characters in _nominal(face, text):
        known.setdefault(glyph, set()).add(characters)
    rules = substitutions(face.file, face.number)
    for _ in range(_ROUNDS):
        before = sum(map(len, known.values()))
        for glyph in list(known):
            for other in rules.ones.get(glyph, ()):
                _add(known, other, known[glyph])
            for parts, ligature in rules.ligatures.get(glyph, ()):
                if all(part in known for part in parts):
                    _add(known, ligature, _joined([known[part] for part in (glyph, *parts)]))
        if sum(map(len, known.values())) == before:
            break
    return {glyph: frozenset(origins) for glyph, origins in known.items()}


def _add(known: dict[int, set[frozenset[str]]], glyph: int, origins: set[frozenset[str]]) -> None:
    own = known.setdefault(glyph, set())
    own.update(sorted(origins, key=len)[: _MOST_ORIGINS - len(own)] if len(own) < _MOST_ORIGINS else ())


def _joined(parts: Sequence[set[frozenset[str]]]) -> set[frozenset[str]]:
    """The characters of a ligature: those of its parts together."""
    whole: set[frozenset[str]] = {frozenset()}
    for origins in parts:
        whole = {one | other for one in whole for other in sorted(origins, key=len)[:2]}
    return {one for one in whole if len(one) <= _MOST_CHARACTERS}


def _nominal(face: Original, text: str) -> Iterator[tuple[int, frozenset[str]]]:
    """The glyphs of characters by the character map, composed, decomposed, mirrored, or replaced."""
    for character in set(text):
        own = frozenset(character)
        yield face.glyph(character), own
        if character in _MIRRORED:
            yield face.glyph(_MIRRORED[character]), own
        apart = unicodedata.normalize("NFD", character) + _STAND_INS.get(character, "")
        for part in apart if apart != character else "":
            yield face.glyph(part), own
        if invisible(character):
            yield face.glyph(" "), own
    if any(unicodedata.category(character)[0] == "M" for character in text):
        yield face.glyph(_PLACEHOLDER), frozenset()
    for cluster in _clusters(text):
        for composed in unicodedata.normalize("NFC", cluster):
            if composed not in cluster:
                parts = unicodedata.normalize("NFD", composed)
                yield face.glyph(composed), frozenset(c for c in cluster if _within(c, parts))
    for base, selector in zip(text, text[1:], strict=False):
        if invisible(selector) and (
            glyph := variations(face.file, face.number).get((ord(selector), ord(base)))
        ):
            yield glyph, frozenset((base, selector))


def _within(character: str, parts: str) -> bool:
    return all(part in parts for part in unicodedata.normalize("NFD", character))


_PAIRS = "()[]{}<>«»‹›⁅⁆⁽⁾₍₎≤≥〈〉《》「」『』【】〔〕〖〗"
_MIRRORED = {one: _PAIRS[index ^ 1] for index, one in enumerate(_PAIRS)}


@lru_cache(maxsize=4096)
def _clusters(text: str) -> tuple[str, ...]:
    """Characters with the marks, joiners and conjunct consonants that belong to them."""
    found: list[str] = []
    for character in text:
        joins = (
            unicodedata.category(character) in ("Mn", "Mc", "Me")
            or invisible(character)
            and not character.isspace()
        )
        linked = found and (found[-1][-1] == "\u200d" or unicodedata.combining(found[-1][-1]) == 9)
        if found and (joins or linked or _is_jamo(found[-1][-1], character)):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def _is_jamo(before: str, character: str) -> bool:
    """Whether a vowel or final of a Hangul syllable follows (Unicode 3.12)."""
    return "\u1160" <= character <= "\u11ff" and (
        "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    )


def _visual_orders(clusters: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The orders from left to right in which right-to-left text may be drawn, numbers from left to right."""
    turned = clusters[::-1]
    yield turned
    order: list[str] = []
    number: list[str] = []
    for cluster in turned:
        if unicodedata.bidirectional(cluster[0]) in ("EN", "AN", "L"):
            number.insert(0, cluster)
            continue
        order += [*number, cluster]
        number = []
    yield (*order, *number)


def _matches(clusters: Sequence[str], made: Sequence[frozenset[frozenset[str]]]) -> bool:
    """Whether glyphs can be parted among clusters in their order, so that every visible character is drawn."""

    @lru_cache(maxsize=None)
    def fits(cluster: int, glyph: int) -> bool:
        if cluster == len(clusters):
            return glyph == len(made)
        for joined in range(1, min(_MOST_JOINED, len(clusters) - cluster) + 1):
            group = clusters[cluster : cluster + joined]
            most = min(len(made) - glyph, 2 + 4 * sum(map(len, group)))
            for count in range(most + 1):
                if _drawn(group, made[glyph : glyph + count]) and fits(cluster + joined, glyph + count):
                    return True
        return False

    return fits(0, 0)


def _drawn(group: Sequence[str], made: Sequence[frozenset[frozenset[str]]]) -> bool:
    """Whether glyphs, in any order, draw a group of clusters: of several, by a ligature that joins them."""
    characters = frozenset("".join(group))
    inside = [{origin for origin in origins if origin <= characters} for origins in made]
    if not all(inside):
        return False
    covered = frozenset().union(*(origin for origins in inside for origin in origins))
    if any(not invisible(character) and character not in covered for character in characters):
        return False
    first, last = frozenset(group[0]), frozenset(group[-1])
    return len(group) == 1 or any(origin & first and origin & last for origins in inside for origin in origins)
