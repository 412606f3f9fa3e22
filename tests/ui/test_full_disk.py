"""The disk is full while something is saved, closed or issued: a sentence, and the typing stays."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.actions import letters
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.main_window import MainWindow
from tests.actions.offices import loi, only, rows
from tests.ui.conftest import Answering, Settle
from tests.ui.moments import asked, forget, full_disk, new, save, shown, strip


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, settle: Settle) -> MainWindow:
    """The main window on the empty practice office, in front."""
    made = MainWindow(desk)
    qtbot.addWidget(made, before_close_func=forget)
    return shown(made, qtbot, settle)


def test_saving_on_a_full_disk_is_a_sentence_and_the_typing_stays(
    window: MainWindow, office: Office, settle: Settle
) -> None:
    page = new(window, settle, "Sunita")
    with full_disk():
        save(window, settle)
        assert "E-DB-0" in strip(window) and window.strip.property("tone") == "error"
        assert page.form and page.form.dirty() and page.form.entry("name_en").box.typed() == "Sunita"
    assert rows(office, c.ARTISAN) == []
    save(window, settle)
    assert only(office, c.ARTISAN)["name_en"] == "Sunita" and page.form and not page.form.dirty()


def test_closing_on_a_full_disk_keeps_the_window_and_the_typing(
    window: MainWindow, office: Office, answering: Answering, settle: Settle
) -> None:
    page = new(window, settle, "Sunita")
    with full_disk():
        asked(window, answering, 0)
        settle(window.desk)
        assert window.isVisible() and "E-DB-0" in strip(window)
        assert page.form and page.form.entry("name_en").box.typed() == "Sunita"
    asked(window, answering, 0)
    assert not window.isVisible() and only(office, c.ARTISAN)["name_en"] == "Sunita"


def test_issuing_on_a_full_disk_is_a_sentence_and_takes_no_number(
    window: MainWindow, office: Office, answering: Answering, settle: Settle
) -> None:
    loi(office)

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        settle(window.desk)
        with full_disk():
            dialog.yes.click()
            settle(window.desk)
        told = dialog.strip.text.text() + " ".join(
            dialog.outcome.waiting.item(n).text() for n in range(dialog.outcome.waiting.count())
        )
        assert "E-DB-0" in told
        assert rows(office, c.LETTER) == []

    answering(lambda: IssueDialog.ask(window.desk, window), deal)
    settle(window.desk)
    letters.issue(office, kind="loi", lang="hi")
    assert only(office, c.LETTER).number.endswith("-0001")
