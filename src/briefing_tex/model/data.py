"""From a report to plain data: the JSON form, absent fields left out."""

from __future__ import annotations

from typing import Any

from briefing_tex.model.base import Node


def to_data(value: Any) -> Any:
    """A node as dictionaries, lists and strings under the names of the JSON form.

    A node keeps its `type`, a plain text is a string; what is empty or unset is left out.

    >>> to_data(Report(title="T", sections=[Section(title="S", blocks=[Paragraph(text="x")])]))
    {'language': 'zh-Hans', 'title': 'T',
     'sections': [{'title': 'S', 'blocks': [{'type': 'paragraph', 'text': 'x'}]}]}
    """
    dumped = value.model_dump() if isinstance(value, Node) else value
    return _without_empty(dumped)


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _without_empty(item) for key, item in value.items() if key in _ALWAYS or not _absent(item)}
        optional = ("labels", "text") if "id" in kept else ("labels",)  # a reference's text may be absent
        return {key: item for key, item in kept.items() if item or key not in optional}
    if isinstance(value, list | tuple):
        return [_without_empty(item) for item in value]
    return value


_ALWAYS = frozenset({"type", "text", "ordered"})


def _absent(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, str | tuple | list) and not value)
