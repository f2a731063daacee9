"""Contents lists that nothing tells but that each of their lines stands in the text again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_tex.readers.structure.headings.entries import (
    LONGEST_ENTRY,
    Contents,
    numbered,
    title_keys,
    titles_repeated,
)
from briefing_tex.readers.structure.headings.repeated import all_stand_again
from briefing_tex.readers.structure.scripts import is_prose, width

_DEEPEST_LIST = 12
"""How many lines from the top such a list may begin."""
_FEWEST = 4
"""Its entries at least."""


def unannounced(texts: Sequence[str], indents: Sequence[float], counts: Mapping[str, int]) -> Contents | None:
    """Lines in a row in the title block that all stand again below, without label, number and page.

    Pandoc writes such lists into HTML.
    """
    for start in range(2, min(len(texts) // 3, _DEEPEST_LIST)):
        first, run = set(title_keys(texts[start])), start
        while run < len(texts) and _is_bare_entry(texts[run], counts):
            run += 1
            if run < len(texts) and first & set(title_keys(texts[run])):
                break  # the first of them again, as a heading
        entries = tuple(
            numbered(text, indent, None)
            for text, indent in zip(texts[start:run], indents[start:run], strict=True)
        )
        if run - start >= _FEWEST and all_stand_again([entry.title for entry in entries], texts[run:]):
            return Contents(start, run, None, entries)
    return None


def _is_bare_entry(text: str, counts: Mapping[str, int]) -> bool:
    return width(text) <= LONGEST_ENTRY and not is_prose(text) and titles_repeated(text, counts) is not None
