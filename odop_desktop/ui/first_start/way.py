"""The way of the first start, at the left: the steps that are wanted, the one that is being taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress, label

_WIDTH = 220


class Way(QFrame):
    """Not to be clicked: Back and Next lead along it."""

    def __init__(self, hall: Hall, names: Sequence[str]) -> None:
        super().__init__()
        self._hall = hall
        self.setObjectName("rail")
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 18, 12, 14)
        column.setSpacing(5)
        brand = label("brand", "ODOP Desktop")
        brand.setContentsMargins(10, 0, 4, 0)
        column.addWidget(brand)
        column.addSpacing(10)
        self._lines: dict[str, QLabel] = {name: QLabel() for name in names}
        for line in self._lines.values():
            line.setContentsMargins(10, 4, 10, 4)
            column.addWidget(line)
        column.addStretch(1)

    def mark(self, here: str, wanted: Sequence[str]) -> None:
        """Shows the wanted steps, numbered; those behind wear a tick, the present one stands out."""
        at = wanted.index(here)
        for name, line in self._lines.items():
            line.setVisible(name in wanted)
            if name in wanted:
                n = wanted.index(name)
                sign = "✓" if n < at else f"{n + 1}"
                line.setText(f"{sign}   {self._hall.words(f'ui.start.{name}')}")
                dress(line, role="way_here" if n == at else "way")
