"""Page numbers that TeX could not know when it set them: shown last, where the document asks for them.

In: the items of a page; later the number of the page of each destination. Out: the items, each request as one
`Wanted`; the glyphs of its number. A document asks by the special `briefing:page NAME` where the number ends,
shows the ten digits in the font to be used, one glyph run each, and says `briefing:endpage`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from briefing_tex.engines.xdv.items import Glyphs, Item, Special
from briefing_tex.engines.xdv.unsupported import Unsupported

DIGITS = "0123456789"
_BEGIN, _END = b"briefing:page ", b"briefing:endpage"


class Wanted(Struct, frozen=True):
    """The number of the page of a destination, which ends at `x`; `digits` are the glyphs for it."""

    x: int
    destination: str
    digits: Mapping[str, Glyphs]

    @property
    def zero(self) -> Glyphs:
        """The least that the number takes, and its font."""
        zero = self.digits["0"]
        return zero._replace(x=self.x - zero.run.advance)


def with_requests(items: Iterable[Item]) -> Iterator[Item | Wanted]:
    """The items, with what asks for a number as one; raises `Unsupported` for a request that is none."""
    ordered = iter(items)
    for item in ordered:
        if isinstance(item, Special) and item.data.startswith(_BEGIN):
            destination = item.data.removeprefix(_BEGIN).decode("utf-8", "replace")
            yield Wanted(item.x, destination, _digits(ordered))
        else:
            yield item


def number(wanted: Wanted, numbers: Mapping[str, str]) -> Iterator[Glyphs]:
    """The glyphs of a number; raises `Unsupported` for a destination that has none."""
    digits = numbers.get(wanted.destination, "")
    if not digits or not set(digits) <= set(DIGITS):
        raise Unsupported("page number that is not known")
    x = wanted.x - sum(wanted.digits[digit].run.advance for digit in digits)
    for digit in digits:
        yield wanted.digits[digit]._replace(x=x)
        x += wanted.digits[digit].run.advance


def _digits(items: Iterator[Item]) -> dict[str, Glyphs]:
    shown = {}
    for item in items:
        if isinstance(item, Glyphs) and item.run.text:
            shown[item.run.text] = item
        elif isinstance(item, Special) and item.data == _END:
            break
        else:
            raise Unsupported("page number that holds more than digits")
    if shown.keys() != set(DIGITS) or len({item.font for item in shown.values()}) != 1:
        raise Unsupported("page number without ten digits of one font")
    return shown
