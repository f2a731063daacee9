"""Writes a report as JSON: the model itself (RFC 8259), everything carried.

In: a Report. Out: its JSON form, two spaces deep, absent fields left out.
"""

from __future__ import annotations

import json

from briefing_tex.formats import Written
from briefing_tex.model import Report, to_data


def write(report: Report) -> Written:
    """The JSON form of a report; read back it gives an equal one.

    >>> print(write(Report(title="Tides", language="en")).text)
    {
      "language": "en",
      "title": "Tides"
    }
    """
    return Written(json.dumps(to_data(report), ensure_ascii=False, indent=2) + "\n")
