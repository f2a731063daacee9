"""Processes that build reports: each keeps an engine warm, and ends with the program that started it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import cache
from multiprocessing.context import SpawnContext, SpawnProcess

from briefing_tex.pipeline.engine import Engine


def engine() -> Engine:
    """The engine of this process, also where it was forked from one that had its own."""
    return _engine(os.getpid())


@cache
def _engine(process: int) -> Engine:
    return Engine()


def processes(count: int) -> Executor:
    """An executor of `count` processes; they are spawned, since a fork would inherit threads and engines."""
    return ProcessPoolExecutor(count, _Context(), _begin)


class _Process(SpawnProcess):
    """A process that is deaf to interrupts from its first moment: one would end its start in a traceback."""

    def start(self) -> None:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            super().start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Context(SpawnContext):
    Process = _Process if hasattr(signal, "pthread_sigmask") else SpawnProcess


def _begin() -> None:
    """An interrupt from the keyboard is our parent's to handle, and without it nobody waits for us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        engine().close()
        os._exit(1)
