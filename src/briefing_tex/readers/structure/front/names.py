"""Names of bodies on a line: which lines are such, and where one line holds several.

In: a line of the title block, and the rest of the text as evidence. Out: names. Signs that always part names
are looked for first, then commas (`commas`), spaces (`spaces`), words and `&`. These stand between two bodies
or within one (`Marks & Spencer`): a Latin name that the text uses whole stays whole, sides that it uses alone
are parted; without that, sides in Chinese, Japanese or Korean with spaces around the sign are two names, and
words in Latin letters only if each side says by itself that it is a body.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.bodies import (
    FORM_FIRST,
    LONGEST_NAME,
    STOP,
    is_body,
    is_capital_name,
    is_short_name,
    is_surely_body,
)
from briefing_tex.readers.structure.front.commas import (
    behind_joint_label,
    behind_label,
    between_commas,
    mixed_names,
)
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.front.signs import (
    ALWAYS,
    AND,
    ANY,
    DOT,
    FULL_SPACE,
    HANGING,
    SPACED_AND,
    SPACED_WORD,
    WORD,
    Split,
    apart,
    parted,
)
from briefing_tex.readers.structure.front.spaces import at_space, used_alone
from briefing_tex.readers.structure.scripts import has_letters, own_script

_LOOSE = re.compile("、")
_GOVERNS = re.compile(r"\b(?:of|for|on|in)\b")
"""What may have both sides of an `and` in one name: Institute for Land and Water."""
_SHORTEST_SIDE = 5
"""Signs of a name beside such a word at least, where no space tells that it is one."""


def names_in(text: str, elsewhere: str, label: str = "") -> Split:
    """The names that a line gives, or what stands behind its label."""
    sides = [] if own_script(text) else parted(FULL_SPACE, text)
    if len(sides) > 1:
        return apart([name for side in sides for name in names_in(side, elsewhere, label).names])
    joint = behind_joint_label(text) if _JOINT.search(label) else None
    listed = joint or (behind_label(text) or _behind_label(text) if label else between_commas(text, elsewhere))
    return listed or split_names(text, elsewhere)


_JOINT = re.compile("[联聯]合|[共合]同|공동|joint", re.IGNORECASE)
"""What a label says that stands beside several names."""


def _behind_label(text: str) -> Split | None:
    """The names behind a label in Latin letters, before each `and` a word that only bodies have.

    >>> _behind_label("Holt Council and Lanternhouse").names, _behind_label("Ministry of Land and Sea")
    (('Holt Council', 'Lanternhouse'), None)
    """
    sides = parted(WORD, text)
    fit = len(sides) > 1 and not own_script(text) and all(map(is_capital_name, sides))
    told = fit and all(is_surely_body(side.rsplit(" ", 1)[-1]) for side in sides[:-1])
    return apart(sides) if told else between_commas(text)


def split_names(line: str, elsewhere: str) -> Split:
    """The names in a line of the title block; `elsewhere` is the rest of the text.

    >>> split_names("潮信数据 & 海岸观测中心", "").names
    ('潮信数据', '海岸观测中心')
    >>> split_names("Marks & Spencer", "").names, split_names("AT&T", "").names
    (('Marks & Spencer',), ('AT&T',))
    """
    line = HANGING.sub("", line)
    listed = parted(ALWAYS, line)
    if len(listed) > 1:
        return apart([name for part in listed for name in split_names(part, elsewhere).names])
    loose = parted(_LOOSE, line)
    if len(loose) > 1 and all(map(is_body, loose)):
        return apart(loose)
    line = line.strip()
    return (
        mixed_names(line) or at_space(line, elsewhere) or _at_word(line, elsewhere) or _at_and(line, elsewhere)
    )


def lists_bodies(line: str) -> bool:
    """Whether a line is nothing but the names of bodies, two at least.

    >>> lists_bodies("海岸观测研究院、潮信数据中心"), lists_bodies("海岸观测中心认为，今天没有风。")
    (True, False)
    """
    sides = parted(ANY, line)
    listed = len(sides) > 1 and all(is_body(side) and is_short_name(side) for side in sides)
    listed = listed and not any(map(STOP.search, sides))
    return listed or mixed_names(line) is not None


def lists_names(line: str) -> bool:
    """Whether a line is names between signs, of which at least half say by themselves that they are bodies.

    >>> lists_names("Sea Observatory | Tidal Data | Harbour Institute"), lists_names("潮信研究院、海岸观测中心")
    (True, True)
    >>> lists_names("The Sea Observatory asked; the Institute answered.")
    False
    """
    sides = parted(ALWAYS, line)
    short = len(sides) > 1 and all(map(is_short_name, sides)) and not STOP.search(line)
    mostly = short and 2 * sum(map(is_body, sides)) >= len(sides)
    return mostly or lists_bodies(line) or between_commas(line) is not None


def names_side_by_side(text: str) -> bool:
    """Whether the gaps of a line part names of bodies, or a date from what stands before it.

    >>> names_side_by_side("海岸观测中心\\t潮信数据"), names_side_by_side("海岸\\t2026 年 4 月 1 日")
    (True, True)
    >>> [names_side_by_side(text) for text in ("Sea Institute\\tTidal Ltd.\\t3 April", "from AI\\tHub.")]
    [True, False]
    >>> names_side_by_side("潮汐研究院\t000-555-0174,")
    False
    """
    sides = [side for side in text.split("\t") if side.strip()]
    if len(sides) < 2:
        return False
    names = [side for side in sides if (" " in side or own_script(side)) and len(side) <= LONGEST_NAME]
    named = sum(is_body(side) and not STOP.search(side) for side in names)
    listed = 2 * named >= len(sides) and all(map(has_letters, sides))
    return listed or read_date(sides[-1]) is not None


def _at_word(line: str, elsewhere: str) -> Split | None:
    """The names that words part (`与`, `및`, `and`): each has to say by itself that it is a body.

    >>> split_names("海岸观测研究院与潮信数据中心", "").names, split_names("社会与人口研究院", "").names
    (('海岸观测研究院', '潮信数据中心'), ('社会与人口研究院',))
    """
    if line in elsewhere:
        return None
    dotted = parted(DOT, line)  # at their sides may stand words that part others
    if len(dotted) > 1 and all(
        own_script(side) and len(side) >= _SHORTEST_SIDE and is_body(side) for side in dotted
    ):
        return apart(dotted)
    sides = parted(WORD, line)
    if len(sides) < 2:
        return None
    used = [used_alone(side, elsewhere) for side in sides]
    if all(map(own_script, sides)):
        long = SPACED_WORD.search(line) or all(len(side) >= _SHORTEST_SIDE for side in sides)
        told = long and all(one or is_body(side) for one, side in zip(used, sides, strict=True))
    else:
        plain = any(used) or not any(_GOVERNS.search(side) for side in sides[:-1])
        sure = [" " in side and is_surely_body(side) for side in sides]
        told = " and " in line and plain and all(one or other for one, other in zip(used, sure, strict=True))
    return apart(sides) if told or all(used) else None


def _at_and(line: str, elsewhere: str) -> Split:
    """The names that `&` parts, spaced or not; a line that stays whole where that is in doubt."""
    spaced = parted(SPACED_AND, line)
    sides = spaced if len(spaced) > 1 else parted(AND, line)
    if len(sides) < 2:
        return Split((line,))
    if any(map(own_script, sides)):
        company = FORM_FIRST.match(line) and not any(map(is_body, sides[1:]))
        plausible = len(spaced) > 1 and all(len(side) > 1 for side in sides) and len(set(sides)) == len(sides)
        told = not company and (plausible or all(map(is_body, sides)))
        return apart(sides) if told else Split((line,), "names-kept")
    if line in elsewhere:
        return Split((line,))
    told = len(spaced) > 1 and all(is_surely_body(side) or used_alone(side, elsewhere) for side in sides)
    return apart(sides) if told else Split((line,), "names-kept")
