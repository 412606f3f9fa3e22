"""A record: its form at the left, its life at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page


class RecordPage(Page):
    """One record of any kind; `id` None is a new one, `given` its first values."""

    def __init__(self, desk: Desk, kind: RecordKind, id: str | None, given: Mapping[str, Any]) -> None:
        super().__init__(desk)
        self.kind, self.id, self.given_values = kind, id, given
        desk.speech.text(self.title, f"{kind.name}.name")
