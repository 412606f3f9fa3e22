"""Over the register: letters that are due; behind “more” the despatch register as a file, the folder of letters."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from odop_desktop.actions.letter_making import KINDS
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.widgets.chips import Flow


class LettersBar(QWidget):
    """`issue` with the kind of letter; the others have no facts."""

    issue = Signal(str)
    register_save = Signal()
    folder = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._counts = dict.fromkeys(KINDS, 0)
        self.due = {kind: QPushButton() for kind in KINDS}
        self.more, self.menu = QPushButton(), QMenu(self)
        self.tools = {name: QAction(self) for name in ("register_save", "folder")}
        row = Flow(self, 10)
        for kind, button in self.due.items():
            button.clicked.connect(partial(self.issue.emit, kind))
            row.addWidget(button)
        row.addWidget(self.more)
        for (name, action), signal in zip(self.tools.items(), (self.register_save, self.folder), strict=True):
            action.triggered.connect(signal)
            desk.speech.text(action, f"ui.letters.{name}")
            self.menu.addAction(action)
        self.more.setMenu(self.menu)
        desk.speech.text(self.more, "ui.letters.more")
        desk.speech.bind(self, self._tell)

    def count(self, counts: dict[str, int]) -> None:
        """So many letters of each kind could be issued now; such a kind stands out."""
        self._counts = counts
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        for kind, button in self.due.items():
            n = self._counts[kind]
            button.setText(words(f"ui.letters.issue.{kind}", n=grouping(n)))
            dress(button, role="main" if n else "")
            self.desk.icons.put(button, "send", "accent_text" if n else "text")
