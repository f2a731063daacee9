"""Page numbers that TeX could not know when it set them: put in where the document asks for them.

In: the items of a page, and the number of the page of each destination. Out: the items with the numbers in. A
document asks by the special `briefing:page NAME` where the number ends, shows the ten digits in the font to be
used, one glyph run each, and says `briefing:endpage`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing_tex.engines.xdv.items import Glyphs, Item, Special
from briefing_tex.engines.xdv.unsupported import Unsupported

_BEGIN, _END = b"briefing:page ", b"briefing:endpage"


def settled(items: Iterable[Item], numbers: Mapping[str, str]) -> Iterator[Item]:
    """The items with all numbers in; raises `Unsupported` for a destination that has none."""
    ordered = iter(items)
    for item in ordered:
        if isinstance(item, Special) and item.data.startswith(_BEGIN):
            yield from _number(item, ordered, numbers)
        else:
            yield item


def _number(place: Special, items: Iterator[Item], numbers: Mapping[str, str]) -> Iterator[Item]:
    number = numbers.get(place.data.removeprefix(_BEGIN).decode("utf-8", "replace"))
    shown = _digits(items)
    if number is None or not shown.keys() >= set(number):
        raise Unsupported("page number that is not known")
    x = place.x - sum(shown[digit].run.advance for digit in number)
    for digit in number:
        yield shown[digit]._replace(x=x)
        x += shown[digit].run.advance


def _digits(items: Iterator[Item]) -> dict[str, Glyphs]:
    shown = {}
    for item in items:
        if isinstance(item, Glyphs) and item.run.text:
            shown[item.run.text] = item
        elif isinstance(item, Special) and item.data == _END:
            break
        else:
            raise Unsupported("page number that holds more than digits")
    return shown
