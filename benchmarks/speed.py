"""Build the same reports with the product and with its peers, and compare: cold, warm, in batches.

    python benchmarks/speed.py [--quick] [--only cold] [--peers typst,latexmk]

Installs the peers that are missing, measures them in turn, prints the ratios and what is asked of them, and
writes the tables to docs/speed.md and the picture to docs/pictures/speed.svg. On an idle machine a run takes
about ten minutes, a quick one three; a part of a run (--only, --peers) writes nothing unless told to.
"""

from __future__ import annotations

import argparse
import sys

import stages
from contenders import PEERS
from peers.install import install
from peers.places import ROOT
from plot import picture
from stages import Plan
from tables import insert, load_warning, page

_STAGES = {"cold": stages.cold, "warm": stages.warm, "batch": stages.batch}
_ROUNDS = {"cold": (12, 3), "warm": (12, 4), "batch": (3, 1)}
"""Of each stage; and those in which slow contenders take part."""
_QUICK_ROUNDS = {"cold": (4, 1), "warm": (5, 2), "batch": (2, 1)}
_SECONDS, _QUICK_SECONDS = 180.0, 50.0


def main() -> None:
    options = _options()
    install(say)
    busy = load_warning()
    if busy:
        say(busy.strip("*"))
    measured = {}
    for number, stage in enumerate(options.only):
        say(f"{stage}:")
        measured[stage] = _STAGES[stage](_plan(options, stage, number), options.peers, say)
    text = page(measured, options.reports, busy)
    print(text)
    if options.write or not (options.peers or len(options.only) < len(_STAGES)):
        insert(text, ROOT / "docs" / "speed.md")
        (ROOT / "docs" / "pictures" / "speed.svg").write_text(picture(measured), encoding="utf-8")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _plan(options: argparse.Namespace, stage: str, number: int) -> Plan:
    rounds, slow = (_QUICK_ROUNDS if options.quick else _ROUNDS)[stage]
    seconds = _QUICK_SECONDS if options.quick else _SECONDS
    seed = options.seed + number * 10_000  # no text is set in two stages
    return Plan(options.runs or rounds, min(slow, options.runs or slow), seconds, seed, options.reports)


def _options() -> argparse.Namespace:
    summary, _, more = (__doc__ or "").partition("\n")
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=summary, epilog=more, formatter_class=form)
    add = parser.add_argument
    add("--quick", action="store_true", help="few rounds, small batches")
    add("--only", type=_words, default=list(_STAGES), metavar="STAGES", help="cold, warm, batch")
    add("--peers", type=_words, default=[], metavar="NAMES", help="typst, latexmk, pandoc ... [all]")
    add("--runs", type=int, metavar="N", help="rounds of each stage")
    add("--seed", type=int, default=1, metavar="N", help="of the first text [1]")
    add("--write", action="store_true", help="write the documentation from a part of a run, too")
    options = parser.parse_args()
    options.reports = 20 if options.quick else 100
    if unknown := set(options.only) - set(_STAGES):
        parser.error(f"no such stage: {', '.join(unknown)}")
    if unknown := set(options.peers) - PEERS:
        parser.error(f"no such peer: {', '.join(unknown)}; there are {', '.join(sorted(PEERS))}")
    return options


def _words(text: str) -> list[str]:
    return text.split(",")


if __name__ == "__main__":
    main()
