"""Lines of title blocks and footers that stand alone: names, dates, numbers of issues, parts side by side.

In: a line and the one below it. Out: whether they are two such lines, and no text that goes on.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.ends import SAME_BASELINE, has_room
from briefing_tex.readers.structure.front.bodies import is_body, is_capital_name
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.words import names_an_issue, run_in_label

_GUTTER = 2.0
"""White space between parts that stand side by side in two lines at least, in parts of the size."""
_NAMES = re.compile(r"\t[&＆×]\t")
"""A sign between names that stand side by side."""


def is_title_block(above: TextLine, below: TextLine, right: float = math.inf) -> bool:
    """Whether centred lines are a date, or two bodies below each other: the upper one had room for more."""
    if read_date(above.text) or read_date(below.text):
        return True
    # names side by side fill no line, and names may be wider than the text
    one = len(above.spread) == 1 and above.x1 < right + above.size
    filled = one and not has_room(above, below, right)
    return is_body(above.text) and is_body(below.text) and not filled


def is_date_below(above: TextLine, below: TextLine) -> bool:
    """Whether a date stands below the names of bodies, or below the number of an issue."""
    if not read_date(below.text):
        return False
    issue = len(above.spread) == 1 and names_an_issue(above.text)
    return bool(_NAMES.search(above.text)) or is_body(above.text) or issue


def are_names(above: TextLine, below: TextLine, right: float) -> bool:
    """Whether a line is names side by side, or a body's in Latin letters above another name that had room."""
    if "\t" in above.text and all(map(is_body, above.text.split("\t"))):
        return True
    named = is_capital_name(below.text) and is_capital_name(above.text) and is_body(above.text)
    return named and has_room(above, below, right)


def side_by_side(above: TextLine, below: TextLine) -> bool:
    """Whether two lines are made of parts that stand side by side, with one stretch of white between them."""
    least = _GUTTER * below.size
    if abs(above.y - below.y) < SAME_BASELINE * below.size and below.x0 - above.x1 > below.size:
        return True  # one line over the gutter between two columns
    if above.captioning:
        return True
    for line, other in ((above, below), (below, above)):
        wide = least if line is above and below.begins_strong and not above.begins_strong else 2 * least
        apart = any(right.x0 - left.x1 > wide for left, right in pairwise(line.spread))
        if apart and len(other.spread) == 1:
            return True
    gaps = [[(left.x1, right.x0) for left, right in pairwise(line.spread)] for line in (above, below)]
    return any(min(a[1], b[1]) - max(a[0], b[0]) > least for a in gaps[0] for b in gaps[1])


def begins_part(line: TextLine) -> bool:
    """Whether a line begins with the label of the website or the keywords."""
    label = run_in_label(line.text)
    return label is not None and label.part in ("website", "keywords")
