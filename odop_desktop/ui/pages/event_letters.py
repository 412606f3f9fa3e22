"""An event's letters: whose stall letter is due, and those that are issued."""

from __future__ import annotations

from odop_desktop.domain.catalogue import LETTER, PARTICIPATION
from odop_desktop.queries.event_life import EventLife
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.pages.event_tab import SOME, TableTab
from odop_desktop.ui.widgets.small_table import SmallTable

_DUE = ("artisan", "product", "stall", "number")
_ISSUED = ("number", "kind", "letter_date", "to_whom", "status")


class LettersTab(TableTab):
    """Above the due ones with their buttons, below the register of this event."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PARTICIPATION, _DUE, "ui.event.letters.none_due")
        self.life: EventLife | None = None
        self.issue = self.button("ui.event.letters.issue", self._issue, keys="Ctrl+L", role="main")
        self.button("ui.event.letters.issue_some", self._issue_some, needs=SOME)
        self.bar.addStretch(1)
        heads = {name: label("section") for name in ("due", "issued")}
        for name, head in heads.items():
            desk.speech.text(head, f"ui.event.letters.{name}")
        self.none = label("quiet")
        self.none.setWordWrap(True)
        desk.speech.text(self.none, "ui.event.letters.none")
        self.issued = SmallTable(desk, LETTER, _ISSUED)
        self.inside.insertWidget(1, heads["due"])
        self.inside.addWidget(heads["issued"])
        self.inside.addWidget(self.none)
        self.inside.addWidget(self.issued, 1)
        self.table.opened.connect(lambda row: desk.open(PARTICIPATION.name, row.id))
        self.issued.opened.connect(lambda row: desk.open(LETTER.name, row.id))

    def tell(self, life: EventLife) -> None:
        self.life = life
        self.show_rows(life.due, life.names)
        self.issued.fill(life.letters, life.names)
        self.issued.setVisible(bool(life.letters))
        self.none.setHidden(bool(life.letters))
        self.issue.setEnabled(bool(life.due))

    def allow(self) -> None:
        super().allow()
        if hasattr(self, "issue"):
            self.issue.setEnabled(bool(self.life and self.life.due))

    def _issue(self) -> None:
        if self.life:
            IssueDialog.ask(self.desk, self, kind="stall", event=self.life.event.id)

    def _issue_some(self) -> None:
        ids = [row.id for row in self.chosen()]
        IssueDialog.ask(self.desk, self, kind="stall", ids=ids)
