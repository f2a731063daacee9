"""From plain data to a report, with a path, a line and a remedy for each fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from briefing_tex.diagnostics import Diagnostic, Source
from briefing_tex.errors import InvalidReport
from briefing_tex.model.report import Report

_HINTS = {
    "extra_forbidden": "remove it, or correct its name; `briefing-tex schema` lists the fields",
    "missing": "add it",
    "string_type": "write text; a number or a date may need quotes",
    "union_tag_invalid": "use one of the types the message names",
    "union_tag_not_found": 'give the node a "type"',
}
_UNION_MEMBERS = frozenset(
    "paragraph list table figure quote code emphasis strong link citation footnote break math".split()
)


def validate(data: Mapping[str, Any], source: Source | None = None) -> Report:
    """The report that `data` describes, under the names of the JSON form.

    Raises InvalidReport, whose `faults` name every breach with its path and, where known, its line.

    >>> validate({"title": "Tides"}).language
    'zh-Hans'
    """
    source = source or Source()
    try:
        report = Report.model_validate(data)
    except InvalidReport as error:
        raise InvalidReport([_placed(fault, source) for fault in error.faults]) from None
    return report.with_source(source)


def faults_of(error: ValidationError) -> list[Diagnostic]:
    """Pydantic's findings in our words, without its doubles for the members of a union."""
    found: dict[str, Diagnostic] = {}
    for item in error.errors(include_url=False):
        path = _path(item["loc"])
        message = item["msg"].removeprefix("Value error, ")
        hint = _HINTS.get(item["type"])
        if item["type"] == "extra_forbidden":
            message = f"unknown field '{item['loc'][-1]}'"
        elif item["type"] == "string_type":
            message = "this must be text"
        elif item["type"] == "union_tag_not_found":
            message = "a node without a type"
        elif item["type"] == "missing":
            message = f"the field '{item['loc'][-1]}' is missing"
        fault = Diagnostic("error", item["type"].replace("_", "-"), message, Source().locate(path), hint)
        if path not in found or found[path].code == "string-type":
            found[path] = fault
    deeper = {path for path in found for other in found if other != path and other.startswith(path)}
    return [fault for path, fault in found.items() if path not in deeper or fault.code != "string-type"]


def _placed(fault: Diagnostic, source: Source) -> Diagnostic:
    place = source.locate(fault.location.element)
    return Diagnostic(fault.severity, fault.code, fault.message, place, fault.hint)


def _path(loc: Sequence[str | int]) -> str:
    """`("sections", 0, "blocks", 1, "paragraph", "text")` -> `sections[0].blocks[1].text`."""
    path = ""
    for index, part in enumerate(loc):
        if isinstance(part, int):
            path += f"[{part}]"
        elif not _names_a_union_member(part, loc[index - 1] if index else None):
            path += f".{part}" if path else part
    return path


def _names_a_union_member(part: str, before: str | int | None) -> bool:
    return isinstance(before, int) and (part in _UNION_MEMBERS or "[" in part or part == "str")
