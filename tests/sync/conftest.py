"""The offices of the exchange, ready for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.offices import _own_home  # noqa: F401
from tests.sync.lab import HQ, Lab, build, copied


@pytest.fixture(scope="session")
def _offices(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    return build(tmp_path_factory.mktemp("lab"), HQ, "chm", "chm2", "klu")


@pytest.fixture
def lab(_offices: Lab, tmp_path: Path) -> Iterator[Lab]:
    """Headquarters, Chamba with two PCs, Kullu; enrolled, nothing sent yet."""
    with copied(_offices, tmp_path / "lab") as fresh:
        yield fresh
