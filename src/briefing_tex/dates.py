"""Dates as reports give them: a day, a month or a year (ISO 8601 calendar dates, reduced or not)."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

_ISO = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class PartialDate(str):
    """`2026-04-24`, `2025-12` or `2025`: a string that is known to name a real date, from the year 1000 on.

    >>> PartialDate.parse("2025-12").month
    12
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Raises ValueError where the text is no such date, or the calendar has no such day."""
        found = _ISO.fullmatch(text)
        if not found:
            shown = text.encode(errors="replace").decode()  # pydantic takes no message with half a character
            raise ValueError(f"'{shown}' is not a date; write 2026-04-24, 2026-04 or 2026")
        year, month, day = (int(part) if part else 1 for part in found.groups())
        try:
            datetime.date(year, month, day)
        except ValueError as error:
            raise ValueError(f"'{text}' is not in the calendar: {error}") from None
        return cls(text)

    @property
    def year(self) -> int:
        return int(self[:4])

    @property
    def month(self) -> int | None:
        return int(self[5:7]) if len(self) > 4 else None

    @property
    def day(self) -> int | None:
        return int(self[8:]) if len(self) > 7 else None

    def first_day(self) -> datetime.date:
        """The day itself, or the first of the month or year."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        text = core_schema.no_info_before_validator_function(
            _as_text, core_schema.str_schema(coerce_numbers_to_str=True, pattern=None)
        )
        return core_schema.no_info_after_validator_function(
            cls.parse, text, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_ISO.pattern}$"}


def _as_text(value: Any) -> Any:
    """Python's own dates, and moments by their day, are dates as well."""
    return value.isoformat()[:10] if isinstance(value, datetime.date) else value
