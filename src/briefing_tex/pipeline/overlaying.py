"""A reading drawn over the pages it was read from: what was taken for what, and what was guessed.

In: a PDF and its reading. Out: the PDF with a frame and a label around each element of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from briefing_tex.errors import UsageError
from briefing_tex.formats import Box, Reading
from briefing_tex.model import Report
from briefing_tex.pipeline.sources import AnySource, bytes_of

_LABELS = {
    "title": ("title", "title"),
    "subtitle": ("title", "subtitle"),
    "organisations": ("front", "organisation"),
    "date": ("front", "date"),
    "keywords": ("front", "keywords"),
    "references": ("reference", "reference"),
    "contact": ("contact", "contact"),
    "channels": ("contact", "channel"),
    "profiles": ("contact", "profile"),
    "prompt": ("contact", "prompt"),
    "website": ("contact", "website"),
    "labels": ("label", "label"),
}
"""Kind of frame and label by the last name in an element's path, where its type does not tell them."""
_TYPES = {
    "paragraph": "paragraph",
    "list": "list",
    "table": "table",
    "figure": "figure",
    "quote": "quote",
    "code": "code",
    "footnote": "note",
}
_NAME = re.compile(r"\.?([a-z]+)|\[(\d+)\]")
_OUTER = ("list", "quote")
"""Types that hold other elements, which have frames of their own."""
_LINES_APART = 1.5
"""White space between lines of one element at most, in parts of their height: columns and pages lie further."""


def overlay(source: AnySource, reading: Reading, *, password: str | None = None) -> bytes:
    """The PDF with what `reading` took its parts for drawn over its pages, each kind in its colour.

    Dashed frames hold a guess, grey ones what is no part of the report. The PDF is not encrypted.
    Raises UsageError where the reading is not of a PDF, UnreadablePdf and LimitExceeded as `read` does.
    """
    from briefing_tex.finishing.overlay import Frame, draw
    from briefing_tex.readers.pdf.file.limits import Limits
    from briefing_tex.readers.pdf.layout.leftovers import sheets
    from briefing_tex.readers.pdf.pages.document import mapped_errors

    if reading.source == "text":
        raise UsageError("only the reading of a PDF can be drawn over its pages", hint="give a PDF")
    data, place = bytes_of(source)
    boxes = [box for found in reading.boxes.values() for box in found]
    pages = sheets(data, boxes, place, password=password)
    guesses = _guesses(reading)
    frames = [
        Frame(box, kind, label, path in guesses, kind in _OUTER and outer)
        for path, found in reading.boxes.items()
        for box, kind, label, outer in _parts(path, found, reading.report, guesses.get(path, ""))
    ]
    frames += [Frame(box, "left out", name) for sheet in pages for box, name in _merged(sheet.left_out)]
    places = [(sheet.matrix, sheet.width, sheet.height) for sheet in pages]
    with mapped_errors(Limits.of(60.0, place.file)):
        return draw(data, frames, places, password)


def _guesses(reading: Reading) -> Mapping[str, str]:
    """What was guessed of each element: the codes of the remarks on it."""
    found: dict[str, list[str]] = {}
    for loss in reading.losses:
        if loss.location.element:
            found.setdefault(loss.location.element, []).append(loss.code)
    return {path: ", ".join(dict.fromkeys(codes)) for path, codes in found.items()}


def _parts(path: str, boxes: Sequence[Box], report: Report, guess: str) -> Iterator[tuple[Box, str, str, bool]]:
    """The frames of an element: one for each column and page it stands in."""
    kind, label = _kind(path, report)
    groups = _together(boxes)
    captions = [box for box in groups if kind in ("table", "figure") and _is_caption(box, groups)]
    parts = [box for box in groups if box not in captions]
    for box in groups:
        part = f"{label} {parts.index(box) + 1}/{len(parts)}" if box in parts and len(parts) > 1 else label
        part = "caption" if box in captions else part
        yield box, kind, f"{part} - {guess}" if guess else part, not _is_item(path)


def _is_caption(box: Box, groups: Sequence[Box]) -> bool:
    """Whether a part of a table or figure is the lower one of its page."""
    return any(other.page == box.page and other.y1 - other.y0 > box.y1 - box.y0 for other in groups)


def _is_item(path: str) -> bool:
    return re.search(r"items\[\d+\]\[\d+\]$", path) is not None


def _kind(path: str, report: Report) -> tuple[str, str]:
    """The kind of the frame around an element, and its label."""
    if re.fullmatch(r"sections\[\d+\](\.sections\[\d+\])*(\.title)?", path):
        level = f"heading {path.count('sections')}"
        return level, level
    names = [(name, index) for name, index in _NAME.findall(path)]
    last = next(name for name, _ in reversed(names) if name)
    kind = getattr(_element(names, report), "type", None)
    if _is_item(path) and kind == "paragraph":
        return "list", "item"
    if path.startswith("abstract") and kind == "paragraph":
        return "abstract", "abstract"
    if kind in _TYPES:
        return _TYPES[kind], _TYPES[kind]
    if "labels" in path or path == "references":
        return _LABELS["labels"]
    return _LABELS.get(last, ("label", last))


def _element(names: Sequence[tuple[str, str]], report: Report) -> Any:
    """The element at a path; None where there is none."""
    found: Any = report
    for name, index in names:
        if name:
            found = getattr(found, name, None)
        else:
            found = found[int(index)] if isinstance(found, tuple) and int(index) < len(found) else None
    return found


def _together(boxes: Sequence[Box]) -> list[Box]:
    """The boxes of lines one below the other as one box; another column or page begins another box."""
    groups: list[Box] = []
    for box in boxes:
        last = groups[-1] if groups else None
        if last and _below(last, box):
            groups[-1] = _around([last, box])
        else:
            groups.append(box)
    return groups


def _merged(left_out: Sequence[tuple[Box, str]]) -> Iterator[tuple[Box, str]]:
    """The lines that were left out, those of a contents list as one."""
    for name, members in groupby(left_out, key=lambda one: one[1]):
        boxes = [box for box, _ in members]
        merged = [_around(boxes)] if name == "contents" else boxes
        yield from ((box, name) for box in merged)


def _around(boxes: Sequence[Box]) -> Box:
    """The box around boxes of one page."""
    x0, y0 = min(box.x0 for box in boxes), min(box.y0 for box in boxes)
    return Box(boxes[0].page, x0, y0, max(box.x1 for box in boxes), max(box.y1 for box in boxes))


def _below(above: Box, box: Box) -> bool:
    height = box.y1 - box.y0
    near = box.y1 <= above.y1 + 1 and above.y0 - box.y1 < _LINES_APART * height
    return above.page == box.page and near and box.x0 < above.x1 and above.x0 < box.x1
