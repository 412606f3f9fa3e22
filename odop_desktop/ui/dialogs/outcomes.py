"""What became of the files that were taken in: one sentence for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from odop_desktop.sync.receiving import REFUSED, Outcome
from odop_desktop.telling import exchange
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.scrolled import Scrolled

_SIZE = (620, 360)


class OutcomesDialog(Dialog):
    def __init__(self, desk: Desk, parent: QWidget | None, found: Sequence[Outcome]) -> None:
        super().__init__(desk, parent, "ui.sync.outcomes", "ui.ok")
        self.no.hide()
        scrolled = Scrolled()
        self.told = [exchange.outcome(desk.words, each) for each in found]
        for each, said in zip(found, self.told, strict=True):
            line = label("problem" if each.state == REFUSED else "plain", said)
            line.setWordWrap(True)
            scrolled.body.addWidget(line)
        scrolled.body.addStretch(1)
        desk.speech.name(scrolled, "ui.sync.outcomes")
        self.body.addWidget(scrolled, 1)
        self.resize(*_SIZE)
        self.yes.setFocus()
