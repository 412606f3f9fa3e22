"""Settings: the office and its letterhead, the look, the second safety place."""

from __future__ import annotations

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page


class SettingsPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.speech.text(self.title, "ui.place.settings")
