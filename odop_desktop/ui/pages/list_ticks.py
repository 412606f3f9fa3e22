"""The ticks before the rows of a list: what is ticked is what is selected, a click on a tick leaves the others."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionButton, QTableView

from odop_desktop.ui.desk import Desk

_WIDTH = 34
_BOX = 16
_FLAG = QItemSelectionModel.SelectionFlag


class Ticks(QHeaderView):
    """The table's vertical header, drawn as boxes to tick."""

    def __init__(self, table: QTableView, desk: Desk) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table, self._desk = table, desk
        self.setObjectName("ticks")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(_WIDTH)
        self.setHighlightSections(False)

    def fit(self, height: int) -> None:
        """Every row is this high."""
        self.setMinimumSectionSize(height)
        self.setDefaultSectionSize(height)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        option = QStyleOptionButton()
        option.initFrom(self)
        ticked = self._table.selectionModel().isRowSelected(logicalIndex)
        state = QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        option.state = QStyle.StateFlag.State_Enabled | state
        option.rect = QRect(0, 0, _BOX, _BOX)
        option.rect.moveCenter(rect.center())
        ground = "accent_soft" if ticked else "stripe" if logicalIndex % 2 else "card"
        painter.fillRect(rect, QColor(self._desk.look.colour(ground)))
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.toggle(row, through=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def toggle(self, row: int, *, through: bool = False) -> None:
        """Ticks the row or takes the tick away; `through`: ticks all rows from the current one to it."""
        model, chosen = self._table.model(), self._table.selectionModel()
        here = model.index(row, max(self._table.currentIndex().column(), 0))
        if through and self._table.currentIndex().isValid():
            first, last = sorted((self._table.currentIndex().row(), row))
            span = QItemSelection(model.index(first, 0), model.index(last, 0))
            chosen.select(span, _FLAG.Select | _FLAG.Rows)
        else:
            chosen.select(here, _FLAG.Toggle | _FLAG.Rows)
        chosen.setCurrentIndex(here, _FLAG.NoUpdate)
