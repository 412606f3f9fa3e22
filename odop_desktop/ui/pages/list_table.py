"""The table of a list: keys, ticks, heads to sort by, and a place that is kept when the list is read anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.models.feed import Places
from odop_desktop.ui.models.long import LongModel
from odop_desktop.ui.pages.list_heads import Heads
from odop_desktop.ui.pages.list_ticks import Ticks

_FLAG = QItemSelectionModel.SelectionFlag
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class ListTable(QTableView):
    """Shows a LongModel. Enter opens, Space ticks, F7 sorts by the column one is in, letters go to the search."""

    opened = Signal(str)  # a record's id
    typed = Signal(str)  # a letter that is meant for the search
    picked = Signal(int)  # how many rows are selected
    asked = Signal(QPoint)  # the menu of the row, at this place of the viewport

    def __init__(self, desk: Desk, model: LongModel) -> None:
        super().__init__()
        self.desk, self.long = desk, model
        self._moved = False  # whether the rows were laid out anew since the place was last taken up
        self.ticks, self.heads = Ticks(self, desk), Heads(self, model)
        self.setVerticalHeader(self.ticks)
        self.setHorizontalHeader(self.heads)
        self.setModel(model)
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

    def here(self) -> int | None:
        """The row number of the current row."""
        row = self.currentIndex().row()
        return self.long.order[row] if 0 <= row < len(self.long.order) else None

    def kept(self) -> set[int]:
        """What is to be found again when the list is read anew: the selection and the current row."""
        here = self.here()
        return {*self.chosen(), *([here] if here is not None else [])}

    def take_up(self, places: Places, here: int | None, chosen: Iterable[int], *, follow: bool) -> None:
        """After the rows were laid out anew: selects what was selected; `follow` brings the current row in view."""
        if not self._moved:
            return
        self._moved = False
        self.selectionModel().select(
            self._spans(sorted(places[d] for d in chosen if d in places)), _FLAG.Select
        )
        if here in places:
            index = self.long.index(places[here], max(self.heads.logicalIndex(0), 0))
            self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
            if follow:
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.picked.emit(sum(1 for _ in self.chosen_rows()))

    def first(self) -> None:
        """To the first row, which becomes the current one."""
        if self.long.order and not self.currentIndex().isValid():
            self.setCurrentIndex(self.long.index(0, self.heads.logicalIndex(0)))

    def open_current(self) -> None:
        self._open(self.currentIndex())

    def fit(self) -> None:
        """Rows as high as their type."""
        self.ticks.fit(self.fontMetrics().height() + 11)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.ticks.toggle(self.currentIndex().row())
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
        self.ticks.viewport().update()
        self.picked.emit(sum(r.height() for r in self._ranges()))

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(n) for n in range(selection.count())]

    def _open(self, index: QModelIndex) -> None:
        line = self.long.line(index.row()) if index.isValid() else None
        if line is not None and line.id:
            self.opened.emit(line.id)

    def _spans(self, rows: list[int]) -> QItemSelection:
        """The rows as few ranges."""
        found, last = QItemSelection(), len(self.long.keys) - 1
        at = 0
        while at < len(rows):
            end = at
            while end + 1 < len(rows) and rows[end + 1] == rows[end] + 1:
                end += 1
            found.select(self.long.index(rows[at], 0), self.long.index(rows[end], last))
            at = end + 1
        return found

    def _tell(self, words: Words) -> None:
        self.setAccessibleName(words(f"{self.long.kind.name}.plural"))
        self.long.tell(words)
