"""The due letters as a list to tick: number, to whom, of which day, what is still wanting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries.letters import Due
from odop_desktop.ui.desk import Desk

APPROVAL = "approval_note"  # the one thing a run can bring itself
_HEADS = ("number", "to", "lacks", "date")
_TICK = 56  # pixels of a tick and the margins
_LACKS = 2
_WIDE = (1, 2)  # columns that share the room
_CHECK = Qt.ItemFlag.ItemIsUserCheckable
_WAITS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class DueList(QTableWidget):
    """Ready ones are ticked and can be unticked (Space); the others wait and say why."""

    ticked = Signal()
    looked_at = Signal(object)  # Due
    opened = Signal(object)  # Due, by Enter or a double click

    def __init__(self, desk: Desk) -> None:
        super().__init__(0, len(_HEADS))
        self.desk = desk
        self.dues: tuple[Due, ...] = ()
        self._off: set[str] = set()  # ids that the person unticked
        self._approved = False
        self._furnish()
        self.itemChanged.connect(self._changed)
        self.currentCellChanged.connect(lambda row, *_: self._look(row))
        self.cellDoubleClicked.connect(lambda row, _: self.opened.emit(self.dues[row]))
        desk.speech.bind(self, self._tell)

    def fill(self, dues: Sequence[Due]) -> None:
        self.dues = tuple(dues)
        self._show()
        if self.dues:
            self.setCurrentCell(0, 0)

    def approve(self, approved: bool) -> None:
        """Whether an approval comes with the run: those that lack nothing else become ready."""
        if approved is not self._approved:
            self._approved = approved
            self._show()

    def ready(self, due: Due) -> bool:
        return not wanting(due, approved=self._approved)

    def chosen(self) -> list[Due]:
        return [d for d in self.dues if self.ready(d) and d.row.id not in self._off]

    def tick_all(self, on: bool) -> None:
        self._off = set() if on else {d.row.id for d in self.dues}
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.item(self.currentRow(), 0)
        if event.key() == Qt.Key.Key_Space and item is not None and item.flags() & _CHECK:
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.opened.emit(self.dues[self.currentRow()])
        else:
            super().keyPressEvent(event)

    def _furnish(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        for column in _WIDE:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _tell(self, words: Words) -> None:
        self.setAccessibleName(words("ui.issue.list"))
        self.setHorizontalHeaderLabels([words(f"ui.issue.head.{h}") for h in _HEADS])
        self._show()

    def _show(self) -> None:
        self.blockSignals(True)
        self.setRowCount(len(self.dues))
        for n, due in enumerate(self.dues):
            for m, item in enumerate(self._items(due)):
                self.setItem(n, m, item)
        font = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(font.height() + 12)
        widest = max((font.horizontalAdvance(d.row.number) for d in self.dues), default=0)
        self.setColumnWidth(0, widest + _TICK)  # the style does not count the tick
        self.setColumnHidden(_LACKS, all(self.ready(d) for d in self.dues))
        self.blockSignals(False)
        self.ticked.emit()

    def _items(self, due: Due) -> Iterable[QTableWidgetItem]:
        words = self.desk.words
        lacks = lacking(due.row.kind.name, wanting(due, approved=self._approved), words)
        texts = (due.row.number, due.to_whom, lacks, date_screen(due.on) if due.on else "")
        for n, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setFlags(_WAITS)
            if n == 0 and self.ready(due):
                item.setFlags(_WAITS | _CHECK)
                on = due.row.id not in self._off
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            yield item

    def _changed(self, item: QTableWidgetItem) -> None:
        id = self.dues[item.row()].row.id
        self._off.discard(id) if item.checkState() == Qt.CheckState.Checked else self._off.add(id)
        self.ticked.emit()

    def _look(self, row: int) -> None:
        if 0 <= row < len(self.dues):
            self.looked_at.emit(self.dues[row])


def wanting(due: Due, *, approved: bool) -> tuple[str, ...]:
    """What the letter still lacks when the run brings an approval, or does not."""
    return tuple(k for k in due.lacks if not (approved and k == APPROVAL))


def lacking(kind: str, lacks: Iterable[str], words: Words) -> str:
    """Field keys as their labels; a LoI's lines and the officer of the day have words of their own."""
    own = {"lines": "loi_line.plural", "officer": "ui.issue.lacks.officer"}
    return ", ".join(words(own.get(k, f"{kind}.{k}.label")) for k in lacks)
