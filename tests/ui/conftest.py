"""The window on real offices: made once a run, copied for each test, shown without a screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.actions import demo
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.settings import Settings
from odop_desktop.ui import enduring, turns
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.look.theme import Look, load_fonts, wear
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.page import Page
from odop_desktop.ui.start import desk_of, speech_of
from tests.actions.offices import Clock, _own_home, clock, office, opened, practice
from tests.sync.conftest import _founded, _offices, lab, state

__all__ = ["_founded", "_offices", "_own_home", "clock", "lab", "office", "practice", "state"]
Settle = Callable[[Desk], None]
Answering = Callable[[Callable[[], object], Callable[[QDialog], object]], None]
_P = TypeVar("_P", bound=Page)


@dataclass
class Answers:
    """The file chooser of the tests: hands out what lies ready, and notes what was asked."""

    ready: list[Path | None] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def open(self, parent: QWidget, title: str, folder: str, pattern: str) -> Path | None:
        self.asked.append((title, pattern))
        return self.ready.pop(0)

    def several(self, parent: QWidget, title: str, folder: str, pattern: str) -> list[Path]:
        self.asked.append((title, pattern))
        found, self.ready = [each for each in self.ready if each], []
        return found

    def save(self, parent: QWidget, title: str, proposed: str, pattern: str) -> Path | None:
        self.asked.append((title, Path(proposed).name))
        return self.ready.pop(0)

    def folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        self.asked.append((title, folder))
        return self.ready.pop(0)


@dataclass
class Paper:
    """The printer of the tests: keeps what it was given; `missing` is a printer that is not there."""

    printed: list[tuple[str, bytes]] = field(default_factory=list)
    missing: bool = False

    def print(self, parent: QWidget, pdf: bytes, name: str) -> bool:
        if self.missing:
            raise OdopError("E-PRN-01")
        self.printed.append((name, pdf))
        return True


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """The look of the real program, for every test."""
    enduring.hold()
    qapp.setStyle("Fusion")
    load_fonts()
    wear(qapp, Look("light", "normal"))


@pytest.fixture(autouse=True)
def _long_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody watches the window meanwhile: what is built piece by piece is laid out and painted less often."""
    monkeypatch.setattr(turns, "_SLICE", 0.05)


@pytest.fixture(scope="session")
def demo_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice office of Chamba as `demo` makes it, closed: for copying."""
    return demo.make(tmp_path_factory.mktemp("demo") / "office")


@pytest.fixture
def full_office(demo_office: Path, tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """This test's own copy of the demo office, open."""
    shutil.copytree(demo_office, tmp_path / "full")
    found = opened(tmp_path / "full", clock)
    yield found
    found.close()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def make_desk(qapp: QApplication, answers: Answers, paper: Paper) -> Iterator[Callable[[Office], Desk]]:
    """Desks on whatever office a test has; closed, with their threads, at its end."""
    made: list[Desk] = []

    def make(on: Office, lang: str = "hi") -> Desk:
        desk = desk_of(on, speech_of(lang), Settings(lang=lang), chooser=answers, printing=paper)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.jobs.close()


@pytest.fixture
def desk(office: Office, make_desk: Callable[[Office], Desk]) -> Desk:
    """A desk on an empty practice office, in Hindi."""
    return make_desk(office)


@pytest.fixture
def full_desk(full_office: Office, make_desk: Callable[[Office], Desk]) -> Desk:
    """A desk on the demo office, in Hindi."""
    return make_desk(full_office)


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    """Waits until the desk's threads have nothing more to do and their answers are handed over."""

    def wait(desk: Desk) -> None:
        qtbot.waitUntil(desk.jobs.idle, timeout=30_000)

    return wait


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, settle: Settle) -> MainWindow:
    """The main window on the empty practice office, shown."""
    return shown(MainWindow(desk), qtbot, settle)


@pytest.fixture
def full_window(full_desk: Desk, qtbot: QtBot, settle: Settle) -> MainWindow:
    """The main window on the demo office, shown."""
    return shown(MainWindow(full_desk), qtbot, settle)


def shown(made: MainWindow, qtbot: QtBot, settle: Settle) -> MainWindow:
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    settle(made.desk)
    return made


def at(window: MainWindow, place: str, page: type[_P], settle: Settle) -> _P:
    """The page of a place, in front and filled."""
    window.go(Goto(place=place))
    settle(window.desk)
    assert isinstance(window.page, page)
    return window.page


@pytest.fixture
def answering(qtbot: QtBot) -> Answering:
    """Does something that opens a modal dialog, and deals with the dialog: `answering(open, deal)`."""

    def do(opens: Callable[[], object], deal: Callable[[QDialog], object]) -> None:
        seen: list[QDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                QTimer.singleShot(5, look)
                return
            seen.append(dialog)
            try:
                deal(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, look)
        opens()
        qtbot.waitUntil(lambda: bool(seen), timeout=10_000)

    return do
