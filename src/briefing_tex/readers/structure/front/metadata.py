"""What the title block says: title, subtitle, organisations, date.

In: its blocks. Out: fields of the report in the JSON form. The title is the first line that is no
date and no letterhead; a date is known by its form, a body by its words or by standing below another one.
What is neither, directly below the title, is the subtitle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.front.bodies import (
    in_small_letters,
    is_body,
    is_capital_name,
    is_only_document,
    is_unit,
    may_name,
    without_document,
)
from briefing_tex.readers.structure.front.dates import date_at_end, date_first, labels_date, read_date, unsaid
from briefing_tex.readers.structure.front.names import names_in
from briefing_tex.readers.structure.front.notices import (
    has_no_field,
    is_stranger,
    names_department,
    numbers_person,
)
from briefing_tex.readers.structure.front.roles import bare_role, fields, labelled, role_first
from briefing_tex.readers.structure.front.signs import ALWAYS, parted
from briefing_tex.readers.structure.front.subtitles import TitlePiece, set_as_subtitle, subtitles_of
from briefing_tex.readers.structure.front.title import title_of
from briefing_tex.readers.structure.front.whole_names import with_whole_names
from briefing_tex.readers.structure.inlines import inline_text
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.scripts import has_letters, squeezed
from briefing_tex.readers.structure.words import names_an_issue

_SIDE_BY_SIDE = re.compile(r"\t+(?:[&＆×·]\s*)?|[ \u3000]{3,}|\s+[|｜]\s+")


_YEAR_IN_PHRASE = re.compile(r"\b(?:in|of|for|to|until|since|by|from|and)\s+(?:19|20)\d\d$", re.IGNORECASE)
"""A year that is no date of the document: `the state of the sea in 2025`."""


def read_front(blocks: Sequence[Block], elsewhere: str, ledger: Ledger) -> dict[str, Any]:
    """The fields of the title block; `elsewhere` is the rest of the text, as evidence for names."""
    pieces = [piece for block in blocks for piece in _pieces(block)]
    notices = [
        piece
        for piece in pieces
        if piece.block.kind != "title" and has_no_field(piece.text) and not set_as_subtitle(piece, pieces)
    ]
    notices = _without_departments(notices, [piece for piece in pieces if piece not in notices])
    _leave(notices, ledger)
    pieces = _without_labels([piece for piece in pieces if piece not in notices], ledger)
    title = title_of(pieces, elsewhere)
    if title is None:
        return {}
    rest = [piece for piece in pieces if piece is not title and (piece.block is not title.block or piece.text)]
    persons = [piece for piece in rest if piece.block.kind != "title" and numbers_person(piece.text)]
    _leave(persons, ledger)
    rest = [piece for piece in rest if piece not in persons]
    data: dict[str, Any] = {"title": inline_text(title.block.runs) if _whole(title) else title.text}
    ledger.place("title", title.block)
    below = pieces.index(title)
    around = pieces[:below] if title.block.kind == "title" else rest  # a running head stands above the title
    heads = [piece for piece in around if squeezed(piece.text) == squeezed(title.text)]
    _leave(heads, ledger)
    rest = [piece for piece in rest if piece not in heads]
    rest = with_whole_names(_with_date(rest, data, ledger))
    subtitles = subtitles_of(rest, pieces[below:], elsewhere)
    if subtitles:
        data["subtitle"] = _subtitle(subtitles)
        ledger.place("subtitle", *(piece.block for piece in subtitles))
        guessed = [p for p in subtitles if p.block.kind != "subtitle" and not names_an_issue(p.text)]
        for piece in guessed:
            ledger.remark(
                "role-guessed", target="subtitle", block=piece.block, text=piece.text, as_what="the subtitle"
            )
    rest = _without_headers([piece for piece in rest if piece not in subtitles], pieces[: below + 1], ledger)
    strangers = [piece for piece in rest if not piece.role and _names_none(piece, rest)]
    _leave(strangers, ledger)
    rest = [piece for piece in rest if piece not in strangers]
    rest = _without_facts(rest, ledger)
    organisations = _organisations(_without_units(rest, ledger), elsewhere, ledger)
    if organisations:
        data["organisations"] = organisations
    return data


def _without_departments(notices: Sequence[TitlePiece], others: Sequence[TitlePiece]) -> list[TitlePiece]:
    """The notices without the departments that made a report whose issuer nothing else names."""
    if any(piece.role == "issuer" or (not piece.role and is_body(piece.text)) for piece in others):
        return list(notices)
    return [piece for piece in notices if not names_department(piece.text)]


def _names_none(piece: TitlePiece, rest: Sequence[TitlePiece]) -> bool:
    """Whether a piece names no body: a field of a form, or the word for a document where a body is named."""
    named = any(one.role or is_body(one.text) for one in rest)
    phrase = in_small_letters(piece.text) and not is_body(piece.text)
    return is_stranger(piece.text) or (named and (is_only_document(piece.text) or phrase))


def _without_labels(pieces: Sequence[TitlePiece], ledger: Ledger) -> list[TitlePiece]:
    """The pieces without labels that stand alone beside their names: the first name has the role they give."""
    left: list[TitlePiece] = []
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


def _without_headers(
    rest: Sequence[TitlePiece], above: Sequence[TitlePiece], ledger: Ledger
) -> list[TitlePiece]:
    """The pieces without words above the title that name no body (`内部资料`), where a body is named."""
    named = [piece for piece in rest if piece.role or is_body(piece.text)]
    if not named:
        return list(rest)
    beside: list[TitlePiece] = []
    for other, one in pairwise(rest):
        if (other in named or other in beside) and (is_capital_name(one.text) or may_name(one.text)):
            beside += [] if one.date or names_an_issue(one.text) else [one]
    left = [piece for piece in rest if piece in above and piece not in named and piece not in beside]
    _leave(left, ledger)
    return [piece for piece in rest if piece not in left]


def _without_facts(rest: Sequence[TitlePiece], ledger: Ledger) -> list[TitlePiece]:
    """The pieces without facts at the end, labels and figures below each other, where a body is named above."""
    named = [place for place, piece in enumerate(rest) if piece.role or piece.date or is_body(piece.text)]
    facts = rest[named[-1] + 1 :] if named else ()
    counted = sum(any(map(str.isdecimal, piece.text)) for piece in facts)
    if counted < _FEWEST_FACTS:
        return list(rest)
    _leave(facts, ledger)
    return [piece for piece in rest if piece not in facts]


_FEWEST_FACTS = 2
"""Lines with figures at least that facts have."""


def _without_units(rest: Sequence[TitlePiece], ledger: Ledger) -> list[TitlePiece]:
    """The pieces without parts of bodies (`市场研究处`): without a role, below a body that is none."""
    first = next((index for index, piece in enumerate(rest) if is_body(piece.text) or piece.role), len(rest))
    units = [p for p in rest[first + 1 :] if not p.role and is_unit(p.text)] if first < len(rest) else []
    named = [piece for piece in rest[: first + 1] if is_unit(piece.text)]
    _leave([] if named else units, ledger)
    return [piece for piece in rest if named or piece not in units]


def _leave(pieces: Sequence[TitlePiece], ledger: Ledger) -> None:
    """Say that pieces have no place in a report."""
    for piece in pieces:
        ledger.remark("unplaced-text", block=piece.block, text=piece.text)
        ledger.leave(piece.block)


def _whole(piece: TitlePiece) -> bool:
    return piece.text == piece.block.text.strip()


def _pieces(block: Block) -> list[TitlePiece]:
    """The parts of a block that stand side by side, a date at its end apart."""
    if block.kind in ("title", "subtitle"):
        return [TitlePiece(block, block.text.strip())]
    pieces: list[TitlePiece] = []
    parts = [part for line in _SIDE_BY_SIDE.split(role_first(block.text.strip())) for part in fields(line)]
    for part in (one for whole in parts for one in date_first(whole) or _around_date(whole)):
        dated = None if read_date(part) or _YEAR_IN_PHRASE.search(part) else date_at_end(part)
        before = dated[0] if dated and dated[0] else part
        behind = part[len(before) :].strip(" ·|,，、;；\u3000")
        if dated and not read_date(behind):
            behind = re.split("[:：]", behind)[-1].strip()  # a label that nobody knows
        for one in (before, behind):
            label = labelled(one)
            if label:
                pieces.append(TitlePiece(block, one, "issuer" if label.issuer else "partner"))
            elif one.strip():
                pieces.append(TitlePiece(block, one.strip()))
    return pieces


def _around_date(text: str) -> list[str]:
    """What stands between signs, if a date stands amid it: `Paper 14 · 3 June 2026 · For discussion`."""
    sides = parted(ALWAYS, text)
    return sides if any(map(read_date, sides[1:-1])) else [text]


def _with_date(rest: Sequence[TitlePiece], data: dict[str, Any], ledger: Ledger) -> list[TitlePiece]:
    """Take the date out of the pieces, and where it stands again; another date stays among them.

    A day says more than the month that an issue is of.
    """
    dated = max((piece for piece in rest if piece.date), key=lambda piece: len(piece.date or ""), default=None)
    if dated is None or dated.date is None:
        return list(rest)
    place_date(dated.text, dated.block, data, ledger)
    again = [piece for piece in rest if piece is not dated and piece.date == dated.date]
    _leave(again, ledger)
    return [piece for piece in rest if piece is not dated and piece not in again]


def place_date(text: str, block: Block, data: dict[str, Any], ledger: Ledger) -> None:
    """Put the date that a text says into the data; its label is dropped."""
    data["date"] = str(read_date(text))
    ledger.place("date", block)
    words = re.match(r"[^\W\d][^\d:：]*[:：]", text)
    if words:
        ledger.remark("label-dropped", target="date", block=block, text=words[0])
    if part := unsaid(text):
        ledger.remark("unplaced-text", target="date", block=block, text=part)


_MARKS = "*∗†‡§ "
"""Marks of notes behind a name."""


def _subtitle(pieces: Sequence[TitlePiece]) -> Any:
    parts: list[Any] = []
    for piece in pieces:
        parts += [{"type": "break"}] if parts else []
        parts.append(inline_text(piece.block.runs) if _whole(piece) else piece.text)
    flat = [item for part in parts for item in (part if isinstance(part, list) else [part])]
    return flat[0] if len(flat) == 1 and isinstance(flat[0], str) else flat


def _organisations(pieces: Sequence[TitlePiece], elsewhere: str, ledger: Ledger) -> list[dict[str, str]]:
    """The bodies the remaining pieces name: the first is the issuer, unless labels say otherwise."""
    found: list[dict[str, str]] = []
    issuer_named = any(piece.role == "issuer" for piece in pieces)
    for piece in pieces:
        text = piece.text
        label = labelled(text) if piece.role else None
        named = re.sub(r"^the (?=[A-Z])", "", label.rest) if label else without_document(text)
        split = names_in(named, elsewhere, label.label if label else "")
        bare = (name.rstrip(_MARKS) for name in split.names if has_letters(name))
        given = [name for name in bare if len(name) > 1]
        given = [name for name in given if not is_only_document(name)] or given
        known = {node["name"] for node in found}
        names = [name for name in given if name not in known]
        if given and not names:
            _leave([piece], ledger)  # a letterhead, and the signature
            continue
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
                "label-dropped", target=found[-1] if names else None, block=piece.block, text=label.label
            )
        if split.code and names:
            ledger.remark(split.code, target=found[-len(names)], block=piece.block, text=text)
        if not names:
            ledger.remark("unplaced-text", block=piece.block, text=text)
            ledger.place("organisations", piece.block)
    return found
