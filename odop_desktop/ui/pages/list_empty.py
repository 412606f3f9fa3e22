"""A list without rows says why, and what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label


class ListEmpty(QFrame):
    """`why`: "none" (no record yet), "nothing" (none fits what is asked), "bin" (the bin is empty)."""

    new = Signal()
    imported = Signal()
    cleared = Signal()

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        super().__init__()
        self.desk, self.kind = desk, kind
        self.why = ""
        dress(self, role="card")
        self.head, self.told = label("title"), QLabel()
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.make, self.take, self.clear = QPushButton(), QPushButton(), QPushButton()
        self._assemble()
        desk.speech.bind(self, self._tell)

    def say(self, why: str) -> None:
        """Says why there are no rows, with the buttons that help."""
        self.why = why
        self.make.setVisible(why == "none" and self.kind.name != "letter")
        self.take.setVisible(why == "none" and self.kind.exchanged)
        self.clear.setVisible(why == "nothing")
        self._tell(self.desk.words)

    def _assemble(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button, signal, icon in (
            (self.make, self.new, "plus"),
            (self.take, self.imported, "file-up"),
            (self.clear, self.cleared, "x"),
        ):
            button.clicked.connect(signal)
            buttons.addWidget(button)
            self.desk.icons.put(button, icon, "accent_text" if button is self.make else "text")
        buttons.addStretch(1)
        dress(self.make, role="main")
        column = QVBoxLayout(self._canvas())
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.told)
        column.addLayout(buttons)
        column.addStretch(3)

    def _canvas(self) -> QWidget:
        """What is said can be scrolled to where the window is low."""
        canvas, room, whole = QWidget(), QScrollArea(), QVBoxLayout(self)
        canvas.setObjectName("canvas")
        room.setWidget(canvas)
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(room)
        return canvas

    def _tell(self, words: Words) -> None:
        facts = {"kind": words(f"{self.kind.name}.plural"), "one": words(f"{self.kind.name}.name")}
        self.make.setText(words("ui.list.new", **facts))
        self.take.setText(words("ui.list.import"))
        self.clear.setText(words("ui.list.clear"))
        if not self.why:
            return
        own = f"ui.list.empty.{self.why}.{self.kind.name}.told"
        told = own if own in words else f"ui.list.empty.{self.why}.told"
        self.head.setText(words(f"ui.list.empty.{self.why}", **facts))
        self.told.setText(words(told, **facts))
