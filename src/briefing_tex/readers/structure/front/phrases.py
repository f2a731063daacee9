"""What a line in English says in words that a body did: `Prepared for … by …`.

In: a line of the title block. Out: a field for each body, `label: name`.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.bodies import is_body, is_capital_name
from briefing_tex.readers.structure.front.body_words import DOCUMENTS_LATIN
from briefing_tex.readers.structure.front.patterns import any_of
from briefing_tex.readers.structure.scripts import own_script


def phrases(text: str) -> list[str]:
    """What a line in English says in words that a body did, a field for each.

    >>> phrases("Prepared for the Harbour Trust by Tidal Data Ltd")
    ['Prepared for: Harbour Trust', 'By: Tidal Data Ltd']
    >>> phrases("Sea Council in partnership with Holt & Lind and Tidal Data")
    ['By: Sea Council', 'In partnership with: Holt & Lind and Tidal Data']
    >>> phrases("A joint publication of the Holt Institute and the Lind Foundation")
    ['By: Holt Institute and the Lind Foundation']
    >>> phrases("Prepared for the winter"), phrases("Harbour Institute")
    ([], [])
    """
    of = _OF.match(text)
    if of and is_capital_name(text[of.end() :]):
        return [f"By: {text[of.end() :]}"]
    marks = [] if own_script(text) or ":" in text else list(_MARK.finditer(text))
    if not marks:
        return []
    first = text[: marks[0].start()].strip()
    starts = [mark.end() for mark in marks]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    names = [text[a:b].strip(" ,.;|·") for a, b in zip(starts, ends, strict=True)]
    byline = len(marks) == 1 and not first and marks[0][1].lower() == "by"  # a role as it is
    if byline or not all(map(is_capital_name, names)):
        return []
    made = [f"{mark[1][:1].upper()}{mark[1][1:]}: {name}" for mark, name in zip(marks, names, strict=True)]
    if not first or _PAPER.fullmatch(first):
        return made
    told = is_body(first) or " " in marks[0][1]  # more than a mere `by`
    return [f"By: {first}", *made] if is_capital_name(first) and told else []


_MARK = re.compile(
    r"(?:^|(?<=\s))(?:and )?((?:jointly )?[A-Za-z]?[a-z]+ed (?:jointly )?(?:by|for|with)|by|"
    r"(?:in|with) (?:[a-z]+ ){1,2}(?:with|from|of|by)|together with)\s+(?:the )?(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Words for what a body did, before its name: `prepared for`, `with support from`."""
_OF = re.compile(
    rf"(?:An? |The )?(?:joint )?(?:publication|project|{any_of(DOCUMENTS_LATIN)}) (?:of|by|from) (?:the )?"
    r"(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""What is a body's: `A joint publication of …`."""
_PAPER = re.compile(r"(?:An?|The|This)(?: [a-z]+){1,3}", re.IGNORECASE)
"""What was made, before these words: `A report commissioned by …`."""
