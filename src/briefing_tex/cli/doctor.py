"""`doctor`: what this machine has."""

from __future__ import annotations

import sys

from briefing_tex.cli import options
from briefing_tex.cli.console import coloured, command, print_json, print_out

_KINDS = {"ok": "ok", "missing": "error", "advice": "warning"}


@command
@options.as_json
def doctor(*, as_json: bool) -> int:
    """Say what this machine lacks, and what brings it.

    Exit status 1 where something is missing that building PDFs needs. Reading, converting and comparing need
    neither TeX nor fonts. Commands for Debian and Ubuntu are tested, those for other systems marked untested.
    """
    from briefing_tex.doctor import examine

    findings = examine()
    if as_json:
        print_json({"ready": all(one.status != "missing" for one in findings), "findings": findings})
    else:
        for one in findings:
            print_out(coloured(f"{one.status:8}{one.part}: {one.detail}", _KINDS[one.status], sys.stdout))
            if one.remedy:
                print_out(f"        {one.remedy}")
    return int(any(one.status == "missing" for one in findings))
