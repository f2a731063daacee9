"""Stretches of lines of one look: of one size and weight, at the usual distance.

In: the lines of a column. Out: lists of lines, between which paragraphs surely end.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.ends import is_short, labels_address
from briefing_tex.readers.pdf.layout.paragraphs.measures import SAME_SIZE, Pitch
from briefing_tex.readers.structure.front.dates import date_goes_on
from briefing_tex.readers.structure.joins import unfinished
from briefing_tex.readers.structure.scripts import ends_sentence
from briefing_tex.readers.structure.words import caption

_SAME_SIZE_OF_CODE = 0.16
"""The difference in size of lines of one look, in parts of it, where one has monospaced text."""
_WIDER_GAP = 1.25
"""Distance of baselines that parts paragraphs, in parts of the usual distance."""
_WIDER_GAP_AT_STOP = 1.08
"""The same where the line above ends a sentence."""
_WIDER_GAP_AT_MARK = 1.45
"""The same where the line below holds the mark of a note, and the one above stops in mid-sentence."""
_PROSE = 15
"""Characters at least in a line of prose, which may go on with stressed words alone on the next one."""


def stretches(column: Sequence[TextLine], pitch: Pitch, x1: float, justified: bool) -> list[list[TextLine]]:
    """Stretches of lines of one look at the usual distance."""
    runs: list[list[TextLine]] = []
    for line in column:
        last = runs[-1][-1] if runs else None
        alike = last is not None and _same_look(last, line, x1) and not _begins_caption(last, line)
        short = last is not None and justified and is_short(last, x1)
        if alike and last is not None and not _apart(last, line, pitch, short):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _begins_caption(last: TextLine, line: TextLine) -> bool:
    """Whether a line is a caption by its words, and set in from the line above."""
    return line.x0 - last.x0 > 2 * line.size and caption(line.text) is not None


def _apart(last: TextLine, line: TextLine, pitch: Pitch, short: bool) -> bool:
    """Whether the white space between two lines parts paragraphs.

    After a full stop, or a line that is not full, little is enough; the mark of a note may raise its line.
    """
    distance = (last.y - line.y) / pitch.around(line)
    ended = short or (ends_sentence(last.text) and not date_goes_on(last.text, line.text))
    noted = any(run.raised for run in line.runs[1:]) and unfinished(last.text)
    most = _WIDER_GAP_AT_MARK if noted else _WIDER_GAP
    return distance > most or (distance > _WIDER_GAP_AT_STOP and ended)


def _same_look(last: TextLine, line: TextLine, x1: float) -> bool:
    """Whether two lines may belong to one paragraph; a line in bold may go on with one that is full."""
    alike = SAME_SIZE if not (last.code or line.code) else _SAME_SIZE_OF_CODE
    if abs(last.size - line.size) > alike * max(last.size, line.size):
        return False
    full = last.space_after or last.x1 > x1 - line.size or (last.ends_strong and line.begins_strong)
    return (
        last.bold == line.bold
        or labels_address(last, line)
        or (len(last.text) > 25 and len(line.text) > 25)
        or (full and not last.bold and unfinished(last.text) and len(last.text) > _PROSE)
    )
