"""What an office without artisans does first: bring its list in, or register the first one by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout

from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.look.dress import dress, label

_IMPORT = Goto(kind="import", given={"kind": ARTISAN.plural})


class FirstCard(QFrame):
    """Hidden until it is known that there are no artisans."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        dress(self, role="card")
        head, told = label("section"), label("plain")
        told.setWordWrap(True)
        self.bring, self.add = QPushButton(), QPushButton()
        dress(self.bring, role="main")
        desk.speech.text(head, "ui.today.first")
        desk.speech.text(told, "ui.today.first.how")
        desk.speech.text(self.bring, "ui.today.first.import")
        desk.speech.text(self.add, "ui.today.first.add")
        desk.icons.put(self.bring, "file-up", "accent_text")
        desk.icons.put(self.add, "plus")
        self.bring.clicked.connect(lambda: desk.went.emit(_IMPORT))
        self.add.clicked.connect(lambda: desk.new(ARTISAN.name))
        buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for each in (self.bring, self.add):
            buttons.addWidget(each)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(told)
        column.addLayout(buttons)
        self.hide()
