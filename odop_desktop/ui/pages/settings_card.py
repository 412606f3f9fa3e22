"""One card of the settings: a head, its facts as lines, its buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label


class Card(QFrame):
    """`NAME` gives its words (`ui.settings.<NAME>`), `KINDS` the records whose changes concern it."""

    NAME = ""
    KINDS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="card")
        self.head = label("section")
        desk.speech.text(self.head, f"ui.settings.{self.NAME}")
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addLayout(self.body)
        column.addLayout(self.buttons)

    def look(self) -> None:
        """Looks its facts up again, off the GUI thread."""

    def button(self, msgid: str, act: Callable[[], object], icon: str = "") -> QPushButton:
        """One more button at the foot."""
        made = QPushButton()
        made.clicked.connect(lambda: act())
        self.desk.speech.text(made, msgid)
        if icon:
            self.desk.icons.put(made, icon)
        self.buttons.addWidget(made)
        return made

    def told(self, role: str = "plain") -> QLabel:
        """A sentence that wraps."""
        made = label(role)
        made.setWordWrap(True)
        self.body.addWidget(made)
        return made


class Lines(QFormLayout):
    """Facts as two columns: what it is, how it stands."""

    def __init__(self, desk: Desk, names: Mapping[str, str]) -> None:
        """`names`: a key and the msgid of its label."""
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(5)
        self.values: dict[str, QLabel] = {}
        for key, msgid in names.items():
            said, value = label("quiet"), label("plain")
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            desk.speech.text(said, msgid)
            self.values[key] = value
            self.addRow(said, value)

    def tell(self, words: Words, told: Mapping[str, str]) -> None:
        """What is empty is said to be."""
        for key, value in self.values.items():
            value.setText(told.get(key) or words("said.empty"))
