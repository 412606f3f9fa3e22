"""Windows and screens: a smaller one than last time, one that is unplugged, one that is only half seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources
from odop_desktop.settings import Settings
from odop_desktop.ui.doorway import Doorway
from odop_desktop.ui.fitting import OnScreen, open_at, shrink, within
from odop_desktop.ui.main_window import MainWindow


@pytest.fixture
def room(qapp: QApplication) -> QRect:
    """What the one screen of the tests has."""
    return qapp.primaryScreen().availableGeometry()


@pytest.fixture
def plain(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_window_that_was_larger_than_this_screen_fills_it(plain: QWidget, room: QRect) -> None:
    assert open_at(plain, (3840, 2160), maximised=False)
    assert (plain.width(), plain.height()) == (room.width(), room.height())
    assert open_at(plain, (room.width(), 500), maximised=False)  # its frame would stand over the edge
    assert open_at(plain, (500, room.height()), maximised=False)


def test_a_window_that_fits_comes_as_it_was(plain: QWidget, room: QRect) -> None:
    assert not open_at(plain, (700, 500), maximised=False)
    assert (plain.width(), plain.height()) == (700, 500)
    assert open_at(plain, (700, 500), maximised=True)
    assert (plain.width(), plain.height()) == (700, 500)  # what it comes back to


@pytest.mark.parametrize("maximised", [True, False])
def test_the_doorway_stands_where_the_window_will(qtbot: QtBot, room: QRect, maximised: bool) -> None:
    settings = Settings(size=(9000, 9000), maximised=maximised)
    door = Doorway(settings, Words.load("hi", resources() / "locale"))
    qtbot.addWidget(door)
    door.show()
    qtbot.waitExposed(door)
    assert door.isMaximized() and door.size() == room.size()


def test_one_that_was_maximised_comes_back_to_a_size_that_fits(qtbot: QtBot, room: QRect) -> None:
    """Saved on a large screen, opened on this one, then made normal again by its own button."""
    window = QWidget()
    qtbot.addWidget(window)
    OnScreen(window)
    assert open_at(window, (2560, 1400), maximised=True)
    window.showMaximized()
    qtbot.waitExposed(window)
    assert window.isMaximized() and window.size() == room.size()
    window.showNormal()
    assert window.width() <= room.width() and window.height() <= room.height()
    assert room.intersects(window.geometry())


def test_a_screen_that_is_unplugged_takes_no_window_with_it(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, room: QRect
) -> None:
    """The window stood on a second screen at the right, larger than the one that is left."""
    OnScreen(window)
    for signal in (qapp.screenRemoved, qapp.primaryScreenChanged):
        window.setGeometry(room.right() + 2000, -900, room.width() + 500, room.height() + 300)
        assert not room.intersects(window.geometry())
        signal.emit(QGuiApplication.primaryScreen())
        qtbot.waitUntil(lambda: room.contains(window.geometry().topLeft()))
        assert window.isVisible() and window.geometry().left() >= room.left()


def test_one_that_hangs_over_an_edge_is_left_there(
    window: MainWindow, qapp: QApplication, room: QRect
) -> None:
    watch = OnScreen(window)
    hanging = QRect(room.right() - 300, room.top() + 50, 1366, 768)
    window.setGeometry(hanging)
    watch.bring()
    assert window.geometry() == hanging


def test_a_place_is_moved_no_further_than_it_must_and_made_no_smaller() -> None:
    room = QRect(0, 0, 1366, 728)
    assert within(QRect(100, 100, 800, 500), room) == QRect(100, 100, 800, 500)
    assert within(QRect(1900, -40, 800, 500), room) == QRect(566, 0, 800, 500)
    assert within(QRect(-2000, 900, 5000, 5000), room) == room


def test_a_dialog_is_no_larger_than_its_screen(qtbot: QtBot) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    dialog.resize(300, 200)
    shrink(dialog)
    assert (dialog.width(), dialog.height()) == (300, 200)
    dialog.resize(9000, 9000)
    shrink(dialog)
    room = dialog.screen().availableGeometry()
    assert dialog.width() == room.width() and dialog.height() < room.height()
