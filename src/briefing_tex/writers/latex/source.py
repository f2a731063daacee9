"""TeX commands and environments as PyLaTeX objects, rendered."""

from __future__ import annotations

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
