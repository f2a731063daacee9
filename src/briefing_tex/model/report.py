"""The report: title block, abstract, sections, references, contact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, PrivateAttr, ValidationError, field_validator

from briefing_tex.dates import PartialDate
from briefing_tex.diagnostics import Diagnostic, Location, Source
from briefing_tex.errors import InvalidReport
from briefing_tex.model.base import FilledLine, Node
from briefing_tex.model.blocks import Block, as_blocks
from briefing_tex.model.contact import Contact
from briefing_tex.model.inlines import FilledText, Text
from briefing_tex.model.references import Reference
from briefing_tex.model.text import clean

MAX_SECTION_DEPTH = 3
MAX_SUBTAG = 3
"""Letters of a language in a tag: RFC 5646 allows up to 8, but none of more than three is registered."""


def language_tag(value: str) -> str:
    """A BCP 47 tag in the case RFC 5646 section 2.1.1 recommends: zh-Hans, en-GB.

    Raises ValueError where it is none.
    """
    parts = clean(value).replace("_", "-").split("-")
    if (
        not all(part.isalnum() and part.isascii() and len(part) <= 8 for part in parts)
        or not parts[0].isalpha()
        or len(parts[0]) > MAX_SUBTAG
    ):
        raise ValueError(f"'{value}' is not a language tag; write zh-Hans, zh-Hant, ja, ko, en, fr ...")
    rest = (p.title() if len(p) == 4 else p.upper() if len(p) == 2 else p.lower() for p in parts[1:])
    return "-".join((parts[0].lower(), *rest))


Language = Annotated[str, AfterValidator(language_tag)]


class Organisation(Node):
    """A body behind the report: the issuer or a partner."""

    name: FilledLine
    role: Literal["issuer", "partner"] = "partner"


class Labels(Node):
    """Labels that replace the language's own; an absent one stays as the language has it."""

    abstract: FilledLine | None = None
    keywords: FilledLine | None = None
    contents: FilledLine | None = None
    references: FilledLine | None = None
    figure: FilledLine | None = None
    table: FilledLine | None = None
    website: FilledLine | None = None


class Section(Node):
    """A numbered section with its blocks and subsections."""

    title: FilledText
    id: FilledLine | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


def _named(value: Any) -> Any:
    """Accept bare names: the first organisation issues the report, the others are its partners."""
    if not isinstance(value, list | tuple):
        return value
    return [
        {"name": item, "role": "issuer" if index == 0 else "partner"} if isinstance(item, str) else item
        for index, item in enumerate(value)
    ]


class Report(Node):
    """A whole report, in normal form.

    >>> Report(title="Tides", sections=[{"title": "Today"}]).title
    ('Tides',)
    """

    language: Language = "zh-Hans"
    title: FilledText
    subtitle: Text = ()
    organisations: Annotated[
        tuple[Organisation, ...],
        BeforeValidator(_named, json_schema_input_type=tuple[Organisation | FilledLine, ...]),
    ] = ()
    date: PartialDate | None = None
    abstract: Annotated[
        tuple[Block, ...], BeforeValidator(as_blocks, json_schema_input_type=str | tuple[Block, ...])
    ] = ()
    keywords: tuple[FilledLine, ...] = ()
    labels: Labels = Labels()
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    contact: Contact | None = None

    _source: Source = PrivateAttr(default_factory=Source)

    @field_validator("references", mode="after")
    @classmethod
    def _distinct_references(cls, value: tuple[Reference, ...]) -> tuple[Reference, ...]:
        seen: set[str] = set()
        for reference in value:
            if reference.id in seen:
                raise ValueError(f"two references have the id '{reference.id}'; give each its own")
            seen.add(reference.id)
        return value

    def __init__(self, **data: Any) -> None:
        """Raises InvalidReport, never pydantic's own error."""
        try:
            super().__init__(**data)
        except ValidationError as error:
            from briefing_tex.model.validate import faults_of

            raise InvalidReport(faults_of(error)) from None
        except RecursionError:
            deep = Diagnostic(
                "error", "too-deep", "the report nests too deeply", hint="flatten its lists and quotations"
            )
            raise InvalidReport([deep]) from None
        from briefing_tex.model.walk import faults

        found = [
            Diagnostic("error", "unsound", message, Location(element=path), hint)
            for path, message, hint in faults(self)
        ]
        if found:
            raise InvalidReport(found)

    @property
    def source(self) -> Source:
        """Where the report was read from; not part of the report itself."""
        return self._source

    def with_source(self, source: Source) -> Report:
        """The same report, knowing where it comes from."""
        copy = self.model_copy()
        copy._source = source
        return copy

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Report:
        """A changed copy, checked as every report is, that knows where this one was read from.

        Raises InvalidReport.

        >>> Report(title="Tides").model_copy(update={"title": "Low tides"}).title
        ('Low tides',)
        """
        if not update:
            return super().model_copy(deep=deep)
        return Report(**{**self.__dict__, **update}).with_source(self.source)

    def printed(self) -> Report:
        """What a PDF of this report carries; see `briefing_tex.model.printed`."""
        from briefing_tex.model.printed import printed

        return printed(self)

    def __eq__(self, other: object) -> bool:
        """Equal when all fields are; where a report was read from does not count."""
        return isinstance(other, Report) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]
