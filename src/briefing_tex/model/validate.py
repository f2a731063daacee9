"""From plain data to a report, with a path, a line and a remedy for each fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from briefing_tex.diagnostics import Diagnostic, Source
from briefing_tex.errors import InvalidReport
from briefing_tex.model.base import Node
from briefing_tex.model.contact import Channel, Contact, Profile
from briefing_tex.model.references import Reference
from briefing_tex.model.report import Labels, Organisation, Report, Section

_SCHEMA = "`briefing-tex schema` lists the fields"
_HINTS = {
    "extra_forbidden": "remove it, or correct its name",
    "missing": "add it",
    "too_short": "fill it in",
    "tuple_type": "put it in square brackets: [ ... ]",
    "string_type": "a number or a date may need quotes",
    "bool_parsing": "write true or false",
    "bool_type": "write true or false",
    "union_tag_invalid": "use one of the types the message names",
    "union_tag_not_found": 'give the node a "type"',
}
_ELSEWHERE = {
    "": {
        "author": "organisations",
        "authors": "organisations",
        "bibliography": "references",
        "categories": "keywords",
        "description": "abstract",
        "institution": "organisations",
        "lang": "language",
        "summary": "abstract",
        "tags": "keywords",
        "标题": "title",
        "日期": "date",
        "机构": "organisations",
        "单位": "organisations",
        "作者": "organisations",
        "摘要": "abstract",
        "关键词": "keywords",
        "参考文献": "references",
    },
    "organisations": {"type": "role", "title": "name"},
    "references": {
        "address": "publisher-place",
        "booktitle": "container-title",
        "date": "issued",
        "journal": "container-title",
        "pages": "page",
        "urldate": "accessed",
        "year": "issued",
    },
    "contact": {"qrcodes": "channels", "text": "prompt", "url": "website"},
    "channels": {"link": "payload", "name": "caption", "text": "caption", "title": "caption", "url": "payload"},
}
"""What other programs call a field, by the field it stands below."""
_FIELDS: dict[str, type[Node]] = {
    "": Report,
    "organisations": Organisation,
    "labels": Labels,
    "sections": Section,
    "references": Reference,
    "contact": Contact,
    "channels": Channel,
    "profiles": Profile,
}
"""What holds the fields below a field."""
_OPTIONS = frozenset(
    (name,) for name in "paper papersize accent logo header font fonts mainfont CJKmainfont".split()
)
"""What other programs read from a front matter, and ours takes as options."""
_FEW = 8
"""How many fields are listed where a name is like none of them."""
_NAMES = frozenset(("author", "editor", "translator"))
_LISTS = _NAMES | {"organisations", "keywords", "sections", "references", "channels", "profiles"}
"""Fields that are lists, and never text."""
_LIKE = 0.75
"""How much a name must be like a field's, from 0 to 1, to be taken for it: 'organizations', 'keyword'."""
_KINDS = {
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    dict: "an object",
    list: "a list",
    type(None): "nothing",
}
_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "dict_type": "an object",
}
_DOUBLES = ("string-type", "too-short")
"""Faults that only follow from others below them."""
_UNION_MEMBERS = frozenset(
    "paragraph list table figure quote code emphasis strong link citation footnote break math str".split()
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
        code, hint = item["type"], _hint(item)
        fault = Diagnostic("error", code.replace("_", "-"), _message(item), Source().locate(path), hint)
        if path not in found or found[path].code == "string-type":
            found[path] = fault
    deeper = {path for path in found for other in found if other != path and other.startswith(path)}
    return [fault for path, fault in found.items() if path not in deeper or fault.code not in _DOUBLES]


def _hint(item: Mapping[str, Any]) -> str | None:
    """What to do; a field that is not known may be another one in other words."""
    hint = _HINTS.get(item["type"])
    if item["type"] == "tuple_type" and item["loc"][-1] in _NAMES:
        return "write a list of names, as in [{family: Marlowe, given: Ines}, Harbour Office]"
    if item["type"] == "model_type":
        names = _names(_owner(item["loc"]))
        return f"write its fields: {', '.join(names)}" if 0 < len(names) <= _FEW else hint
    if item["type"] != "extra_forbidden":
        return hint
    if item["loc"] in _OPTIONS:
        return "the look is chosen when the report is built: `briefing-tex build --help` lists the options"
    *above, name = item["loc"]
    owner = _owner(above)
    meant = _ELSEWHERE.get(owner, {}).get(name) or _alike(str(name), owner)
    names = _names(owner)
    listed = f"the fields here are {', '.join(names)}" if 0 < len(names) <= _FEW else _SCHEMA
    return f"perhaps '{meant}' is meant; {listed}" if meant else f"{hint}; {listed}"


def _owner(loc: Sequence[str | int]) -> str:
    """The field at the end of a path."""
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _names(owner: str) -> list[str]:
    """The fields below a field."""
    fields = _FIELDS[owner].model_fields if owner in _FIELDS else {}
    return [info.alias or field for field, info in fields.items()]


def _alike(name: str, owner: str) -> str:
    """The field below `owner` whose name is most like this one; empty where none is."""
    from difflib import get_close_matches

    names = {name.replace("-", "_").lower(): name for name in _names(owner)}
    found = get_close_matches(name.lower(), names, 1, _LIKE)
    return names[found[0]] if found else ""


def _message(item: Mapping[str, Any]) -> str:
    """What pydantic found, in plain words."""
    kind, context, name = item["type"], item.get("ctx", {}), item["loc"][-1] if item["loc"] else ""
    if kind in _EXPECTED:
        given, expected = _KINDS.get(type(item["input"]), "a value"), _EXPECTED[kind]
        if kind == "tuple_type" and given != "text" and name not in _LISTS:  # text is no fault there
            expected = "text or a list"
        return f"{given} stands where {expected} is expected"
    words = {
        "extra_forbidden": f"unknown field '{name}'",
        "missing": f"the field '{name}' is missing",
        "too_short": "this is empty",
        "literal_error": f"'{item['input']}' is not {context.get('expected')}",
        "union_tag_invalid": f"unknown type '{context.get('tag')}'; it may be {context.get('expected_tags')}",
        "union_tag_not_found": "a node without a type",
    }
    return words.get(kind) or str(item["msg"]).removeprefix("Value error, ")


def _placed(fault: Diagnostic, source: Source) -> Diagnostic:
    place = source.locate(fault.location.element)
    return Diagnostic(fault.severity, fault.code, fault.message, place, fault.hint)


def _path(loc: Sequence[str | int]) -> str:
    """`("sections", 0, "blocks", 1, "paragraph", "text")` -> `sections[0].blocks[1].text`."""
    path = ""
    in_union = False
    for part in loc:
        if isinstance(part, int):
            path, in_union = f"{path}[{part}]", True
        elif in_union and "[" in part:  # the union itself; which of its members it is follows
            continue
        else:
            if not (in_union and part in _UNION_MEMBERS):
                path += f".{part}" if path else part
            in_union = False
    return path
