"""What the tests of bad moments do with the window: type into a form, save, close, read what is said."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.record import RecordPage
from tests.ui.conftest import Answering, Settle

CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key
YEAR = timedelta(days=365)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow beyond two thousand bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def shown(made: MainWindow, qtbot: QtBot, settle: Settle) -> MainWindow:
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    in_front(made)
    settle(made.desk)
    return made


def in_front(window: MainWindow) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 30_000)


def forget(window: MainWindow) -> None:
    """What a test leaves unsaved asks nobody."""
    for form in window.findChildren(Form):
        form.throw_away()


def new(window: MainWindow, settle: Settle, name: str) -> RecordPage:
    """An empty form with a name typed into it."""
    window.desk.new("artisan")
    settle(window.desk)
    page = window.page
    assert isinstance(page, RecordPage) and page.form
    page.form.body.finish()
    typed(page, "name_en", name)
    return page


def typed(page: RecordPage, key: str, text: str) -> None:
    assert page.form
    page.form.focus_field(key)
    box = page.form.entry(key).box
    assert isinstance(box, QLineEdit)
    box.selectAll()
    QTest.keyClicks(box, text)


def save(window: MainWindow, settle: Settle) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, K.Key_S, CTRL)
    settle(window.desk)


def strip(window: MainWindow) -> str:
    return "" if window.strip.isHidden() else window.strip.text.text()


def asked(window: MainWindow, answering: Answering, n: int) -> None:
    """Ctrl+Q, and the answer n of those that are offered (save, throw away, stay)."""
    in_front(window)  # no window manager does it after the question before

    def answer(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        wanted = window.desk.words(f"ui.record.leave.{('save', 'throw', 'stay')[n]}")
        QTest.keyClick(next(b for b in box.buttons() if b.text() == wanted), K.Key_Space)

    answering(lambda: QTest.keyClick(QApplication.focusWidget() or window, K.Key_Q, CTRL), answer)
