"""The styles by name, each with the languages it is printed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from citing import running
from citing.apa import Apa
from citing.gbt import Gbt
from citing.items import Item, items

Printer = Callable[[Item], tuple[str, Item]]

STYLES: dict[str, tuple[Printer, tuple[str, ...]]] = {
    "seed": (running.seed, ("zh", "en")),
    "seed, no italics": (running.seed_plain, ("zh", "en")),
    "GB/T 2015": (Gbt(2015), ("zh", "en")),
    "GB/T 2015 dated": (Gbt(2015, dated=True), ("zh", "en")),
    "GB/T 2025": (Gbt(2025), ("zh", "en")),
    "GB/T 2025 dated": (Gbt(2025, dated=True), ("zh", "en")),
    "GB/T loose": (lambda item: loosened(Gbt(2015)(item)), ("zh", "en")),
    "APA": (Apa(), ("zh", "en")),
    "APA, no italics": (Apa(italics=False), ("zh", "en")),
    "Chinese": (running.chinese, ("zh",)),
    "Japanese": (running.japanese, ("ja",)),
    "Korean": (running.korean, ("ko",)),
}


def printed(style: str, seed: int, count: int) -> Iterator[tuple[str, Item]]:
    """Entries of a style and the fields each shows, `count` in each language."""
    printer, languages = STYLES[style]
    for language in languages:
        yield from map(partial(printer), items(seed, count, language))


def loosened(entry: tuple[str, Item]) -> tuple[str, Item]:
    """The entry as hands type it: no space after commas and colons, wide stops and brackets."""
    text, shown = entry
    head, mark, tail = (
        re.split(r"(\[[A-Z]+(?:/OL)?\])", text, maxsplit=1) if text.count("[") else (text, "", "")
    )
    address = tail.find(". http")
    tail, rest = (tail[:address], tail[address:]) if address >= 0 else (tail, "")
    if re.search(r"[\u4e00-\u9fff]", head):
        head = re.sub(r"(?<=[\u4e00-\u9fff])\. (?=[\u4e00-\u9fff“《])", "．", head, count=1)
        tail = re.sub(r"([,:]) ", r"\1", tail)
        mark = mark.replace("[", "［").replace("]", "］")
    return head + mark + tail + rest, shown
