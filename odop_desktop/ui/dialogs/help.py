"""A help page in a window of its own: for what stands before an office is open, or over a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from odop_desktop.ui.dialogs.base import Asking
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.widgets.help_view import HelpView


class HelpDialog(Asking):
    """Esc or the one button leads back to what lies beneath."""

    def __init__(self, hall: Hall, parent: QWidget | None, name: str) -> None:
        super().__init__(hall, parent, "ui.help.title", "ui.help.back")
        self.view = HelpView(hall, name)
        dress(self.view, role="help")
        self.no.hide()
        self.body.addWidget(self.view)
        self.resize(760, 560)
        self.view.setFocus()

    @classmethod
    def show_page(cls, hall: Hall, parent: QWidget | None, name: str) -> None:
        cls(hall, parent, name).run()
