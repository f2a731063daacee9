"""Markdown as the product and pandoc understand it: the body of a briefing below its front matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefings import Briefing, Run, Runs, Section, Table

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|$&~^@])")

Cite = Callable[[Run], str]
"""How a citation is written."""


def escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def body(report: Briefing, cite: Cite) -> str:
    """The sections, headings from the first level."""
    return "\n\n".join(block for part in report.sections for block in _section(part, "#", cite)) + "\n"


def _section(part: Section, mark: str, cite: Cite) -> Iterator[str]:
    yield f"{mark} {escape(part.title)}"
    for runs in part.paragraphs:
        yield _runs(runs, cite)
    if part.items:
        yield "\n".join(f"- {escape(item)}" for item in part.items)
    if part.table:
        yield _table(part.table)
    for child in part.sections:
        yield from _section(child, f"{mark}#", cite)


def _runs(runs: Runs, cite: Cite) -> str:
    return "".join(_run(run, cite) for run in runs)


def _run(run: Run, cite: Cite) -> str:
    text = escape(run.text)
    match run.style:
        case "strong":
            return f"**{text}**"
        case "link":
            return f"[{text}]({run.target})"
        case "cite":
            return cite(run)
    return text


def _table(table: Table) -> str:
    rows = [table.head, ("---", "---", "---:", "---:"), *(tuple(map(escape, row)) for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + f"\n\n: {escape(table.caption)}"
