"""Streams whose end leaves no doubt (ISO 19005-2, 6.1.7.1: Length says where a stream ends).

In: a writer. Out: the same; a stream whose data end in a carriage return is closed by a whole line end, so that
a checker that looks for the end backwards does not take the data's last byte for a part of it.
"""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import StreamObject


def end_clearly(writer: PdfWriter) -> None:
    """Close streams that end in a carriage return with CR LF instead of LF."""
    for item in list(writer._objects):
        if isinstance(item, StreamObject) and item._data.endswith(b"\r") and item.indirect_reference:
            closed = _Closed()
            closed.update(item)
            closed._data = item._data
            writer._replace_object(item.indirect_reference, closed)


class _Closed(StreamObject):
    """A stream with CR LF before `endstream`."""

    def write_to_stream(self, stream: Any) -> None:
        written = io.BytesIO()
        super().write_to_stream(written)
        stream.write(written.getvalue().removesuffix(b"\nendstream") + b"\r\nendstream")
