"""One of the big steps: its number and name, what to do in plain words, its buttons under each other."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.widgets.card import Card


class Step(Card):
    """Its words are `ui.sync.<name>` and `ui.sync.<name>.how`."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, f"ui.sync.{name}", QVBoxLayout())
        self.foot.setSpacing(6)
        self.whole.insertStretch(self.whole.count() - 1, 1)
        desk.speech.text(self.told("quiet"), f"ui.sync.{name}.how")
