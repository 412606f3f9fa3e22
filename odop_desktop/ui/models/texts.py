"""A small table of sentences that are all at hand: heads and cells in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class TextsModel(QAbstractTableModel):
    """`figures`: the columns whose cells stand to the right."""

    def __init__(self, columns: int, figures: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        self._columns, self._figures = columns, frozenset(figures)
        self.heads: Sequence[str] = ("",) * columns
        self.texts: Sequence[Sequence[str]] = ()

    def fill(self, heads: Sequence[str], texts: Sequence[Sequence[str]]) -> None:
        self.beginResetModel()
        self.heads, self.texts = heads, texts
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.texts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self.texts[index.row()][index.column()] or None
        return self._side(index.column()) if role == _ROLE.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self._columns:
            return None
        if role == _ROLE.DisplayRole:
            return self.heads[section]
        return self._side(section) if role == _ROLE.TextAlignmentRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._figures else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
