"""A box for a password: hidden until it is asked to be shown, and it notices Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.speech import Speech

_MOST = 1000  # characters: nobody types as many, and a pasted book stops there


class Secret(QWidget):
    """`name` is the msgid of what a screen reader calls the box."""

    edited = Signal()

    def __init__(self, speech: Speech, name: str) -> None:
        super().__init__()
        self._speech = speech
        self.box, self.shown = QLineEdit(), QPushButton()
        self.caps = label("doubt")
        self.box.setEchoMode(QLineEdit.EchoMode.Password)
        self.box.setMaxLength(_MOST)
        self.box.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.box.installEventFilter(self)
        self.box.textEdited.connect(lambda _: self.edited.emit())
        self.shown.setCheckable(True)
        self.shown.setAutoDefault(False)
        dress(self.shown, role="link")
        self.shown.toggled.connect(self._show)
        self.caps.hide()
        self.setFocusProxy(self.box)
        self._assemble()
        speech.name(self.box, name)
        speech.bind(self, self._tell)

    def text(self) -> str:
        return self.box.text()

    def clear(self) -> None:
        self.box.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A capital that came without Shift was Caps Lock's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = event.text()
            if typed.isalpha() and typed.isascii():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.caps.setVisible(typed.isupper() is not shift)
        return super().eventFilter(watched, event)

    def _assemble(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.box, 1)
        row.addWidget(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.caps)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.box.setEchoMode(mode)
        self._tell(self._speech.words)

    def _tell(self, words: Words) -> None:
        self.shown.setText(words("ui.secret.hide" if self.shown.isChecked() else "ui.secret.show"))
        self.shown.setAccessibleName(self.shown.text())
        self.caps.setText(words("ui.secret.caps"))
