"""The offices of the exchange, ready for each test: made once a run, copied as a folder is copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from odop_desktop.sync.trust_founding import Begun
from tests.actions.offices import _own_home  # noqa: F401
from tests.sync.lab import HQ, Lab, build, copied
from tests.sync.state import State, founded

# Tests elsewhere take these offices too: for each of their files pytest asks for them anew.
_BUILT: list[Lab] = []


@pytest.fixture(scope="session")
def _offices(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    if not _BUILT:
        _BUILT.append(build(tmp_path_factory.mktemp("lab"), HQ, "chm", "chm2", "klu"))
    return _BUILT[0]


@pytest.fixture
def lab(_offices: Lab, tmp_path: Path) -> Iterator[Lab]:
    """Headquarters, Chamba with two PCs, Kullu; enrolled, nothing sent yet."""
    with copied(_offices, tmp_path / "lab") as fresh:
        yield fresh


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Begun]:
    folder = tmp_path_factory.mktemp("founded")
    return folder, founded(folder)


@pytest.fixture
def state(_founded: tuple[Path, Begun], tmp_path: Path) -> Iterator[State]:
    """Headquarters that has begun, and Chamba, not yet enrolled."""
    folder, begun = _founded
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    made = State(tmp_path, begun)
    yield made
    made.close()
