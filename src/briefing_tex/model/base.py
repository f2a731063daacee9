"""What all model classes share: frozen, strict about names, in normal form."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from briefing_tex.model.text import clean


def _typed(schema: dict[str, Any]) -> None:
    """A node of one type must name it: what it is cannot be told otherwise."""
    kind = schema.get("properties", {}).get("type", {})
    if "const" in kind:
        kind.pop("default", None)
        schema["required"] = ["type", *schema.get("required", [])]


class Node(BaseModel):
    """A piece of a report: immutable, with no field it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        serialize_by_alias=True,
        validate_default=False,
        json_schema_extra=_typed,
        defer_build=True,  # most classes are only validated as parts of a report
    )


@cache
def declared(kind: type[Node]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a kind of node: the name, the label that data have it under, whether it must be there."""
    return tuple((name, field.alias or name, field.is_required()) for name, field in kind.model_fields.items())


Line = Annotated[str, AfterValidator(clean)]
"""A line of plain text without markup."""

FilledLine = Annotated[str, AfterValidator(clean), StringConstraints(min_length=1)]
"""A line of plain text that says something."""
