"""Straight quotation marks that TeX sets as closing ones."""

from __future__ import annotations

import pytest

from briefing_tex.readers.pdf.layout.straight import with_straight_quotes
from briefing_tex.readers.structure import Block


@pytest.mark.parametrize(
    ("printed", "language", "text"),
    [
        ("주민은 ”물이 없다”는 말을 한다.", "ko", '주민은 "물이 없다"는 말을 한다.'),
        ("주민은 “물이 없다”는 말을 한다.", "ko", "주민은 “물이 없다”는 말을 한다."),
        ("他说“没有风。 ”然后走了，又说“好”。", "zh", "他说“没有风。 ”然后走了，又说“好”。"),
        ("Hon sade ”inget vatten” i går.", "sv", "Hon sade ”inget vatten” i går."),
    ],
)
def test_quotations_between_two_closing_marks_were_straight(printed: str, language: str, text: str) -> None:
    (block,) = with_straight_quotes((Block.of(printed),), language)
    assert block.text == text
