"""What TeX says, in the report's own terms: the element and the line of its source, the cause, a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NoReturn

from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.engines.log import LogMessage
from briefing_tex.engines.xdv.unsupported import TFM_FONT
from briefing_tex.errors import MissingGlyph, TypesettingFailed
from briefing_tex.model import Math, Report, walk
from briefing_tex.remedies import remedy

_PATH_COMMENT = re.compile(r"^% ([a-z]\w*(?:\[\d+\])?(?:\.\w+(?:\[\d+\])?)*)$")
_FAILURES = ("error", "missing")
_SHOWN = 60
"""Characters of a formula that a message shows."""
_STICKING = {
    "h": ("of its line", "it holds a long word or a wide table: shorten it, or allow a break"),
    "v": ("below the page", "it is higher than a page: split the table row or the figure"),
}
_NOTICEABLE = 1.0
"""Points by which a line may be too long before it is remarked: less is not seen."""


def remarks(messages: Sequence[LogMessage], main: str, report: Report) -> Iterator[Diagnostic]:
    """Who drew the pages, and boxes that stick out: of each element the one that does so most."""
    worst: dict[tuple[str, Location], float] = {}
    for message in messages:
        if message.kind == "driver":
            text = f"the pages were drawn by xdvipdfmx: {message.text}"
            hint = f"for formulas: {remedy('math-font')}" if message.text.startswith(TFM_FONT) else None
            yield Diagnostic("info", "drawn-by-xdvipdfmx", text, report.source.locate(None), hint)
        if message.kind == "overfull" and message.amount > _NOTICEABLE:
            found = message.text, place(message.line, main, report)
            worst[found] = max(message.amount, worst.get(found, 0.0))
    for (direction, where), amount in worst.items():
        edge, hint = _STICKING[direction]
        text = f"the text sticks out {edge} by {amount:.0f} pt"
        yield Diagnostic("warning", f"overfull-{direction}box", text, where, hint)


def head_remarks(messages: Sequence[LogMessage], pages: int, report: Report) -> Iterator[Diagnostic]:
    """Where the text that was given for the running head is not printed."""
    if pages == 1:
        text = "the header is not printed: a first page has none, and there is no other"
        yield Diagnostic("info", "header-not-printed", text, report.source.locate(None))
    elif any(message.kind == "head" for message in messages):
        text = "the header is not printed: it has not room beside the title"
        yield Diagnostic("warning", "header-not-printed", text, report.source.locate(None), "shorten it")


def raise_failure(messages: Sequence[LogMessage], main: str, report: Report) -> NoReturn:
    """The first failure of a run as an error: MissingGlyph or TypesettingFailed."""
    failure = next((message for message in messages if message.kind in _FAILURES), None)
    if failure is None:
        raise TypesettingFailed(
            "TeX ended without a PDF and without saying why", hint="run `briefing-tex doctor`"
        )
    where = place(failure.line, main, report)
    if failure.formula:
        _raise_wrong_formula(failure, where.element or "", report)
    if failure.kind == "missing":
        raise MissingGlyph(
            f"the font lacks a character: {failure.text}", where, "choose another font (--font), or install one"
        )
    raise TypesettingFailed(f"TeX stopped: {failure.text}", where, _hint(failure.text))


def _raise_wrong_formula(failure: LogMessage, near: str, report: Report) -> NoReturn:
    """What TeX says of a formula, which is code of the author's; `near` is the element that TeX was at."""
    same = [
        (path, part.tex)
        for path, part in walk(report)
        if isinstance(part, Math) and part.tex.startswith(failure.formula)
    ]
    path, tex = min(same, key=lambda found: not found[0].startswith(near), default=(near, failure.formula))
    shown = tex if len(tex) <= _SHOWN else f"{tex[:_SHOWN]}…"
    said = f"TeX cannot set the formula {shown}: {failure.text}"
    if failure.kind == "missing":
        said = f"the fonts of the formula {shown} lack a character: {failure.text}"
        raise MissingGlyph(
            said, report.source.locate(path), "replace it, or write it in the text beside the formula"
        )
    raise TypesettingFailed(
        said, report.source.locate(path), "correct the formula: the fault is in its TeX code"
    )


def _hint(text: str) -> str:
    if "capacity exceeded" in text or "memory" in text:
        return "the element is too large: split it"
    if "File `" in text or "not found" in text:
        return "a TeX package is missing: `briefing-tex doctor` says which command brings it"
    return "build with --tex DIR to look at the TeX source, and report this as a bug"


def place(line: int | None, main: str, report: Report) -> Location:
    """The element of the report that a line of the TeX source, counted from 1, was made from."""
    if line is None:
        return report.source.locate(None)
    for text in reversed(main.split("\n")[:line]):
        found = _PATH_COMMENT.match(text)
        if found:
            return report.source.locate(found[1])
    return report.source.locate(None)
