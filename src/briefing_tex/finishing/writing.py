"""The bytes of a finished PDF: the same for the same document."""

from __future__ import annotations

import io

import pikepdf


def written(pdf: pikepdf.Pdf, *, compact: bool = True) -> bytes:
    """The file, PDF 1.7; the second half of its identifier is a hash of its content.

    A compact one is in object streams; else each object lies open and streams are kept as they are.
    """
    mode = pikepdf.ObjectStreamMode
    buffer = io.BytesIO()
    pdf.save(
        buffer,
        force_version="1.7",
        deterministic_id=True,
        fix_metadata_version=False,
        compress_streams=compact,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=mode.generate if compact else mode.disable,
    )
    return buffer.getvalue()
