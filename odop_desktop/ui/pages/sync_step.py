"""One of the big steps: its number and name, what to do in plain words, its buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label


class Step(QFrame):
    """Its words are `ui.sync.<name>` and `ui.sync.<name>.how`."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="card")
        self.head = label("section")
        self.head.setWordWrap(True)
        self.how = label("quiet")
        self.how.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 14)
        whole.setSpacing(8)
        whole.addWidget(self.head)
        whole.addWidget(self.how)
        whole.addLayout(self.body)
        whole.addStretch(1)
        whole.addLayout(self.foot)
        desk.speech.text(self.head, f"ui.sync.{name}")
        desk.speech.text(self.how, f"ui.sync.{name}.how")

    def told(self, role: str = "plain") -> QLabel:
        """A sentence that wraps."""
        made = label(role)
        made.setWordWrap(True)
        self.body.addWidget(made)
        return made

    def button(self, msgid: str, act: Callable[[], object], icon: str, *, main: bool = False) -> QPushButton:
        made = QPushButton()
        if main:
            dress(made, role="main")
        made.clicked.connect(lambda: act())
        self.desk.speech.text(made, msgid)
        self.desk.icons.put(made, icon, *(("accent_text",) if main else ()))
        self.foot.addWidget(made)
        return made
