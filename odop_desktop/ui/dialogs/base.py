"""The one recipe of dialogs: title, widgets, connect, assemble, load; `ask` returns a value; freed when closed."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.help import HelpDialog
from odop_desktop.ui.fitting import shrink
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.widgets.strip import Strip


class Asking(QDialog):
    """For what needs no office. A dialog with a body, a strip for what is wrong, and two buttons in words of ours.

    A subclass fills `self.body`, and may override `wrong` (a reason not to accept) and `value`.
    """

    desk: Hall

    def __init__(
        self, desk: Hall, parent: QWidget | None, title: str, yes: str, no: str = "ui.cancel"
    ) -> None:
        """`title`, `yes` and `no` are msgids."""
        super().__init__(parent)
        self.desk = desk
        self.setModal(True)
        self.body = QVBoxLayout()
        self.strip = Strip(desk.speech, self)
        self.yes, self.no = QPushButton(), QPushButton()
        dress(self.yes, role="main")
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        buttons = QDialogButtonBox()
        buttons.addButton(self.no, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(self.body, 1)
        whole.addWidget(self.strip)
        whole.addWidget(buttons)
        self.yes.setDefault(True)  # once it stands in the dialog: before, the strip's button would be it
        self.strip.spoke.connect(self._grow)
        helped = QShortcut(QKeySequence("F1"), self)
        helped.activated.connect(lambda: HelpDialog.beside(desk, self, desk.help_page()))
        desk.speech.bind(self, lambda w: self.setWindowTitle(w(title)))
        desk.speech.text(self.yes, yes)
        desk.speech.text(self.no, no)

    def run(self) -> bool:
        """Shows the dialog and waits; True when it was accepted. It is freed afterwards: read `value` first."""
        shrink(self)
        agreed = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return agreed

    def tell(self, error: Exception) -> None:
        """Says what is wrong inside the dialog; nothing that was typed is lost."""
        self.strip.say(self.desk.say.worded(error), tone="error")

    def _grow(self) -> None:
        """What the strip says takes no room from the boxes."""
        if (layout := self.layout()) is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))


class Dialog(Asking):
    """A dialog over an open office."""

    desk: Desk

    def __init__(
        self, desk: Desk, parent: QWidget | None, title: str, yes: str, no: str = "ui.cancel"
    ) -> None:
        super().__init__(desk, parent, title, yes, no)
