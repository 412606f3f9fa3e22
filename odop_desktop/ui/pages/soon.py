"""A place that is not furnished yet: one sentence says what will be there."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page


class SoonPage(Page):
    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk)
        desk.speech.text(self.title, f"ui.place.{name}")
        told = QLabel()
        told.setWordWrap(True)
        desk.speech.text(told, f"ui.soon.{name}")
        self.body.addWidget(told)
        self.body.addStretch(1)
