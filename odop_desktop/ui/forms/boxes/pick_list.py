"""The list that opens under a box to pick from. The keyboard stays with the box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_ROWS = 9


@dataclass(frozen=True, slots=True)
class Offer:
    """One row: its key (a code, an id; None: something other than a value) and what it says."""

    key: str | None
    text: str
    more: str = ""


class PickList(QListWidget):
    """Shown as a window that takes no focus, so that typing goes on in the box above it."""

    picked = Signal(object)  # Offer

    def __init__(self, box: QWidget) -> None:
        super().__init__(box)
        self.setObjectName("picks")
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._box, self.offers = box, tuple[Offer, ...]()
        self.itemClicked.connect(lambda item: self.picked.emit(self.offers[self.row(item)]))

    def offer(self, offers: Sequence[Offer], *, first: bool) -> None:
        """Fills the list; `first`: its first row is the one Enter takes."""
        self.offers = tuple(offers)
        self.clear()
        for each in self.offers:
            QListWidgetItem(f"{each.text}   {each.more}" if each.more else each.text, self)
        self.setCurrentRow(0 if first and offers else -1)

    def open(self) -> None:
        """Under the box, or above it where the screen ends."""
        if not self.offers:
            self.hide()
            return
        row = max(self.sizeHintForRow(0), 20)
        self.setFixedHeight(row * min(len(self.offers), _ROWS) + 8)
        self.setFixedWidth(max(self._box.width(), min(self.sizeHintForColumn(0) + 40, 560)))
        self.move(self._spot())
        self.show()

    def step(self, by: int) -> None:
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + by)))

    @property
    def current(self) -> Offer | None:
        row = self.currentRow()
        return self.offers[row] if 0 <= row < len(self.offers) else None

    def _spot(self) -> QPoint:
        below = self._box.mapToGlobal(QPoint(0, self._box.height() + 1))
        screen = self._box.screen().availableGeometry()
        if below.y() + self.height() > screen.bottom():
            below.setY(self._box.mapToGlobal(QPoint(0, 0)).y() - self.height() - 1)
        below.setX(max(screen.left(), min(below.x(), screen.right() - self.width())))
        return below
