"""Bad moments: the clock set back a year, the window closed with something unsaved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from odop_desktop.actions import drafts, letters
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import history
from odop_desktop.ui.care import Care
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.record import RecordPage
from tests.actions.offices import Clock, artisan, loi, only, opened, row, rows
from tests.ui.conftest import Answering, Settle
from tests.ui.moments import YEAR, asked, forget, new, save, shown, strip, typed


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, settle: Settle) -> MainWindow:
    """The main window on the empty practice office, in front."""
    made = MainWindow(desk)
    qtbot.addWidget(made, before_close_func=forget)
    return shown(made, qtbot, settle)


def test_a_clock_set_back_while_the_window_is_open_loses_nothing(
    window: MainWindow, office: Office, clock: Clock, settle: Settle
) -> None:
    """What is typed stays; numbers go on; the history and its undo follow what was done, not the clock."""
    care = Care(window.desk)
    page = new(window, settle, "Sunita")
    save(window, settle)
    first = only(office, c.ARTISAN)
    typed(page, "name_en", "Sunita Devi")
    clock.now -= YEAR
    care.look()
    assert (
        "10-01-2025" in strip(window)
        and page.form
        and page.form.entry("name_en").box.typed() == "Sunita Devi"
    )
    save(window, settle)
    assert row(office, c.ARTISAN, first.id)["name_en"] == "Sunita Devi"
    new(window, settle, "Gita")
    save(window, settle)
    second = only(office, c.ARTISAN, name_en="Gita")
    assert second["reg_no"][:-2] > first["reg_no"][:-2] and second.id > first.id
    steps = history.of(office, first.id)
    assert [s.happened[0].at[:4] for s in steps] == ["2025", "2026"]  # the newest act on top
    window.desk.undo(steps[0].act)
    settle(window.desk)
    assert row(office, c.ARTISAN, first.id)["name_en"] == "Sunita"


def test_a_clock_set_back_between_two_starts_loses_nothing(
    office: Office, clock: Clock, make_desk: Callable[[Office], Desk], settle: Settle, qtbot: QtBot
) -> None:
    loi(office)
    artisan(office, "सुनीता")
    letters.issue(office, kind="loi", lang="hi")
    before = only(office, c.LETTER)
    office.close()
    clock.now -= YEAR
    again = opened(office.folder, clock)
    desk = make_desk(again)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    care = Care(desk)
    care.start()
    settle(desk)
    assert "10-01-2025" in strip(window)
    letters.cancel(again, number=before.number, reason="x")
    letters.issue(again, kind="loi", lang="hi")
    numbers = {r.number for r in rows(again, c.LETTER)}
    assert len(numbers) == 2 and before.number in numbers
    steps = history.of(again, before.id)
    assert [s.happened[0].at[:4] for s in steps] == ["2025", "2026"]  # cancelled after it was issued
    care.stop()
    again.close()


def test_closing_with_something_unsaved_stays_where_one_thinks_better_of_it(
    window: MainWindow, office: Office, answering: Answering, settle: Settle
) -> None:
    page = new(window, settle, "Sunita")
    asked(window, answering, 2)
    assert window.isVisible() and window.page is page and rows(office, c.ARTISAN) == []
    assert page.form and page.form.entry("name_en").box.typed() == "Sunita"


def test_closing_throws_away_where_that_is_the_answer(
    window: MainWindow, office: Office, answering: Answering, settle: Settle
) -> None:
    page = new(window, settle, "Sunita")
    assert page.form
    page.form.keeper.keep()
    settle(window.desk)
    asked(window, answering, 1)
    assert not window.isVisible()
    settle(window.desk)
    assert rows(office, c.ARTISAN) == [] and drafts.load(office, "artisan/new") is None


def test_closing_saves_where_that_is_the_answer(
    window: MainWindow, office: Office, answering: Answering, settle: Settle
) -> None:
    new(window, settle, "Sunita")
    asked(window, answering, 0)
    assert not window.isVisible() and only(office, c.ARTISAN)["name_en"] == "Sunita"


def test_what_is_saved_is_not_asked_about(window: MainWindow, office: Office, settle: Settle) -> None:
    new(window, settle, "Sunita")
    save(window, settle)
    unasked: list[object] = []
    QTimer.singleShot(0, lambda: unasked.append(QApplication.activeModalWidget()))
    window.close()
    QApplication.processEvents()
    assert unasked == [None] and not window.isVisible() and len(rows(office, c.ARTISAN)) == 1


def test_each_unsaved_record_is_asked_about_once(
    window: MainWindow, office: Office, settle: Settle, qtbot: QtBot
) -> None:
    """Two forms lie over each other: the upper is saved, the lower thrown away."""
    mine = artisan(office, "गीता")
    window.desk.open("artisan", mine)
    settle(window.desk)
    lower = window.page
    assert isinstance(lower, RecordPage) and lower.form
    lower.form.body.finish()
    typed(lower, "name_en", "Changed")
    new(window, settle, "Sunita")
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            answer = ("save", "throw")[len(said)]
            said.append(answer)
            wanted = window.desk.words(f"ui.record.leave.{answer}")
            next(b for b in box.buttons() if b.text() == wanted).click()
        if window.isVisible():
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert said == ["save", "throw"]
    assert only(office, c.ARTISAN, name_en="Sunita") and row(office, c.ARTISAN, mine)["name_en"] is None
