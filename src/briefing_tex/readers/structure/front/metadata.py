"""What the title block says: title, subtitle, organisations, date.

In: its blocks. Out: fields of the report in the JSON form. The title is the first line that is no
date and no letterhead; a date is known by its form, a body by its words or by standing below another one.
What is neither, directly below the title, is the subtitle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.dates import PartialDate
from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.front.dates import date_at_end, labels_date, read_date
from briefing_tex.readers.structure.front.names import is_body, is_document, split_names
from briefing_tex.readers.structure.front.roles import ROLE, bare_role, role_first
from briefing_tex.readers.structure.inlines import inline_text
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.scripts import has_cjk, has_letters, is_hangul, squeezed, width
from briefing_tex.readers.structure.words import names_an_issue

_SIDE_BY_SIDE = re.compile(r"\t+(?:[&＆×·]\t+)?|[ \u3000]{3,}|\s+[|｜]\s+")


_YEAR_IN_PHRASE = re.compile(r"\b(?:in|of|for|to|until|since|by|from|and)\s+(?:19|20)\d\d$", re.IGNORECASE)
"""A year that is no date of the document: `the state of the sea in 2025`."""


class _Piece(Struct, frozen=True):
    """A part of the title block that says one thing."""

    block: Block
    text: str
    role: str | None = None

    @property
    def date(self) -> PartialDate | None:
        return read_date(self.text)


def read_front(blocks: Sequence[Block], elsewhere: str, ledger: Ledger) -> dict[str, Any]:
    """The fields of the title block; `elsewhere` is the rest of the text, as evidence for names."""
    pieces = _without_labels([piece for block in blocks for piece in _pieces(block)], ledger)
    title = _title_of(pieces)
    if title is None:
        return {}
    rest = [piece for piece in pieces if piece is not title and (piece.block is not title.block or piece.text)]
    data: dict[str, Any] = {"title": inline_text(title.block.runs) if _whole(title) else title.text}
    ledger.place("title", title.block)
    heads = [piece for piece in rest if squeezed(piece.text) == squeezed(title.text)]  # a running head
    _leave(heads, ledger)
    rest = [piece for piece in rest if piece not in heads]
    rest = _with_whole_names(_with_date(rest, data, ledger))
    below = pieces.index(title)
    subtitles = _subtitles(rest, pieces[below + 1 :], elsewhere)
    if subtitles:
        data["subtitle"] = _subtitle(subtitles)
        ledger.place("subtitle", *(piece.block for piece in subtitles))
        guessed = [p for p in subtitles if p.block.kind != "subtitle" and not names_an_issue(p.text)]
        for piece in guessed:
            ledger.remark(
                "role-guessed", target="subtitle", block=piece.block, text=piece.text, as_what="the subtitle"
            )
    rest = _without_headers([piece for piece in rest if piece not in subtitles], pieces[: below + 1], ledger)
    organisations = _organisations(rest, elsewhere, ledger)
    if organisations:
        data["organisations"] = organisations
    return data


def _without_labels(pieces: Sequence[_Piece], ledger: Ledger) -> list[_Piece]:
    """The pieces without labels that stand alone beside their names: the first name has the role they give."""
    left: list[_Piece] = []
    role: str | None = None
    for place, piece in enumerate(pieces):
        own = bare_role(piece.text) if piece.block.kind != "title" else None
        if place and (own or labels_date(piece.text)):
            ledger.remark("label-dropped", block=piece.block, text=piece.text)
            ledger.leave(piece.block)
            role = own or role
        else:
            left.append(replace(piece, role=role) if role and not piece.date and not piece.role else piece)
            role = role if piece.date else None
    return left


def _without_headers(rest: Sequence[_Piece], above: Sequence[_Piece], ledger: Ledger) -> list[_Piece]:
    """The pieces without words above the title that name no body (`内部资料`), where a body is named."""
    named = [piece for piece in rest if piece.role or is_body(piece.text)]
    if not named:
        return list(rest)
    left = [piece for piece in rest if piece in above and piece not in named]
    _leave(left, ledger)
    return [piece for piece in rest if piece not in left]


def _leave(pieces: Sequence[_Piece], ledger: Ledger) -> None:
    """Say that pieces have no place in a report."""
    for piece in pieces:
        ledger.remark("unplaced-text", block=piece.block, text=piece.text)
        ledger.leave(piece.block)


def _whole(piece: _Piece) -> bool:
    return piece.text == piece.block.text.strip()


def _pieces(block: Block) -> list[_Piece]:
    """The parts of a block that stand side by side, a date at its end apart."""
    if block.kind in ("title", "subtitle"):
        return [_Piece(block, block.text.strip())]
    pieces: list[_Piece] = []
    for part in _SIDE_BY_SIDE.split(role_first(block.text.strip())):
        dated = None if read_date(part) or _YEAR_IN_PHRASE.search(part) else date_at_end(part)
        label = ROLE.match(part)
        if label:
            pieces.append(_Piece(block, part, "issuer" if label["issuer"] else "partner"))
        elif dated and dated[0]:
            pieces += [_Piece(block, dated[0]), _Piece(block, part[len(dated[0]) :].strip(" ·|,，\u3000"))]
        elif part.strip():
            pieces.append(_Piece(block, part.strip()))
    return pieces


def _title_of(pieces: Sequence[_Piece]) -> _Piece | None:
    """The title: the piece given as one, else the first that is no date, no issue and no letterhead.

    A body in large letters above the name of a document is no title, either.
    """
    given = next((piece for piece in pieces if piece.block.kind == "title"), None)
    if given:
        return _document_below(pieces[pieces.index(given) :])
    heading = next(
        (p for p in pieces if p.block.kind == "heading" and not is_body(p.text) and not p.date), None
    )
    if heading:
        return heading
    candidates = [
        p for p in pieces if not p.date and not p.role and has_letters(p.text) and not _is_issue_only(p.text)
    ]
    return _document_below(candidates) if candidates else next(iter(pieces), None)


def _is_issue_only(text: str) -> bool:
    """Whether a line counts an issue, and does not name the document that has it."""
    return names_an_issue(text) and not is_document(text)


def _document_below(pieces: Sequence[_Piece]) -> _Piece:
    """The first piece, or where it is a body, the name of a document shortly below it."""
    first = pieces[0]
    if is_body(first.text) and not is_document(first.text):
        return next((piece for piece in pieces[1:4] if is_document(piece.text)), first)
    return first


def _with_date(rest: Sequence[_Piece], data: dict[str, Any], ledger: Ledger) -> list[_Piece]:
    """Take the date out of the pieces, and where it stands again; another date stays among them."""
    dated = next((piece for piece in rest if piece.date), None)
    if dated is None or dated.date is None:
        return list(rest)
    data["date"] = str(dated.date)
    ledger.place("date", dated.block)
    words = re.match(r"[^\W\d][^\d:：]*[:：]", dated.text)
    if words:
        ledger.remark("label-dropped", target="date", block=dated.block, text=words[0])
    again = [piece for piece in rest if piece is not dated and piece.date == dated.date]
    _leave(again, ledger)
    return [piece for piece in rest if piece is not dated and piece not in again]


def _with_whole_names(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, two of them as one where a line end parts the last name of a list of bodies."""
    made: list[_Piece] = []
    for piece in pieces:
        *names, half = _LISTED.split(made[-1].text) if made else [""]
        listed = bool(names) and all(map(is_body, names)) and not is_body(half)
        if listed and not piece.role and not piece.date and width(piece.text) < width(half):
            gap = "" if has_cjk(half) else " "
            if is_body(f"{half}{gap}{piece.text}"):
                made[-1] = replace(made[-1], text=f"{made[-1].text}{gap}{piece.text}")
                continue
        made.append(piece)
    return made


_LISTED = re.compile(r"\s*[、；;,，]\s*")


def _subtitles(rest: Sequence[_Piece], under: Sequence[_Piece], elsewhere: str) -> list[_Piece]:
    """The subtitle: pieces given, counting an issue, or words below the title that name no body."""
    found = [piece for piece in rest if piece.block.kind == "subtitle" or names_an_issue(piece.text)]
    for piece in (piece for piece in under if piece in rest):
        if piece in found or piece.date:
            continue
        others = [other for other in rest if other is not piece and not other.date and other not in found]
        dashed = piece.text.startswith(("—", "–", "-", "：", "~", "〜", "～"))
        bodies = any(is_body(other.text) or other.role for other in others)
        if piece.role or is_body(piece.text) or re.search(r"\s[&＆×]\s", piece.text):
            break
        told = dashed or _reads_as_subtitle(piece.text) or _stands_out(piece, under)
        if told or (bodies and not found and not _as_a_name(piece, under, elsewhere)):
            found.append(piece)
            if not dashed:
                break
        else:
            break
    return [piece for piece in rest if piece in found]


def _stands_out(piece: _Piece, pieces: Sequence[_Piece]) -> bool:
    """Whether words below the title are larger than all else below it, as no name of a body is."""
    sizes = [other.block.size or 0.0 for other in pieces if other is not piece]
    return bool(sizes) and min(sizes) > 0 and (piece.block.size or 0.0) > _LARGER * max(sizes)


def _as_a_name(piece: _Piece, under: Sequence[_Piece], elsewhere: str) -> bool:
    """Whether words above a body, no larger than it, are those of a body by their capitals or their use."""
    sizes = [other.block.size or 0.0 for other in under if is_body(other.text)]
    smallest, own = min(sizes, default=0.0), piece.block.size or 0.0
    if own > _LARGER * smallest > 0:
        return False
    words = re.sub(r"^the ", "", piece.text).split()
    capitals = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    latin = not has_cjk(piece.text) and not any(map(is_hangul, piece.text))
    known = smallest > 0 or has_cjk(elsewhere) or len(words) == 1  # in English, titles have capitals as well
    named = known and capitals and latin and not is_document(piece.text)
    return len(words) <= _LONGEST_NAME and (named or piece.text in elsewhere)


_LONGEST_NAME = 4
"""Words at most of a name that only its capitals tell."""
_LARGER = 1.15
"""Size of a subtitle at least that is told by it, in parts of the largest size of the rest."""


def _reads_as_subtitle(text: str) -> bool:
    """Whether words read as a phrase rather than a name: small letters, or particles of a sentence."""
    words = text.split()
    lower = sum(word[:1].islower() and len(word) > 3 for word in words)
    return (
        lower >= 2
        or is_document(text)
        or bool(_PERIOD.match(text))
        or bool(
            re.search(r"[的之与與和及：:，、のとをはがへ]|[가-힣](?:[와과의를]|(?<!마)을) |및 ", text)
            and width(text) > 10
        )
    )


_PERIOD = re.compile(r"(?:19|20)\d\d\s?[年년]")
"""A year, which begins a phrase rather than a name."""


def _subtitle(pieces: Sequence[_Piece]) -> Any:
    parts: list[Any] = []
    for piece in pieces:
        parts += [{"type": "break"}] if parts else []
        parts.append(inline_text(piece.block.runs) if _whole(piece) else piece.text)
    flat = [item for part in parts for item in (part if isinstance(part, list) else [part])]
    return flat[0] if len(flat) == 1 and isinstance(flat[0], str) else flat


def _organisations(pieces: Sequence[_Piece], elsewhere: str, ledger: Ledger) -> list[dict[str, str]]:
    """The bodies the remaining pieces name: the first is the issuer, unless labels say otherwise."""
    found: list[dict[str, str]] = []
    issuer_named = any(piece.role == "issuer" for piece in pieces)
    for piece in pieces:
        text = piece.text
        label = ROLE.match(text) if piece.role else None
        named = re.sub(r"^the (?=[A-Z])", "", label["rest"]) if label else text
        split = split_names(named, elsewhere)
        names = [name for name in split.names if has_letters(name)]
        for name in names:
            role = piece.role or ("issuer" if not found and not issuer_named else "partner")
            node = {"name": name, "role": role}
            found.append(node)
            ledger.place(node, piece.block)
            if not piece.role and not is_body(name) and len(split.names) == 1 and not split.code:
                ledger.remark(
                    "role-guessed", target=node, block=piece.block, text=name, as_what="an organisation"
                )
        if label:
            ledger.remark(
                "label-dropped", target=found[-1] if names else None, block=piece.block, text=label["label"]
            )
        if split.code and names:
            ledger.remark(split.code, target=found[-len(names)], block=piece.block, text=text)
        if not names:
            ledger.remark("unplaced-text", block=piece.block, text=text)
            ledger.place("organisations", piece.block)
    return found
