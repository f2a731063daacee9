"""latexmk -xelatex with ctexart.

python -m peers.latexmk batch FOLDER OUT   two at a time
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from peers.latex import document as emit

__all__ = ["command", "emit"]


def command(source: Path, output: Path) -> list[str]:
    names = [f"-jobname={output.stem}", f"-outdir={output.parent}"]
    return ["latexmk", "-xelatex", "-interaction=nonstopmode", "-silent", *names, str(source)]


def _batch(folder: Path, output: Path) -> None:
    jobs = [command(source, output / f"{source.stem}.pdf") for source in sorted(folder.glob("*.tex"))]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda words: subprocess.run(words, check=True, capture_output=True), jobs))


if __name__ == "__main__":
    _batch(Path(sys.argv[2]), Path(sys.argv[3]))
