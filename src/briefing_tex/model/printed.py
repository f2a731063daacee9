"""The part of a report that a PDF carries: what `read` can give back from the pages alone.

Not carried: file names of images, the programming language of a code block, a reference's id and type
(entries are known by their number, citations by the numbers they print), the payload of a channel whose
image is given, labels of parts that are absent, the order of issuers among partners.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefing_tex.labels import default_labels
from briefing_tex.model.base import Node, declared
from briefing_tex.model.blocks import CodeBlock, Figure, Table
from briefing_tex.model.contact import Channel
from briefing_tex.model.inlines import Citation
from briefing_tex.model.report import Labels, Report
from briefing_tex.model.walk import walk


def printed(report: Report) -> Report:
    """The carried part, in the names the reader uses: references `1`, `2`, images `image-1`, `image-2`.

    >>> printed(Report(title="T", references=[{"id": "ft", "title": "A"}])).references[0].id
    '1'
    """
    numbers = {reference.id: str(index) for index, reference in enumerate(report.references, 1)}
    images = 0

    def carried(node: Any) -> Any:
        nonlocal images
        if isinstance(node, Citation):
            return {"type": "citation", "keys": tuple(numbers[key] for key in node.keys)}
        if isinstance(node, CodeBlock):
            return {"type": "code", "text": node.text}
        data = _fields(node, carried)
        if isinstance(node, Table) and set(node.align) == {"left"}:
            data.pop("align")
        if isinstance(node, Figure | Channel) and node.image:
            images += 1
            data["image"] = f"image-{images}"
            data.pop("payload", None)
        return data

    data = _fields(report, carried)
    data["labels"] = _carried_labels(report)
    data["organisations"] = sorted(data.get("organisations", ()), key=lambda item: item.get("role") != "issuer")
    data["references"] = tuple(
        {**reference, "id": str(index), "type": "document"}
        for index, reference in enumerate(data.get("references", ()), 1)
    )
    if "contact" in data:
        _drop_unprinted(data["contact"])
        if not data["contact"]:
            data.pop("contact")
    return Report.model_validate(data).with_source(report.source)


def _fields(node: Node, carried: Callable[[Any], Any]) -> dict[str, Any]:
    """A node as data, its children already reduced by `carried`; absent fields left out."""

    def child(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(child(item) for item in value)
        return carried(value) if isinstance(value, Node) else value

    values = [(label, required, getattr(node, name)) for name, label, required in declared(type(node))]
    return {label: child(value) for label, required, value in values if required or value or value is False}


def _drop_unprinted(contact: dict[str, Any]) -> None:
    """Channels that show nothing leave no trace."""
    channels = tuple(channel for channel in contact.pop("channels", ()) if channel)
    if channels:
        contact["channels"] = channels


def _carried_labels(report: Report) -> dict[str, str]:
    kinds = {type(part).__name__ for _, part in walk(report)}
    present = {
        "abstract": bool(report.abstract),
        "keywords": bool(report.keywords),
        "contents": bool(report.sections),
        "references": bool(report.references),
        "figure": "Figure" in kinds,
        "table": "Table" in kinds,
        "website": bool(report.contact and report.contact.website),
    }
    own = default_labels(report.language)
    chosen = {name: getattr(report.labels, name) for name in Labels.model_fields}
    return {name: text for name, text in chosen.items() if text and present[name] and text != own[name]}
