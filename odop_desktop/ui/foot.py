"""The line at the foot: what is unsent, how old the last safety copy is, the keys of the place one is in."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label


class Foot(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="foot")
        self.facts, self.keys = label("quiet"), label("quiet")
        self._hints = "ui.hints.page"
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.addWidget(self.facts)
        row.addStretch(1)
        row.addWidget(self.keys)
        desk.speech.bind(self, lambda w: self.keys.setText(w(self._hints)))

    def hints(self, msgid: str) -> None:
        """Shows the keys of a place."""
        self._hints = msgid
        self.keys.setText(self.desk.words(msgid))
