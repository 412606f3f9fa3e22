"""The window goes to every place, and speaks both languages at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.places import PLACES


def test_every_place_of_the_rail_is_reached(window: MainWindow, qtbot: QtBot) -> None:
    for place in PLACES:
        button = next(
            b
            for b in window.rail.findChildren(QToolButton)
            if b.text() == window.desk.words(f"ui.place.{place.name}")
        )
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.isChecked()
        assert window.page.title.text()


def test_the_language_changes_everywhere_at_once(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.top.language, Qt.MouseButton.LeftButton)
    texts = [b.text() for b in window.rail.findChildren(QToolButton)]
    assert texts[:3] == ["Today", "Artisans", "Products"]
    assert window.page.title.text().startswith("Today · ")
    assert isinstance(window.top.language, QPushButton)
    qtbot.mouseClick(window.top.language, Qt.MouseButton.LeftButton)
    assert window.page.title.text().startswith("आज · ")


def test_a_practice_office_says_so(window: MainWindow) -> None:
    bar = window.findChild(object, "practice")
    assert bar is not None


def test_enter_presses_the_button_one_is_on(window: MainWindow, qtbot: QtBot) -> None:
    """As Space does, and as the help says: in the rail, over a list, at the top."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for name in ("products", "settings"):
        window.rail._buttons[name].setFocus()
        QTest.keyClick(window.rail._buttons[name], Qt.Key.Key_Return)
        assert window.page.title.text() == window.desk.words(f"ui.place.{name}")
    window.top.language.setFocus()
    QTest.keyClick(window.top.language, Qt.Key.Key_Enter)
    assert window.page.title.text() == "Settings"
