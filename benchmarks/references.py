"""Precision and recall of the references reader: rows are fields, columns styles.

    python benchmarks/references.py [--count 200] [--seed 1] [--style NAME] [--wrong 20]

Invented items are printed after the rules of each style (`tests/citing`, which shares nothing with the
readers) and read back. Precision: of the fields read, how many are so. Recall: of the fields printed, how many
were read.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from briefing_tex.readers.structure.inlines import parse
from briefing_tex.readers.structure.references import read_entry
from citing.score import Score
from citing.styles import STYLES, printed


def scored(style: str, seed: int, count: int) -> Score:
    """The score of the reader over `count` entries of a style in each of its languages."""
    score = Score()
    for text, gold in printed(style, seed, count):
        score.add(text, gold, read_entry(parse(text)))
    return score


def table(scores: dict[str, Score]) -> str:
    """The scores as a Markdown table, precision / recall."""
    fields = sorted({name for score in scores.values() for name in (*score.shown, *score.read)})
    rows = [["field", *scores], ["---", *(["---"] * len(scores))]]
    rows += [[name, *(_cell(score, name) for score in scores.values())] for name in fields]
    rows.append(["**all**", *(_cell(score) for score in scores.values())])
    rows.append(["kept whole", *(f"{score.whole / score.entries:.1%}" for score in scores.values())])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(score: Score, *names: str) -> str:
    if names and not score.shown[names[0]] and not score.read[names[0]]:
        return ""
    return f"{score.precision(*names):.3f} / {score.recall(*names):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200, help="entries of each style and language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--style", choices=STYLES, action="append", help="only this style (may be repeated)")
    parser.add_argument(
        "--wrong", type=int, default=0, metavar="N", help="show so many wrong fields of each style"
    )
    options = parser.parse_args()
    started = time.process_time()
    scores = {style: scored(style, options.seed, options.count) for style in options.style or STYLES}
    print(table(scores))
    entries = sum(score.entries for score in scores.values())
    print(f"\n{entries} entries in {time.process_time() - started:.2f} s of CPU, printing and judging included")
    for style, score in scores.items():
        for name, text, gold, found in score.wrong[: options.wrong]:
            print(f"\n[{style}] {name}: {text}\n    printed {gold!r}\n    read    {found!r}")


if __name__ == "__main__":
    main()
