"""Processes that build reports: each keeps an engine warm, and ends with the program that started it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import cache

from briefing_tex.pipeline.engine import Engine


def engine() -> Engine:
    """The engine of this process, also where it was forked from one that had its own."""
    return _engine(os.getpid())


@cache
def _engine(process: int) -> Engine:
    return Engine()


def processes(count: int) -> Executor:
    """An executor of `count` processes; they are spawned, since a fork would inherit threads and engines."""
    return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _begin)


def _begin() -> None:
    """An interrupt from the keyboard is our parent's to handle, and without it nobody waits for us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        engine().close()
        os._exit(1)
