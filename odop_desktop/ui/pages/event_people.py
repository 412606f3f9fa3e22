"""Who takes part in an event: entered, looked at, chosen, given a stall; one by one or several as one act."""

from __future__ import annotations

from functools import partial

from odop_desktop.actions.changes import Changes
from odop_desktop.actions.decisions import Decided
from odop_desktop.domain.catalogue import PARTICIPATION
from odop_desktop.i18n.words import Words
from odop_desktop.queries.event_life import EventLife
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.allot import AllotDialog
from odop_desktop.ui.dialogs.binning import to_bin
from odop_desktop.ui.dialogs.decision import DecisionDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.pages import clash
from odop_desktop.ui.pages.event_refused import RefusedBox
from odop_desktop.ui.pages.event_tab import SOME, TableTab

_SHOWN = ("artisan", "product", "stage", "stall", "allot_no", "diary_no", "application_date")
_ASKED = ("artisan", "product", "application_date", "diary_no", "papers", "helper", "mobile", "remarks")


class PeopleTab(TableTab):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PARTICIPATION, _SHOWN, "ui.event.people.empty")
        self.life: EventLife | None = None
        self.refused = RefusedBox(desk)
        self.picked = label("quiet")
        self.button("ui.event.people.add", self._add, keys="Ctrl+N", role="main")
        self.button("ui.event.people.decide", self._decide, needs=SOME, keys="Ctrl+D")
        self.button("ui.event.people.allot", self._allot, needs=SOME, keys="Ctrl+T")
        self.button("ui.event.bin", self._bin, needs=SOME, keys="Ctrl+Del")
        self.bar.addWidget(self.picked)
        self.bar.addStretch(1)
        self.inside.insertWidget(1, self.refused)
        self.table.opened.connect(lambda row: desk.open(PARTICIPATION.name, row.id))
        desk.speech.bind(self.picked, self._count)

    def tell(self, life: EventLife) -> None:
        self.life = life
        self.show_rows(life.people, life.names)

    def allow(self) -> None:
        super().allow()
        if hasattr(self, "picked"):
            self._count(self.desk.words)

    def _count(self, words: Words) -> None:
        n = len(self.table.chosen())
        self.picked.setText(words("ui.event.people.picked", n=n) if n > 1 else "")

    def _add(self) -> None:
        if self.life is None:
            return
        changes = RecordDialog.ask(
            self.desk, self, PARTICIPATION, given={"event": self.life.event.id}, keys=_ASKED
        )
        if changes and changes.act:
            self.desk.did(changes, lambda w: w("ui.event.people.added"))

    def _decide(self) -> None:
        if self.life is None:
            return
        by_hq = self.life.event["organised_by"] == "HQ"
        life = self.life
        found = DecisionDialog.ask(
            self.desk, self, self.chosen(), life.names, run_by_hq=by_hq, letters=life.letters
        )
        self._decided(found, "ui.event.people.decided")

    def _allot(self) -> None:
        if self.life is not None:
            found = AllotDialog.ask(self.desk, self, self.chosen(), self.life)
            self._decided(found, "ui.event.people.allotted")

    def _decided(self, found: Decided | None, msgid: str) -> None:
        """Those it fitted are told with undo, the others beside them with the rule that is in the way."""
        if found is None or self.life is None:
            return
        rows = {row.id: row for row in self.life.people}
        who = {r.id: self._artisan(rows[r.id]) for r in found.refused if r.id in rows}
        self.refused.tell(found.refused, {id: row for id, row in who.items() if row})
        if found.changes.act:
            self.desk.did(found.changes, lambda w: w(msgid, n=len(found.changes.ids)))

    def _artisan(self, row: RecordRow) -> RecordRow | None:
        return self.life.names.get(row["artisan"]) if self.life else None

    def _bin(self) -> None:
        ids = [row.id for row in self.chosen()]
        to_bin(self.desk, self, PARTICIPATION, ids, self._binned, partial(clash.tell, self.desk, self))

    def _binned(self, changes: Changes) -> None:
        self.desk.did(changes, lambda w: w("ui.event.binned", n=len(changes.ids)))
