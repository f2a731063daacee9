"""Lines that are a number or a label alone, put where they belong.

In: lines in order. Out: the same with numbers of headings and notes before their text, raised marks behind the
text they stand at, and captions in one piece. Extractors part what stands apart on the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.headings.levels import title_like
from briefing_tex.readers.structure.notes.marks import find_mark
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import ends_sentence, has_letters, is_prose, squeezed, width
from briefing_tex.readers.structure.words import caption
from briefing_tex.readers.text.measures import is_cut
from briefing_tex.readers.text.tables.spaced import spaced_rows

_LONE_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_PADDED = re.compile(r"0[1-9]")
_FIGURE = re.compile(r"[+\-−]?\d[\d.,]*")
_LONE_MARK = re.compile(r"\d|[1-4]\d|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,2}|[*†‡]")
_MARK_BEFORE_TEXT = re.compile(r"\d{1,2}(?= |$|[\u3041-\u9fff\uac00-\ud7af])")
_LONGEST_PAGE = 120
"""How many lines below its mark a note is looked for."""
_WIDEST_CAPTION = 120
_FEWEST_CELLS, _WIDEST_CELL = 6, 32
"""How many short lines in a row may be cells of a table, and how wide they are at most."""
_APART = re.compile(r"\S(?:\t| {2,})\S")
_LONGEST_FOOT = 12
"""How many lines at the foot of a page may be of notes."""


def title_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """The places of numbers `01`, `02` that count titles from the first, each above its own.

    >>> texts = ["01", "The ebb", "It fell all day, and by night it was gone.", "02", "The flow", "It rose."]
    >>> sorted(title_numbers([Line(text) for text in texts]))
    [0, 3]
    """
    found = [
        index
        for index in range(len(lines) - 1)
        if _PADDED.fullmatch(lines[index].text) and lines[index + 1].page == lines[index].page
        if title_like(lines[index + 1].text) and not is_prose(lines[index + 1].text)
        if index == 0 or not is_cut(lines[index - 1].text) or lines[index].gap
    ]
    counts = [int(lines[index].text) for index in found]
    paged = bool(lines) and lines[-1].page > 1
    return (
        frozenset(found)
        if not paged and len(found) > 1 and counts == list(range(1, len(found) + 1))
        else frozenset()
    )


def with_lone(lines: Sequence[Line], titles: Collection[str] = ()) -> list[Line]:
    """The lines with those that are a number, a mark or a label alone put to their text.

    `titles` are the keys of the contents list.
    """
    return _with_numbers(_with_captions(_with_marks(lines)), titles)


def _with_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines with raised marks of notes, alone on their lines, behind the text they are raised at.

    That is the line above where a sentence ends there; else the line below, which the mark is printed above.
    """
    result: list[Line] = []
    waiting = ""
    for index, line in enumerate(lines):
        mark = "" if waiting else _raised_mark(lines, index)
        if mark and result and ends_sentence(result[-1].text):
            result[-1] = replace(result[-1], text=result[-1].text + mark)
        elif mark:
            waiting = mark
        else:
            result.append(replace(line, text=line.text + waiting))
            waiting = ""
    return result


def _raised_mark(lines: Sequence[Line], index: int) -> str:
    """The mark that a line is, between two lines of text; its note stands further below on the page."""
    line = lines[index]
    if not _LONE_MARK.fullmatch(line.text) or not 0 < index < len(lines) - 1:
        return ""
    above, below = lines[index - 1], lines[index + 1]
    if line.gap or above.page != line.page or not has_letters(above.text) or width(above.text) < 12:
        return ""
    if not ends_sentence(above.text) and (below.gap or below.page != line.page):
        return ""
    rest = [other for other in lines[index + 1 : index + 1 + _LONGEST_PAGE] if other.page == line.page]
    return line.text if any(_is_note(line.text, rest, place) for place in range(len(rest))) else ""


def _is_note(mark: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a line begins with the mark of a note and reads as one, the mark on the line or above it."""
    text = lines[index].text
    if text == mark:
        return index + 1 < len(lines) and is_prose(lines[index + 1].text)
    found = _MARK_BEFORE_TEXT.match(text) if mark.isdigit() else None
    begins = found[0] == mark if found else text.startswith(f"{mark} ")
    return begins and is_prose(text[len(mark) :])


def foot_notes(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that begin a note at the foot of their page, whose mark stands further up on it."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    for page in pages.values():
        for index in range(max(len(page) - _LONGEST_FOOT, 1), len(page)):
            found = _MARK_BEFORE_TEXT.match(page[index].text)
            mark = found[0] if found else ""
            if mark and _is_note(mark, page, index):
                above = "\n".join(line.text for line in page[:index])
                if find_mark(above, mark):
                    yield page[index]


def _with_captions(lines: Sequence[Line]) -> list[Line]:
    """The lines with labels of tables and figures that stand alone put before their captions."""
    result: list[Line] = []
    for index, line in enumerate(lines):
        label = result[-1] if result and _is_label(result[-1]) else None
        is_head = label is not None and (bool(spaced_rows(lines[index:])) or _begins_cells(lines, index))
        if label and not is_head and line.page == label.page and line.gap <= 1 and _may_be_caption(line.text):
            result[-1] = replace(label, text=f"{label.text} {line.text}")
        else:
            result.append(line)
    return result


def _begins_cells(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is one of many short ones: the caption or the first cell of a table, `cells` finds out."""
    near = lines[index : index + _FEWEST_CELLS]
    return len(near) == _FEWEST_CELLS and all(width(line.text) <= _WIDEST_CELL for line in near)


def _is_label(line: Line) -> bool:
    found = caption(line.text)
    return found is not None and found.rest_at >= len(line.text.rstrip())


def _may_be_caption(text: str) -> bool:
    return (
        has_letters(text)
        and not _APART.search(text)
        and not options(text)
        and not caption(text)
        and width(text) <= _WIDEST_CAPTION
    )


def _with_numbers(lines: Sequence[Line], titles: Collection[str]) -> list[Line]:
    """The lines with numbers that stand alone put before their text: `1.1` of a title, `1` of a note.

    A number of a heading belongs to the short line next to it; a small number above a sentence to a note.
    """
    padded = title_numbers(lines)
    decimals = any(_LONE_DECIMAL.fullmatch(line.text) for line in lines)
    result: list[Line] = []
    index = top = 0
    last = ""
    while index < len(lines):
        line = lines[index]
        below = lines[index + 1] if index + 1 < len(lines) and lines[index + 1].page == line.page else None
        above = result[-1] if result and result[-1].page == line.page else None
        if _ends_cells(above, line) and not (titles and below and _is_title_of(below, titles)):
            result.append(line)
            index += 1
            continue
        counts = line.text in (str(top + 1), str(top + 2)) if titles else decimals and line.text == str(top + 1)
        of_heading = (
            counts
            or index in padded
            or (_LONE_DECIMAL.fullmatch(line.text) and (titles or _follows(line.text, last)))
        )
        is_above = bool(of_heading and above and _is_title_of(above, titles))
        is_below = bool(of_heading and below and _is_title_of(below, titles))
        top = int(line.text) if counts and (is_above or is_below) else top
        last = line.text if is_above or is_below else last
        if above and is_above and (not is_below or _is_better(above, lines, index)):
            result[-1] = replace(above, text=f"{line.text} {above.text}")
        elif below and (is_below or _marks_note(lines, index)):
            result.append(replace(line, text=f"{line.text} {below.text}"))
            index += 1
        else:
            result.append(line)
        index += 1
    return result


def _ends_cells(above: Line | None, line: Line) -> bool:
    """Whether a number stands below a figure alone on its line: both are cells that are given one a line."""
    return above is not None and line.text.isdigit() and bool(_FIGURE.fullmatch(above.text))


def _follows(text: str, last: str) -> bool:
    """Whether the number of a heading may follow another one: `1.2` or `2.1` after `1.1`.

    >>> _follows("1.2", "1.1"), _follows("2.1", "1.1"), _follows("3.8", "1.1"), _follows("3.1", "")
    (True, True, False, False)
    """
    values = [int(value) for value in text.rstrip(".").split(".")]
    before = [int(value) for value in last.rstrip(".").split(".") if value] or [1]
    above = values[:-1]
    if values[-1] == 1:
        return above[0] - before[0] in (0, 1) if last else above[0] == 1
    return before[: len(values)] == [*above, values[-1] - 1]


def _is_title_of(line: Line, titles: Collection[str]) -> bool:
    """Whether a line may be the title of a number that stands apart; the contents list, if any, has it."""
    key = squeezed(line.text)
    listed = not titles or any(title.startswith(key) for title in titles)
    return listed and title_like(line.text) and not options(line.text) and not is_prose(line.text)


def _is_better(above: Line, lines: Sequence[Line], index: int) -> bool:
    """Whether the line above a lone number is its title, the line below beginning a paragraph."""
    below = lines[index + 1]
    goes_on = index + 2 < len(lines) and lines[index + 2].gap == 0 and lines[index + 2].page == below.page
    return goes_on and 2 * width(above.text) < width(below.text)


def _marks_note(lines: Sequence[Line], index: int) -> bool:
    return (
        bool(_LONE_MARK.fullmatch(lines[index].text))
        and lines[index + 1].gap <= 1
        and _may_be_note(lines, index)
    )


def _may_be_note(lines: Sequence[Line], index: int) -> bool:
    """Whether a sentence follows a lone number, and nothing but such notes up to the page's end."""
    rest = [line for line in lines[index + 1 : index + 12] if line.page == lines[index].page]
    sentence = "".join(line.text for line in rest[:3] if line is rest[0] or line.gap == 0)
    return len(rest) <= 10 and has_letters(rest[0].text) and is_prose(sentence)
