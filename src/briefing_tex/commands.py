"""What other programs say when they are asked something: fontconfig, TeX's path searching, versions.

In: a command. Out: its standard output, as far as there is one.
"""

from __future__ import annotations

import shutil
import subprocess


def output_of(*command: str, timeout: float) -> str:
    """What a program prints within `timeout` seconds; nothing where it is missing, cannot be started or hangs.

    >>> output_of("no-such-program", timeout=1.0)
    ''
    """
    program = shutil.which(command[0])
    if not program:
        return ""
    try:
        done = subprocess.run(
            [program, *command[1:]],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=timeout,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
