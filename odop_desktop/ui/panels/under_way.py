"""Circulars that are under way: when each was sent, for whom, and which PCs have not said that they hold it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.sync import circulars
from odop_desktop.sync.circulars import Paper, Standing
from odop_desktop.telling import circulars as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.widgets.texts_table import TextsTable


class UnderWay(QWidget):
    """Nothing is seen of it where none is under way. One may be stopped, at once."""

    def __init__(self, desk: Desk, found: Sequence[Standing]) -> None:
        super().__init__()
        self.desk, self._found = desk, list(found)
        self.table = TextsTable(desk, "ui.hq.circulars", ("day", "name", "to", "lacking"), wide="lacking")
        self.stop = QPushButton()
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._stop)
        desk.speech.text(self.stop, "ui.hq.circulars.stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addWidget(self.stop, alignment=Qt.AlignmentFlag.AlignLeft)
        desk.speech.bind(self, self._tell)

    def _tell(self, words: Words) -> None:
        self.table.fill([say.line(words, each) for each in self._found])
        self.setVisible(bool(self._found))

    def _stop(self) -> None:
        """The one that the table is on goes to nobody any more who has it not yet."""
        each = self.table.table.here(self._found)
        if each is not None:
            work = partial(circulars.withdraw, self.desk.office, each.paper.sha256)
            self.desk.jobs.write(work, self._stopped, owner=self, failed=self.desk.say.error)

    def _stopped(self, paper: Paper) -> None:
        self._found = [each for each in self._found if each.paper.sha256 != paper.sha256]
        self._tell(self.desk.words)
        self.desk.say.info(lambda words: words("circulars.stopped", name=paper.name))
