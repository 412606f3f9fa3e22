"""Help (F1): what the place one is in is for, how its commonest job is done, its keys. Esc leads back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.hall import START
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.page import Page
from odop_desktop.ui.widgets.help_view import HelpView

_NOT_SAID = Page.HELP


def name_of(page: Page, place: str, *, over: bool) -> str:
    """The help page about what is in front: a place has its own, or names one where it is not the same for every
    office; what lies over it names one (`ui.help.<name>`), else it is a record."""
    if not over:
        return page.HELPED or place
    return "record" if page.HELP == _NOT_SAID else page.HELP.rpartition(".")[2]


class HelpPage(Page):
    """Lies over whatever one was doing, which stays as it was."""

    HINTS = "ui.hints.help"
    HELP = "ui.help.start"

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk)
        self.view = HelpView(desk, name)
        dress(self.view, role="help")
        self.all, self.leave = QPushButton(), QPushButton()
        for button, msgid in ((self.all, "ui.help.all"), (self.leave, "ui.help.back")):
            desk.speech.text(button, msgid)
            self.buttons.addWidget(button)
        self.all.clicked.connect(lambda: self.view.show_page(START))
        self.leave.clicked.connect(desk.back.emit)
        self.body.addWidget(self.view, 1)
        desk.speech.text(self.title, "ui.help.title")
        esc = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        esc.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        esc.activated.connect(desk.back.emit)

    def shown(self) -> None:
        self.view.setFocus()
