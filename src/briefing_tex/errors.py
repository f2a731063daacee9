"""Every failure a user can cause: one tree, each error with a message, a place and a remedy.

    BriefingError
    ├── UsageError           the call itself cannot be carried out (unknown format, wrong option)
    ├── FileProblem          a file is missing, unreadable, outside its folder, or cannot be written
    ├── InvalidSource        a source is not what its format says (broken YAML, JSON, XML; not UTF-8)
    ├── InvalidReport        the report breaks a rule of the model; `.faults` lists every breach
    ├── MissingGlyph         no font on this machine has a character of the report
    ├── MissingTool          TeX or a font is not installed
    ├── TypesettingFailed    TeX stopped with an error
    ├── UnreadablePdf        a PDF is encrypted, damaged, or holds no text
    ├── LimitExceeded        a time or memory limit was reached
    └── NotProven            the finished PDF does not say what the report says; `.differences`

`exit_status` is what the command line returns: 1 for "no" (invalid, lost, different), 2 for trouble.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing_tex.diagnostics import Diagnostic, Location


class BriefingError(Exception):
    """The root of all errors of this library."""

    exit_status = 2
    others: tuple[BriefingError, ...] = ()
    """Further troubles of the same kind, such as each image that is not there."""

    def __init__(self, message: str, location: Location | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.location = location or Location()
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors travel between processes whole, whatever their classes are made of."""
        return _again, (type(self), self.args), vars(self)

    def __str__(self) -> str:
        place = str(self.location)
        text = f"{place}: {self.message}" if place else self.message
        text = f"{text}\n  hint: {self.hint}" if self.hint else text
        return "\n".join((text, *map(str, self.others)))


def _again(kind: type[BriefingError], args: tuple[Any, ...]) -> BriefingError:
    return kind.__new__(kind, *args)


class UsageError(BriefingError):
    """The call itself cannot be carried out: an unknown format, contradictory arguments."""


class FileProblem(BriefingError):
    """A file is missing, unreadable, of the wrong kind, outside its folder, or cannot be written."""


class InvalidSource(BriefingError):
    """A source is not well-formed in its own format, or not UTF-8."""

    exit_status = 1


class InvalidReport(BriefingError):
    """The report breaks rules of the model; `faults` names each, the first is the message."""

    exit_status = 1
    remarks: tuple[Diagnostic, ...] = ()
    """What could not be read of the source, which may be why."""

    def __init__(self, faults: Sequence[Diagnostic]) -> None:
        first = faults[0]
        super().__init__(first.message, first.location, first.hint)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "\n".join(str(BriefingError(fault.message, fault.location, fault.hint)) for fault in self.faults)


class MissingGlyph(BriefingError):
    """No font has a character of the report: it would vanish from the page."""

    exit_status = 1


class MissingTool(BriefingError):
    """A program or font that typesetting needs is not on this machine."""


class TypesettingFailed(BriefingError):
    """TeX stopped with an error."""


class UnreadablePdf(BriefingError):
    """A PDF is encrypted, damaged, or holds no text."""


class LimitExceeded(BriefingError):
    """A time or memory limit was reached; nothing was written."""


class NotProven(BriefingError):
    """The finished PDF does not say, or its pages do not show, what the report says; it was not handed over."""

    exit_status = 1

    def __init__(
        self, differences: Sequence[str], location: Location | None = None, hint: str | None = None
    ) -> None:
        shown = "\n".join(f"  {difference}" for difference in differences[:5])
        super().__init__(
            f"the PDF does not say or show what the report says in {len(differences)} place(s):\n{shown}",
            location,
            hint or "build with --no-verify to look at the PDF all the same, and report this as a bug",
        )
        self.differences = tuple(differences)
