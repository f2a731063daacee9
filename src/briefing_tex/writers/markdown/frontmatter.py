"""The front matter: every field of a report but its sections, as YAML.

In: a report. Out: YAML under the names of the JSON form; strings are written plain where that is exact.
"""

from __future__ import annotations

import re
import sys
from typing import Any

import yaml
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from briefing_tex.model import Report, Text, to_data
from briefing_tex.writers.markdown.blocks import blocks
from briefing_tex.writers.markdown.inlines import Place, inline
from briefing_tex.writers.markdown.output import Output

_NEEDS_ESCAPES = re.compile("[\x85\u2028\u2029\ufeff]")
_ORDER = "language title subtitle organisations date abstract keywords labels references contact".split()


class _Dumper(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """Writes all scalars as text: without implicit types, dates and `yes` need no quotes."""

    def __init__(self, stream: Any, **options: Any) -> None:
        Emitter.__init__(self, stream, width=sys.maxsize, allow_unicode=True)
        Serializer.__init__(self, explicit_start=True)
        SafeRepresenter.__init__(self, sort_keys=False)
        BaseResolver.__init__(self)


def _represented(dumper: Any, value: str) -> Any:
    style = '"' if not value or _NEEDS_ESCAPES.search(value) else "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _truth(dumper: Any, value: bool) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", "true" if value else "false")


_Dumper.add_representer(str, _represented)
_Dumper.add_representer(bool, _truth)


def front_matter(report: Report, output: Output) -> str:
    """The front matter with its lines of `---`."""
    data = to_data(report)
    for name in ("title", "subtitle"):
        if name in data:
            data[name] = _inline(getattr(report, name), data[name], name, output)
    if report.abstract:
        data["abstract"] = _abstract(report, data["abstract"], output)
    if report.contact:
        for index, (profile, made) in enumerate(
            zip(report.contact.profiles, data["contact"].get("profiles", ()), strict=True)
        ):
            made["text"] = _inline(profile.text, made["text"], f"contact.profiles[{index}].text", output)
    fields = {name: data[name] for name in _ORDER if name in data}
    return yaml.dump(fields, Dumper=_Dumper) + "---\n"


def _inline(value: Text, data: Any, path: str, output: Output) -> Any:
    """Inline text as Markdown where that is exact, else in the JSON form."""
    trial = Output(output.source, list(output.notes))
    markdown = inline(value, Place(trial, path))
    if trial.diagnostics:
        return data if isinstance(data, list) else [data]
    output.notes[:] = trial.notes
    return markdown


def _abstract(report: Report, data: Any, output: Output) -> Any:
    trial = Output(output.source, list(output.notes))
    markdown = "\n".join(blocks(report.abstract, "abstract", trial))
    if trial.diagnostics:
        return data
    output.notes[:] = trial.notes
    return markdown
