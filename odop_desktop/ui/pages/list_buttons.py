"""The buttons at a list's head: columns, export, print, files, a new record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from odop_desktop.domain.catalogue import LETTER
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.pages.import_menu import list_menu_actions
from odop_desktop.ui.widgets.chips import Flow


class ListButtons(QWidget):
    """In two lines where one is too short. Letters come about by being issued: nobody makes a new one."""

    columns = Signal()
    export = Signal()
    print = Signal()
    new = Signal()

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        super().__init__()
        self._kind = kind
        row = Flow(self, 10, right=True)
        for signal, msgid, icon in (
            (self.columns, "ui.list.columns", "columns-3"),
            (self.export, "ui.list.export", "file-down"),
            (self.print, "ui.list.print", "printer"),
        ):
            button = QPushButton()
            button.clicked.connect(signal)
            desk.speech.text(button, msgid)
            desk.speech.tip(button, f"{msgid}.tip")
            desk.icons.put(button, icon)
            row.addWidget(button)
        if actions := list_menu_actions(desk, kind):
            row.addWidget(self._files(desk, actions))
        self.make = QPushButton()
        self.make.clicked.connect(self.new)
        dress(self.make, role="main")
        desk.icons.put(self.make, "plus", "accent_text")
        desk.speech.bind(self.make, self._tell)
        row.addWidget(self.make)
        self.make.setVisible(kind is not LETTER)  # after it has its place: a widget alone would be a window

    def _files(self, desk: Desk, actions: Sequence[QAction]) -> QPushButton:
        """Import, empty sheet, export of everything: the menu of the kind's files."""
        button = QPushButton()
        menu = QMenu(button)
        menu.addActions(list(actions))
        button.setMenu(menu)
        desk.speech.text(button, "ui.files")
        desk.speech.tip(button, "ui.files.tip")
        desk.icons.put(button, "table-2")
        return button

    def _tell(self, words: Words) -> None:
        self.make.setText(words("ui.list.new.key", one=words(f"{self._kind.name}.name")))
