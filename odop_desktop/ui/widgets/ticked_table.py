"""A table of sentences whose lines can be ticked, by Space or the mouse; some have nothing to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from odop_desktop.i18n.words import Words
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.models.texts import Index, TextsModel
from odop_desktop.ui.widgets.told_table import ToldTable

_TICK = Qt.ItemDataRole.CheckStateRole
_BESIDE = 8  # pixels about the box that Qt leaves out of the width of a line


class TicksModel(TextsModel):
    """The box stands in the first column; None in `ticks`: the line has none."""

    ticks: Sequence[bool | None] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != _TICK:
            return super().data(index, role)
        on = self.ticks[index.row()] if index.isValid() and index.column() == 0 else None
        return None if on is None else Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found if self.data(index, _TICK) is None else found | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _TICK or self.data(index, _TICK) is None:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticks = [on if n == index.row() else was for n, was in enumerate(self.ticks)]
        self.dataChanged.emit(index, index, [_TICK])
        return True


class TickedTable(ToldTable):
    """`ticked`: a line was ticked or unticked."""

    MODEL = TicksModel

    ticked = Signal()

    def __init__(self, hall: Hall, msgid: str, columns: Sequence[str], *, wide: str) -> None:
        super().__init__(hall, msgid, columns, wide=wide)
        self.boxes().dataChanged.connect(lambda *_: self.ticked.emit())

    def tick(self, words: Words, texts: Sequence[Sequence[str]], ticks: Sequence[bool | None]) -> None:
        """The lines, with what stands in their boxes."""
        self.boxes().ticks = list(ticks)
        self.fill(words, texts)

    def boxes(self) -> TicksModel:
        found = self.model()
        assert isinstance(found, TicksModel)
        return found

    def sizeHintForColumn(self, column: int) -> int:
        return super().sizeHintForColumn(column) + (0 if column else _BESIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        box = self.boxes().index(self.row(), 0)
        now = self.boxes().data(box, _TICK)
        if event.key() != Qt.Key.Key_Space or now is None:
            super().keyPressEvent(event)
            return
        on = now == Qt.CheckState.Checked
        self.boxes().setData(box, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, _TICK)
