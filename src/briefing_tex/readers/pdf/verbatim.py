"""Code blocks: lines set in a monospaced font throughout, their indents and empty lines kept.

In: the lines of a column. Out: stretches of code and of other lines; the text of a code block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from briefing_tex.readers.pdf.lines import TextLine

_FEWEST = 2
"""Lines of a code block at least; a single one may be an address or a command within a paragraph."""
_APART = 1.9
"""Distance of a single line of code from its neighbours at least, in parts of its size."""
_ADDRESS = re.compile(r"\s*<?(?:https?://|www\.)")


def stretches(lines: Sequence[TextLine]) -> Iterator[tuple[bool, list[TextLine]]]:
    """The lines in order, stretches of code apart; the flag says which they are."""
    plain: list[TextLine] = []
    for is_code, group in groupby(range(len(lines)), key=lambda index: lines[index].verbatim):
        places = list(group)
        members = [lines[index] for index in places]
        several = len(members) >= _FEWEST or _stands_apart(lines, places[0])
        if is_code and several and not _ADDRESS.match(members[0].text):
            if plain:
                yield False, plain
            yield True, members
            plain = []
        else:
            plain += members
    if plain:
        yield False, plain


def _stands_apart(lines: Sequence[TextLine], index: int) -> bool:
    """Whether there is white space above and below a line."""
    line = lines[index]
    above, below = lines[index - 1 : index] if index else [], lines[index + 1 : index + 2]
    return all(abs(one.y - line.y) > _APART * line.size for one in (*above, *below))


def code_text(lines: Sequence[TextLine]) -> str:
    """The text of a code block, line by line.

    A space of the indent is as wide as a character; the distance of lines tells the empty ones between them.
    """
    left = min(line.x0 for line in lines)
    width = (
        median(glyph.x1 - glyph.x0 for line in lines for part in line.spread for glyph in part.glyphs) or 1.0
    )
    pitch = min((above.y - below.y for above, below in pairwise(lines) if above.y > below.y), default=0.0)
    rows: list[str] = []
    for index, line in enumerate(lines):
        gap = lines[index - 1].y - line.y if index else pitch
        empty = round(gap / pitch) - 1 if pitch and 0 < gap < 6 * pitch else 0
        rows += [""] * empty
        rows.append(" " * round((line.x0 - left) / width) + line.text.replace("\t", "    "))
    return "\n".join(rows)
