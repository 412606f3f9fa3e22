"""A list of any length: how many rows there are is known, their cells come when they are looked at."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.ui.models import cells
from odop_desktop.ui.models.lines import Line

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
BLOCK = 100  # rows fetched together
_KEPT = 12_000  # lines kept; the oldest are let go of


class LongModel(QAbstractTableModel):
    """`data` is a look-up. What is not there yet is blank, and `missed` tells in which block it stands."""

    missed = Signal(int)

    def __init__(self, kind: RecordKind, keys: Sequence[str], words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self.kind, self.keys = kind, tuple(keys)
        self.order: array[int] = array("q")
        self._lines: dict[int, Line] = {}
        self._old: set[int] = set()  # lines that are no longer true
        self._lang, self._heads = words.lang, cells.heads(kind, self.keys, words)
        self._sides = self._alignments()

    def set_keys(self, keys: Sequence[str], words: Words) -> None:
        """Other columns; their cells are fetched anew."""
        self.beginResetModel()
        self.keys = tuple(keys)
        self._heads, self._sides = cells.heads(self.kind, self.keys, words), self._alignments()
        self._lines.clear()
        self._old.clear()
        self.endResetModel()

    def set_order(self, order: array[int]) -> None:
        """Other rows, or the same in another order. A beginning that is there already stays where it is."""
        known = len(self.order)
        if order == self.order:
            return
        if 0 < known < len(order) and order[:known] == self.order:
            self.beginInsertRows(QModelIndex(), known, len(order) - 1)
            self.order = order
            self.endInsertRows()
            return
        self.beginResetModel()
        self.order = order
        self.endResetModel()

    def learn(self, lines: Mapping[int, Line], blocks: Iterable[int] = ()) -> None:
        """Lines have come; the blocks they stand in are shown."""
        for doc in lines:
            self._lines.pop(doc, None)
        self._lines.update(lines)
        self._old.difference_update(lines)
        for doc in list(self._lines)[: max(len(self._lines) - _KEPT, 0)]:
            del self._lines[doc]
        for block in blocks:
            first, last = block * BLOCK, min((block + 1) * BLOCK, len(self.order)) - 1
            if first <= last:
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.keys) - 1))

    def forget(self, ids: Iterable[str] | None = None) -> None:
        """These records' lines (None: all) are no longer true: shown until others come, and asked for anew."""
        gone = set(ids) if ids is not None else None
        self._old |= {doc for doc, line in self._lines.items() if gone is None or line.id in gone}
        if self.order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.order) - 1, len(self.keys) - 1))

    def tell(self, words: Words) -> None:
        """The same in another language."""
        self._lang, self._heads = words.lang, cells.heads(self.kind, self.keys, words)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.keys) - 1)
        if self.order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.order) - 1, len(self.keys) - 1))

    def line(self, row: int) -> Line | None:
        """The line at this row, where it has come."""
        return self._lines.get(self.order[row]) if 0 <= row < len(self.order) else None

    def texts(self, row: int) -> cells.Texts | None:
        """The row's cells in the language of the screen; None, and `missed`, where they have not come."""
        doc = self.order[row]
        line = self._lines.get(doc)
        if line is None or doc in self._old:
            self.missed.emit(row // BLOCK)
        return line.texts[self._lang] if line else None

    def stands_right(self, column: int) -> bool:
        """Whether the column holds figures."""
        return self._sides[column] == cells.RIGHT

    def without(self, block: int) -> list[int]:
        """The row numbers of a block whose lines are not there, or no longer true."""
        docs = self.order[block * BLOCK : (block + 1) * BLOCK]
        return [d for d in docs if d not in self._lines or d in self._old]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            texts = self.texts(index.row())
            return (texts[index.column()] or None) if texts else None
        return self._sides[index.column()] if role == _ROLE.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.keys):
            return None
        if role == _ROLE.DisplayRole:
            return self._heads[section]
        return self._sides[section] if role == _ROLE.TextAlignmentRole else None

    def _alignments(self) -> tuple[Qt.AlignmentFlag, ...]:
        return tuple(cells.alignment(self.kind.by_key.get(key)) for key in self.keys)
