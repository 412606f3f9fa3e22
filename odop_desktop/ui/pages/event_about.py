"""What an event is: its form, beside it the wanted facts that are missing and what happened to the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from odop_desktop.domain.catalogue import EVENT
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.pages.editing import Editing


class AboutTab(QWidget):
    def __init__(self, desk: Desk, row: RecordRow | None, given: Mapping[str, Any]) -> None:
        super().__init__()
        self.desk = desk
        self.editing = Editing(desk, EVENT, row, given)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.addWidget(self.editing, 1)

    def load(self, row: RecordRow) -> None:
        self.editing.load(row)

    def may_leave(self) -> bool:
        return self.editing.may_leave()
