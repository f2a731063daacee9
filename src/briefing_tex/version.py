"""The version of this package: the one place that states it."""

from __future__ import annotations

VERSION = "0.1.0"
