"""Libraries do not speak on standard error; who listens to their logs still hears them."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOGGED = """
import logging
from briefing_tex.quiet import hush
{before}
hush("fontTools"), hush("fontTools")
logging.getLogger("fontTools.ttLib").warning("an odd date")
"""


@pytest.mark.parametrize(("before", "said"), [("", ""), ("logging.basicConfig()", "an odd date")])
def test_a_library_is_heard_only_where_somebody_listens(before: str, said: str) -> None:
    script = LOGGED.format(before=before)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said in done.stderr
    assert bool(done.stderr) == bool(said)
