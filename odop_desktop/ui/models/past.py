"""The lists that were taken in, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries.imports import Past

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
COLUMNS = ("at", "kind", "file", "rows", "new", "actor", "state")
_FIGURES = frozenset({"rows", "new"})
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PastModel(QAbstractTableModel):
    """Texts in the reader's language; told anew when that changes."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.rows: Sequence[Past] = ()
        self._texts: list[list[str]] = []

    def fill(self, rows: Sequence[Past], words: Words) -> None:
        self.beginResetModel()
        self.rows, self._words = rows, words
        self._texts = [texts(row, words) for row in rows]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._texts[index.row()][index.column()]
        return _aligned(index.column()) if role == _ROLE.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == _ROLE.DisplayRole:
            return self._words(f"ui.import.past.{COLUMNS[section]}")
        return _aligned(section) if role == _ROLE.TextAlignmentRole else None


def texts(row: Past, words: Words) -> list[str]:
    """A row's cells, in the order of COLUMNS."""
    state = "stands" if row.stands else "undone" if row.act else "nothing"
    return [
        f"{date_screen(row.at[:10])} {row.at[11:16]}",
        words(f"{row.kind.name}.plural") if row.kind else "",
        row.file,
        grouping(row.rows),
        grouping(row.new),
        row.actor,
        words(f"ui.import.past.state.{state}"),
    ]


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[column] in _FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | _MIDDLE
