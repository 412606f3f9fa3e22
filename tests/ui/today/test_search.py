"""The search at the top, by keyboard alone: it finds, opens over what is there, and gives the keyboard back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries import everywhere
from odop_desktop.ui import found_words
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.main_window import MainWindow
from tests.actions.offices import rows
from tests.ui.conftest import Settle
from tests.ui.sweeping import clipped, faint, nameless


@pytest.fixture
def asked(full_window: MainWindow, qtbot: QtBot, settle: Settle) -> Callable[[str], None]:
    """Types into the box and waits until the popup answers just that."""

    def ask(text: str) -> None:
        search = full_window.top.search
        search.selectAll()
        qtbot.keyClicks(search, text)
        qtbot.waitUntil(lambda: search.found is not None and search.found.text == search.text())
        settle(full_window.desk)

    full_window.activateWindow()
    qtbot.keyClick(full_window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settle(full_window.desk)
    return ask


def told(window: MainWindow) -> list[str]:
    return [entry.title for entry in window.top.search.popup.list.found.entries]


def test_an_empty_box_offers_what_was_changed_lately(
    full_window: MainWindow, asked: Callable[[str], None]
) -> None:
    assert full_window.top.search.popup.isVisible()
    assert told(full_window)[:2] == ["हाल में बदले गए", "LOI-1-000008"]


def test_arrows_choose_and_enter_opens_over_the_page(
    full_window: MainWindow, asked: Callable[[str], None], qtbot: QtBot, settle: Settle
) -> None:
    search, beneath = full_window.top.search, full_window.page
    asked("sunita")
    assert told(full_window)[0] == "कारीगर"
    first = search.popup.list.current
    qtbot.keyClick(search, Qt.Key.Key_Down)
    second = search.popup.list.current
    assert first and second and first.go != second.go
    assert second.told in search.accessibleDescription()
    qtbot.keyClick(search, Qt.Key.Key_Up)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    settle(full_window.desk)
    assert not search.popup.isVisible()
    assert search.text() == ""
    assert full_window.page is not beneath
    full_window.back()
    assert full_window.page is beneath


def test_hindi_from_an_input_method_finds_the_same(
    full_window: MainWindow, asked: Callable[[str], None], settle: Settle, qtbot: QtBot
) -> None:
    search = full_window.top.search
    asked("sunita")
    latin = [entry.go for entry in search.popup.list.found.entries]
    search.clear()
    typed = QInputMethodEvent()
    typed.setCommitString("सुनीता")
    QApplication.sendEvent(search, typed)
    qtbot.waitUntil(lambda: search.found is not None and search.found.text == "सुनीता")
    assert [entry.go for entry in search.popup.list.found.entries] == latin != []


@pytest.mark.parametrize("kind", everywhere.KINDS, ids=lambda k: k.name)
def test_the_second_line_is_made_of_fields_that_there_are(kind: RecordKind) -> None:
    called = [found_words.CALLED[kind.name]] if kind.name in found_words.CALLED else []
    assert {*found_words.LINE.get(kind.name, ()), *called} <= kind.by_key.keys()


def test_a_number_and_enter_in_one_go_opens_it(
    full_window: MainWindow, asked: Callable[[str], None], qtbot: QtBot, settle: Settle
) -> None:
    event = rows(full_window.desk.office, c.EVENT)[0]
    search, beneath = full_window.top.search, full_window.page
    qtbot.keyClicks(search, event.number)
    qtbot.keyClick(search, Qt.Key.Key_Return)  # before any answer can be there
    qtbot.waitUntil(lambda: full_window.page is not beneath)
    settle(full_window.desk)
    assert not search.popup.isVisible()


def test_nothing_found_is_said_in_a_sentence(full_window: MainWindow, asked: Callable[[str], None]) -> None:
    popup = full_window.top.search.popup
    asked("qqxxqq")
    assert popup.isVisible()
    assert "qqxxqq" in popup.none.text()
    assert popup.none.isVisible()
    assert not popup.list.isVisible()
    beneath = full_window.page
    full_window.top.search._enter()
    assert full_window.page is beneath


def test_escape_shuts_then_leads_back(full_window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    full_window.activateWindow()
    figure = full_window.page.findChildren(type(full_window.page.figures[0]))[0]  # type: ignore[attr-defined]
    figure.setFocus()
    qtbot.keyClick(full_window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settle(full_window.desk)
    search = full_window.top.search
    assert search.popup.isVisible()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not search.popup.isVisible()
    assert search.hasFocus()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert figure.hasFocus()


def test_the_language_changes_what_the_popup_says(
    full_window: MainWindow, asked: Callable[[str], None]
) -> None:
    asked("sunita")
    full_window.desk.speech.switch("en")
    assert told(full_window)[0] == "Artisans"
    assert told(full_window)[1].startswith("Sunita")


def test_the_popup_stays_inside_the_window(
    full_window: MainWindow, asked: Callable[[str], None], qtbot: QtBot
) -> None:
    full_window.resize(911, 512)
    asked("chamba")
    popup = full_window.top.search.popup
    qtbot.waitUntil(lambda: full_window.rect().contains(popup.geometry()))


@pytest.mark.parametrize("text", ["😀" * 50, "x" * 10_000, "\u202eabc", "';--", "%_%", '""'])
def test_bad_input_finds_nothing_and_breaks_nothing(
    full_window: MainWindow, asked: Callable[[str], None], qtbot: QtBot, settle: Settle, text: str
) -> None:
    search = full_window.top.search
    QApplication.clipboard().setText(text)
    qtbot.keyClick(search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: search.found is not None and search.found.text == search.text())
    settle(full_window.desk)
    assert len(search.text()) <= 200
    assert "कहीं नहीं मिला" in search.popup.none.text()
    assert search.popup.width() <= full_window.width()


def test_more_of_a_kind_lead_to_its_list(
    full_window: MainWindow, asked: Callable[[str], None], qtbot: QtBot, settle: Settle
) -> None:
    asked("HP-CHM")
    entries = full_window.top.search.popup.list.found.entries
    more = next(e for e in entries if e.title == "और भी हैं: सूची में देखें")
    assert more.go is not None
    assert (more.go.place, dict(more.go.given)) == ("artisans", {"search": "HP-CHM"})


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
@pytest.mark.parametrize("text", ["", "sunita", "chamba", "qqxxqq"])
def test_what_the_popup_says_is_named_and_whole(
    full_window: MainWindow, asked: Callable[[str], None], text: str, size: tuple[int, int]
) -> None:
    full_window.resize(*size)
    if text:
        asked(text)
    popup = full_window.top.search.popup
    assert popup.isVisible()
    assert nameless(popup) == clipped(popup) == faint(popup) == []


def test_the_mouse_opens_a_record_and_a_click_beside_sends_the_popup_away(
    full_window: MainWindow, asked: Callable[[str], None], qtbot: QtBot, settle: Settle
) -> None:
    search, beneath = full_window.top.search, full_window.page
    qtbot.mouseClick(beneath, Qt.MouseButton.LeftButton, pos=beneath.rect().bottomRight())
    assert not search.popup.isVisible()
    asked("sunita")
    rows = search.popup.list
    place = rows.visualRect(rows.found.index(2)).center()
    go = rows.found.entries[2].go
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(full_window.desk)
    assert not search.popup.isVisible()
    assert full_window.page is not beneath
    assert go is not None
    assert full_window.page.id == go.id  # type: ignore[attr-defined]


def test_a_form_that_is_being_filled_waits_beneath(
    full_window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    full_window.activateWindow()
    full_window.go(Goto(kind="artisan"))
    settle(full_window.desk)
    form = full_window.page
    box = next(b for b in form.findChildren(QLineEdit) if b.isVisible() and not b.isReadOnly())
    box.setFocus()
    qtbot.keyClicks(box, "Gita")
    typed = box.text()
    qtbot.keyClick(full_window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = full_window.top.search
    qtbot.keyClicks(search, "sunita")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: full_window.page is not form)
    settle(full_window.desk)
    full_window.back()
    settle(full_window.desk)
    assert full_window.page is form
    assert box.text() == typed != ""
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)  # the window closes without a question
    assert form.may_leave()
