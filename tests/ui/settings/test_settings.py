"""The settings: what each card tells and does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from odop_desktop.actions import records, setup
from odop_desktop.actions.setup import Wish
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import office as q
from odop_desktop.signin import open_office
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.letterhead import LetterheadDialog
from odop_desktop.ui.dialogs.licences import LICENCES, LicencesDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.hall import Begin
from odop_desktop.ui.look.theme import Look, wear
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.settings import SettingsPage
from tests.actions.offices import CHEAP, PASSWORD, ROOM, Clock, artisan, rows
from tests.ui.conftest import Answering, Answers, Settle, at, shown


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> SettingsPage:
    return at(window, "settings", SettingsPage, settle)


@pytest.fixture
def real_page(
    tmp_path: Path,
    clock: Clock,
    make_desk: Callable[[Office], Desk],
    qtbot: QtBot,
    settle: Settle,
) -> Iterator[SettingsPage]:
    """The settings of a real office."""
    setup.create(
        Wish(tmp_path / "real", "HP", "CHM", 1, "anita", PASSWORD, cost=CHEAP), clock=clock, room=ROOM
    )
    office = open_office(tmp_path / "real", lambda: ("anita", PASSWORD), clock=clock, room=ROOM)
    window = shown(MainWindow(make_desk(office)), qtbot, settle)
    yield at(window, "settings", SettingsPage, settle)
    window.desk.jobs.close()
    office.close()


def press(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def test_the_cards_tell_the_office(page: SettingsPage) -> None:
    lines = page.office._lines.values
    assert lines["name"].text() == "जिला उद्योग केन्द्र, चम्बा"
    assert lines["number"].text() == "DIC/CHM/LOI/2025-26/1-0001"
    assert "अनिता ठाकुर, महाप्रबन्धक" in page.officers.today.text()
    assert page.about._lines.values["pack"].text() == f"हिमाचल प्रदेश {page.desk.office.head.version}"
    assert page.about._lines.values["folder"].text() == str(page.desk.office.folder)
    page.desk.speech.switch("en")
    assert lines["name"].text() == "District Industries Centre, Chamba"
    assert "Anita Thakur, General Manager" in page.officers.today.text()


def test_the_letterhead_is_changed_beside_its_paper(
    page: SettingsPage, answering: Answering, settle: Settle, qtbot: QtBot
) -> None:
    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, LetterheadDialog)
        qtbot.waitUntil(lambda: dialog.paper.pdf.startswith(b"%PDF"), timeout=20_000)
        before = dialog.paper.pdf
        box = dialog.form.entry("phone").box
        box.setFocus()
        QTest.keyClicks(box, "01899-222257")
        qtbot.waitUntil(lambda: dialog.paper.pdf not in (before, b""), timeout=20_000)
        press(dialog.yes)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    answering(lambda: press(page.office.change), change)
    settle(page.desk)
    assert q.own(page.desk.office)["phone"] == "01899-222257"
    assert page.office._lines.values["phone"].text() == "01899-222257"


def test_an_officer_is_added_and_signs(
    page: SettingsPage, answering: Answering, settle: Settle, qtbot: QtBot
) -> None:
    def add(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        dialog.form.entry("name_en").box.type_in("Rajesh Verma")
        dialog.form.entry("post_en").box.type_in("Project Manager")
        press(dialog.yes)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    answering(lambda: press(page.officers.add), add)
    settle(page.desk)
    assert len(rows(page.desk.office, c.OFFICER)) == 2
    assert "Rajesh Verma, Project Manager" in page.officers.today.text()
    assert len(page.officers.table.rows()) == 2


def test_an_office_without_an_officer_says_what_that_means(
    page: SettingsPage, clock: Clock, settle: Settle
) -> None:
    clock.now -= timedelta(days=3650)
    page.shown()
    settle(page.desk)
    assert "कोई पत्र जारी नहीं होगा" in page.officers.today.text()


def test_language_theme_and_type_are_put_on_at_once(page: SettingsPage, qapp: QApplication) -> None:
    """By keyboard: the boxes' own keys."""
    try:
        for name, told in (("theme", "dark"), ("text", "large")):
            box = page.pc.boxes[name]
            box.setFocus()
            QTest.keyClick(box, Qt.Key.Key_Down)
            assert getattr(page.desk.settings, name) == told
        assert qapp.font().pointSizeF() == Look("dark", "large").points
        assert Look("dark", "large").colour("card") in qapp.styleSheet()
        box = page.pc.boxes["lang"]
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert page.title.text() == "Settings"
        assert page.pc.boxes["theme"].currentText() == "Dark"
        assert page.desk.settings.users[page.desk.office.user.id] == "en"
    finally:
        wear(qapp, Look("light", "normal"))


def test_a_copy_is_made_now(page: SettingsPage, settle: Settle) -> None:
    assert page.copies._lines.values["last"].text() == "अभी तक कोई नहीं"
    press(page.copies.now)
    settle(page.desk)
    assert len(list((page.desk.office.folder / "backups").glob("office-*"))) == 1
    assert page.copies._lines.values["last"].text() == "10-01-2026 11:30"
    assert not page.copies.place.isVisible()  # a practice office has no second place


def test_the_second_place_is_chosen_and_used(
    real_page: SettingsPage, answers: Answers, tmp_path: Path, settle: Settle
) -> None:
    page, stick = real_page, tmp_path / "stick"
    stick.mkdir()
    assert page.copies.note.isVisible()
    answers.ready += [page.desk.office.folder / "backups", stick]
    press(page.copies.place)
    assert page.desk.settings.second == ""
    assert page.desk.say.strip is not None and "E-OFF-09" in page.desk.say.strip.text.text()
    press(page.copies.place)
    assert page.desk.settings.second == str(stick)
    assert not page.copies.note.isVisible()
    press(page.copies.now)
    settle(page.desk)
    assert len(list(stick.rglob("*.odopbackup"))) == 1


def test_a_copy_that_cannot_be_made_is_said(page: SettingsPage, settle: Settle) -> None:
    backups = page.desk.office.folder / "backups"
    backups.rmdir()
    backups.write_text("in the way")
    press(page.copies.now)
    settle(page.desk)
    assert page.desk.say.strip is not None and "E-BAK-06" in page.desk.say.strip.text.text()
    assert page.copies.now.isEnabled()


def test_bringing_back_closes_the_window_and_asks(
    page: SettingsPage, window: MainWindow, answering: Answering
) -> None:
    answering(lambda: press(page.copies.back), lambda box: box.reject())
    assert window.isVisible() and page.desk.then is None

    def agree(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        press(box.buttons()[0])

    window.activateWindow()
    answering(lambda: press(page.copies.back), agree)
    assert not window.isVisible()
    assert page.desk.then == Begin(page.desk.office.folder, "restore")


def test_the_check_tells_what_it_found(page: SettingsPage, settle: Settle) -> None:
    artisan(page.desk.office)
    press(page.check.start)
    settle(page.desk)
    assert "सब ठीक" in page.check.result.text()
    office = page.desk.office
    records.change(office, kind=c.OFFICE, id=office.facts.id, values={"emblem": "ab" * 32})  # bytes of nobody
    press(page.check.start)
    settle(page.desk)
    assert "E-DB-26" in page.check.result.text()
    page.desk.speech.switch("en")
    assert "1 faults were found" in page.check.result.text()


@pytest.mark.parametrize("name", LICENCES)
def test_every_licence_can_be_read(desk: Desk, qtbot: QtBot, name: str) -> None:
    dialog = LicencesDialog(desk, None)
    qtbot.addWidget(dialog)
    dialog.which.setCurrentIndex(dialog.which.findData(name))
    assert len(dialog.text.toPlainText()) > 500
