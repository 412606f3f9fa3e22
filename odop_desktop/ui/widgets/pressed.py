"""A button that holds a layout: a card with a figure, a line of a list. Pressed by mouse, Space or Enter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from odop_desktop.ui.look.dress import dress

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Pressed(QPushButton):
    """As large as what its layout holds; long sentences wrap."""

    def __init__(self, role: str) -> None:
        super().__init__()
        dress(self, role=role)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def told(self, *labels: QLabel) -> None:
        """What stands in the button is part of it: the mouse goes through."""
        for each in labels:
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        if (layout := self.layout()) is not None:
            layout.setGeometry(self.rect())  # the labels of a line that was too low for a moment

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
            return
        super().keyPressEvent(event)
