"""What stands beside the text by the author's choice: the right part of the running head, the logo."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fine_samples import fine
from PIL import Image
from samples import scale

from briefing_tex.errors import NotProven
from briefing_tex.pipeline.building import build
from briefing_tex.pipeline.proving import prove
from briefing_tex.proof import Beside

pytestmark = pytest.mark.tex


def plain() -> bytes:
    """A picture in one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (120, 80), "navy").save(buffer, "PNG")
    return buffer.getvalue()


@cache
def made(header: str | None, with_logo: bool, folder: Path) -> bytes:
    path = folder / "scale.png"
    path.write_bytes(scale())
    return build(fine(), header=header, logo=path if with_logo else None, verify=False).pdf


@pytest.mark.parametrize(
    ("header", "with_logo", "beside"),
    [
        (None, False, Beside(("Harbour Watch",))),
        ("No. 12", False, Beside(("No. 12",))),
        ("", False, Beside(("",))),
        ("No. 12", True, Beside(("No. 12",), scale())),
        ("No. 12", True, None),
    ],
)
def test_what_was_chosen_passes(
    header: str | None, with_logo: bool, beside: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    prove(fine(), made(header, with_logo, tmp_path_factory.getbasetemp()), beside=beside)


@pytest.mark.parametrize(
    ("header", "with_logo", "beside", "said"),
    [
        ("No. 13", False, Beside(("No. 12",)), "no head"),
        ("No. 12", False, Beside(("",)), "no head"),
        (None, False, Beside(("No. 12",)), "no head"),
        ("", False, Beside(("No. 12",)), "no head"),
        ("", False, Beside(("",), scale()), "logo is missing"),
        ("", True, Beside(("",)), "nobody asked"),
        ("", True, Beside(("",), plain()), "not the logo"),
    ],
)
def test_anything_else_is_caught(
    header: str | None, with_logo: bool, beside: Any, said: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(NotProven, match=said):
        prove(fine(), made(header, with_logo, tmp_path_factory.getbasetemp()), beside=beside)
