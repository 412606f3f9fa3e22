"""A table of a few records that are all at hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling.shown import Names
from odop_desktop.ui.models import cells

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class FewModel(QAbstractTableModel):
    """Rows and heads as texts; told anew when the language changes."""

    def __init__(self, office: Office, kind: RecordKind, keys: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._office, self.kind, self.keys = office, kind, tuple(keys)
        self.rows: tuple[RecordRow, ...] = ()
        self._names: Names = {}
        self._heads: cells.Texts = self.keys
        self._words: Words | None = None
        self._texts: list[cells.Texts | None] = []  # of each row, made when it is first seen

    def fill(self, rows: Sequence[RecordRow], names: Names, words: Words) -> None:
        """Other records in place of these."""
        self.beginResetModel()
        self.rows, self._names = tuple(rows), names
        self._tell(words)
        self.endResetModel()

    def tell(self, words: Words) -> None:
        """The same records in another language."""
        self._tell(words)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.keys) - 1)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.keys) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._of(index.row())[index.column()] or None
        if role == _ROLE.TextAlignmentRole:
            return cells.alignment(self.kind.by_key[self.keys[index.column()]])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.keys):
            return None
        if role == _ROLE.DisplayRole:
            return self._heads[section]
        if role == _ROLE.TextAlignmentRole:
            return cells.alignment(self.kind.by_key[self.keys[section]])
        return None

    def _of(self, row: int) -> cells.Texts:
        """The texts of a row; three hundred of them at once would hold the window up."""
        found = self._texts[row]
        if found is None:
            assert self._words
            record = self.rows[row]
            found = cells.texts(self._office, self.kind, self.keys, record, self._names, self._words)
            self._texts[row] = found
        return found

    def _tell(self, words: Words) -> None:
        self._words = words
        self._heads = cells.heads(self.kind, self.keys, words)
        self._texts = [None] * len(self.rows)
