"""Paints the rows of a list in one go.

The usual way asks the model seven times a cell, through Python each time; beside a thread that computes, every
one of these questions waits for its turn. Here a whole view is one question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QStaticText, QTransform

from odop_desktop.ui.look.theme import Look
from odop_desktop.ui.models.cells import Texts

_LEFT, _RIGHT = 10, 10  # between a column's edge and its text
_KEPT = 6_000  # shaped texts that are kept


@dataclass(frozen=True, slots=True)
class Band:
    """One visible row: where it lies, its cells (None: not there yet), whether it is selected or current."""

    row: int
    top: int
    texts: Texts | None
    selected: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """One visible column: its place in the model and on the view, and whether its cells stand to the right."""

    column: int
    left: int
    width: int
    right: bool


class Painting:
    """Knows the texts it has shaped; `forget` when type or colours change."""

    def __init__(self) -> None:
        self._shaped: dict[tuple[str, int], QStaticText] = {}
        self._colours: dict[str, QColor] = {}

    def forget(self) -> None:
        self._shaped.clear()
        self._colours.clear()

    def paint(
        self,
        painter: QPainter,
        place: QRect,
        height: int,
        bands: Iterator[Band],
        slots: list[Slot],
        look: Look,
    ) -> None:
        """Rows of this height on the ground of the theme; `place` is the visible part."""
        painter.fillRect(place, self._colour(look, "card"))
        metrics, font = painter.fontMetrics(), painter.font()
        pen = QPen(self._colour(look, "text"))
        for band in bands:
            line = QRect(place.left(), band.top, place.width(), height)
            if band.selected or band.row % 2:
                painter.fillRect(line, self._colour(look, "accent_soft" if band.selected else "stripe"))
            painter.setPen(pen)
            if band.texts is not None:
                self._cells(painter, band, slots, height, metrics, font)
            if band.current:
                painter.setPen(QPen(self._colour(look, "accent"), 1))
                painter.drawRect(line.adjusted(0, 0, -1, -1))

    def _cells(
        self,
        painter: QPainter,
        band: Band,
        slots: list[Slot],
        height: int,
        metrics: QFontMetrics,
        font: QFont,
    ) -> None:
        assert band.texts is not None
        for slot in slots:
            text = band.texts[slot.column]
            if text:
                room = slot.width - _LEFT - _RIGHT
                shaped = self._text(text, room, metrics, font)
                over = room - int(shaped.size().width()) if slot.right else 0
                down = (height - int(shaped.size().height())) // 2
                painter.drawStaticText(QPoint(slot.left + _LEFT + over, band.top + down), shaped)

    def _text(self, text: str, room: int, metrics: QFontMetrics, font: QFont) -> QStaticText:
        found = self._shaped.get((text, room))
        if found is None:
            if len(self._shaped) > _KEPT:
                self._shaped.clear()
            found = QStaticText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0)))
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(QTransform(), font)
            self._shaped[text, room] = found
        return found

    def _colour(self, look: Look, name: str) -> QColor:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(look.colour(name))
        return found
