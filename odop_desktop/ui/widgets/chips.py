"""Chips: what a list is narrowed by, each removable, and the button that adds one. They wrap like words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLayoutItem, QPushButton, QToolButton, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.widgets.strip import Sentence

_GONE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Chip(QFrame):
    """A filter that is in force: its words open it again, the cross (or Delete) takes it away."""

    removed = Signal()
    opened = Signal()

    def __init__(self, desk: Desk, said: Sentence) -> None:
        super().__init__()
        self.words, self.cross = QPushButton(), QToolButton()
        self.cross.setText("✕")
        dress(self, role="chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 6, 0)
        row.setSpacing(2)
        row.addWidget(self.words)
        row.addWidget(self.cross)
        self.words.clicked.connect(self.opened)
        self.cross.clicked.connect(self.removed)
        desk.speech.bind(self.words, lambda w: self.words.setText(said(w)))
        desk.speech.bind(
            self.cross, lambda w: self.cross.setAccessibleName(w("ui.list.chip.remove", name=said(w)))
        )
        desk.speech.bind(self.cross, lambda w: self.cross.setToolTip(w("ui.list.chip.remove", name=said(w))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GONE:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class Toggle(QPushButton):
    """A named question, on (with a tick, as colour never speaks alone) or off."""

    def __init__(self, desk: Desk, said: Sentence, on: Callable[[bool], object]) -> None:
        super().__init__()
        self._said = said
        self.setCheckable(True)
        dress(self, role="chip")
        desk.speech.bind(self, self._tell)
        self.toggled.connect(lambda _: self._tell(desk.words))
        self.clicked.connect(lambda checked: on(bool(checked)))

    def _tell(self, words: Words) -> None:
        said = self._said(words)
        self.setText(f"✓ {said}" if self.isChecked() else said)
        self.setAccessibleName(said)


class Flow(QLayout):
    """Lays widgets out in lines, as words on a page; `right`: the lines end at the right."""

    def __init__(self, parent: QWidget, gap: int = 8, *, right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._right = gap, right
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + self._gap * max(len(lines) - 1, 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            x = rect.right() + 1 - self._width(line) if self._right else rect.x()
            for item in line:
                item.setGeometry(QRect(QPoint(x, y), item.sizeHint()))
                x += item.sizeHint().width() + self._gap
            y += _height(line) + self._gap

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        seen = [i for i in self._items if not i.isEmpty()]
        return QSize(self._width(seen), _height(seen))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines

    def _width(self, line: Sequence[QLayoutItem]) -> int:
        return sum(i.sizeHint().width() for i in line) + self._gap * max(len(line) - 1, 0)


def _height(line: Sequence[QLayoutItem]) -> int:
    return max((i.sizeHint().height() for i in line), default=0)
