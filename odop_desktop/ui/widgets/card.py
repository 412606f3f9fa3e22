"""A card: a head, what it tells, its buttons at the foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.buttons import button


class Card(QFrame):
    """`head` is the msgid of its head; the buttons stand in `foot`."""

    def __init__(self, desk: Desk, head: str, foot: QBoxLayout) -> None:
        super().__init__()
        self.desk, self.foot = desk, foot
        dress(self, role="card")
        self.head = label("section")
        self.head.setWordWrap(True)
        desk.speech.text(self.head, head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(16, 12, 16, 14)
        self.whole.setSpacing(8)
        self.whole.addWidget(self.head)
        self.whole.addLayout(self.body)
        self.whole.addLayout(foot)

    def told(self, role: str = "plain") -> QLabel:
        """A sentence that wraps."""
        made = label(role)
        made.setWordWrap(True)
        self.body.addWidget(made)
        return made

    def button(
        self, msgid: str, act: Callable[[], object], icon: str = "", *, main: bool = False
    ) -> QPushButton:
        """One more button at the foot."""
        made = button(self.desk, msgid, act, icon, main=main)
        self.foot.addWidget(made)
        return made
