"""Lists on a window: the demo office's page of artisans, and a longer list to scroll in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.actions import demo
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.list import ListPage
from tests.actions.offices import Clock, opened
from tests.ui.conftest import Settle, shown

MANY = 1_500


@pytest.fixture(scope="session")
def long_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice office with more artisans than fit into a few blocks, closed: for copying."""
    return demo.make(tmp_path_factory.mktemp("long") / "office", size=MANY)


@pytest.fixture
def many(long_office: Path, tmp_path: Path, clock: Clock) -> Iterator[Office]:
    shutil.copytree(long_office, tmp_path / "many")
    found = opened(tmp_path / "many", clock)
    yield found
    found.close()


@pytest.fixture
def long_page(many: Office, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle) -> ListPage:
    """The artisans of the longer list, in front."""
    return at(shown(MainWindow(make_desk(many)), qtbot, settle), "artisans", settle)


@pytest.fixture
def page(full_window: MainWindow, settle: Settle) -> ListPage:
    """The demo office's artisans, in front."""
    return at(full_window, "artisans", settle)


@pytest.fixture
def empty_page(window: MainWindow, settle: Settle) -> ListPage:
    """The artisans of an office that has none."""
    return at(window, "artisans", settle)


def at(window: MainWindow, place: str, settle: Settle) -> ListPage:
    """The list of this place, in front and loaded."""
    front(window)
    window.desk.place(place)
    settle(window.desk)
    found = window.page
    assert isinstance(found, ListPage)
    return found


def front(window: QWidget) -> None:
    """Keys go to this window: without a window manager nobody else brings it to the front."""
    window.activateWindow()
    for _ in range(1_000):
        QApplication.processEvents()
        if QApplication.activeWindow() is window:
            return
    raise AssertionError(QApplication.activeWindow())


@pytest.fixture
def calm(qtbot: QtBot) -> Callable[[ListPage], None]:
    """Waits until a list shows what it was asked for."""

    def wait(page: ListPage) -> None:
        qtbot.waitUntil(lambda: page.settled and page.desk.jobs.idle(), timeout=30_000)
        page.table.viewport().repaint()
        qtbot.waitUntil(lambda: page.settled and page.desk.jobs.idle(), timeout=30_000)

    return wait


def column(page: ListPage, key: str) -> list[str]:
    """What stands in a column, from top to bottom, of the rows that have come."""
    at = page.long.keys.index(key)
    lines = [page.long.line(row) for row in range(page.long.rowCount())]
    return [line.texts[page.desk.words.lang][at] for line in lines if line is not None]
