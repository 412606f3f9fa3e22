"""The line over an event: when and where, its stalls, its people."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries.event_life import EventLife
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label

_NAMES = ("stalls", "given", "free", "applied", "chosen", "waiting")


class FiguresRow(QFrame):
    """Six figures with their words, in one line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="card")
        self.life: EventLife | None = None
        self.when = QLabel()
        self.when.setWordWrap(True)
        self.figures: dict[str, QLabel] = {name: label("number", "0") for name in _NAMES}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(4)
        row.addWidget(self.when, 1)
        for name, figure in self.figures.items():
            said = label("quiet")
            desk.speech.text(said, f"ui.event.figure.{name}")
            row.addSpacing(7)
            row.addWidget(figure)
            row.addWidget(said)
        desk.speech.bind(self, self._tell)

    def tell(self, life: EventLife) -> None:
        self.life = life
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        if self.life is None:
            return
        self.when.setText(told(self.life.event, words))
        for name, shown in self.figures.items():
            shown.setText(grouping(getattr(self.life.figures, name)))


def told(event: RecordRow, words: Words) -> str:
    """ "03-01-2026 – 05-01-2026 · The Ridge, Shimla" """
    days = " – ".join(date_screen(event[k]) for k in ("from_date", "to_date") if event[k])
    order = ("venue_hi", "venue_en") if words.lang == "hi" else ("venue_en", "venue_hi")
    place = next((event[k] for k in order if event[k]), "")
    return " · ".join(filter(None, (days, place)))
