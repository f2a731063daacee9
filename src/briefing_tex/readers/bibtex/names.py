"""Names of people and bodies, as BibTeX parts them (btxdoc, section 4).

In: the value of `author` or `editor`. Out: names in the JSON form: family and given, or literal.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_tex.readers.bibtex.tex import trimmed

_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]+")

Plain = Callable[[str], str]
"""From TeX to text."""


def names_of(value: str, plain: Plain) -> tuple[list[dict[str, str]], bool]:
    """The names, and whether the list ends in `and others`.

    >>> names_of("Ek, Jo and {Sea and Tide} and Ana van der Aa and 吴 澄 and others", str)[0][2:]
    [{'family': 'van der Aa', 'given': 'Ana'}, {'family': '吴', 'given': '澄'}]
    """
    names = parted(value, re.compile(r"[ \t\r\n]and[ \t\r\n]", re.IGNORECASE))
    others = bool(names) and names[-1].lower() == "others"
    return [_name(name, plain) for name in (names[:-1] if others else names)], others


def parted(value: str, separator: re.Pattern[str]) -> list[str]:
    """A value parted where a separator stands outside braces; empty parts vanish."""
    parts, depth, start = [], 0, 0
    for found in re.finditer(rf"[{{}}]|{separator.pattern}", value, separator.flags):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth == 0:
            parts.append(value[start : found.start()])
            start = found.end()
    return [trimmed(part) for part in (*parts, value[start:])]


def _name(name: str, plain: Plain) -> dict[str, str]:
    if _is_group(name):
        return {"literal": plain(name[1:-1])}
    if re.match(r"(?:family|given|prefix)\s*=", name):
        return _extended(name, plain)
    parts = parted(name, re.compile(","))
    if len(parts) > 1:
        given = ", ".join(part for part in (parts[-1], *parts[1:-1]) if part)
        return _made(parts[0], given, plain)
    words = [word for word in parted(name, re.compile(r"[ \t\r\n~]+")) if word]
    if len(words) == 1:
        return {"literal": plain(name)}
    if all(_IDEOGRAPHS.fullmatch(word) for word in words):
        return _made(words[0], "".join(words[1:]), plain)
    first = next((index for index, word in enumerate(words[:-1]) if _is_particle(word)), len(words) - 1)
    return _made(" ".join(words[first:]), " ".join(words[:first]), plain)


def _made(family: str, given: str, plain: Plain) -> dict[str, str]:
    if not family:
        return {"literal": plain(given)}
    return {"family": plain(family), "given": plain(given)} if given else {"family": plain(family)}


def _extended(name: str, plain: Plain) -> dict[str, str]:
    """biblatex's `family=Aa, given=Ana, prefix=van der, suffix=Jr`."""
    pairs = (part.partition("=") for part in parted(name, re.compile(",")))
    fields = {key.strip(): value.strip().strip('"') for key, _, value in pairs}
    family = " ".join(part for part in (fields.get("prefix"), fields.get("family")) if part)
    given = ", ".join(part for part in (fields.get("given"), fields.get("suffix")) if part)
    return _made(family, given, plain)


def _is_group(name: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    if not (name.startswith("{") and name.endswith("}")):
        return False
    depth = 0
    for index, character in enumerate(name):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return index == len(name) - 1
    return False


def _is_particle(word: str) -> bool:
    """Whether a word begins in lower case, as `van` does; a word in braces counts as a name."""
    return not word.startswith("{") and word[:1].islower()
