"""A box of ticks: any number of the answers of a value list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from odop_desktop.domain.catalogue.field import Field
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes.keys import step
from odop_desktop.ui.forms.checking import Verdict
from odop_desktop.ui.forms.labels import broken

_MOST = 4  # columns
_GAP = 12  # pixels
_LONGEST = 13  # of an answer before it is broken, in widths of the letter M


class TicksBox(QWidget):
    """Space ticks, the arrows and Tab go from answer to answer, Enter moves on to the next box."""

    changed = Signal()
    left = Signal()
    moved = Signal(int)

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__()
        self.desk, self.field = desk, field
        self.values = desk.office.lists[field.choices or ""]
        self._more: tuple[str, ...] = ()  # codes of another office's newer list, kept as they are
        self.ticks = {code: QCheckBox() for code in self.values.codes}
        for tick in self.ticks.values():
            tick.setParent(self)
            tick.toggled.connect(lambda _on: self.changed.emit())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(next(iter(self.ticks.values())))
        self.relabel(desk.words)

    def typed(self) -> str:
        return "; ".join((*(code for code, tick in self.ticks.items() if tick.isChecked()), *self._more))

    def put(self, value: Any) -> None:
        codes = tuple(value or ())
        self._more = tuple(c for c in codes if c not in self.ticks)
        for code, tick in self.ticks.items():
            tick.setChecked(code in codes)

    def type_in(self, typed: str) -> None:
        self.put(tuple(filter(None, typed.split("; "))))

    def relabel(self, words: Words) -> None:
        for code, tick in self.ticks.items():
            tick.setText(broken(self.values.label(code, words.lang), tick.fontMetrics(), self._widest()))
        self.updateGeometry()
        self._lay()

    def sizeHint(self) -> QSize:
        wide, high = self._cell()
        return QSize(wide * _MOST, high * -(-len(self.ticks) // _MOST))

    def minimumSizeHint(self) -> QSize:
        wide, high = self._cell()
        return QSize(wide, high)

    def heightForWidth(self, width: int) -> int:
        return self._cell()[1] * -(-len(self.ticks) // self._columns(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _cell(self) -> tuple[int, int]:
        hints = [tick.sizeHint() for tick in self.ticks.values()]
        return max(h.width() for h in hints) + _GAP, max(h.height() for h in hints) + 2

    def _widest(self) -> int:
        return int(self.fontMetrics().horizontalAdvance("M") * _LONGEST)

    def _columns(self, width: int) -> int:
        return max(1, min(_MOST, width // self._cell()[0]))

    def _lay(self) -> None:
        """As many columns as there is room for, each as wide as the longest answer."""
        columns, (_, high) = self._columns(self.width()), self._cell()
        wide = self.width() // columns
        for n, tick in enumerate(self.ticks.values()):
            tick.setGeometry(n % columns * wide, n // columns * high, wide - 4, high - 2)

    def tame(self) -> Verdict | None:
        return None

    def tidy(self) -> None:
        """Ticks are always in order."""

    def lock(self) -> None:
        self.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the tick itself did not take: Enter, and the arrows over the rows."""
        way = step(event)
        if way:
            self.moved.emit(way)
        elif not self._arrow(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _arrow(self, key: Qt.Key) -> bool:
        row = self._columns(self.width())
        by = {Qt.Key.Key_Down: row, Qt.Key.Key_Up: -row, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        ticks = list(self.ticks.values())
        here = next((n for n, tick in enumerate(ticks) if tick.hasFocus()), 0)
        if key not in by or not 0 <= here + by[key] < len(ticks):
            return False
        ticks[here + by[key]].setFocus(Qt.FocusReason.TabFocusReason)
        return True
