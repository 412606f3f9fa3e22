"""A form in a window of its own, typed in with real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes.line import LineBox
from odop_desktop.ui.forms.form import Form


@dataclass
class Hands:
    """Two hands on the keyboard of one form."""

    host: QWidget
    form: Form
    bot: QtBot
    settle: Callable[[Desk], None]

    def at(self, key: str) -> Any:
        """Into the field's box."""
        self.form.focus_field(key)
        box = self.form.entry(key).box
        self.bot.waitUntil(lambda: QApplication.focusWidget() is (box.focusProxy() or box))
        return box

    def type(self, key: str, text: str) -> Any:
        """Types a text key by key into an emptied box. Signs no key has are put in as an input method does."""
        box = self.at(key)
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.press(Qt.Key.Key_Delete)
        for sign in text:
            self.sign(sign)
        return box

    def sign(self, sign: str) -> None:
        """One sign, where the keyboard is."""
        here = QApplication.focusWidget()
        if sign.isascii():
            QTest.keyClicks(here, sign)
            return
        event = QInputMethodEvent()
        event.setCommitString(sign)
        QApplication.sendEvent(here, event)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, held)

    def paste(self, key: str, text: str) -> Any:
        """Ctrl+V with this text on the clipboard."""
        box = self.at(key)
        data = QMimeData()
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return box

    def said(self, key: str) -> str:
        """What is said under the box, once the pause after the last key is over."""
        entry = self.form.entry(key)
        self.bot.waitUntil(lambda: entry.message is not None and not entry.message.isHidden())
        assert entry.message is not None
        return entry.message.text()

    def quiet(self, key: str) -> bool:
        """Whether nothing is said of the box."""
        message = self.form.entry(key).message
        return message is None or message.isHidden()

    def text(self, key: str) -> str:
        box = self.form.entry(key).box
        assert isinstance(box, LineBox)
        return box.text()

    def rest(self) -> None:
        self.settle(self.form.desk)


Make = Callable[..., Hands]


@pytest.fixture
def hands(qtbot: QtBot, settle: Callable[[Desk], None]) -> Iterator[Make]:
    """Opens a form: `hands(desk, kind, row=…)`. It is closed before its desk is."""
    opened: list[QWidget] = []

    def make(
        desk: Desk,
        kind: RecordKind,
        *,
        row: RecordRow | None = None,
        given: Mapping[str, Any] | None = None,
        keys: Sequence[str] | None = None,
    ) -> Hands:
        form = Form(desk, kind, row=row, given=given, keys=keys)
        host = QWidget()
        opened.append(host)
        QVBoxLayout(host).addWidget(form)
        host.resize(700, 620)
        qtbot.addWidget(host)
        host.show()
        qtbot.waitExposed(host)
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        form.body.finish()
        settle(desk)
        return Hands(host, form, qtbot, settle)

    yield make
    for host in opened:
        host.close()
