"""The search for everything at the top (Ctrl+K): finds while one types, opens without leaving the form beneath."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from odop_desktop.i18n.words import Words
from odop_desktop.ui import found_words
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.found_words import Entry, Found
from odop_desktop.ui.widgets.found_popup import FoundPopup
from odop_desktop.ui.widgets.pressed import ENTER

PAUSE = 150  # ms after the last key
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class SearchBox(QLineEdit):
    """Asks the store a moment after the last key; only the newest question is answered."""

    def __init__(self, desk: Desk, lists: dict[str, str]) -> None:
        super().__init__()
        self.desk, self._lists = desk, lists
        self.popup = FoundPopup(desk)
        self.found: Found | None = None
        self._hasty = False  # Enter came before the answer
        self._before: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._ask)
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        self.textEdited.connect(lambda _: self._timer.start())
        self.popup.list.clicked.connect(lambda _: self._open())
        self.destroyed.connect(partial(_free, self.popup))
        desk.speech.hint(self, "ui.top.search")
        desk.speech.bind(self, self._tell)

    def go(self) -> None:
        """Ctrl+K: from wherever one is, and Esc goes back there."""
        front = QApplication.focusWidget()
        if front is not self:
            self._before = front
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.TabFocusReason):
            self._ask()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the popup hangs there: it keeps to the window, and a click beside it sends it away."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self.popup.show_under(self)
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched in (self, self.popup) or self.popup.isAncestorOf(watched)
            if not inside and not self.isAncestorOf(watched):
                self.shut()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self.popup.isVisible():
            self.popup.list.step(_STEPS[key])
            self._say_current()
        elif key is Qt.Key.Key_Down:
            self._ask()
        elif key in ENTER:
            self._enter()
        elif key is Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def shut(self) -> None:
        """Away with the popup; what was typed stays."""
        self._timer.stop()
        self._hasty = False
        self._app().removeEventFilter(self)
        self.popup.hide()

    def _ask(self) -> None:
        self._timer.stop()
        work = partial(found_words.look, self.desk.office, self.text())
        self.desk.jobs.read(work, self._have, owner=self, latest="find")

    def _have(self, found: Found) -> None:
        if not self.hasFocus():
            return
        self.found = found
        self._tell(self.desk.words)
        if self._hasty:
            self._open()
        elif found.text.strip() or found.recent:
            self._hang()

    def _tell(self, words: Words) -> None:
        if self.found is None:
            return
        entries = found_words.entries(self.desk.office, self.found, self._lists, words)
        self.popup.list.fill(entries)
        text = self.found.text.strip()
        self.popup.none.setText(words("ui.find.none", text=text if len(text) < 40 else text[:39] + "…"))

    def _enter(self) -> None:
        """Opens what is chosen; where the answer is still awaited, the first of it when it comes."""
        asked = self.found.text if self.found else ""
        if self.popup.isVisible() and asked == self.text():
            self._open()
        elif self.text().strip():
            self._hasty = True
            self._ask()

    def _open(self) -> None:
        self._hasty = False
        entry = self.popup.list.current
        if entry is None or entry.go is None:
            self._hang()
            return
        self.shut()
        self.clear()
        self.found = None
        self._leave(entry.go)

    def _hang(self) -> None:
        self.popup.show_under(self)
        self._app().installEventFilter(self)
        self._say_current()

    def _app(self) -> QCoreApplication:
        app = QApplication.instance()
        assert app is not None
        return app

    def _leave(self, go: Goto) -> None:
        self.clearFocus()
        self.desk.went.emit(go)

    def _escape(self) -> None:
        """First the popup, then back to where one was."""
        if self.popup.isVisible():
            self.shut()
            return
        self.clear()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        else:
            self.clearFocus()

    def _say_current(self) -> None:
        """The keyboard stays in the box, so the box tells a screen reader what is chosen."""
        entry: Entry | None = self.popup.list.current
        self.setAccessibleDescription(entry.told if entry else self.popup.none.text())


def _free(popup: FoundPopup, *_: object) -> None:
    if isValid(popup):
        popup.deleteLater()
