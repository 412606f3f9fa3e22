"""The offices that commands are tried on: made once a run by the commands themselves, copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from odop_desktop.actions import demo, setup
from odop_desktop.storage.slots import Cost
from tests.actions.offices import _own_home
from tests.cli.saying import Say, sayer

__all__ = ["_own_home"]

CHEAP = Cost(m=8 * 1024, t=1, p=1)
USER, PASSWORD = "मीना", "चम्बा रुमाल 2026"


@pytest.fixture(scope="session")
def demo_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice office of Chamba as `demo` makes it, closed: for copying, never to be written."""
    return demo.make(tmp_path_factory.mktemp("demo") / "office")


@pytest.fixture(scope="session")
def real_office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A real, empty office and its recovery code: for copying."""
    folder = tmp_path_factory.mktemp("real") / "office"
    code = setup.create(setup.Wish(folder, "HP", "CHM", 1, USER, PASSWORD, cost=CHEAP))
    assert code
    return folder, code


@pytest.fixture(autouse=True)
def _nobody_signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ODOP_USER", "ODOP_PASSWORD", "ODOP_OFFICE", "ODOP_LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(demo_office: Path, tmp_path: Path) -> Path:
    """This test's own practice office."""
    return Path(shutil.copytree(demo_office, tmp_path / "office"))


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], folder: Path) -> Say:
    """Commands on this test's practice office."""
    return sayer(capsys, folder)


@pytest.fixture
def look(capsys: pytest.CaptureFixture[str], demo_office: Path) -> Say:
    """Commands that only read, on the office of the run."""
    return sayer(capsys, demo_office)


@pytest.fixture
def real(
    capsys: pytest.CaptureFixture[str],
    real_office: tuple[Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Say:
    """Commands on this test's own real office, signed in."""
    monkeypatch.setenv("ODOP_USER", USER)
    monkeypatch.setenv("ODOP_PASSWORD", PASSWORD)
    return sayer(capsys, Path(shutil.copytree(real_office[0], tmp_path / "real")))
