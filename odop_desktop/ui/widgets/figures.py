"""A figure on a card: the number large, what it counts below, and what is to be added in small."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.pressed import Pressed

UNKNOWN = "…"  # what stands there until it is counted


class Figure(Pressed):
    """Pressed, it opens what it counts."""

    def __init__(self) -> None:
        super().__init__("tile")
        self.number, self.what, self.more = label("figure", UNKNOWN), label("plain"), label("quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        for each in (self.number, self.what, self.more):
            column.addWidget(each)
        column.addStretch(1)
        self.number.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.what.setWordWrap(True)
        self.more.setWordWrap(True)
        self.told(self.number, self.what, self.more)
        self._whole = self._brief = UNKNOWN

    def say(self, number: str, what: str, more: str = "", brief: str = "") -> None:
        """Texts in the reader's language; `brief` stands for a number that has no room. A screen reader is
        told all three."""
        self._whole, self._brief = number, brief or number
        self.what.setText(what)
        self.more.setText(more)
        self.setAccessibleName(", ".join(filter(None, (what, number, more))))
        self.setToolTip(number if brief else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self.number.fontMetrics().horizontalAdvance(self._whole) <= self.number.width()
        self.number.setText(self._whole if fits else self._brief)
