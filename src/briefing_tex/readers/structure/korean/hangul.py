"""Korean line ends: whether a word goes on over them, where nothing on the page tells.

In: the lines of a document. Out: `Syllables`: what its words begin and end with, and by that how likely it is
that a space stood between two syllables. A logistic model: of the counts of the document itself, with the
particles and endings of the language as their prior, and of what the words at both sides are.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.structure.korean.words import counts, is_compound, is_hung, is_word
from briefing_tex.readers.structure.scripts import is_hangul

_SPACED = 0.31
"""Part of all places between two syllables that have a space: words have some three syllables."""
_AT_LINE_END = 0.36
"""The prior at line ends: words that are longer than usual break there more often, and are known less."""
_WEIGHT = 3.0
"""How many counts the prior of a syllable is worth."""
_MOST_DROPPED = 0.2
"""The largest part of its spaces that a document drops, if nothing but commas tells."""
_MANY, _FEWEST_LOST = 4, 4
"""How many ends without a space there are to each that has one, and at least, in a document that drops them."""
_SURE = 60.0
"""Odds from which on two stretches are two words for certain."""
_ENDS = {0.9: "은는을를", 0.75: "의에와과며", 0.6: "로고된한", 0.5: "서도면게등및할될던이가다"}
"""How often syllables are the last of a word; others in a quarter of all cases."""
_BEGINS = {0.04: "는은을를의에며된될던습니었였했됐까", 0.12: "로와과고서면게들다지하되할함"}
"""How often syllables are the first of a word; others in two of five cases."""
_LAST_SYLLABLE = re.compile(r"[다요까죠][.?!,”’\"')）]")
"""The last syllable of a sentence, which is no word by itself."""
_TOKEN = re.compile(r"[^\s]+")
_CORE = re.compile(r"\w+")
_ENDINGS = re.compile(
    r"(?:에서|에게|까지|부터|으로|보다|처럼|마다|하는|되는|있는|없는|하여|되어|위해|위한|대한|대해|통해|따라|따른|관한|"
    r"그리고|그러나|또는|모든|다른|하지|되지|하고|되고|하며|되며|해야|[가-힣][은는을를의])$"
)
_OWN_WORDS = frozenset(
    "수 것 것은 것이 것을 것으로 등 및 더 약 각 그 또 또한 있다 있는 있으며 없다 없는 위해 위한 대한 대해 통해 "
    "따라 따른 때 때문에 뿐 경우 가운데 동안 이후 이전 이상 이하 모두 매우 가장 다시 아직 이미 그리고 "
    "그러나".split()
)
"""Words that are seldom the rest of another one."""


_BEGINNING, _TOGETHER = 0.65, 2.2
"""What the first syllable of the next line says beside the last of this one; both met within a word."""
_SIGNS = {
    "left known": 1.4,
    "left one syllable, unknown": -1.6,
    "left seen": 1.4,
    "left ends as words do": 1.3,
    "right known": 1.6,
    "right one syllable, unknown": -1.7,
    "right seen": 1.9,
    "right is hung to words": -2.4,
    "right is a word of its own": 1.3,
    "one known word": -5.1,
    "one seen word": -1.2,
}
"""What the words at both sides of a line end say for a space, as the logarithm of odds: weights of a logistic
model, fitted to all places between two syllables in laws and reports."""
_COUNTED = 3.0
"""The same where a number ends before what it counts."""


class Syllables(Struct, frozen=True):
    """Counts of syllables: how often in all, as the last, as the first of a word; pairs within words; words."""

    all: Counter[str]
    last: Counter[str]
    first: Counter[str]
    pairs: Counter[str]
    words: Counter[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Syllables:
        """The counts of the words within lines; those at their ends may be parts of words."""
        counts = cls(Counter(), Counter(), Counter(), Counter(), Counter())
        for line in lines:
            for token in _TOKEN.findall(line)[1:-1]:
                counts._add(token)
        return counts

    def _add(self, token: str) -> None:
        hangul = [character for character in token if is_hangul(character)]
        self.all.update(hangul)
        core = _CORE.findall(token)
        self.words.update(core)
        if hangul and core and is_hangul(core[-1][-1]):
            self.last[core[-1][-1]] += 1
        if hangul and is_hangul(token[0]):
            self.first[token[0]] += 1
        self.pairs.update(left + right for left, right in pairwise(token))

    def ratio(self, left: str, right: str) -> float:
        """How much likelier two syllables meet over a space than within a word."""
        ends = _odds(self.last[left], self.all[left], _prior(left, _ENDS, 0.25))
        begins = _odds(self.first[right], self.all[right], _prior(right, _BEGINS, 0.4))
        usual = _SPACED / (1 - _SPACED)
        together = math.pow(1 + 1.5 * self.pairs[left + right], _TOGETHER)
        return ends * math.pow(begins, _BEGINNING) / math.pow(usual, 1 + _BEGINNING) / together

    def parted(self, before: str, after: str, dropped: float | None) -> bool:
        """Whether a space stood between what ends one line and what begins the next.

        `dropped`: the document keeps spaces at line ends, but for this part of those that show none.
        """
        prior = _AT_LINE_END if dropped is None else _prior_of_none(dropped)
        return prior / (1 - prior) * self.odds(before, after) > 1

    def odds(self, before: str, after: str) -> float:
        """How much likelier what stands at both sides of a line end is two words than one."""
        if _LAST_SYLLABLE.match(after):
            return 1 / _SURE
        left, right = _last_word(before), _first_word(after)
        if not left or not right:
            return 0.0
        said = sum(_SIGNS[sign] for sign in self._signs(left, right))
        return self.ratio(left[-1], right[0]) * math.exp(said + (_COUNTED if counts(before, after) else 0.0))

    def _signs(self, left: str, right: str) -> Iterator[str]:
        """What the words at both sides are, as `_SIGNS` names it."""
        for side, text in (("left", left), ("right", right)):
            known, one = is_word(text) or is_compound(text), len(text) == 1
            if known and not (one and side == "left"):
                yield f"{side} known"
            elif one and not known:
                yield f"{side} one syllable, unknown"
            if self.words[text] and not one:
                yield f"{side} seen"
        if _ENDINGS.search(left):
            yield "left ends as words do"
        if is_hung(right):
            yield "right is hung to words"
        if right in _OWN_WORDS:
            yield "right is a word of its own"
        if is_word(left + right):
            yield "one known word"
        if self.words[left + right]:
            yield "one seen word"

    def surely_parted(self, before: str, after: str) -> bool:
        """Whether there must have been a space, whatever the page shows."""
        return self.odds(before, after) > _SURE

    def surely_whole(self, before: str, after: str) -> bool:
        """Whether a word must go on, though the document may break none: a syllable alone would be the rest.

        >>> Syllables.of([]).surely_whole("먼저 알린", "다."), Syllables.of([]).surely_whole("먼저", "알린다.")
        (True, False)
        """
        return self.odds(before, after) * _SURE <= 1

    def breaks_words(self, pairs: Sequence[tuple[str, str]]) -> bool:
        """Whether line ends fall within words as well: likelier than that all of them stand between words."""
        ratios = [
            self.odds(above, below) for above, below in pairs if is_hangul(above[-1:]) and is_hangul(below[:1])
        ]
        return sum(math.log((_SPACED * ratio + 1 - _SPACED) / ratio) for ratio in ratios) > 0


def dropped_spaces(commas: tuple[int, int], certain: tuple[int, int]) -> float:
    """The part of spaces at line ends whose glyph is lost; each pair counts how many ends kept it and lost it.

    Behind commas a space is certain, but commas are few. Where by its words a space must have stood, it is less
    certain: that counts if hardly any of those ends shows one.
    """
    kept, lost = certain
    if lost >= _FEWEST_LOST and lost > _MANY * kept:
        return lost / (kept + lost)
    return min(commas[1] / max(sum(commas), 1), _MOST_DROPPED)


def _prior_of_none(dropped: float) -> float:
    """How likely there was a space where a line end shows none, in a text that drops this part of them."""
    return dropped * _AT_LINE_END / (dropped * _AT_LINE_END + 1 - _AT_LINE_END)


def _prior(syllable: str, table: dict[float, str], usual: float) -> float:
    return next((share for share, syllables in table.items() if syllable in syllables), usual)


def _odds(count: int, total: int, prior: float) -> float:
    share = (count + prior * _WEIGHT) / (total + _WEIGHT)
    return share / (1 - share)


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+$", text)
    return found[0] if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"\w+", text)
    return found[0] if found else ""
