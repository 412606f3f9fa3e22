"""The ticks before the rows of a list: what is ticked is what is selected, a click on a tick leaves the others."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from odop_desktop.ui.desk import Desk

_WIDTH = 34
_BOX = 14
_TICK = ((0.22, 0.52), (0.42, 0.74), (0.8, 0.28))  # the mark's corners, in parts of the box
_FLAG = QItemSelectionModel.SelectionFlag
_KEY = Qt.Key
_WALK = (
    *(_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_PageUp, _KEY.Key_PageDown),
    *(_KEY.Key_Home, _KEY.Key_End, _KEY.Key_Left, _KEY.Key_Right),
)


class Ticked(QTableView):
    """What the ticks ask of their table. Once something is `ticking`, arrows walk on and leave what is ticked."""

    ticking = False

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if self.ticking and isinstance(event, QKeyEvent) and _walks(event):
            return _FLAG.NoUpdate
        return super().selectionCommand(index, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a row chooses that row alone."""
        if not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self.ticking = False
        super().mousePressEvent(event)

    def selectAll(self) -> None:
        super().selectAll()
        self.ticking = True

    def visible_rows(self) -> range:
        """The rows of which something is seen."""
        raise NotImplementedError

    def selected_among(self, rows: range) -> set[int]:
        """Which of these rows are selected."""
        raise NotImplementedError


class Ticks(QHeaderView):
    """The table's vertical header, drawn as boxes to tick."""

    def __init__(self, table: Ticked, desk: Desk) -> None:
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """All that is seen in one go, as the rows beside it are painted."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._colour("card"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = self._table.visible_rows()
        chosen, height = self._table.selected_among(rows), self.defaultSectionSize()
        top = self.sectionViewportPosition(rows.start) if rows else 0
        for n, row in enumerate(rows):
            self._paint(painter, QRect(0, top + n * height, _WIDTH, height), row, ticked=row in chosen)
        painter.end()

    def _paint(self, painter: QPainter, rect: QRect, row: int, *, ticked: bool) -> None:
        painter.fillRect(rect, self._colour("accent_soft" if ticked else "stripe" if row % 2 else "card"))
        box = QRectF(0, 0, _BOX, _BOX)
        box.moveCenter(QRectF(rect).center())
        painter.setPen(QPen(self._colour("accent" if ticked else "edge"), 1.6))
        painter.setBrush(self._colour("accent" if ticked else "field"))
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            painter.setPen(QPen(self._colour("accent_text"), 2))
            painter.drawPolyline([box.topLeft() + QPointF(x, y) * _BOX for x, y in _TICK])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.toggle(row, through=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _colour(self, name: str) -> QColor:
        return QColor(self._desk.look.colour(name))

    def tick(self, row: int) -> None:
        """Space: a row one has only walked to is ticked from now on; any other is ticked, or no longer."""
        if self._table.ticking or not self._table.selected_among(range(row, row + 1)):
            self.toggle(row)
        self._table.ticking = self._table.selectionModel().hasSelection()

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
        self._table.ticking = chosen.hasSelection()


def _walks(event: QKeyEvent) -> bool:
    return event.key() in _WALK and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
