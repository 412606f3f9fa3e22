"""Two hands on the keyboard of the window: keys go where the keyboard is, dialogs are met as they open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.page import Page

K, M = Qt.Key, Qt.KeyboardModifier
CTRL, ALT, SHIFT, NONE = M.ControlModifier, M.AltModifier, M.ShiftModifier, M.NoModifier


@dataclass
class Hand:
    window: MainWindow
    bot: QtBot
    settle: Callable[[Desk], None]
    answering: Callable[[Callable[[], object], Callable[[QDialog], object]], None]

    @property
    def desk(self) -> Desk:
        return self.window.desk

    @property
    def page(self) -> Page:
        return self.window.page

    def rest(self) -> None:
        self.settle(self.desk)

    def open(self, kind: str, id: str) -> Any:
        """Goes to the record, and waits until its page stands."""
        self.desk.open(kind, id)
        self.rest()
        return self.page

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """One key, where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def keys(self, text: str) -> None:
        """A text, sign by sign; what no key has comes as from an input method."""
        for sign in text:
            here = QApplication.focusWidget()
            assert here is not None
            if sign.isascii():
                QTest.keyClicks(here, sign)
            else:
                event = QInputMethodEvent()
                event.setCommitString(sign)
                QApplication.sendEvent(here, event)

    def write(self, box: QWidget, text: str) -> None:
        """Into the box, in place of what stands there."""
        box.setFocus(Qt.FocusReason.TabFocusReason)
        self.bot.waitUntil(lambda: QApplication.focusWidget() in (box, box.focusProxy()))
        self.press(K.Key_A, CTRL)
        self.press(K.Key_Delete)
        self.keys(text)

    def fill(self, form: Form, **texts: str) -> None:
        """The form's boxes, by key; a name of another record is picked from what is offered."""
        form.body.finish()
        for key, text in texts.items():
            form.focus_field(key)
            box = form.entry(key).box
            self.write(box, text)
            if form.entry(key).field.ref:
                self.bot.waitUntil(lambda box=box: box.is_open and bool(box.list.offers))  # type: ignore[misc]
                self.press(K.Key_Return)
                self.bot.waitUntil(lambda box=box: box.value() is not None)  # type: ignore[misc]

    def ask(self, key: Qt.Key, held: Qt.KeyboardModifier, deal: Callable[[Any], object]) -> None:
        """A key that opens a dialog, and what is done in it."""
        self.meet(lambda: self.press(key, held), deal)

    def meet(self, opens: Callable[[], object], deal: Callable[[Any], object]) -> None:
        """Something that opens a dialog; the keyboard is in it before it is dealt with."""

        def dealt(dialog: QDialog) -> None:
            self.bot.waitUntil(lambda: self._entered(dialog), timeout=20_000)
            deal(dialog)

        self.answering(opens, dealt)
        self.rest()
        self.window.activateWindow()  # without a window manager nobody else does it
        self.bot.waitUntil(lambda: self.window.isActiveWindow() and QApplication.focusWidget() is not None)

    def _entered(self, dialog: QDialog) -> bool:
        """Whether the keyboard is in the dialog; without a window manager it may have to be shown the way."""
        if dialog.isAncestorOf(QApplication.focusWidget() or self.window):
            return True
        dialog.activateWindow()
        return False
