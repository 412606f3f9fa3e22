"""Issuing letters: which are due, how they will look, under whose approval; then paper, files, despatch list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from odop_desktop.actions.letters import Batch
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.widgets.paper import PaperView


class IssueDialog(Dialog):
    """The due letters of a kind (of one event, one record, or of these records), ticked, beside their drafts."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        kind: str,
        event: str | None,
        number: str | None,
        ids: Sequence[str] | None,
    ) -> None:
        super().__init__(desk, parent, f"ui.issue.title.{kind}", "ui.issue.go")
        self.kind, self.event_id, self.number, self.ids = kind, event, number, ids
        self.batch: Batch | None = None
        self.paper = PaperView(desk)
        self.body.addWidget(self.paper, 1)

    @classmethod
    def ask(
        cls,
        desk: Desk,
        parent: QWidget | None,
        kind: str = "loi",
        event: str | None = None,
        number: str | None = None,
        ids: Sequence[str] | None = None,
    ) -> Batch | None:
        """What was issued; None where nothing was. `event` is an id, `ids` are of LoIs or participations."""
        dialog = cls(desk, parent, kind, event, number, ids)
        dialog.run()
        return dialog.batch
