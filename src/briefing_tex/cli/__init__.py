"""The command line: `briefing-tex build daily.md`.

In: arguments, files, standard input. Out: files, standard output, messages on standard error, an exit status:
0 yes, 1 no (invalid, different, something lost), 2 trouble (usage, file, TeX or font missing).
Heavy modules are imported inside the commands, so that help appears at once.
"""

from __future__ import annotations

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main() -> None:
    """Run the command line and leave with its exit status."""
    import sys

    prepare()
    try:
        from briefing_tex.cli.app import run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def prepare() -> None:
    """Set up a process that does its work and ends, before anything else of the package is loaded."""
    import gc

    from briefing_tex.cli.patterns import compile_later

    gc.set_threshold(400_000, 20, 20)  # modules make most of the objects of a command, and stay
    compile_later()
    _without_plugins()


def _without_plugins() -> None:
    """Pydantic looks for no plugins of its own.

    Looking for some reads all that is installed. Told by its variable not to, pydantic still loads what it
    would look with, `importlib.metadata` and all of `email`: a fiftieth of a build. A module that names none
    stands in for the one that looks.
    """
    import os
    import sys
    from types import ModuleType

    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    loader = ModuleType("pydantic.plugin._loader")
    vars(loader)["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)
