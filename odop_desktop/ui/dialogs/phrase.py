"""The receipt phrase that headquarters said over the telephone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from odop_desktop.sync import hearing
from odop_desktop.sync.hearing import Heard
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.look.dress import label

_WIDTH = 460


class PhraseDialog(Acting):
    """Stays until the phrase belongs to a file, or one thinks better of it."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent, "ui.sync.phrase.title", "ui.sync.phrase.go")
        self.box = QLineEdit()
        said = label("plain")
        said.setWordWrap(True)
        said.setBuddy(self.box)
        desk.speech.text(said, "ui.sync.phrase.how")
        desk.speech.name(self.box, "ui.sync.phrase.title")
        self.body.addWidget(said)
        self.body.addWidget(self.box)
        self.box.textChanged.connect(lambda text: self.yes.setEnabled(bool(text.strip())))
        self.yes.setEnabled(False)
        self.resize(_WIDTH, self.sizeHint().height())
        self.box.setFocus()

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None) -> Heard | None:
        """The file that is confirmed now; None where one thought better of it."""
        dialog = cls(desk, parent)
        return dialog.found if dialog.run() else None

    def task(self) -> Callable[[], Heard]:
        return partial(hearing.confirm, self.desk.office, self.box.text())
