"""A box of ticks: any number of the answers of a value list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from odop_desktop.domain.catalogue.field import Field
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes.keys import step
from odop_desktop.ui.forms.checking import Verdict

_COLUMNS = 3


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
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        for n, tick in enumerate(self.ticks.values()):
            grid.addWidget(tick, n // _COLUMNS, n % _COLUMNS)
            tick.toggled.connect(lambda _on: self.changed.emit())
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
            tick.setText(self.values.label(code, words.lang))

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
        by = {Qt.Key.Key_Down: _COLUMNS, Qt.Key.Key_Up: -_COLUMNS, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        ticks = list(self.ticks.values())
        here = next((n for n, tick in enumerate(ticks) if tick.hasFocus()), 0)
        if key not in by or not 0 <= here + by[key] < len(ticks):
            return False
        ticks[here + by[key]].setFocus(Qt.FocusReason.TabFocusReason)
        return True
