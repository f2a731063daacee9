"""The program `briefing-tex`, also as `python -m briefing_tex`: a command, and a quick end."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

from briefing_tex.cli import main

_BY_SIGNAL = 128  # a signal's number is added to it, as shells have it


def run() -> NoReturn:
    """Run the command line, and end without taking a hundred thousand objects apart, which takes 50 ms."""
    status: object = 0
    try:
        _end_in_order()
        main()
    except SystemExit as done:
        status = done.code
    if isinstance(status, str):
        print(status, file=sys.stderr)
    atexit._run_exitfuncs()  # processes are ended, folders removed
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status if isinstance(status, int) else bool(status))


def _end_in_order() -> None:
    """Ended from outside, perhaps by a time limit, the program still ends its processes and removes folders."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) == signal.SIG_DFL:  # else it was told not to heed it, by nohup
            signal.signal(number, lambda which, _: sys.exit(_BY_SIGNAL + which))


if __name__ == "__main__":
    run()
