"""Today: what is pending, in words, each line opening its list."""

from __future__ import annotations

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page


class TodayPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.speech.text(self.title, "ui.place.today")
