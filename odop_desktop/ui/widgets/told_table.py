"""A table of sentences: as many lines as there are, scrolled, walked with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from odop_desktop.i18n.words import Words
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.models.texts import TextsModel
from odop_desktop.ui.widgets.pressed import ENTER

_T = TypeVar("_T")
_WIDEST = 330  # pixels of a column that is not the wide one
_LOOKED_AT = 60
_WISHED = 3  # lines


class ToldTable(QTableView):
    """`opened`: the line on Enter or double click; `moved`: the line one is on now. Heads are `<msgid>.<column>`."""

    MODEL: type[TextsModel] = TextsModel

    opened = Signal(int)
    moved = Signal(int)

    def __init__(
        self,
        hall: Hall,
        msgid: str,
        columns: Sequence[str],
        *,
        wide: str,
        figures: Sequence[str] = (),
        most: int = 0,
    ) -> None:
        """`wide`: the column that takes what room is left; `figures`: those that stand to the right.

        `most`: it is as high as its lines, up to so many; else as high as its place.
        """
        super().__init__()
        self._most = most
        self._msgid, self._columns, self._wide = msgid, tuple(columns), list(columns).index(wide)
        self._texts = self.MODEL(len(columns), [self._columns.index(key) for key in figures], self)
        self.setModel(self._texts)
        self._furnish()
        hall.speech.name(self, msgid)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.moved.emit(now.row()))

    def fill(self, words: Words, texts: Sequence[Sequence[str]]) -> None:
        """The lines; one stays on the line one was on."""
        self.put([words(f"{self._msgid}.{key}") for key in self._columns], texts)

    def put(self, heads: Sequence[str], texts: Sequence[Sequence[str]]) -> None:
        """As `fill`, under heads that are no words of its own."""
        at = max(self.currentIndex().row(), 0)
        self._texts.fill(heads, texts)
        self._fit()
        if texts:
            self.selectRow(min(at, len(texts) - 1))

    def row(self) -> int:
        """The line one is on; -1 where there is none."""
        return self.currentIndex().row()

    def here(self, rows: Sequence[_T]) -> _T | None:
        """Of the records behind the lines the one that one is on."""
        at = self.row()
        return rows[at] if 0 <= at < len(rows) else None

    def heads(self) -> Sequence[str]:
        return self._texts.heads

    def texts(self) -> Sequence[Sequence[str]]:
        return self._texts.texts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_texts"):
            self._fit()

    def sizeHint(self) -> QSize:
        """Wishes for a few lines only: what stands below it is to be seen on a small screen too."""
        wished = super().sizeHint()
        lines = _WISHED * self.verticalHeader().defaultSectionSize()
        few = self.horizontalHeader().sizeHint().height() + lines + 4
        return QSize(wished.width(), min(wished.height(), few))

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Up and down only: the head column stays where it is."""
        bar = self.horizontalScrollBar()
        at = bar.value()
        super().scrollTo(index, hint)
        bar.setValue(at)

    def _furnish(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setResizeContentsPrecision(_LOOKED_AT)
        head.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)

    def _fit(self) -> None:
        line = self.fontMetrics().height() + 12
        self.verticalHeader().setDefaultSectionSize(line)
        self.resizeColumnsToContents()
        for column in range(len(self._columns)):
            if column != self._wide and self.columnWidth(column) > _WIDEST:
                self.setColumnWidth(column, _WIDEST)
        if self._most:
            lines = min(len(self._texts.texts), self._most)
            self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines * line + 4)
