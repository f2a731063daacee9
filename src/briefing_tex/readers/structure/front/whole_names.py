"""Names of bodies that a line end of the title block parts.

In: its pieces. Out: the same, two of them as one where both are one name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.front.subtitles import TitlePiece
from briefing_tex.readers.structure.scripts import has_cjk, width


def with_whole_names(pieces: Sequence[TitlePiece]) -> list[TitlePiece]:
    """The pieces, two of them as one where a line end parts the last name of a list of bodies."""
    made: list[TitlePiece] = []
    for piece in pieces:
        *names, half = _LISTED.split(made[-1].text) if made else [""]
        if made and not (piece.role or piece.date) and _ends_name(made[-1].text, piece.text):
            above = made[-1].text
            hyphen = above.endswith(_SOFT_HYPHEN)
            gap = "" if hyphen or has_cjk(above) else " "
            made[-1] = replace(made[-1], text=f"{above.rstrip(_SOFT_HYPHEN)}{gap}{piece.text}")
            continue
        listed = bool(names) and all(map(is_body, names)) and not is_body(half)
        if listed and not piece.role and not piece.date and width(piece.text) < width(half):
            gap = "" if has_cjk(half) else " "
            if is_body(f"{half}{gap}{piece.text}"):
                made[-1] = replace(made[-1], text=f"{made[-1].text}{gap}{piece.text}")
                continue
        made.append(piece)
    return made


_LISTED = re.compile(r"\s*[、；;,，]\s*|\s+[·|｜/&＆]\s+")
_SOFT_HYPHEN = "\u00ad"


def _ends_name(above: str, text: str) -> bool:
    """Whether a piece is no name, but the end of the one above that a line end parts.

    >>> _ends_name("School of Tides, Holt", "University"), _ends_name("Tidal Data", "Inc.")
    (True, True)
    >>> _ends_name("海岸发展和", "改革委员会"), _ends_name("Harbour Institute", "Tidal Data Centre")
    (True, False)
    """
    if above.endswith(_SOFT_HYPHEN) or (is_body(above) and _WITHIN_NAME.match(text)):
        return True
    if above.endswith(("和", "与", "與", "及", "暨")) and is_body(text):
        return True
    return above.isascii() and text.isascii() and " " not in text and is_body(text) and text[:1].isupper()


_WITHIN_NAME = re.compile(r"(?:of|for|and|in|on|the) (?=\S)")
"""How no name begins, but its second line."""
