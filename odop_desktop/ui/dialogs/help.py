"""A help page in a window of its own: for what stands before an office is open, and beside a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from odop_desktop.ui.fitting import shrink
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.widgets.help_view import HelpView


class HelpDialog(QDialog):
    """Esc or the one button leads back to what lies beneath."""

    def __init__(self, hall: Hall, parent: QWidget | None, name: str) -> None:
        super().__init__(parent)
        self.view, self.leave = HelpView(hall, name), QPushButton()
        dress(self.view, role="help")
        dress(self.leave, role="main")
        self.leave.clicked.connect(self.reject)
        self.leave.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(self.view, 1)
        whole.addWidget(buttons)
        hall.speech.bind(self, lambda w: self.setWindowTitle(w("ui.help.title")))
        hall.speech.text(self.leave, "ui.help.back")
        self.resize(760, 560)
        shrink(self)
        self.view.setFocus()

    @classmethod
    def show_page(cls, hall: Hall, parent: QWidget | None, name: str) -> None:
        """Shows the page and waits until it is left."""
        dialog = cls(hall, parent, name)
        dialog.setModal(True)
        dialog.exec()
        dialog.deleteLater()

    @classmethod
    def beside(cls, hall: Hall, parent: QWidget, name: str) -> None:
        """Shows the page beside a dialog, which can be worked in meanwhile; a second time it comes to the front."""
        dialog = parent.findChild(cls)
        if dialog is None:
            dialog = cls(hall, parent, name)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
