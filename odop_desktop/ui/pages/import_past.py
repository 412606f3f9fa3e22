"""The lists that were taken in on this PC; one of them can be looked at, or taken back, weeks later."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from odop_desktop.i18n.words import Words
from odop_desktop.queries import imports
from odop_desktop.queries.imports import Past
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.models.past import COLUMNS, PastModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST = 4  # rows that are seen at once


class PastImports(QWidget):
    """`shown_asked` and `undo_asked`: a Past."""

    shown_asked = Signal(object)
    undo_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._model = PastModel(desk.words, self)
        self.table = PastTable(self._model)
        self.head, self.show_new, self.undo = label("section"), QPushButton(), QPushButton()
        desk.speech.text(self.head, "ui.import.past")
        desk.speech.text(self.show_new, "ui.import.past.show")
        desk.speech.text(self.undo, "ui.import.past.undo")
        desk.speech.name(self.table, "ui.import.past")
        desk.icons.put(self.show_new, "list")
        desk.icons.put(self.undo, "undo-2")
        self._assemble()
        self.show_new.clicked.connect(self._ask_shown)
        self.undo.clicked.connect(self._ask_undo)
        self.table.opened.connect(self._ask_shown)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._allow())

    def ask(self) -> None:
        """Looks again what was taken in."""
        self.desk.jobs.read(partial(imports.recent, self.desk.office), self._show, owner=self, latest="past")

    def tell(self, words: Words) -> None:
        self._fill(self._model.rows, words)

    def chosen(self) -> Past | None:
        at = self.table.currentIndex().row()
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def _assemble(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.show_new)
        foot.addWidget(self.undo)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.head)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)
        self._hide(empty=True)

    def _show(self, found: list[Past]) -> None:
        self._fill(found, self.desk.words)

    def _fill(self, rows: Sequence[Past], words: Words) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self._model.fill(rows, words)
        self.table.fit()
        self._hide(empty=not rows)
        if rows:
            self.table.selectRow(min(at, len(rows) - 1))
        self._allow()

    def _hide(self, *, empty: bool) -> None:
        for part in (self.head, self.table, self.show_new, self.undo):
            part.setVisible(not empty)

    def _allow(self) -> None:
        found = self.chosen()
        stands = bool(found and found.stands)
        self.undo.setEnabled(stands)
        self.show_new.setEnabled(stands)

    def _ask_shown(self) -> None:
        if (found := self.chosen()) and found.stands:
            self.shown_asked.emit(found)

    def _ask_undo(self) -> None:
        if (found := self.chosen()) and found.stands:
            self.undo_asked.emit(found)


class PastTable(QTableView):
    """Enter or a double click opens."""

    opened = Signal()

    def __init__(self, model: PastModel) -> None:
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
        self.horizontalHeader().setSectionResizeMode(COLUMNS.index("file"), QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._open)

    def fit(self) -> None:
        """Columns as wide as what they hold, room for some rows."""
        line = self.fontMetrics().height() + 12
        self.verticalHeader().setDefaultSectionSize(line)
        self.resizeColumnsToContents()
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + _LEAST * line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, _: QModelIndex) -> None:
        self.opened.emit()
