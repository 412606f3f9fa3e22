"""A table of sentences under its head, as high as its lines; hidden while it has none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import READABLE, label
from odop_desktop.ui.widgets.told_table import ToldTable

_MOST = 6  # lines that are seen at once


class TextsTable(QWidget):
    """`opened`: the number of the line. Its words and columns as those of a `ToldTable`.

    Below it stands what is told at length of the line one is on, where there is something.
    """

    opened = Signal(int)

    def __init__(
        self, hall: Hall, msgid: str, columns: Sequence[str], *, wide: str, figures: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._hall = hall
        self.head = label("section")
        self.table = ToldTable(hall, msgid, columns, wide=wide, figures=figures, most=_MOST)
        self.table.opened.connect(self.opened.emit)
        self._long: Sequence[str] = ()
        self.told = label("quiet")
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(READABLE)
        self.told.hide()
        self.table.moved.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.table)
        column.addWidget(self.told)
        hall.speech.text(self.head, msgid)

    def fill(self, texts: Sequence[Sequence[str]], long: Sequence[str] = ()) -> None:
        """The lines; `long`: what is told below of each of them."""
        self._long = long
        self.table.fill(self._hall.words, texts)
        self._tell(self.table.row())
        self.setVisible(bool(texts))

    def _tell(self, at: int) -> None:
        said = self._long[at] if 0 <= at < len(self._long) else ""
        self.told.setText(said)
        self.told.setVisible(bool(said))
