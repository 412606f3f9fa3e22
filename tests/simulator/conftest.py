"""The offices of every run, made once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.simulator.world import template
from tests.sync.lab import Lab


@pytest.fixture(scope="session")
def made() -> Iterator[Lab]:
    with template() as lab:
        yield lab
