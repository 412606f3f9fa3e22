"""The strip above headquarters' tables that tells of files which no accident makes, until somebody has looked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.queries.alarms import Alarm
from odop_desktop.telling import alarms as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label

_SHOWN = 3  # told one by one


class AlarmStrip(QFrame):
    """`looked`: what arrived is asked for; `seen`: it need not be told any more."""

    looked = Signal()
    seen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        dress(self, role="strip", tone="error")
        self.told, self.lines = label("alarm"), label("plain")
        self.lines.setWordWrap(True)
        self.look, self.done = QPushButton(), QPushButton()
        desk.speech.text(self.look, "ui.hq.alarms.look")
        desk.speech.text(self.done, "ui.hq.alarms.seen")
        self.look.clicked.connect(lambda: self.looked.emit())
        self.done.clicked.connect(lambda: self.seen.emit())
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.told)
        texts.addWidget(self.lines)
        row = QHBoxLayout(self)
        row.addLayout(texts, 1)
        row.addWidget(self.look)
        row.addWidget(self.done)
        self.hide()

    def tell(self, words: Words, alarms: Sequence[Alarm], called: Mapping[str, Two]) -> None:
        self.told.setText(say.summary(words, alarms))
        self.lines.setText("\n".join(say.lines(words, alarms, called, _SHOWN)))
        self.setVisible(bool(alarms))
