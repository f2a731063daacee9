"""Marks of notes whose raising a text has lost: a number behind a stop, or among Chinese characters.

In: a text, a mark. Out: where it seems to stand.
"""

from __future__ import annotations

import re

from briefing_tex.readers.raised import raised

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_COUNTED = r"\s?[年月日号號回人件个個名倍割位时時点點分秒度万萬亿億周週次种種]"
"""What makes a number behind a full stop one that counts: `。1 日当たり`."""


def find_mark(text: str, mark: str, boxed: bool = False) -> re.Match[str] | None:
    """Where a raised number seems to stand, its raising lost: `forecast.1`, `1800 吨。1 期货`, `forecast¹`."""
    number = re.escape(mark)
    box = rf"\[{number}\]" if boxed else rf"\[\^{number}\]"
    signs = (raised(mark) if mark.isascii() and mark.isdigit() else None) or box
    after_stop, after_word = r"(?<=[。！？”’」』）])\s?", r"(?<=[^\W\d][.,;:!?)”’\"])"
    after_wide, before_stop = r"(?<=[\u3041-\u9fff，；、」』”’》）])", "(?=[。，；：！？、])"
    return re.search(
        rf"{signs}|{box}|{after_stop}{number}(?![\d.%]|\s?[A-Za-z]|{_COUNTED})|{after_word}{number}(?!\w)|"
        rf"{after_wide}(?:{number}|(?<![表图圖第节節章])\s{number}\s?){before_stop}",
        text,
    )
