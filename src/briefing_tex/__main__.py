"""The program `briefing-tex`, also as `python -m briefing_tex`: a command, and a quick end."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress
from typing import NoReturn

from briefing_tex.cli import main


def run() -> NoReturn:
    """Run the command line, and end without taking a hundred thousand objects apart, which takes 50 ms."""
    status: object = 0
    try:
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


if __name__ == "__main__":
    run()
