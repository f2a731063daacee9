"""Where the parts of an entry end: full stops that are no abbreviation's.

In: a stretch of an entry. Out: the places between its parts. Punctuation of full width is matched as its half:
`narrow` changes no length, so that a match leads back to the text as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NARROW = str.maketrans("，：；（）．。［］？！－", ",:;()..[]?!-")
_STOP = re.compile(r"[.．](?:\s+|(?<=[^\x00-\x7f].)(?=\S))|[。．]\s*|(?<=\D)[.．](?=[\u3041-\u9fff])")
_ABBREVIATION = re.compile(
    r"(?:^|[^\w.])(?:[A-Z]|St|Dr|Mr|Mrs|Ms|vs|cf|No|Nos|Vol|Ser|Univ|Inst|Dept|Acad|Soc|Assoc|Natl|Intl|Pt|Ch|Fig|approx|e\.g|i\.e|"
    r"[A-Z](?:\.[A-Z])+)$"
)

_CLOSED_EARLY = re.compile(r"(?:《[^《》]*》|“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』)\s*[,.;、『《]")


def narrow(text: str) -> str:
    """The text with punctuation of half width, each character in its place.

    >>> narrow("学报，2025，41（6）：5")
    '学报,2025,41(6):5'
    """
    return text.translate(_NARROW)


def stops(text: str, initials: bool = False) -> Iterator[tuple[int, int]]:
    """Where a stop ends a part: the end of what stands before it, and the beginning of what follows.

    `initials` counts a single capital as the end of a name, not as an abbreviation.

    >>> list(stops("The U.S. tides vs. St. Orin. A review"))
    [(27, 29)]
    """
    for found in _STOP.finditer(text):
        before = text[: found.start()]
        if (
            found.end() < len(text)
            and before.strip()
            and not (_abbreviated(before) and not (initials and _initial(before)))
        ):
            yield found.start(), found.end()


def _abbreviated(before: str) -> bool:
    return bool(_ABBREVIATION.search(before[-12:]))


def _initial(before: str) -> bool:
    """Whether a text ends with the initials of a name."""
    return bool(re.search(r"\w[\s.\-][A-Z]$", before[-12:]))


def quotes_part(text: str) -> bool:
    """Whether a text begins in quotation marks that close before its end, where a comma or a stop parts it.

    >>> quotes_part("“Tides”, Sea"), quotes_part("“Tides” of the sea"), quotes_part("“Tides”")
    (True, False, False)
    """
    return bool(_CLOSED_EARLY.match(narrow(text)))
