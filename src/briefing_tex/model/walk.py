"""Walking a report: every node with its path, and the rules that hold between nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing_tex.model.base import Node, declared
from briefing_tex.model.inlines import Break, Citation, Footnote, Link, Math
from briefing_tex.model.report import MAX_SECTION_DEPTH, Report, Section


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every node and string below `value`, in reading order, each with its path.

    >>> [path for path, part in walk(Report(title="T", keywords=["a"])) if part == "a"]
    ['keywords[0]']
    """
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        if path:
            yield path, value
        if isinstance(value, Node):
            before = f"{path}." if path else ""
            fields = [
                (before + label, getattr(value, name))
                for name, label, _ in declared(type(value))
                if name != "type"
            ]
            waiting += [field for field in reversed(fields) if field[1] or field[1] is False]
        elif isinstance(value, tuple):
            items = [(f"{path}[{index}]", item) for index, item in enumerate(value)]
            waiting += reversed(items)


def plain_text(value: Any) -> str:
    """The text of inlines without their markup; a break reads as a space, a footnote as nothing.

    >>> plain_text(Report(title=["a ", {"type": "strong", "text": "b"}]).title)
    'a b'
    """
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "".join(plain_text(item) for item in value)
    if isinstance(value, Break):
        return " "
    if isinstance(value, Citation | Footnote):
        return ""
    if isinstance(value, Math):
        return value.tex
    return plain_text(value.text)


def all_sections(report: Report) -> Iterator[tuple[str, int, Section]]:
    """Every section with its path and its level, counted from 1."""

    def below(sections: tuple[Section, ...], path: str, level: int) -> Iterator[tuple[str, int, Section]]:
        for index, section in enumerate(sections):
            here = f"{path}sections[{index}]"
            yield here, level, section
            yield from below(section.sections, f"{here}.", level + 1)

    yield from below(report.sections, "", 1)


def faults(report: Report) -> Iterator[tuple[str, str, str]]:
    """Breaches of the rules between nodes: path, what is wrong, what to do."""
    known = {reference.id for reference in report.references}
    seen: dict[str, str] = {}
    for path, level, section in all_sections(report):
        if level > MAX_SECTION_DEPTH:
            yield path, f"sections nest deeper than {MAX_SECTION_DEPTH} levels", "move this section up"
        if section.id and section.id in seen:
            yield (
                f"{path}.id",
                f"the id '{section.id}' is taken by {seen[section.id]}",
                "give each section its own",
            )
        elif section.id:
            seen[section.id] = path
    for path, part in walk(report):
        if isinstance(part, Citation):
            for key in part.keys:
                if key not in known:
                    yield (
                        path,
                        f"cites '{key}', which is not among the references",
                        (f"add a reference with the id '{key}', or correct the key"),
                    )
        elif isinstance(part, Footnote) and _holds(part.blocks, Footnote):
            yield path, "a footnote holds another footnote", "move the inner note into the text"
        elif isinstance(part, Link) and _holds(part.text, Link):
            yield path, "a link holds another link", "end the outer link before the inner one"
        elif isinstance(part, Link) and not (plain_text(part.text).strip() or _holds(part.text, Citation)):
            yield path, "a link shows nothing that can be clicked", "give it a text, or leave its text out"


def _holds(value: Any, kind: type) -> bool:
    return any(isinstance(inner, kind) for _, inner in walk(value, "."))


def strings(report: Report) -> Iterator[tuple[str, str]]:
    """Every string of the report that ends up on paper, with its path."""
    for path, part in walk(report):
        if isinstance(part, str) and not path.endswith((".url", ".image", ".tex", ".payload", ".id")):
            yield path, part
