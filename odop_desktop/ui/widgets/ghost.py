"""Where something is still being looked up: quiet bars in the place of its lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from odop_desktop.ui.look.theme import Look

_WIDTHS = (0.72, 0.55, 0.64, 0.4)  # of the line, so that it looks like words


class Ghost(QWidget):
    """As high as `lines` lines; it does not move, so that nobody is hurried."""

    def __init__(self, look: Callable[[], Look], lines: int) -> None:
        super().__init__()
        self._look, self._lines = look, lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, self._lines * self._step())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look().colour("line")))
        height = self.fontMetrics().height() * 0.6
        for n in range(self._lines):
            top = n * self._step() + (self._step() - height) / 2
            width = self.width() * _WIDTHS[n % len(_WIDTHS)]
            painter.drawRoundedRect(QRectF(0, top, width, height), 4, 4)

    def _step(self) -> int:
        return self.fontMetrics().height() + 14
