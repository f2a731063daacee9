"""Other readers beside ours, for `reading.py --peers`: each in a process of its own over the whole folder.

The libraries are installed into an environment of their own below the output folder: they are no dependencies
of the project (PyMuPDF is under the AGPL). A reader that cannot be had on this machine is named, and left out.
With the scorer of the corpus the table has scores, else seconds only.

    python reading_peers.py READER CORPUS_DIR OUT      what is run within that environment
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

OURS = "briefing_tex"
COLUMNS = ("para_exact", "heading_level", "list", "table", "refs", "contact", "clean", "overall")
"""The columns of the scorer's table that are shown."""
_LIBRARIES = {
    "pdfminer.six": "pdfminer.six",
    "pymupdf4llm": "pymupdf>=2",
    "opendataloader": "opendataloader-pdf",
}
_PROGRAMS = {"pdftotext": "pdftotext", "pdftotext -layout": "pdftotext", "opendataloader": "java"}


def pdftotext(files: Sequence[Path], out: Path, *options: str) -> None:
    for file in files:
        subprocess.run(["pdftotext", *options, file, out / f"{file.stem}.txt"], check=True)


def pdfminer(files: Sequence[Path], out: Path) -> None:
    from pdfminer.high_level import extract_text

    for file in files:
        (out / f"{file.stem}.txt").write_text(extract_text(file), "utf-8")


def pymupdf4llm(files: Sequence[Path], out: Path) -> None:
    from pymupdf4llm import to_markdown  # type: ignore[import-not-found]

    for file in files:
        (out / f"{file.stem}.md").write_text(to_markdown(str(file), header=False, footer=False), "utf-8")


def opendataloader(files: Sequence[Path], out: Path) -> None:
    from opendataloader_pdf import convert  # type: ignore[import-not-found]

    convert(input_path=[str(file) for file in files], output_dir=str(out), format="markdown", quiet=True)


READERS: dict[str, Callable[[Sequence[Path], Path], None]] = {
    "pymupdf4llm": pymupdf4llm,
    "opendataloader": opendataloader,
    "pdfminer.six": pdfminer,
    "pdftotext": pdftotext,
    "pdftotext -layout": lambda files, out: pdftotext(files, out, "-layout"),
}


def compare(folder: Path, out: Path, pages: int, seconds: float, scorer: Path | None) -> str:
    """The table of all readers as Markdown; ours has read `pages` in `seconds`, and written to `out`."""
    home = out / "peers"
    python = _environment(home / "environment", scorer)
    rows = [(OURS, seconds, out)]
    for name in READERS:
        target = home / name.replace(" ", "")
        taken = _run(python, name, folder, target)
        if taken is not None:
            rows.append((name, taken, target))
    return _table(rows, pages, lambda target: _scores(python, scorer, folder, target))


def _environment(home: Path, scorer: Path | None) -> Path:
    """The Python of an environment with the libraries of all readers."""
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    for library in (*_LIBRARIES.values(), *(["rapidfuzz"] if scorer else [])):
        done = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", library], check=False, capture_output=True
        )
        if done.returncode:
            print(f"{library} could not be installed", file=sys.stderr)
    return python


def _run(python: Path, name: str, folder: Path, target: Path) -> float | None:
    """The seconds a reader takes, start-up included; None where it cannot be run."""
    program = _PROGRAMS.get(name)
    if program and shutil.which(program) is None:
        print(f"{name}: there is no {program} on this machine", file=sys.stderr)
        return None
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    begin = time.perf_counter()
    command = [python, __file__, name, folder, target]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1:] or done.returncode}", file=sys.stderr)
        return None
    return time.perf_counter() - begin


def _scores(python: Path, scorer: Path | None, folder: Path, target: Path) -> dict[str, str]:
    """The mean scores of a reader's output by the scorer's column; empty without a scorer."""
    if scorer is None:
        return {}
    done = subprocess.run([python, scorer, "--dir", folder, target], capture_output=True, text=True, check=True)
    rows = [
        re.split(r"\s*\|\s*", line.strip("| ")) for line in done.stdout.splitlines() if line.startswith("|")
    ]
    return dict(zip(rows[0], rows[-1], strict=True))


def _table(
    rows: Sequence[tuple[str, float, Path]], pages: int, scores: Callable[[Path], dict[str, str]]
) -> str:
    lines: list[str] = []
    for name, seconds, target in rows:
        found = scores(target)
        shown = [column for column in COLUMNS if column in found]
        if not lines:
            lines += ["| " + " | ".join(("reader", *shown, "s a page")) + " |", "|---" * (len(shown) + 2) + "|"]
        cells = (name, *(found[column] for column in shown), f"{seconds / max(pages, 1):.3f}")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    name, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    READERS[name](sorted(folder.glob("*.pdf")), out)


if __name__ == "__main__":
    main()
