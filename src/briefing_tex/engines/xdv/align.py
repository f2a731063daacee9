"""Which glyph of a run stands for which characters of its text.

In: the text of a run, its glyphs in the order drawn, and the character map of the font. Out: `Alignment`: a
text for each glyph, and spans of glyphs that only together stand for their text (for /ActualText, ISO 32000-1,
14.9.4). XeTeX tells the text and the glyphs of a run, not how they belong together: a ligature is one glyph of
several characters, an accent may be a glyph of its own, Indic vowels change places, Hebrew and Arabic run
backwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from briefing_tex.engines.xdv.opentype import OpenType

UNKNOWN = "\ufffd"
_CONTINUED = "\u200b"
_RIGHT_TO_LEFT = (
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MOVES_OTHERS = (
    "[\u0e33\u0eb3\u061c\u200f\u302e\u302f]|[\uac00-\ud7a3\u1160-\u11a7][\u11a8-\u11ff\ud7cb-\ud7fb]"
)
"""Thai and Lao AM, half of which is drawn below the tone of the letter before; the marks of a direction; tone
marks of Korean, drawn before the syllable; its final consonants, for which the syllable may be taken apart."""
_REARRANGES = (
    "[\u0900-\u0dff\u1000-\u109f\u1700-\u18af\u1900-\u1cff\ua800-\ua82f\ua840-\ua8ff\ua930-\ua9ff\uaa00-\uaadf"
    "\uabc0-\uabff\U00011000-\U00011fff]"
)
"""Scripts whose shaping moves vowels before letters and takes them apart (Indic, Khmer, Myanmar, Unicode's
Universal Shaping Engine), or joins letters to others (Mongolian): even as many glyphs as characters need not be
theirs one by one."""
_ODD = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ODD_SPACES = re.compile(f"^{_ODD}+.?|.{_ODD}+", re.S)
_AN_ODD_SPACE = re.compile(_ODD)
_MAX_CELLS = 20_000
_NEVER = 1_000_000


class Span(NamedTuple):
    """The glyphs from `start` up to `stop` stand together for `text`."""

    start: int
    stop: int
    text: str


class Alignment(NamedTuple):
    """A text for each glyph, never empty, and the spans where these texts do not suffice."""

    texts: tuple[str, ...]
    spans: tuple[Span, ...] = ()


def align(text: str | None, glyphs: Sequence[int], font: OpenType) -> Alignment:
    """Share out the text of a run among its glyphs; glyph 0, the box of a missing character, says U+FFFD."""
    if text is None:
        return Alignment(tuple(font.reading(glyph) or UNKNOWN for glyph in glyphs))
    if not glyphs:
        return Alignment((), (Span(0, 0, text),) if text else ())
    codes = [ord(character) for character in text]
    nominal = [font.characters[code] for code in codes]
    if nominal == list(glyphs):
        texts = tuple(text)
        return Alignment(texts if 0 not in glyphs else tuple(map(_visible, glyphs, texts)), odd_spaces(text))
    backwards = re.search(_RIGHT_TO_LEFT, text) is not None
    if backwards:
        nominal.reverse()
    clusters = _certain(_clusters(nominal, glyphs), nominal, glyphs)
    shares, spans = _share(text[::-1] if backwards else text, clusters, backwards)
    if (
        backwards
        or re.search(_MOVES_OTHERS, text)
        or re.search(_REARRANGES, text)
        or (any(cluster != (1, 1) for cluster in clusters) and any(map(_is_mark, shares)))
    ):
        spans = [Span(0, len(glyphs), text)]
    if 0 in glyphs:
        shares, spans = list(map(_visible, glyphs, shares)), []
    return Alignment(tuple(shares), tuple(spans) or odd_spaces(shares))


def odd_spaces(texts: Sequence[str]) -> tuple[Span, ...]:
    """Spans around spaces other than U+0020, with a neighbour: alone, poppler takes them for U+0020."""
    text = "".join(texts)
    if text.isascii() or len(text) != len(texts) or not _AN_ODD_SPACE.search(text):
        return ()
    return tuple(Span(found.start(), found.end(), found[0]) for found in _ODD_SPACES.finditer(text))


def _is_mark(text: str) -> bool:
    """Whether a glyph is but a mark over or under another: readers that go by geometry see a space there."""
    return unicodedata.category(text[0]) in ("Mn", "Mc")


def _visible(glyph: int, text: str) -> str:
    return text if glyph else UNKNOWN


def _share(text: str, clusters: Sequence[tuple[int, int]], backwards: bool) -> tuple[list[str], list[Span]]:
    """Texts and spans from the numbers of characters and glyphs of each cluster, in drawing order."""
    texts: list[str] = []
    spans = []
    position = 0
    for characters, glyphs in clusters:
        part = text[position : position + characters]
        position += characters
        if glyphs > 1:
            spans.append(Span(len(texts), len(texts) + glyphs, part))
        singles = [*part[: glyphs - 1], part[glyphs - 1 :]]
        texts += [single[::-1] if backwards else single for single in singles if single]
        texts += [_CONTINUED] * (glyphs - characters)
    return texts, spans


def _clusters(nominal: Sequence[int], glyphs: Sequence[int]) -> list[tuple[int, int]]:
    """Cut characters (given by their nominal glyphs) and glyphs into matching stretches, in order."""
    if len(nominal) == len(glyphs):
        usual = set(nominal)
        if all(one == other or other not in usual for one, other in zip(nominal, glyphs, strict=True)):
            return [(1, 1)] * len(glyphs)
    start = max(_common(nominal, glyphs) - 1, 0)
    tail = min(len(nominal), len(glyphs)) - start
    end = max(min(_common(nominal[::-1], glyphs[::-1]), tail) - 1, 0)
    middle, drawn = nominal[start : len(nominal) - end], glyphs[start : len(glyphs) - end]
    if len(middle) * len(drawn) > _MAX_CELLS:
        return [(1, 1)] * start + [(len(middle), len(drawn))] + [(1, 1)] * end
    return [(1, 1)] * start + _best(middle, drawn) + [(1, 1)] * end


def _certain(
    clusters: Sequence[tuple[int, int]], nominal: Sequence[int], glyphs: Sequence[int]
) -> list[tuple[int, int]]:
    """Join neighbouring ligatures and characters in parts: which has how many is no more than a guess.

    But for the same glyphs repeated, of as many characters each.
    """
    usual, found, run = set(nominal), [], []
    place = 0
    for characters, drawn in (*clusters, (0, 0)):
        own = glyphs[place : place + drawn]
        if drawn and usual.isdisjoint(own):
            run.append((characters, tuple(own)))
        else:
            found += _joined(run)
            found.append((characters, drawn))
            run = []
        place += drawn
    return found[:-1]


def _joined(run: Sequence[tuple[int, tuple[int, ...]]]) -> list[tuple[int, int]]:
    """Clusters as they are where they are sure, else as one."""
    clusters = [(characters, len(own)) for characters, own in run]
    if all(cluster == (1, 1) for cluster in clusters) or len(set(run)) == 1:
        return clusters
    return [(sum(characters for characters, _ in clusters), sum(drawn for _, drawn in clusters))]


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """The length of the common beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _best(nominal: Sequence[int], glyphs: Sequence[int]) -> list[tuple[int, int]]:
    """The cheapest cut by dynamic programming; one whole stretch where every cut would misname a glyph."""
    usual = set(nominal)
    rows, columns = len(nominal), len(glyphs)
    cost = [[_NEVER] * (columns + 1) for _ in range(rows + 1)]
    step = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    cost[rows][columns] = 0
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            for move in _MOVES:
                down, right = row + move[0], column + move[1]
                if down <= rows and right <= columns and cost[down][right] < _NEVER:
                    price = cost[down][right] + _price(nominal[row:down], glyphs[column:right], usual)
                    if price < cost[row][column]:
                        cost[row][column], step[row][column] = price, move
    if cost[0][0] >= _NEVER:
        return [(rows, columns)]
    path, row, column = [], 0, 0
    while row < rows:
        move = step[row][column]
        path.append(move)
        row, column = row + move[0], column + move[1]
    return path


# A character to a glyph; a ligature; a character drawn in parts; a few that changed places.
_MOVES = (
    (1, 1),
    *((count, 1) for count in range(2, 9)),
    *((1, count) for count in range(2, 5)),
    *((count, drawn) for count in range(2, 5) for drawn in range(2, 5)),
)


def _price(nominal: Sequence[int], glyphs: Sequence[int], usual: set[int]) -> int:
    """What it costs to let characters be glyphs: a glyph that is another character's is no match."""
    many, drawn = len(nominal), len(glyphs)
    meant = glyphs[0] == nominal[0]
    if many == drawn == 1:
        return 0 if meant else _NEVER if glyphs[0] in usual else 5
    if many > 1 and drawn > 1:
        return 8 + many + drawn
    if drawn > 1:
        return (
            4 + drawn + (3 if glyphs[0] in usual and not meant else 0) + 6 * sum(g in usual for g in glyphs[1:])
        )
    if glyphs[0] in usual:
        return _NEVER if glyphs[0] not in nominal else 2 + 2 * many + (4 if meant else 6)
    return 2 + 2 * many
