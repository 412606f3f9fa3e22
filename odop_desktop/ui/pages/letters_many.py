"""What is done with the letters that are ticked: copies on paper or in a folder, their despatch list, cancelling."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from odop_desktop.actions.letter_copies import AS_ISSUED, COPIES
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress

_ICONS = {"print": "printer", "folder": "folder-open", "despatch": "mail", "cancel": "ban"}


class LettersMany(QWidget):
    """`printed` and `saved` with the copy that is wanted, as in `letter_copies`."""

    printed = Signal(str)
    saved = Signal(str)
    despatch = Signal()
    cancelled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.buttons = {name: QPushButton() for name in _ICONS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for name, button in self.buttons.items():
            dress(button, role="link")
            desk.icons.put(button, _ICONS[name])
            desk.speech.text(button, f"ui.letters.many.{name}")
            row.addWidget(button)
        self.menus = {name: QMenu(self) for name in ("print", "folder")}
        for (name, menu), signal in zip(self.menus.items(), (self.printed, self.saved), strict=True):
            self._fill(menu, signal)
            self.buttons[name].setMenu(menu)
        self.buttons["despatch"].clicked.connect(self.despatch)
        self.buttons["cancel"].clicked.connect(self.cancelled)
        self.allow(0)

    def allow(self, ticked: int) -> None:
        for button in self.buttons.values():
            button.setEnabled(ticked > 0)

    def _fill(self, menu: QMenu, signal: SignalInstance) -> None:
        for copy in (AS_ISSUED, *COPIES):
            action = menu.addAction("")
            self.desk.speech.text(action, f"ui.copy.{copy or 'letter'}")
            action.triggered.connect(partial(self._wanted, signal, copy))

    def _wanted(self, signal: SignalInstance, copy: str, _checked: bool = False) -> None:
        signal.emit(copy)
