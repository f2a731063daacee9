"""Limits around work on files from strangers: time by the clock and memory, whatever the work is busy with.

The library looks at the clock between pages; what a hostile file may do within one step ends here. On systems
without alarms and resource limits (Windows) only the library's own limits hold.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from briefing_tex.errors import LimitExceeded

MEMORY = 4 * 1024**3
"""Bytes of address space."""
_GRACE = 1.5
"""How much longer than the library's own limit the alarm waits, in parts of it: that one says more."""


@contextmanager
def guarded(seconds: float) -> Iterator[None]:
    """Let no work within take much longer than `seconds`, or more than `MEMORY`; raises LimitExceeded.

    The alarm rings again, for a parser may take the first one for damage of the file.
    """
    alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    before = _limit_memory()
    try:
        if alarm:
            signal.signal(signal.SIGALRM, lambda *_: _ring(seconds))
            signal.setitimer(signal.ITIMER_REAL, seconds * _GRACE, 1.0)
        yield
    except MemoryError:
        raise LimitExceeded(
            f"the file takes more than {MEMORY // 1024**3} GB of memory", hint="split it, or do not trust it"
        ) from None
    finally:
        if alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        _set_memory(before)


def _ring(seconds: float) -> None:
    raise LimitExceeded(
        f"reading took longer than {seconds:g} s", hint="allow more with --timeout, or do not trust the file"
    )


def _limit_memory() -> Any:
    """The limit there was, for `_set_memory`; None where there are no limits or a lower one holds already."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft == resource.RLIM_INFINITY or soft > MEMORY:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
            return soft, hard
    return None


def _set_memory(limits: Any) -> None:
    if limits is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, limits)
