"""Progress of long work: a line on standard error, on a terminal only, and only after a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock, Timer

_PATIENCE = 1.0  # seconds before anything is shown

Report = Callable[[str, float], None]
"""Told the stage and the part of the work that is done, 0 to 1."""


@contextmanager
def progress(wanted: bool = True) -> Iterator[Report | None]:
    """A callback that shows stages as they come; None where nobody would see them."""
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    latest: list[tuple[str, float]] = [("starting", 0.0)]
    shown: list[Report] = []
    lock = Lock()

    def tell(stage: str, done: float) -> None:
        with lock:
            latest[0] = (stage, done)
            for show in shown:
                show(stage, done)

    with ExitStack() as stack:

        def appear() -> None:
            with lock:
                if not closed:
                    shown.append(_bar(stack))
                    shown[0](*latest[0])

        closed: list[bool] = []
        timer = Timer(_PATIENCE, appear)
        timer.daemon = True
        timer.start()
        try:
            yield tell
        finally:
            timer.cancel()
            with lock:
                closed.append(True)


def _bar(stack: ExitStack) -> Report:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("", total=1.0)
    return lambda stage, done: bar.update(task, description=stage, completed=done)
