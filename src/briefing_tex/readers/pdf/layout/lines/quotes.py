"""Spaces beside quotation marks that a typesetter of Chinese swallowed: `she said,“Yes,”and left`.

In: the runs of a paragraph in a language with spaces. Out: the same with a space before a mark that opens,
and behind one that closes before a Latin word; Korean hangs its particles to closing marks. Which marks open
is told by their form, or by counting where all look alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Run

_MARKS = '"“”'
_STOPS = ",.;:?!"
_SINGLE = re.compile(r"(?<=[,.;:)\]])’(?=[A-Z])|(?<=[A-Za-z,.;:)\]])‘(?=\w)")
"""A single mark that opens without a space before it; ’ within and behind words is an apostrophe."""


def with_spaces_at_quotes(runs: Sequence[Run]) -> list[Run]:
    """The runs with the spaces that quotation marks took with them.

    >>> with_spaces_at_quotes([Run("A. Holt,”Open files,”Journal, 2023.")])[0].text
    'A. Holt, ”Open files,” Journal, 2023.'
    >>> with_spaces_at_quotes([Run("Holt, A. (2024),’The sea’s files’, Journal 2.")])[0].text
    'Holt, A. (2024), ’The sea’s files’, Journal 2.'
    """
    text = "".join(run.text for run in runs)
    places = _places(text)
    if not places:
        return list(runs)
    ends = list(accumulate(len(run.text) for run in runs))
    return [
        run if run.code else replace(run, text=_spaced(run.text, [p - end + len(run.text) for p in places]))
        for run, end in zip(runs, ends, strict=True)
    ]


def _spaced(text: str, places: Sequence[int]) -> str:
    """A text with a space at each of the places that lie in it."""
    for place in sorted((place for place in places if 0 <= place < len(text)), reverse=True):
        text = f"{text[:place]} {text[place:]}"
    return text


def _places(text: str) -> list[int]:
    """Where spaces are missing: before an opening mark, behind a closing one."""
    marks = [index for index, character in enumerate(text) if character in _MARKS]
    formed = any(text[index] == "“" for index in marks)
    found = [single.start() for single in _SINGLE.finditer(text)]
    if not marks or (not formed and len(marks) % 2):
        return found
    for count, index in enumerate(marks):
        opens = text[index] == "“" if formed else count % 2 == 0
        before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
        if opens and (before.isalpha() or before in tuple(_STOPS)):
            found.append(index)
        elif not opens and after.isascii() and after.isalpha():
            found.append(index + 1)
    return found
