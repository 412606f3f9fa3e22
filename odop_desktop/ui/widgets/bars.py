"""Bars painted by ourselves: a word, a bar as long as its value, the value in words. Each bar is a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from odop_desktop.ui.look.theme import Look
from odop_desktop.ui.widgets.pressed import ENTER

_GAP, _PAD, _LEAST = 10, 4, 4  # pixels: between the parts, around them, of the shortest bar


@dataclass(frozen=True, slots=True)
class Measure:
    """One bar: its word, its size, how the size is said, and what a screen reader adds."""

    word: str
    size: int
    said: str
    told: str = ""


class Bars(QWidget):
    """Bars under each other on one scale. `opens(n)` is called with the place of the bar that was pressed."""

    def __init__(self, look: Callable[[], Look], opens: Callable[[int], object], colour: str) -> None:
        super().__init__()
        self._look, self._opens, self._colour = look, opens, colour
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.bars: list[Bar] = []

    def fill(self, measures: Sequence[Measure]) -> None:
        """Other bars in place of these; those that stay keep the focus."""
        while len(self.bars) > len(measures):
            gone = self.bars.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        while len(self.bars) < len(measures):
            self._add()
        most = max((m.size for m in measures), default=0)
        for bar, measure in zip(self.bars, measures, strict=True):
            bar.show_measure(measure, most)
        self.fit()

    def fit(self) -> None:
        """Words and values in columns of their own, so that every bar begins and is measured alike."""
        if not self.bars:
            return
        font = self.bars[0].fontMetrics()
        words = max((font.horizontalAdvance(b.measure.word) for b in self.bars), default=0)
        said = max((font.horizontalAdvance(b.measure.said) for b in self.bars), default=0)
        for bar in self.bars:
            bar.columns = (words, said)
            bar.updateGeometry()
            bar.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "bars"):
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()  # the style gives its type when the bars are first seen

    def _add(self) -> None:
        place = len(self.bars)
        bar = Bar(self._look, self._colour)
        bar.clicked.connect(lambda: self._opens(place))
        self.bars.append(bar)
        self._column.addWidget(bar)


class Bar(QAbstractButton):
    """One line: word, bar, value. The word gives way (with an ellipsis) where the line is short."""

    def __init__(self, look: Callable[[], Look], colour: str) -> None:
        super().__init__()
        self._look, self._colour = look, colour
        self.measure, self._most, self.columns = Measure("", 0, ""), 0, (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_measure(self, measure: Measure, most: int) -> None:
        """`most` is the largest size beside it."""
        self.measure, self._most = measure, most
        self.setAccessibleName(f"{measure.word}: {measure.said}")
        self.setAccessibleDescription(measure.told)
        self.setToolTip(f"{measure.word}: {measure.said}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self.columns) + 120, self.fontMetrics().height() + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        font, middle = self.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        word_width, said_width = self._room(font)
        inner = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        painter.setPen(self._ink("quiet"))
        word = font.elidedText(self.measure.word, Qt.TextElideMode.ElideRight, word_width)
        painter.drawText(inner.adjusted(0, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | middle, word)
        left = inner.left() + word_width + _GAP
        length = self._length(inner.right() - left - _GAP - said_width)
        self._bar(painter, left, length)
        painter.setPen(self._ink("text"))
        after = inner.adjusted(left + length + _GAP - inner.left(), 0, 0, 0)
        painter.drawText(after, Qt.AlignmentFlag.AlignLeft | middle, self.measure.said)

    def _room(self, font: QFontMetrics) -> tuple[int, int]:
        """Width of the word and of the value: the word has at most two fifths of the line."""
        words, said = self.columns
        return min(words + 1, (self.width() - 2 * _PAD) * 2 // 5), said

    def _length(self, room: int) -> int:
        if self.measure.size <= 0 or self._most <= 0:
            return 0
        return max(_LEAST, room * self.measure.size // self._most)

    def _bar(self, painter: QPainter, left: int, length: int) -> None:
        height = max(self.fontMetrics().height() - 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink(self._colour))
        painter.drawRoundedRect(QRectF(left, (self.height() - height) / 2, length, height), 3, 3)

    def _ground(self, painter: QPainter) -> None:
        """A mark under the mouse, an edge around the focus."""
        if self.underMouse():
            painter.fillRect(self.rect(), self._ink("accent_soft"))
        if self.hasFocus():
            painter.setPen(QPen(self._ink("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _ink(self, name: str) -> QColor:
        return QColor(self._look().colour(name))
