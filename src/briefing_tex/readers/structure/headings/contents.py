"""The contents list: where it stands, and the titles it names.

In: the texts of lines or blocks, in order. Out: its place, its label, its entries. An entry ends with a page
number after a tab, a leader or a space, or says a title that stands in the text again further on. Without page
numbers and leaders, most titles must stand below as headings: in doubt nothing is left out. The list ends where
the first of its titles is met again, or where lines no longer look like entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefing_tex.readers.structure.headings.bare import NOTE, bare_line, without_bullet
from briefing_tex.readers.structure.headings.entries import (
    LONGEST_ENTRY,
    Contents,
    Entry,
    key_counts,
    numbered,
    title_keys,
    titles_repeated,
)
from briefing_tex.readers.structure.headings.repeated import stand_again, stand_as_headings
from briefing_tex.readers.structure.headings.scan import Scan
from briefing_tex.readers.structure.headings.unannounced import unannounced
from briefing_tex.readers.structure.numbering import options, quantity_follows
from briefing_tex.readers.structure.scripts import ends_sentence, has_letters, is_prose, squeezed, width
from briefing_tex.readers.structure.words import bare_label, part_label, run_in_label

_LEADER = r"(?:[.．·•…‥⋯・_\-–—]\s*){3,}|(?:…|⋯){1,}"
_ENTRY = re.compile(
    rf"^(?P<title>.*?\S)(?P<gap>\t+|[ \u3000]{{2,}}|\s*(?:{_LEADER})\s*|\s)(?P<page>\d{{1,3}}|[ivxlc]{{1,6}})$"
)
_PAGE_AT_END = re.compile(r"(?:\d|[ivxlc])$")
_LONGEST_LINE = 1000
"""The longest line that is looked at, in characters: dots without end take the square of their time."""
_SIGNS_AROUND_PAGE = re.compile(r"(?<=[\t .·…])[-–—―]\s*(\d{1,3}|[ivxlc]{1,6})\s*[-–—―]$")
_PAGES = re.compile(r"(?<=[\t .·…])(\d{1,3})\s?[~～–—-]\s?\d{1,3}$")
"""From which page to which a section goes."""
_SHORT_LEADER = re.compile(r"(?:\s*[.．·]){1,2}$")
"""All that a long title leaves of its leader, where the title is known."""
_LEADER_INSIDE = re.compile(_LEADER)
_LEADER_END = re.compile(rf"\s*(?:{_LEADER})\s*$|(?:\s+[.．])+\s*$")
_LONE_NUMBER = re.compile(r"[\d.．]{1,8}")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LEFT_BEHIND = 4
"""How many lines above the number of the first heading titles of the list may be left behind."""
_DEEPEST_LIST = 60
"""How many lines from the top a contents list without a label we know may begin."""
_MOST_TRIED = 1500
"""After how many lines that were tried in vain no other place is: long lists of numbers are no contents."""


def find_contents(texts: Sequence[str], indents: Sequence[float] | None = None) -> Contents | None:
    """The contents list among the texts of a report's lines; None if there is none.

    >>> lines = ["Tides", "Contents", "1 Today\\t2", "2 Friday\\t3", "1 Today", "Calm.", "2 Friday", "Rain."]
    >>> found = find_contents(lines)
    >>> found.start, found.stop, [entry.title for entry in found.entries]
    (1, 4, ['Today', 'Friday'])
    >>> find_contents(["Tides", "目录", "今日\t— 2 —", "明日\t— 3 —", "今日", "无风。"]).entries[0].page
    '2'
    """
    cleaned = [_with_bare_page(bare_line(_INVISIBLE.sub("", text).strip())) for text in texts]
    indents = indents or [0.0] * len(texts)
    start = next((i for i, text in enumerate(cleaned) if _labels_contents(text)), None)
    if start is None:
        return _without_label(cleaned, indents)
    cleaned = [*cleaned[: start + 1], *(without_bullet(text) for text in cleaned[start + 1 :])]
    stop, entries = _entries(cleaned, indents, start + 1)
    if not any(entry.page or entry.led for entry in entries):
        titles = [entry.title for entry in entries]
        entries = entries if stand_again(titles, cleaned[stop:]) else ()
    label = part_label(cleaned[start].lstrip("#*"))
    return Contents(start, stop, label.words if label else None, entries) if entries else None


def _with_bare_page(text: str) -> str:
    """A line without signs around the page number at its end; of two pages it ends with the first."""
    return _PAGES.sub(r"\1", _SIGNS_AROUND_PAGE.sub(r"\1", text)) if len(text) <= _LONGEST_LINE else text


def _labels_contents(text: str) -> bool:
    label = part_label(text)
    return bool(label and label.part == "contents")


def _without_label(texts: Sequence[str], indents: Sequence[float]) -> Contents | None:
    """Three or more lines in a row with leaders or tabs and rising page numbers are a contents list as well.

    Without leaders they may as well be rows of a table: then most titles stand again below.
    """
    tried = 0
    for start, run in _rising(texts):
        stop, entries = _entries(texts, indents, start)
        led = all(_LEADER_INSIDE.search(text) for text in texts[start:run])
        if len(entries) >= 3 and (led or stand_again([entry.title for entry in entries], texts[stop:])):
            return Contents(start, stop, None, entries)
        tried += stop - start
        if tried > _MOST_TRIED:
            break
    return _announced(texts, indents)


def _rising(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where three or more lines in a row begin and end that all have page numbers, none below the one above."""
    pages = [
        int(found["page"]) if (found := _strong(text)) and found["page"].isdigit() else None for text in texts
    ]
    half = max(len(texts) // 2, 1)
    stop = falls = 0
    for start in range(1, half):
        if pages[start] is None:
            continue
        if start >= stop:
            stop = next((place for place in range(start, len(pages)) if pages[place] is None), len(pages))
            run = [page for page in pages[start:stop] if page is not None]
            falls = max((start + place for place, (a, b) in enumerate(pairwise(run)) if b < a), default=-1)
        if start > falls and stop - start >= 3:
            yield start, stop


def _announced(texts: Sequence[str], indents: Sequence[float]) -> Contents | None:
    """Numbered lines in a row near the top that stand again as headings: a list of titles under any label."""
    counts = key_counts(texts)
    tried = 0
    for start in range(1, min(len(texts) // 3, _DEEPEST_LIST)):
        if tried > _MOST_TRIED:
            break
        first = set(title_keys(texts[start]))
        run = start
        while run < len(texts) and options(texts[run]) and titles_repeated(texts[run], counts):
            run += 1
            if run < len(texts) and first & set(title_keys(texts[run])):
                break
        tried += run - start
        if run - start < 2 or not stand_as_headings(texts[start:run], texts[run:]):
            continue
        stop, entries = _entries(texts, indents, start)
        label = bare_label(texts[start - 1])
        return Contents(start - 1 if label else start, stop, label, entries) if len(entries) > 1 else None
    return unannounced(texts, indents, counts)


def _paged(text: str) -> re.Match[str] | None:
    """A line that ends with the number of a page."""
    return _ENTRY.match(text) if len(text) <= _LONGEST_LINE and _PAGE_AT_END.search(text[-8:]) else None


def _strong(text: str) -> re.Match[str] | None:
    found = _paged(text)
    return found if found and (len(found["gap"]) > 1 or found["gap"] == "\t") else None


def _entries(texts: Sequence[str], indents: Sequence[float], start: int) -> tuple[int, tuple[Entry, ...]]:
    """The entries from `start` on, and where they end."""
    counts = key_counts(texts[start:])
    last = {key: index for index in range(start, len(texts)) for key in title_keys(texts[index])}
    scan = Scan(stop=start)
    for index in range(start, len(texts)):
        text = texts[index]
        again = scan.entries and not scan.pending and scan.entries[0].key in title_keys(text)
        if again and not _strong(text):
            break
        if not scan.entries and _lists_itself(texts, index, start):
            scan.stop = index + 1
            continue
        if squeezed(text) == squeezed(texts[0]) or _numbers_first(texts, index, scan.entries):
            break  # the running head of the next page, or the number of the first heading
        if _LONE_NUMBER.fullmatch(text) and not scan.pending:
            scan.take_number(text, index + 1)
            continue
        entry = _entry(text, indents[index], counts)
        if entry and scan.pending:
            scan.take(_completed(scan.pending, text, indents[index]), index + 1)
        elif entry and not _lacks_page(entry, scan.paged, texts, index, last):
            scan.take(entry, index + 1)
        elif entry is None and not scan.pending and _counts_on(texts, index, scan.entries, counts):
            scan.take(numbered(text, indents[index], None), index + 1)
        elif entry is None and not scan.pending and _begins_an_entry(texts, index, counts):
            scan.pending = text
        else:
            break
    return _past_leftovers(texts, start, scan), tuple(_with_quantities(scan.entries))


def _lists_itself(texts: Sequence[str], index: int, start: int) -> bool:
    """Whether a list begins with the title of the document, or with its own label, as generated ones do."""
    if not start or index > start + 1 or not _labels_contents(texts[start - 1]):
        return False
    return squeezed(texts[index]) in {squeezed(texts[0]), squeezed(texts[start - 1])}


def _counts_on(texts: Sequence[str], index: int, entries: Sequence[Entry], counts: dict[str, int]) -> bool:
    """Whether a short line goes on with the numbers of a list, though its words stand nowhere below.

    Headings are put in other words once the list is made by hand.
    """
    text, last = texts[index], entries[-1].number if entries else None
    if last is None or index + 1 >= len(texts) or is_prose(text) or width(text) > LONGEST_ENTRY:
        return False
    next_one = (*last.values[:-1], last.value + 1)
    counted = any(number.style == last.style and number.values == next_one for number in options(text))
    return counted and _entry(texts[index + 1], 0.0, counts) is not None


def _with_quantities(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, numbers put back that count something and are not the next: `30 日预报` below `2.1`."""
    last = 0
    for entry in entries:
        number = entry.number
        if number and number.value not in (1, last + 1):
            whole = f"{number.marker} {entry.title}"
            if any(quantity_follows(whole, one) for one in options(whole)):
                yield replace(entry, title=whole, number=None)
                continue
        last = number.value if number else last
        yield entry


def _numbers_first(texts: Sequence[str], index: int, entries: Sequence[Entry]) -> bool:
    """Whether a line is a number alone, above the title of the first entry as it stands in the text."""
    if not entries or index + 1 >= len(texts) or not _LONE_NUMBER.fullmatch(texts[index]):
        return False
    return squeezed(texts[index + 1]) == entries[0].key


def _past_leftovers(texts: Sequence[str], start: int, scan: Scan) -> int:
    """Where a list ends whose numbers and last titles an extractor has put behind it."""
    stop = scan.stop
    while scan.entries and stop < len(texts) and not _numbers_first(texts, stop, scan.entries):
        if scan.entries[0].key in title_keys(texts[stop]):
            break
        if not _LONE_NUMBER.fullmatch(texts[stop]) and not _left_behind(texts, start, stop, scan.entries):
            break
        stop += 1
    return stop


def _left_behind(texts: Sequence[str], start: int, index: int, entries: Sequence[Entry]) -> bool:
    """Whether a line is a title of the list that stands once more below, just above the first heading."""
    near = any(entries[0].key in title_keys(text) for text in texts[index + 1 : index + 1 + _LEFT_BEHIND])
    if not near or texts[index] in texts[:start]:  # a running head
        return False
    return sum(squeezed(texts[index]) in title_keys(text) for text in texts[index + 1 :]) == 1


def _lacks_page(entry: Entry, paged: bool, texts: Sequence[str], index: int, last: Mapping[str, int]) -> bool:
    """Whether a title has no page number though the entries before it have theirs: it is no entry.

    `last` says where each title stands last.
    """
    follows = index + 1 < len(texts) and bool(
        _LONE_NUMBER.fullmatch(texts[index + 1]) or _LEADER_END.match(texts[index + 1])
    )
    if not paged or not entry.title or entry.page or entry.led or follows:
        return False
    listed = entry.number is not None and has_letters(entry.title)
    return not (listed and last.get(entry.key, -1) > index)


def _entry(text: str, indent: float, counts: dict[str, int]) -> Entry | None:
    """The entry that a line is by itself; one without a title where the line is only a number of the list."""
    if re.fullmatch(r"[.·…\s]+", text):
        return Entry("", indent=indent)
    if len(text) > _LONGEST_LINE or NOTE.match(text):
        return None  # two notes may say the same
    bare = _LEADER_END.sub("", text)
    if bare != text:
        return replace(numbered(bare, indent, None), led=True)
    found = _paged(text)
    repeated = not _strong(text) and titles_repeated(text, counts) is not None
    question = text.endswith(("?", "？")) and width(text) <= LONGEST_ENTRY
    if width(text) > 3 * LONGEST_ENTRY or (is_prose(text) and not (found or (repeated and question))):
        return None
    if repeated:
        return numbered(text, indent, None)
    if found and len(found["gap"]) == 1 and found["gap"] != "\t" and (width(text) > 100 or run_in_label(text)):
        return None
    title = _LEADER_END.sub("", found["title"]) if found else ""
    if any(counts.get(key) for key in title_keys(_SHORT_LEADER.sub("", title))):
        title = _SHORT_LEADER.sub("", title)
    led = found and _LEADER_END.search(found["title"] + found["gap"])
    known = any(counts.get(key) for key in title_keys(title))
    if found and width(title) <= LONGEST_ENTRY and (led or known or not ends_sentence(title)):
        return numbered(title.strip(), indent, found["page"])
    return None


def _begins_an_entry(texts: Sequence[str], index: int, counts: dict[str, int]) -> bool:
    """Whether a line is the first half of an entry that the next line completes."""
    if index + 1 >= len(texts) or is_prose(texts[index]) or ends_sentence(texts[index]):
        return False
    found = _paged(texts[index + 1])
    if not found:
        return False
    title = _LEADER_END.sub("", found["title"])
    whole = (
        squeezed(texts[index] + title),
        *(squeezed(texts[index][n.rest_at :] + title) for n in options(texts[index])),
    )
    return any(counts.get(key) for key in whole) or _strong(texts[index + 1]) is not None


def _completed(pending: str, text: str, indent: float) -> Entry:
    """The entry of two lines, of which the second ends with the page number."""
    found = _paged(text)
    rest = _LEADER_END.sub("", found["title"]) if found else text
    space = "" if pending[-1:] > "\u2e80" or rest[:1] > "\u2e80" else " "
    return numbered(f"{pending}{space}{rest}", indent, found["page"] if found else None)


def find_entry(text: str, entries: Sequence[Entry]) -> Iterator[int]:
    """The places in the contents list of a title, by its words."""
    keys = set(title_keys(text))
    return (index for index, entry in enumerate(entries) if entry.key in keys and entry.key)
