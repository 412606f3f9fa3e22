"""A small table of records inside a page: a LoI's lines, an artisan's events, an event's stalls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.models.few import FewModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LOOKED_AT = 40  # rows by which the columns' widths are found
_MOST = 8  # rows that are seen at once where there is room; more are scrolled to


class SmallTable(QTableView):
    """Shows what `fill` gives it, as high as its rows. Enter or a double click opens one."""

    opened = Signal(object)  # RecordRow

    def __init__(self, desk: Desk, kind: RecordKind, keys: Sequence[str]) -> None:
        super().__init__()
        self.desk = desk
        self._few = FewModel(desk.office, kind, keys, self)
        self.setModel(self._few)
        self._furnish()
        self.doubleClicked.connect(self._open)
        desk.speech.bind(self, self._tell)

    def fill(self, rows: Sequence[RecordRow], names: Names) -> None:
        """Shows these records; `names` are those their references point at (telling.shown.names_of)."""
        self._few.fill(rows, names, self.desk.words)
        self._fit()

    def rows(self) -> tuple[RecordRow, ...]:
        return self._few.rows

    def chosen(self) -> list[RecordRow]:
        """The selected records, from top to bottom."""
        return [self._few.rows[i] for i in sorted(x.row() for x in self.selectionModel().selectedRows())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_few"):
            self._fit()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._few.rows[index.row()])

    def _furnish(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table, arrows walk in it
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setMaximumSectionSize(360)
        head.setResizeContentsPrecision(_LOOKED_AT)

    def _tell(self, words: Words) -> None:
        self.setAccessibleName(words(f"{self._few.kind.name}.plural"))
        self._few.tell(words)
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as what they hold, the table as high as its rows."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.resizeColumnsToContents()
        rows = min(max(len(self._few.rows), 1), _MOST)
        head = self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(
            head + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()
        )
