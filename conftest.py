"""Doctest samples in docstrings may use the model's names without importing them."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_tex import model


@pytest.fixture(autouse=True)
def _model_names(doctest_namespace: dict[str, Any]) -> None:
    doctest_namespace.update({name: getattr(model, name) for name in model.__all__})
