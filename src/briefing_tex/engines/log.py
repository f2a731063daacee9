"""What TeX's log says, as values: errors, missing characters, boxes that are too wide.

In: a log written with `max_print_line=10000`. Out: `LogMessage` in the order of the log.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct


class LogMessage(Struct, frozen=True):
    """One finding: `line` is the line of the main source, `amount` pt for a box.

    `formula` is the formula that was being set, its end cut off if it is very long.
    """

    kind: Literal["error", "missing", "overfull", "driver", "head"]
    text: str
    line: int | None = None
    amount: float = 0.0
    formula: str = ""


_MISSING = re.compile(
    r'^(?:! )?Missing character: There is no (.+?) (?:\((?:U\+|")([0-9A-F]+)\) )?in font ([^!]*)!?'
)
_OVERFULL = re.compile(r"^Overfull \\([hv])box \(([\d.]+)pt too (?:wide|high)\)(.*)")
_LINES = re.compile(r"at lines? (\d+)")
_FORMULA = re.compile(r"^formula <(?:FEFF((?:[0-9A-F]{4})+))?")
_COMMAND = re.compile(r"\\(?:[a-zA-Z@]+ ?|.)$")
_HEAD = "Running head left out"
_PLACE = re.compile(r"^l\.(\d+) ?(.*)")


def messages(log: str) -> Iterator[LogMessage]:
    r"""Each finding of a log.

    >>> [message.line for message in messages("! Undefined control sequence.\nl.12 \\foo")]
    [12]
    """
    lines = log.splitlines()
    formula = ""
    for index, line in enumerate(lines):
        missing = _MISSING.match(line)
        overfull = _OVERFULL.match(line)
        if missing:
            text = f"{missing[1]} in {missing[3].strip()}"
            yield LogMessage("missing", text, _place(lines, index), formula=formula)
        elif overfull:
            found = _LINES.search(overfull[3])
            yield LogMessage("overfull", overfull[1], int(found[1]) if found else None, float(overfull[2]))
        elif line == _HEAD:
            yield LogMessage("head", line)
        elif line.startswith("! "):
            text = line[2:].strip() + _undefined(lines[index : index + 2])
            yield LogMessage("error", text, _place(lines, index), formula=formula)
        elif begun := _FORMULA.match(line):
            formula = bytes.fromhex(begun[1] or "").decode("utf-16-be", "ignore")


def _undefined(lines: list[str]) -> str:
    r"""The command that an error calls undefined: the last that TeX shows as read.

    >>> _undefined(["! Undefined control sequence.", "l.1 x+\\foo"])
    ' \\foo'
    """
    found = _COMMAND.search(lines[-1]) if "Undefined control sequence" in lines[0] else None
    return f" {found[0].strip()}" if found else ""


def _place(lines: list[str], index: int) -> int | None:
    """The line of the main source, which TeX shows last, after what else it was reading.

    >>> _place(["! Undefined control sequence.", "l.1 $\\\\foo", "   $", "l.52 \\\\formula{}{}", "", "l.9"], 0)
    52
    """
    place = None
    for line in lines[index + 1 : index + 12]:
        found = _PLACE.match(line)
        if found:
            place = int(found[1])
        elif place and not line:
            break
    return place
