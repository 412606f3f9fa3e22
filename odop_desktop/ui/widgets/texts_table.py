"""A table of sentences under its head; hidden while it has none. Enter or a double click opens a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.models.texts import TextsModel
from odop_desktop.ui.widgets.pressed import ENTER

_MOST = 6  # lines that are seen at once


class TextsTable(QWidget):
    """`opened`: the number of the line. Heads are `<msgid>.<column>`."""

    opened = Signal(int)

    def __init__(
        self, hall: Hall, msgid: str, columns: Sequence[str], *, wide: str, figures: Sequence[str] = ()
    ) -> None:
        """`wide`: the column that takes what room is left."""
        super().__init__()
        self._hall, self._msgid, self._columns = hall, msgid, tuple(columns)
        self.head = label("section")
        self.model = TextsModel(len(columns), [self._columns.index(key) for key in figures], self)
        self.table = _Table(self.model, self._columns.index(wide))
        self.table.opened.connect(self.opened.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.table)
        hall.speech.text(self.head, msgid)
        hall.speech.name(self.table, msgid)

    def fill(self, texts: Sequence[Sequence[str]]) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self.model.fill([self._hall.words(f"{self._msgid}.{key}") for key in self._columns], texts)
        self.setVisible(bool(texts))
        self.table.fit()
        if texts:
            self.table.selectRow(min(at, len(texts) - 1))

    def row(self) -> int:
        """The line one is on; -1 where there is none."""
        return self.table.currentIndex().row()


class _Table(QTableView):
    opened = Signal(int)

    def __init__(self, model: TextsModel, wide: int) -> None:
        super().__init__()
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def fit(self) -> None:
        """Columns as wide as what they hold, as high as its lines, up to a few."""
        line = self.fontMetrics().height() + 12
        self.verticalHeader().setDefaultSectionSize(line)
        self.resizeColumnsToContents()
        shown = min(self.model().rowCount(), _MOST)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown * line + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
