"""The table of a list: keys, ticks, heads to sort by, and a place that is kept when the list is read anew."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView

from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.models.feed import Kept
from odop_desktop.ui.models.long import LongModel
from odop_desktop.ui.pages.list_heads import Heads
from odop_desktop.ui.pages.list_paint import Band, Painting, Slot
from odop_desktop.ui.pages.list_ticks import Ticked, Ticks

_FLAG = QItemSelectionModel.SelectionFlag
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class ListTable(Ticked):
    """Shows a LongModel. Enter opens, Space ticks, F7 sorts by the column one is in, letters go to the search."""

    opened = Signal(str)  # a record's id
    typed = Signal(str)  # a letter that is meant for the search
    picked = Signal(int)  # how many rows are selected
    asked = Signal(QPoint)  # the menu of the row, at this place of the viewport

    def __init__(self, desk: Desk, model: LongModel) -> None:
        super().__init__()
        self.desk, self.long = desk, model
        self._painting = Painting()
        self._moved = False  # whether the rows were laid out anew since the place was last taken up
        self.ticks, self.heads = Ticks(self, desk), Heads(self, model)
        self.setVerticalHeader(self.ticks)
        self.setHorizontalHeader(self.heads)
        self.setModel(model)
        self.heads.setSelectionModel(
            QItemSelectionModel(model, self)
        )  # it would ask every row about the selection
        self._furnish()
        self._connect()
        desk.speech.bind(self, self._tell)
        desk.looked.connect(self.fit)

    def chosen(self) -> list[int]:
        """The row numbers (docs) of the selected rows, from top to bottom."""
        return [self.long.order[row] for row in self.chosen_rows()]

    def chosen_rows(self) -> Iterator[int]:
        """The positions of the selected rows."""
        spans = sorted({(r.top(), r.bottom()) for r in self._ranges()})
        at = 0
        for top, bottom in spans:
            yield from range(max(top, at), bottom + 1)
            at = max(at, bottom + 1)

    def kept(self) -> Kept:
        """What is to be found again when the list is read anew: the selection and the current row."""
        row = self.currentIndex().row()
        spans = sorted({(r.top(), r.bottom()) for r in self._ranges()})
        return Kept(tuple(spans), row if 0 <= row < len(self.long.order) else None)

    def take_up(self, kept: Kept, *, follow: bool) -> None:
        """Where the rows were laid out anew: selects what was selected; `follow` brings the current row in view."""
        if not self._moved:
            return
        self._moved = False
        chosen, last = QItemSelection(), len(self.long.keys) - 1
        for top, bottom in kept.spans:
            chosen.select(self.long.index(top, 0), self.long.index(bottom, last))
        self.selectionModel().select(chosen, _FLAG.Select)
        if kept.here is not None:
            index = self.long.index(kept.here, max(self.heads.logicalIndex(0), 0))
            self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
            if follow:
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._picked()

    def first(self) -> None:
        """To the first row, which becomes the current one."""
        if self.long.order and not self.currentIndex().isValid():
            self.setCurrentIndex(self.long.index(0, self.heads.logicalIndex(0)))

    def open_current(self) -> None:
        self._open(self.currentIndex())

    def fit(self) -> None:
        """Rows as high as their type, texts shaped anew."""
        self._painting.forget()
        self.ticks.fit(self.fontMetrics().height() + 11)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        place, height = self.viewport().rect(), self.ticks.defaultSectionSize()
        self._painting.paint(painter, place, height, self._bands(), self._slots(), self.desk.look)
        painter.end()

    def visible_rows(self) -> range:
        """The rows of which something is seen."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        end = last if last >= 0 else len(self.long.order) - 1
        return range(max(first, 0), end + 1)

    def selected_among(self, rows: range) -> set[int]:
        """Which of these rows are selected."""
        spans = ((max(r.top(), rows.start), min(r.bottom(), rows.stop - 1)) for r in self._ranges())
        return {row for top, bottom in spans for row in range(top, bottom + 1)}

    def _bands(self) -> Iterator[Band]:
        rows = self.visible_rows()
        chosen, top = self.selected_among(rows), self.rowViewportPosition(rows.start)
        height, here = self.ticks.defaultSectionSize(), self.currentIndex().row() if self.hasFocus() else -1
        for n, row in enumerate(rows):
            yield Band(row, top + n * height, self.long.texts(row), row in chosen, row == here)

    def _slots(self) -> list[Slot]:
        found = []
        for at in range(self.heads.count()):
            column = self.heads.logicalIndex(at)
            left, width = self.columnViewportPosition(column), self.columnWidth(column)
            if left + width > 0 and left < self.viewport().width():
                found.append(Slot(column, left, width, self.long.stands_right(column)))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.ticks.tick(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_F7 and self.currentIndex().isValid():
            self.heads.sort_by(self.currentIndex().column())
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & _COMMANDS:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters search the store, not the rows that happen to be there."""

    def _furnish(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table, arrows walk in it
        self.setCornerButtonEnabled(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.fit()

    def _connect(self) -> None:
        self.long.modelReset.connect(self._reset)
        self.doubleClicked.connect(self._open)
        self.customContextMenuRequested.connect(self.asked)
        self.selectionModel().selectionChanged.connect(lambda *_: self._picked())

    def _reset(self) -> None:
        self._moved = True
        self.picked.emit(0)

    def _picked(self) -> None:
        self.ticking = self.ticking and self.selectionModel().hasSelection()
        self.ticks.viewport().update()
        self.picked.emit(sum(r.height() for r in self._ranges()))

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(n) for n in range(selection.count())]

    def _open(self, index: QModelIndex) -> None:
        line = self.long.line(index.row()) if index.isValid() else None
        if line is not None and line.id:
            self.opened.emit(line.id)

    def _tell(self, words: Words) -> None:
        self.setAccessibleName(words(f"{self.long.kind.name}.plural"))
        self.long.tell(words)
