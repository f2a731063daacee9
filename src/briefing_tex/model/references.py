"""References as CSL items: the names of CSL 1.0.2 appendix IV, with a hyphen where CSL has one."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from briefing_tex.dates import PartialDate
from briefing_tex.model.base import FilledLine, Line, Node


def _hyphenated(name: str) -> str:
    return name if name in ("URL", "DOI", "ISBN", "ISSN") else name.replace("_", "-")


class Name(Node):
    """A person (`family`, `given`) or a body (`literal`)."""

    family: Line = ""
    given: Line = ""
    literal: Line = ""

    @model_validator(mode="after")
    def _one_kind(self) -> Name:
        if bool(self.family) == bool(self.literal) or (self.given and not self.family):
            raise ValueError("a name is either family (and given) or literal")
        return self


def _as_name(value: Any) -> Any:
    return {"literal": value} if isinstance(value, str) else value


Names = tuple[Annotated[Name, BeforeValidator(_as_name, json_schema_input_type=Name | FilledLine)], ...]
"""Names of people and bodies; a bare string is the name of a body."""


class Reference(Node):
    """One entry of the bibliography.

    `text`, a field of ours beside CSL's, holds the whole entry as it was printed where it was not understood.
    """

    model_config = ConfigDict(alias_generator=_hyphenated)

    id: FilledLine
    type: FilledLine = "document"
    author: Names = ()
    editor: Names = ()
    translator: Names = ()
    issued: PartialDate | None = None
    title: Line = ""
    container_title: Line = ""
    collection_title: Line = ""
    edition: Line = ""
    volume: Line = ""
    issue: Line = ""
    page: Line = ""
    number: Line = ""
    genre: Line = ""
    medium: Line = ""
    version: Line = ""
    event_title: Line = ""
    publisher: Line = ""
    publisher_place: Line = ""
    archive: Line = ""
    note: Line = ""
    URL: Line = ""
    accessed: PartialDate | None = None
    DOI: Line = ""
    ISBN: Line = ""
    ISSN: Line = ""
    language: Line = ""
    text: Line = Field(default="", description="the whole entry as printed, where its parts are not known")

    @model_validator(mode="before")
    @classmethod
    def _numbers_are_text(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {
            key: str(value) if isinstance(value, int) and not isinstance(value, bool) else value
            for key, value in data.items()
        }

    @model_validator(mode="after")
    def _says_something(self) -> Reference:
        if not (
            self.title
            or self.text
            or self.author
            or self.publisher
            or self.container_title
            or self.URL
            or self.DOI
            or self.note
        ):
            raise ValueError("a reference needs at least a title, an author, a publisher, an address or a text")
        return self
