"""What can be said when a whole Markdown file was read: what nothing refers to, what has no title.

In: the fields of the report, the context of its reading. Out: remarks, or the error for a file without a title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefing_tex.errors import InvalidSource
from briefing_tex.readers.markdown.context import Context

_LABEL = re.compile(r"\[([^\[\]]+)\]:")
_FRONT_HINT = "begin the file with a line of ---, a line `title: ...`, and a line of ---"
_OTHER_FRONTS = (
    (re.compile(r"\s*(?=\+\+\+[ \t]*\n)"), "TOML between lines of +++"),
    (re.compile(r"\s*(?=% \S)"), "a title behind a % sign"),
    (re.compile(r"\s*(?=[Tt]itle[:：])"), "a title without a line of --- above it"),
)
"""What other programs take for a front matter, and what it is called."""


def without_title(text: str, context: Context) -> InvalidSource:
    """The error for a file that says no title; it may say one as other programs want it."""
    for form, what in _OTHER_FRONTS:
        if found := form.match(text):
            line = text.count("\n", 0, found.end()) + 1
            return context.broken(f"the report has no title: {what} is text here", line, _FRONT_HINT)
    return context.broken("the report has no title", 1, f"{_FRONT_HINT}; or with the only # heading in it")


def remark_rest(fields: Mapping[str, Any], context: Context) -> None:
    """Remark what would vanish without a word, and what is known for what it is at the end only."""
    _remark_unused_notes(context)
    _remark_unused_targets(context)
    _remark_mentions(fields, context)
    _remark_tags(context)
    _remark_no_issuer(fields, context)


def _remark_unused_notes(context: Context) -> None:
    for label, note in context.notes.items():
        if label not in context.used_notes:
            message = f"the footnote [^{label}] is left out: nothing refers to it"
            context.remark("warning", "footnote-unused", message, note.line)


def _remark_unused_targets(context: Context) -> None:
    targets = context.env["references"]
    for label, target in targets.items():
        if label not in targets.used:
            shown = _as_written(label, target["line"], context)
            message = f"the line [{shown}]: {target['href']} is left out: no link refers to it"
            hint = "it defines a link's target; write \\[ if it is meant as text"
            context.remark("warning", "target-unused", message, target["line"], hint)
    for target in context.env.get("duplicate_refs", []):
        line = context.before + target["map"][0] + 1
        shown = _as_written(target["label"], line, context)
        message = f"[{shown}]: {target['href']} is left out: the label has a target already"
        context.remark("warning", "target-twice", message, line)


def _as_written(label: str, line: int, context: Context) -> str:
    """A label as it stands in its line: those of targets are kept in capitals."""
    found = _LABEL.search(context.text_line(line))
    return found[1] if found and found[1].upper() == label else label.lower()


def _remark_mentions(fields: Mapping[str, Any], context: Context) -> None:
    """A key of a reference behind an `@` without brackets is a citation to Pandoc."""
    references = fields.get("references")
    items = references if isinstance(references, list) else []
    keys = {item.get("id") for item in items if isinstance(item, dict)}
    for word, line in context.mentions:
        if word in keys:
            message = f"@{word} is printed as text: a citation stands in brackets, and holds keys only"
            context.remark("warning", "citation-detail", message, line, f"write [@{word}]")


def _remark_no_issuer(fields: Mapping[str, Any], context: Context) -> None:
    """An organisation with a name and no role is a partner, also where it is the only one."""
    given = fields.get("organisations")
    roles = [one.get("role") if isinstance(one, dict) else "issuer" for one in given or ()]
    if None in roles and "issuer" not in roles:
        message = "no organisation is the issuer: those without a role are partners"
        hint = "write `role: issuer` below the name of the one that publishes the report"
        context.remark("info", "no-issuer", message, context.lines.get("organisations", 1), hint)


def _remark_tags(context: Context) -> None:
    """The tags of one name in one remark: a table in HTML has hundreds."""
    for (first, line), *others in context.tags.values():
        more = f" (and {len(others)} more of this name, to line {others[-1][1]})" if others else ""
        message = f"raw HTML is printed as text: {first}{more}"
        context.remark("warning", "raw-html", message, line, "use Markdown, or write \\< to mean the character")
