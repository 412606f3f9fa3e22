"""The list under the search box: heads, and records in two lines, painted by ourselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from odop_desktop.ui.found_words import Entry
from odop_desktop.ui.look.theme import Look

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_PAD = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FoundModel(QAbstractListModel):
    """The entries as they stand; heads cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def fill(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        return entry.told if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.entries[index.row()].go is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class FoundPainter(QStyledItemDelegate):
    """A record: title and number, below them the second line. A head: one quiet word."""

    def __init__(self, parent: QListView, look: Callable[[], Look]) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = QFontMetrics(option.font).height()
        lines = 2 if _entry(index).line else 1
        return QSize(200, lines * height + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, rect = _entry(index), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._ink("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._ink("accent"))
        inner = rect.adjusted(12, _PAD, -12, -_PAD)
        if entry.go is None:
            self._line(painter, _bold(option.font), "accent", inner, entry.title)
        else:
            self._record(painter, option.font, inner, entry)
        painter.restore()

    def _record(self, painter: QPainter, font: QFont, inner: QRect, entry: Entry) -> None:
        lines = 2 if entry.line else 1
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // lines)
        width = QFontMetrics(font).horizontalAdvance(entry.number)
        painter.setFont(font)
        painter.setPen(self._ink("quiet"))
        painter.drawText(upper, _RIGHT, entry.number)
        self._line(painter, _bold(font), "text", upper.adjusted(0, 0, -width - 12, 0), entry.title)
        if entry.line:
            self._line(painter, font, "quiet", upper.translated(0, upper.height()), entry.line)

    def _line(self, painter: QPainter, font: QFont, ink: str, rect: QRect, text: str) -> None:
        painter.setFont(font)
        painter.setPen(self._ink(ink))
        painter.drawText(
            rect, _LEFT, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        )

    def _ink(self, name: str) -> QColor:
        return QColor(self._look().colour(name))


class FoundList(QListView):
    """Takes no focus: one goes on typing in the box and chooses with the arrows."""

    def __init__(self, look: Callable[[], Look]) -> None:
        super().__init__()
        self.found = FoundModel(self)
        self.setModel(self.found)
        self.setItemDelegate(FoundPainter(self, look))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    @property
    def current(self) -> Entry | None:
        row = self.currentIndex().row()
        return self.found.entries[row] if 0 <= row < len(self.found.entries) else None

    def fill(self, entries: Sequence[Entry]) -> None:
        """Other entries; the first record is the one that Enter opens."""
        self.found.fill(entries)
        self.step(1)

    def step(self, by: int) -> None:
        """The next entry that can be chosen; at either end it stays."""
        row, entries = self.currentIndex().row() + by, self.found.entries
        while 0 <= row < len(entries) and entries[row].go is None:
            row += 1 if by > 0 else -1
        if 0 <= row < len(entries):
            self.setCurrentIndex(self.found.index(row))
            self.scrollTo(self.found.index(max(row - 1, 0) if row == 1 else row))

    def wanted(self) -> int:
        """The height in which every entry could be seen."""
        return sum(self.sizeHintForRow(n) for n in range(len(self.found.entries))) + 4


def _entry(index: Index) -> Entry:
    model = index.model()
    assert isinstance(model, FoundModel)
    return model.entries[index.row()]


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
