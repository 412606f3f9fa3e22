"""What hangs below the search box: the records found, or the sentence that nothing was."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.found_list import FoundList

_WIDTH, _EDGE = 560, 48  # pixels: of the popup at least, and what stays free below it


class FoundPopup(QFrame):
    """Hangs below the box, over the page. `entries` and a sentence; nothing in it takes the focus."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        dress(self, role="popup")
        self.list, self.none, self.keys = FoundList(lambda: desk.look), label("plain"), label("quiet")
        self.none.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 6, 6, 6)
        for each in (self.list, self.none, self.keys):
            self._column.addWidget(each)
        desk.speech.name(self.list, "ui.find.list")
        desk.speech.text(self.keys, "ui.find.hint")
        self.hide()

    def show_under(self, box: QWidget) -> None:
        """As high as its rows, as far as the window goes."""
        window = box.window()
        self.setParent(window)
        place = box.mapTo(window, QPoint(0, box.height() + 2))
        width = min(max(box.width(), _WIDTH), window.width() - place.x() - 12)
        rows = bool(self.list.found.entries)
        self.list.setVisible(rows)
        self.none.setVisible(not rows)
        self.none.setFixedWidth(width - 14)
        room = window.height() - place.y() - _EDGE - self.keys.sizeHint().height() - 24
        self.list.setFixedHeight(max(min(self.list.wanted(), room), 60))
        height = self._column.totalHeightForWidth(width)
        self.setGeometry(place.x(), place.y(), width, max(height, self._column.totalSizeHint().height()))
        self.show()
        self.raise_()
