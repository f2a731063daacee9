"""What libraries log is kept from standard error, where nobody has asked for it.

In: the name of a library. A program that listens to its log still hears it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@cache
def hush(library: str) -> None:
    """Give the library's log a handler that does nothing; without one, Python prints its warnings."""
    import logging

    logging.getLogger(library).addHandler(logging.NullHandler())


@contextmanager
def without_warnings() -> Iterator[None]:
    """What a library warns of within is not printed: damaged EXIF data, say."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
