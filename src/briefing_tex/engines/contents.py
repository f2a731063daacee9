r"""Contents lists between passes: whether a list is settled, and which page each heading is on.

In: the .toc file that a pass read, and the one it wrote. Out: the page numbers, once the list that was printed
is the list that is true. An entry is `\contentsline {kind}{{number}{text}{destination}}{page}{}` on a line of
its own; where the page is left out, the driver puts it in.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ENTRY = re.compile(r"\\contentsline *\{(\w+)\}\{\{([\d.]*)\}.*\{(\w+)\}\}\{(\w*)\}\{\}%?\s*")

_SAID = re.compile(r"^\\@writefile\{toc\}\{(\\contentsline.*?)(?:\\protected@file@percent *)?\}$", re.M)


class Entry(NamedTuple):
    """A line of the list: what kind of heading, its number, its destination, its page."""

    kind: str
    number: str
    destination: str
    page: str


def page_numbers(read: bytes, written: bytes) -> dict[str, str] | None:
    """The page of each destination, or None if the list that was read is not the one that was written.

    A list that was read without page numbers is settled: its text is that of the headings, and pages do not
    change its size.

    >>> page_numbers(b"\\\\contentsline{i}{{1}{Tides}{h1}}{}{}", b"\\\\contentsline {i}{{1}{Tides}{h1}}{3}{}%")
    {'h1': '3'}
    """
    then, now = _entries(read), _entries(written)
    known = {entry.destination: entry.page for entry in now or () if entry}
    if read == written:
        return known
    if not read or None in then or None in now:
        return None
    without = [entry._replace(page="") for entry in now if entry]
    return known if then == without else None


def listed(output: str) -> bytes:
    r"""The list as TeX said it on the terminal, for a process that writes no files.

    >>> listed("(x\n\\@writefile{toc}{\\contentsline {i}{{1}{Tides}{h1}}{3}{}}\n[1]")
    b'\\contentsline {i}{{1}{Tides}{h1}}{3}{}\n'
    """
    return "".join(f"{entry}\n" for entry in _SAID.findall(output)).encode()


def _entries(contents: bytes) -> list[Entry | None]:
    """The entries of a list; None for a line that is no entry."""
    found = (_ENTRY.fullmatch(line) for line in contents.decode("utf-8", "replace").split("\n") if line)
    return [Entry(*match.groups()) if match else None for match in found]
