"""Numbers that an author typed before headings, where the report numbers its sections by itself.

In: the headings that stand directly below the same one. Out: a remark where they count from 1 on. The numbers
stay, they may be meant: both are printed, `1 一、潮汐`.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from briefing_tex.readers.markdown.blocks import inline_token
from briefing_tex.readers.markdown.context import Context

_MAY_BE = frozenset("1１一第제IAa(（①Ⅰ0壹가§CPScps")
"""What a heading begins with that may begin with the number 1: else nothing is loaded for it."""


def remark_typed_numbers(headings: Sequence[SyntaxTreeNode], context: Context) -> None:
    """Remark that headings bring numbers of their own: two of them at least, and all in their order."""
    titles = [inline_token(heading).content for heading in headings]
    if len(titles) < 2 or titles[0][:1] not in _MAY_BE:
        return
    from briefing_tex.readers.structure.numbering import options

    read = [options(title) for title in titles]
    for first in read[0]:
        if all(
            any(number.style == first.style and number.value == value for number in numbers)
            for value, numbers in enumerate(read, 1)
        ):
            message = f"headings have numbers of their own: '{first.marker}' is printed behind the section's"
            hint = "take them out: sections are numbered"
            context.remark("warning", "typed-number", message, context.line(headings[0]), hint)
            return
