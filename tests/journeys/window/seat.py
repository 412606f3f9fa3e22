"""Somebody at the PC with a keyboard and nothing else: keys go where the keyboard is, as they would in the office.

What is on the screen may be read from the widgets; nothing is ever done to them but by a key.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.office import Office
from odop_desktop.telling import shown
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.body import Body
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.places import PLACES

K, M = Qt.Key, Qt.KeyboardModifier
CTRL, ALT, SHIFT, NONE = M.ControlModifier, M.AltModifier, M.ShiftModifier, M.NoModifier
_MOST = 250  # boxes and buttons passed on the way to one
_LOST = 15_000  # ms after which a dialog nobody expected is closed

Deal = Callable[[QDialog], object]


class Seat:
    def __init__(self, window: QWidget, hall: Hall, bot: QtBot) -> None:
        self.window, self.hall, self.bot = window, hall, bot
        self.front()

    def front(self) -> None:
        """Without a window manager nobody else brings a window to the front."""
        self.window.activateWindow()
        self.bot.waitUntil(lambda: self.window.isActiveWindow() and QApplication.focusWidget() is not None)

    @property
    def office(self) -> Office:
        assert isinstance(self.hall, Desk)
        return self.hall.office

    @property
    def page(self) -> Page:
        assert isinstance(self.window, MainWindow)
        return self.window.page

    @property
    def told(self) -> str:
        """What the strip says; nothing while it is silent."""
        assert isinstance(self.window, MainWindow)
        strip = self.window.strip
        return "" if strip.isHidden() else strip.text.text()

    def said_at(self, key: str) -> str:
        """What stands under a field's box."""
        form = self.window.findChild(Form)
        message = form.entry(key).message if form else None
        return message.text() if message and message.isVisible() else ""

    def word(self, msgid: str, /, **facts: Any) -> str:
        """What stands on the screen for this, in the language of the moment."""
        return self.hall.words(msgid, **facts)

    def rest(self) -> None:
        """Looks at the screen until what was asked for has come, and forms stand whole."""
        QApplication.processEvents()
        self.bot.waitUntil(lambda: self.hall.jobs.idle() and not self._building(), timeout=30_000)

    def _building(self) -> bool:
        """Whether a form is not whole yet, or a list waits for what it was asked for."""
        forms = (not form._turn.over for form in self.window.findChildren(Body) if form.isVisible())
        page = self.window.page if isinstance(self.window, MainWindow) else None
        return any(forms) or (isinstance(page, ListPage) and not page.settled)

    @property
    def here(self) -> QWidget:
        """Where the keyboard is."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "the keyboard is nowhere"
        return found

    @property
    def named(self) -> str:
        """What a screen reader says of where the keyboard is."""
        return QAccessible.queryAccessibleInterface(self.here).text(QAccessible.Text.Name)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.here, key, held)
            self.rest()

    def type(self, text: str) -> None:
        """Sign by sign; those of Devanagari as an InScript keyboard sends them."""
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.here, QKeyEvent(kind, 0, NONE, sign))
        self.rest()

    def goto(self, name: str, *, back: bool = False) -> None:
        """By Tab, or Shift+Tab, to what is called so."""
        passed = []
        for _ in range(_MOST):
            if self.named.startswith(name):
                return
            passed.append(self.named)
            self.press(K.Key_Tab, held=SHIFT if back else NONE)
        raise AssertionError(f"no Tab leads to “{name}”, only to {dict.fromkeys(passed)}")

    def fill(self, kind: str, **texts: str) -> None:
        """Boxes of a form by their labels, in the order in which they are passed."""
        for key, text in texts.items():
            of = kind_of(kind)
            self.goto(shown.head(of, of.by_key[key], self.hall.words))
            self.type(text)

    def pick(self, kind: str, key: str, text: str) -> None:
        """A record in a box that points at one: a part of its name, then the first that is offered."""
        self.fill(kind, **{key: text})
        self.press(K.Key_Return)

    def ask(self, deal: Deal, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """A key that opens a dialog, and what is done in it."""
        self.meet(deal, lambda: self.press(key, held=held))

    def meet(self, deal: Deal, opens: Callable[[], object]) -> None:
        """Something that opens a dialog. What lies beneath is in front again afterwards."""
        beneath = QApplication.activeModalWidget() or self.window
        met: list[Exception | None] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or dialog is beneath:
                QTimer.singleShot(5, look)
            else:
                met.append(self._dealt(deal, dialog))

        QTimer.singleShot(0, look)
        opens()
        self.bot.waitUntil(lambda: bool(met), timeout=_LOST)
        if met[0] is not None:
            raise met[0]
        self.rest()
        beneath.activateWindow()
        self.bot.waitUntil(lambda: beneath.isActiveWindow() and QApplication.focusWidget() is not None)

    def _entered(self, dialog: QDialog) -> bool:
        """Whether the keyboard is in the dialog; without a window manager it may have to be shown the way."""
        if dialog.isAncestorOf(QApplication.focusWidget() or self.window):
            return True
        dialog.activateWindow()
        return False

    def _dealt(self, deal: Deal, dialog: QDialog) -> Exception | None:
        """What went wrong meanwhile; the dialog is closed then, so that nobody waits for it."""
        try:
            self.bot.waitUntil(lambda: self._entered(dialog))
            self.rest()
            deal(dialog)
            assert not isValid(dialog) or not dialog.isVisible(), f"left open: {dialog.windowTitle()}"
        except Exception as error:
            if isValid(dialog):
                dialog.done(0)
            return error
        return None

    def place(self, name: str) -> None:
        """To a place of the rail: the search, one back, up or down to it, and Enter into its page."""
        self.press(K.Key_K, held=CTRL)
        self.press(K.Key_Tab, held=SHIFT)
        assert isinstance(self.hall, Desk)
        wanted = self.word(next(each for each in PLACES if each.name == name).word(self.hall))
        for key in (*[K.Key_Up] * 12, *[K.Key_Down] * 12):
            if self.named == wanted:
                return self.press(K.Key_Return)
            self.press(key)
        raise AssertionError(f"the rail has no {wanted}")


def said(pdf: bytes, folder: Path) -> str:
    """What stands on the paper, on one line."""
    (folder / "paper.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", folder / "paper.pdf", "-"], capture_output=True, text=True, check=True
    )
    return " ".join(done.stdout.split())


def lost() -> QTimer:
    """Closes a dialog that nobody expected, so that a journey fails instead of standing still."""

    def close() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, QDialog):
            found.done(0)

    timer = QTimer()
    timer.setInterval(_LOST)
    timer.timeout.connect(close)
    timer.start()
    return timer
