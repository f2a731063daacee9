"""Damage: parsers of strangers' bytes may raise anything on it, struct.error, KeyError, AssertionError ...

The one place that takes them all for what they are. Our own errors (a limit is reached) and the lack of memory
do not come of damage, and go on.
"""

from __future__ import annotations

from types import TracebackType
from typing import Self

from briefing_tex.errors import BriefingError


class Tolerated:
    """A block that ends where a parser fails; what stands behind it says what is known then.

    >>> with Tolerated():
    ...     {}["missing"]
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        return isinstance(error, Exception) and not isinstance(error, BriefingError | MemoryError)
