"""Reads a report from JSON (RFC 8259): the model itself.

In: UTF-8 bytes. Out: a Draft with the line of each value.
"""

from __future__ import annotations

import json
from typing import Any

from briefing_tex.diagnostics import Location, Source
from briefing_tex.errors import InvalidSource
from briefing_tex.formats import Draft


def read(data: bytes, source: Source) -> Draft:
    """The JSON form of a report, not yet validated; raises InvalidSource where it is not JSON."""
    try:
        value: Any = json.loads(data)
    except ValueError as error:
        raise InvalidSource(str(error), Location(source.file)) from None
    return Draft(value)
