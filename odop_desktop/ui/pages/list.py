"""A list of records: search, chips, columns, rows."""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page


class ListPage(Page):
    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        super().__init__(desk)
        self.kind = kind
        desk.speech.text(self.title, f"{kind.name}.plural")
