"""One card of the settings: a head, its facts as lines, its buttons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel

from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.card import Card


class SettingsCard(Card):
    """`NAME` gives its words (`ui.settings.<NAME>`), `KINDS` the records whose changes concern it."""

    NAME = ""
    KINDS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, f"ui.settings.{self.NAME}", QHBoxLayout())
        self.foot.setSpacing(8)

    def look(self) -> None:
        """Looks its facts up again, off the GUI thread."""


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
