"""Under the rows: how many are selected and what can be done with them; how far an export is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from odop_desktop.actions import asking
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label

LETTERS = {"loi": "loi", "participation": "stall"}  # kinds whose rows become letters, and of which kind


class ListFoot(QWidget):
    """Buttons of what is selected; they are quiet where nothing is."""

    binned = Signal()
    restored = Signal()
    letters = Signal()
    asked = Signal()
    stopped = Signal()

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        super().__init__()
        self.desk, self.kind = desk, kind
        self._picked, self._in_bin = 0, False
        self.told = label("quiet")
        self.bar, self.stop = QProgressBar(), QPushButton()
        self.letter, self.bin, self.restore = QPushButton(), QPushButton(), QPushButton()
        self.ask = QPushButton()
        self._assemble()
        desk.speech.bind(self, self._tell)
        self.working(False)
        self.picked(0, in_bin=False)

    def picked(self, n: int, *, in_bin: bool) -> None:
        """So many rows are selected."""
        self._picked, self._in_bin = n, in_bin
        self.bin.setVisible(not in_bin and self.kind.name != "letter")
        self.restore.setVisible(in_bin)
        self.letter.setVisible(not in_bin and self.kind.name in LETTERS)
        self.ask.setVisible(not in_bin and asking.may_ask(self.desk.office, self.kind))
        for button in (self.bin, self.restore, self.letter, self.ask):
            button.setEnabled(n > 0)
        self._tell(self.desk.words)

    def working(self, on: bool) -> None:
        """An export is under way, or no longer."""
        self.bar.setRange(0, 0)
        self.bar.setVisible(on)
        self.stop.setVisible(on)

    def progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _assemble(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.told)
        row.addStretch(1)
        self.bar.setFixedWidth(220)
        self.bar.setTextVisible(False)
        speech = self.desk.speech
        speech.name(self.bar, "ui.list.working")
        for button, msgid, icon, signal in (
            (self.stop, "ui.list.stop", "ban", self.stopped),
            (self.ask, "ui.record.ask", "circle-question-mark", self.asked),
            (self.letter, "ui.list.letters", "mail", self.letters),
            (self.restore, "ui.list.restore", "rotate-ccw", self.restored),
            (self.bin, "ui.list.to_bin", "trash-2", self.binned),
        ):
            button.clicked.connect(signal)
            dress(button, role="link")
            speech.text(button, msgid)
            self.desk.icons.put(button, icon)
        for part in (self.bar, self.stop, self.ask, self.letter, self.restore, self.bin):
            row.addWidget(part)

    def _tell(self, words: Words) -> None:
        msgid = "ui.list.picked" if self._picked else "ui.list.picked.none"
        self.told.setText(words(msgid, n=grouping(self._picked)))
