"""The figures over an event: its stalls, its people."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from odop_desktop.i18n.format import grouping
from odop_desktop.queries.event_life import Figures
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label

_NAMES = ("stalls", "given", "free", "applied", "chosen", "waiting")


class FiguresRow(QFrame):
    """Six figures with their words, in one line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        dress(self, role="card")
        self.figures: dict[str, QLabel] = {name: label("number", "0") for name in _NAMES}
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(7)
        for name, figure in self.figures.items():
            said = label("quiet")
            desk.speech.text(said, f"ui.event.figure.{name}")
            row.addWidget(figure)
            row.addWidget(said)
            row.addSpacing(16)
        row.addStretch(1)

    def tell(self, figures: Figures) -> None:
        for name, shown in self.figures.items():
            shown.setText(grouping(getattr(figures, name)))
