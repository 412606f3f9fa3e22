"""A table of sentences under its head, as high as its lines; hidden while it has none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.told_table import ToldTable

_MOST = 6  # lines that are seen at once


class TextsTable(QWidget):
    """`opened`: the number of the line. Its words and columns as those of a `ToldTable`."""

    opened = Signal(int)

    def __init__(
        self, hall: Hall, msgid: str, columns: Sequence[str], *, wide: str, figures: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._hall = hall
        self.head = label("section")
        self.table = ToldTable(hall, msgid, columns, wide=wide, figures=figures, most=_MOST)
        self.table.opened.connect(self.opened.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.table)
        hall.speech.text(self.head, msgid)

    def fill(self, texts: Sequence[Sequence[str]]) -> None:
        self.table.fill(self._hall.words, texts)
        self.setVisible(bool(texts))
