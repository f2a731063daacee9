"""Whether the lines of a report are spread to the margin, or end where their words end.

In: a report, the length of its lines. Out: yes or no, for the whole report. Words are not hyphenated, so a line
is spread by up to the length of the next word; where words are few or long, that tears holes into it.
"""

from __future__ import annotations

import re

from briefing_tex.labels import base_language
from briefing_tex.model import Code, Math, Paragraph, Report, plain_text
from briefing_tex.model.walk import walk
from briefing_tex.writers.latex.breaks import ADDRESS
from briefing_tex.writers.latex.escape import BODY
from briefing_tex.writers.latex.inlines import without

_LETTER = 5.5
"""The width in points of a letter of running text, on average: .52 em at 10.5 pt."""
_ENOUGH = 13
"""Words a line. Looser than TeX's badness 300 was one line of four where there were nine or ten (English, A5),
one of five with eleven (German, A4), of eight with twelve (English, B5), of forty with sixteen (A4)."""
_LONG_WORD = re.compile(rf"[a-zA-Z\xbc-\u052f]{{{BODY.longest_word + 1}}}")
"""A word that would be broken, without a hyphen."""


def is_ragged(report: Report, line: float) -> bool:
    """Whether lines of so many points would be torn apart, were they spread.

    >>> report = Report(title="T", language="de", abstract=[{"type": "paragraph", "text": "Windkraftanlagen"}])
    >>> is_ragged(report, 450), is_ragged(report.model_copy(update={"language": "zh"}), 450)
    (True, False)
    """
    if base_language(report.language) != "en":
        return False  # lines of Chinese, Japanese and Korean end between any two signs
    words = [word for text in _running_texts(report) for word in text.split() if not ADDRESS.search(word)]
    if any(map(_LONG_WORD.search, words)):
        return True
    return sum(len(word) + 1 for word in words) * _ENOUGH > line / _LETTER * len(words)


def _running_texts(report: Report) -> list[str]:
    return [
        plain_text(without(part.text, (Code, Math))) for _, part in walk(report) if isinstance(part, Paragraph)
    ]
