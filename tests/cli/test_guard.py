"""Work on files from strangers ends within its limits, whatever it is busy with."""

from __future__ import annotations

import signal
import time
from contextlib import suppress

import pytest

from briefing_tex.cli.guard import guarded
from briefing_tex.errors import LimitExceeded

resource = pytest.importorskip("resource")


def test_time_is_limited() -> None:
    with pytest.raises(LimitExceeded, match=r"longer than 0\.1 s"), guarded(0.1):
        time.sleep(30)


def test_an_alarm_that_is_swallowed_rings_again() -> None:
    with pytest.raises(LimitExceeded), guarded(0.1):
        swallow()


def swallow() -> None:
    """Take the first alarm for damage, as a parser does."""
    with suppress(Exception):
        time.sleep(30)
    time.sleep(30)


def test_memory_is_limited() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(LimitExceeded, match="memory"), guarded(30):
        bytearray(64 * 1024**3)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_nothing_is_left_behind() -> None:
    with guarded(0.1):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL
