"""A record and a reason in dialogs, by the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from odop_desktop.actions import drafts, typed
from odop_desktop.actions.changes import Changes
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.forms.boxes.ref import RefBox
from odop_desktop.ui.main_window import MainWindow
from tests.actions.offices import artisan, loi, row, rows
from tests.ui.conftest import Answering
from tests.ui.forms.conftest import Hands, Make

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def over(window: MainWindow) -> QWidget:
    return window


def in_dialog(dialog: QDialog, qtbot: QtBot, settle: Callable[[Desk], None]) -> Hands:
    assert isinstance(dialog, RecordDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return Hands(dialog, dialog.form, qtbot, settle)


def test_a_line_of_a_letter_of_intent_is_made(
    office: Office,
    desk: Desk,
    over: QWidget,
    answering: Answering,
    qtbot: QtBot,
    settle: Callable[[Desk], None],
) -> None:
    id = loi(office)
    made: list[Changes | None] = []

    def deal(dialog: QDialog) -> None:
        on = in_dialog(dialog, qtbot, settle)
        for key, text in (
            ("seller_name", "गीता"),
            ("product_en", "Shawl"),
            ("qty", "12.5"),
            ("rate", "1,500"),
        ):
            on.type(key, text)
        on.press(Qt.Key.Key_S, CONTROL)
        qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())

    answering(lambda: made.append(RecordDialog.ask(desk, over, c.LOI_LINE, given={"loi": id})), deal)
    assert made[0] is not None
    line = next(r for r in rows(office, c.LOI_LINE) if r["product_en"] == "Shawl" and r["qty"] == 12_500)
    assert (line["loi"], line["rate"], line["value"]) == (id, 1_500_00, 18_750_00)


def test_enter_in_the_last_box_saves(
    office: Office,
    desk: Desk,
    over: QWidget,
    answering: Answering,
    qtbot: QtBot,
    settle: Callable[[Desk], None],
) -> None:
    id = loi(office)
    line = rows(office, c.LOI_LINE)[0]
    made: list[Changes | None] = []

    def deal(dialog: QDialog) -> None:
        on = in_dialog(dialog, qtbot, settle)
        on.type("rate", "2000")
        on.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())

    answering(
        lambda: made.append(RecordDialog.ask(desk, over, c.LOI_LINE, row=line, given={"loi": id})), deal
    )
    assert row(office, c.LOI_LINE, line.id)["rate"] == 2_000_00


def test_a_refusal_is_said_inside_and_nothing_is_lost(
    office: Office,
    desk: Desk,
    over: QWidget,
    answering: Answering,
    qtbot: QtBot,
    settle: Callable[[Desk], None],
) -> None:
    before = row(office, c.ARTISAN, artisan(office))
    typed.save(office, kind=c.ARTISAN, pairs=[("mobile", "9816012345")], id=before.id)

    def deal(dialog: QDialog) -> None:
        on = in_dialog(dialog, qtbot, settle)
        on.type("village_ward", "Sarol")
        on.press(Qt.Key.Key_S, CONTROL)
        settle(desk)
        assert isinstance(dialog, RecordDialog)
        assert dialog.isVisible() and dialog.yes.isEnabled()
        assert "E-ACT-02" in dialog.strip.text.text()
        assert on.text("village_ward") == "Sarol"
        dialog.form.throw_away()

    answering(lambda: RecordDialog.ask(desk, over, c.ARTISAN, row=before), deal)
    assert row(office, c.ARTISAN, before.id)["village_ward"] is None


def test_escape_asks_before_something_typed_is_lost(
    office: Office,
    desk: Desk,
    over: QWidget,
    answering: Answering,
    qtbot: QtBot,
    settle: Callable[[Desk], None],
) -> None:
    asked: list[str] = []

    def refuse(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        choice = {b.text(): b for b in box.findChildren(QPushButton)}
        choice[desk.words("ui.form.leave.no" if len(asked) == 1 else "ui.form.leave.yes")].click()

    def deal(dialog: QDialog) -> None:
        on = in_dialog(dialog, qtbot, settle)
        on.type("name_en", "Sunita")
        answering(lambda: on.press(Qt.Key.Key_Escape), refuse)
        assert dialog.isVisible() and on.text("name_en") == "Sunita"
        in_dialog(dialog, qtbot, settle).at("name_en")
        answering(lambda: on.press(Qt.Key.Key_Escape), refuse)
        settle(desk)

    made: list[Changes | None] = []
    answering(lambda: made.append(RecordDialog.ask(desk, over, c.ARTISAN)), deal)
    assert made == [None] and len(asked) == 2
    assert drafts.names(office) == []
    assert rows(office, c.ARTISAN) == []


def test_a_record_is_made_on_the_spot_from_another_form(
    office: Office,
    desk: Desk,
    over: QWidget,
    hands: Make,
    answering: Answering,
    qtbot: QtBot,
    settle: Callable[[Desk], None],
) -> None:
    on = hands(desk, c.LOI)
    box = on.type("buyer", "Himadri")
    assert isinstance(box, RefBox)
    qtbot.waitUntil(lambda: box.is_open and len(box.list.offers) == 1)
    assert box.list.offers[0].key is None

    def deal(dialog: QDialog) -> None:
        inner = in_dialog(dialog, qtbot, settle)
        assert inner.text("name_en") == "Himadri"  # what was typed is not typed again
        inner.type("city", "Delhi")
        inner.press(Qt.Key.Key_S, CONTROL)
        qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())

    answering(lambda: on.press(Qt.Key.Key_Return), deal)
    settle(desk)
    made = rows(office, c.BUYER)[0]
    assert box.value() == made.id
    assert box.text().startswith("Himadri")
    on.host.activateWindow()  # without a screen nobody else does
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box)


def test_a_reason_is_asked_for(desk: Desk, over: QWidget, answering: Answering, qtbot: QtBot) -> None:
    told: list[str | None] = []

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        assert not dialog.yes.isEnabled()
        QTest.keyClicks(dialog.box, "Wrong date, UID 6391 5000 8060")
        qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(lambda: told.append(ReasonDialog.ask(desk, over, "ui.reason.box", "पत्र निरस्त होगा।")), deal)
    assert told == ["Wrong date, UID XXXX XXXX 8060"]


def test_a_reason_too_long_is_said_and_escape_is_no_reason(
    desk: Desk, over: QWidget, answering: Answering
) -> None:
    told: list[str | None] = []

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.box.setPlainText("x" * 501)
        assert not dialog.yes.isEnabled()
        assert "501" in dialog.count.text()
        dialog.box.setPlainText("x" * 500)
        assert dialog.yes.isEnabled() and not dialog.count.isVisible()
        QTest.keyClick(dialog.box, Qt.Key.Key_Escape)

    answering(lambda: told.append(ReasonDialog.ask(desk, over, "ui.reason.box", "?", False)), deal)
    assert told == [None]
