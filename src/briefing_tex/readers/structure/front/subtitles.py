"""The subtitle: words below the title that name no body, told by their form, their size, their fonts.

In: the pieces of the title block. Out: those that are the subtitle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from briefing_tex.dates import PartialDate
from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.front.bodies import in_small_letters, is_body, is_document, without_document
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.front.names import lists_names
from briefing_tex.readers.structure.scripts import has_cjk, is_hangul, own_script, width
from briefing_tex.readers.structure.words import names_an_issue


class TitlePiece(Struct, frozen=True):
    """A part of the title block that says one thing."""

    block: Block
    text: str
    role: str | None = None

    @property
    def date(self) -> PartialDate | None:
        return read_date(self.text)


def subtitles_of(rest: Sequence[TitlePiece], titled: Sequence[TitlePiece], elsewhere: str) -> list[TitlePiece]:
    """The subtitle: pieces given, counting an issue, or words below the title that name no body."""
    title, under = titled[0], titled[1:]
    found = [piece for piece in rest if piece.block.kind == "subtitle" or names_an_issue(piece.text)]
    for piece in (piece for piece in under if piece in rest):
        if piece in found or piece.date:
            found += [piece] if piece is under[0] and piece not in found else []  # the month below the title
            continue
        others = [other for other in rest if other is not piece and not other.date and other not in found]
        dashed = piece.text.startswith(("—", "–", "-", "－", "：", "~", "〜", "～"))
        bodies = [other for other in others if is_body(without_document(other.text)) or other.role]
        if piece.role or is_body(piece.text) or lists_names(piece.text) or re.search(r"\s[&＆×]\s", piece.text):
            break
        plain = _set_as_text(piece, title)
        short = plain and width(piece.text) <= _SHORTEST_PHRASE and not _SURE.search(piece.text)
        told = dashed or (_reads_as_subtitle(piece.text) and not short) or _stands_out(piece, under)
        told = told or _set_as_title(piece, title, under)
        headed = bool(bodies) and not any(body in under for body in bodies)  # names stand together
        named = plain and not headed and not _is_phrase(piece.text)
        named = named or _as_a_name(piece, under, elsewhere)
        if told or (bodies and not named and not any(one in under for one in found)):
            found.append(piece)
            if not dashed:
                break
        else:
            break
    last = under[-1:] if not found else []
    found += [piece for piece in last if piece in rest and _stands_below(piece, under)]
    return [piece for piece in rest if piece in found]


def set_as_subtitle(piece: TitlePiece, pieces: Sequence[TitlePiece]) -> bool:
    """Whether a piece stands just below the title, in its fonts or larger than all below it."""
    place = next((index for index, one in enumerate(pieces) if one is piece), 0)
    title, under = pieces[place - 1], pieces[place:]
    told = _set_as_title(piece, title, under) or _stands_out(piece, under)
    return place > 0 and title.block.kind == "title" and told


def _stands_below(piece: TitlePiece, under: Sequence[TitlePiece]) -> bool:
    """Whether the last words of a title block are larger than the names and the date above them."""
    named = piece.role or piece.date or is_body(piece.text)
    return not named and _stands_out(piece, under)


def _set_as_text(piece: TitlePiece, title: TitlePiece) -> bool:
    """Whether words are set in the fonts of the text, as names are, below a title in fonts of its own."""
    return piece.block.plain is True and title.block.plain is False


def _set_as_title(piece: TitlePiece, title: TitlePiece, under: Sequence[TitlePiece]) -> bool:
    """Whether words are set in the fonts of the title, and all else below it in those of the text."""
    others = [other for other in under if other.block is not piece.block]
    apart = title.block.plain is False and piece.block.plain is False
    return apart and bool(others) and all(other.block.plain for other in others)


def _stands_out(piece: TitlePiece, pieces: Sequence[TitlePiece]) -> bool:
    """Whether words below the title are larger than all else below it, as no name of a body is."""
    sizes = [other.block.size or 0.0 for other in pieces if other is not piece]
    return bool(sizes) and min(sizes) > 0 and (piece.block.size or 0.0) > LARGER * max(sizes)


def _is_phrase(text: str) -> bool:
    """Whether words are more than a name that does not say that it is one (`潮信数据`), or in small letters.

    >>> _is_phrase("从潮位数据看冬季的风"), _is_phrase("하반기 점검"), _is_phrase("潮信数据")
    (True, True, False)
    >>> _is_phrase("Lessons of the third winter"), _is_phrase("Tidal Data")
    (True, False)
    """
    if not own_script(text):
        return in_small_letters(text)
    return (has_cjk(text) and width(text) > _WIDEST_BRAND) or (
        " " in text and all(map(_is_korean, text.split()))
    )


def _is_korean(word: str) -> bool:
    return all(map(is_hangul, word))


_WIDEST_BRAND = 18
"""Width of such a name at most, in columns."""


def _as_a_name(piece: TitlePiece, under: Sequence[TitlePiece], elsewhere: str) -> bool:
    """Whether words above a body, no larger than it, are those of a body by their capitals or their use."""
    sizes = [other.block.size or 0.0 for other in under if is_body(other.text)]
    smallest, own = min(sizes, default=0.0), piece.block.size or 0.0
    if own > LARGER * smallest > 0:
        return False
    words = re.sub(r"^the ", "", piece.text).split()
    capitals = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    latin = not has_cjk(piece.text) and not any(map(is_hangul, piece.text))
    known = smallest > 0 or has_cjk(elsewhere) or len(words) == 1  # in English, titles have capitals as well
    named = known and capitals and latin and not is_document(piece.text)
    return len(words) <= _LONGEST_NAME and (named or piece.text in elsewhere)


_SHORTEST_PHRASE = 12
"""Width of a subtitle set as names are at least, in columns: `經濟日報` is a body."""
_LONGEST_NAME = 4
"""Words at most of a name that only its capitals tell."""
LARGER = 1.15
"""Size of a subtitle at least that is told by it, in parts of the largest size of the rest."""


def _reads_as_subtitle(text: str) -> bool:
    """Whether words read as a phrase rather than a name: small letters, or particles of a sentence."""
    return (
        in_small_letters(text)
        or is_document(text)
        or bool(_SURE.search(text))
        or bool(_PARTICLE.search(text) and width(text) > _SHORTEST_PARTED)
    )


_PARTICLE = re.compile("[的之与與和及：:，、のとをはがへ]")
_SHORTEST_PARTED = 10
"""Width of a phrase at least that only such a character tells, in columns."""
_SURE = re.compile(r"^(?:19|20)\d\d\s?[年년]|[가-힣](?:[와과의를]|(?<!마)을) |및 ")
"""A year, which begins a phrase rather than a name, and particles of Korean, which end words."""
