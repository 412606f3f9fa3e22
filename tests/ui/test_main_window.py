"""The window goes to every place, and speaks both languages at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from odop_desktop.actions import letters, records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.places import PLACES
from tests.actions.offices import rows


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


def test_esc_leads_back_from_whatever_lies_over_a_place(
    full_window: MainWindow, qtbot: QtBot, settle: Callable[[Desk], None]
) -> None:
    window = full_window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    office = window.desk.office
    letters.issue(office, kind="loi", lang="hi", ids=[only_draft(office)])
    for kind in (c.ARTISAN, c.EVENT, c.LOI, c.PARTICIPATION, c.LETTER):
        window.desk.open(kind.name, rows(office, kind)[0].id)
        settle(window.desk)
        _escape(window)
        assert window.page is window._places["today"], kind.name
    for go in (window.help, lambda: window.desk.new("import", kind="artisans")):
        go()
        settle(window.desk)
        _escape(window)
        assert window.page is window._places["today"]
    _escape(window)
    assert window.isVisible() and window.page is window._places["today"]


def _escape(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)


def only_draft(office: Office) -> str:
    return next(row.id for row in rows(office, c.LOI) if row["stage"] == "DRAFT")


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


def test_the_office_s_new_name_stands_at_once_in_rail_and_title(
    window: MainWindow, office: Office, settle: Callable[[Desk], None]
) -> None:
    desk = window.desk
    new = {"name_hi": "जिला उद्योग केन्द्र, भरमौर", "name_en": "District Industries Centre, Bharmour"}
    changes = records.change(office, kind=c.OFFICE, id=office.facts.id, values=new)
    desk.did(changes, lambda w: w("ui.settings.office.saved"))
    settle(desk)
    assert window.rail.office.text() == new["name_hi"] and window.windowTitle().startswith(new["name_hi"])
    desk.speech.switch("en")
    assert window.rail.office.text() == new["name_en"] and window.windowTitle().startswith(new["name_en"])
    assert window.strip.isVisible() and not window.strip.button.isVisible()  # it cannot be taken back
