"""TeX commands and environments as PyLaTeX objects, rendered."""

from __future__ import annotations

import re
from functools import lru_cache

from pylatex import NoEscape
from pylatex.base_classes import Arguments, Command, Environment, Options


def command(name: str, *arguments: str, option: str = "") -> str:
    r"""A command with arguments that are already source.

    >>> command("section", "Plain", "Rich", option="id")
    '\\section[{id}]{Plain}{Rich}'
    """
    options = Options(NoEscape(f"{{{option}}}")) if option else None
    return str(Command(name, [NoEscape(argument) for argument in arguments], options).dumps())


_LONGEST_LINE = 20_000
"""Characters on a line of source at most, where there is a place to part it: TeX reads no more than 200,000."""
_TOO_LONG = r".{10000}.*?[^\\a-zA-Z{](?=.)"


def folded(source: str) -> str:
    r"""Source whose overlong lines go on in the next one, by a comment sign where no command is cut.

    >>> parts = folded("{a}" * 10_000).split("%\n")
    >>> max(map(len, parts)) < 20_000, "".join(parts) == "{a}" * 10_000
    (True, True)
    """
    lines = source.split("\n")
    return "\n".join(
        re.sub(_TOO_LONG, "\\g<0>%\n", line) if len(line) > _LONGEST_LINE else line for line in lines
    )


@lru_cache(maxsize=32)
def _environment_class(name: str) -> type[Environment]:
    return type(f"{name.title()}Environment", (Environment,), {"_latex_name": name, "content_separator": "\n"})


def environment(name: str, content: str, *arguments: str) -> str:
    r"""An environment around source.

    >>> print(environment("abstract", "Text."))
    \begin{abstract}
    Text.
    \end{abstract}
    """
    made = _environment_class(name)(arguments=Arguments(*(NoEscape(argument) for argument in arguments)))
    made.append(NoEscape(content.rstrip("\n")))
    return f"{made.dumps()}\n"


def kept(lines: list[str], short: int) -> str:
    r"""Lines one below the other: a short run of them kept on a page, of a long one the first and last two.

    >>> kept(["a", "b", "c", "d"], 3)
    'a\n\\keepline\nb\nc\n\\keepline\nd'
    """
    last = len(lines) - 1
    keep = range(last) if len(lines) <= short else (0, last - 1)
    return "\n".join(f"{line}\n\\keepline" if index in keep else line for index, line in enumerate(lines))
