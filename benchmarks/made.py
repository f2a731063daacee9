"""What the PDFs are like that were made, so that nobody is fast by leaving out."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Made:
    """A PDF: its pages, kilobytes, and whether it is tagged."""

    pages: int
    kilobytes: float
    tagged: bool


def examine(file: Path) -> Made | None:
    """By poppler; None where it is missing or does not understand the file."""
    try:
        done = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=False)
    except OSError:
        return None
    told = {
        name: value.strip() for name, _, value in (line.partition(":") for line in done.stdout.splitlines())
    }
    if done.returncode or not told.get("Pages", "").isdigit():
        return None
    return Made(int(told["Pages"]), file.stat().st_size / 1000, told.get("Tagged") == "yes")
