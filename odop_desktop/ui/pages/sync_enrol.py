"""Enrolment in two steps: ask headquarters with a file and a fingerprint, take its answer with its fingerprint."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.pages.sync_facts import Facts
from odop_desktop.ui.pages.sync_step import Step
from odop_desktop.ui.widgets.labelled import labelled


class EnrolSteps(QWidget):
    """`asked`: write the request; `answered`: take the answer in."""

    asked, answered = Signal(), Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.ask, self.answer = Step(desk, "enrol"), Step(desk, "answer")
        self.phone, self.heard = QLineEdit(), QLineEdit()
        self.fingerprint = label("figure")
        self.fingerprint.setWordWrap(True)
        self.ask.body.addWidget(self.fingerprint)
        for step, box, msgid in (
            (self.ask, self.phone, "ui.sync.enrol.phone"),
            (self.answer, self.heard, "ui.sync.answer.heard"),
        ):
            said = labelled(desk.speech, box, msgid, label("quiet"))
            said.setWordWrap(True)
            step.body.addWidget(said)
            step.body.addWidget(box)
        self.ask.button("ui.sync.enrol.go", self.asked.emit, "file-up", main=True)
        self.take = self.answer.button("ui.sync.answer.go", self.answered.emit, "file-down", main=True)
        self.heard.textChanged.connect(lambda _: self._allow())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.ask, 1)
        row.addWidget(self.answer, 1)
        self._allow()

    def tell(self, _words: Words, facts: Facts) -> None:
        self.fingerprint.setText(facts.fingerprint.replace("-", " – "))

    def _allow(self) -> None:
        self.take.setEnabled(bool(self.heard.text().strip()))
