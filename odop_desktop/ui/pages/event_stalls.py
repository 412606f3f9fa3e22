"""An event's stalls: who stands where; one made, or a whole row at once; usable or not."""

from __future__ import annotations

from functools import partial

from odop_desktop.actions import stalls_many
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import STALL
from odop_desktop.queries.event_life import STALL_SEEN, EventLife, plain
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.binning import to_bin
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.dialogs.stalls_many import StallsDialog
from odop_desktop.ui.pages import clash
from odop_desktop.ui.pages.event_tab import ONE, SOME, TableTab

_SHOWN = ("hall", "stall_no", "who", "size", "kind", "rent", "usable")
_ASKED = ("stall_no", "hall", "space", "size", "area", "kind", "rent", "facilities", "usable", "remarks")


class StallsTab(TableTab):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, STALL_SEEN, _SHOWN, "ui.event.stalls.empty")
        self.life: EventLife | None = None
        self.button("ui.event.stalls.many", self._many, keys="Ctrl+M", role="main")
        self.button("ui.event.stalls.add", self._add, keys="Ctrl+N")
        self.button("ui.event.change", lambda: self._edit(self.chosen()[0]), needs=ONE)
        self.button("ui.event.stalls.usable", self._usable, needs=SOME, keys="Ctrl+U")
        self.button("ui.event.bin", self._bin, needs=SOME, keys="Ctrl+Del")
        self.bar.addStretch(1)
        self.table.opened.connect(self._edit)

    def tell(self, life: EventLife) -> None:
        self.life = life
        self.show_rows(life.stalls, life.names)

    def _many(self) -> None:
        if self.life is None:
            return
        changes = StallsDialog.ask(self.desk, self, self.life.event)
        if changes:
            self.desk.did(changes, lambda w: w("ui.event.stalls.made", n=len(changes.ids)))

    def _add(self) -> None:
        if self.life:
            given = {"event": self.life.event.id, "usable": True}
            self._saved(RecordDialog.ask(self.desk, self, STALL, given=given, keys=_ASKED))

    def _edit(self, row: RecordRow) -> None:
        self._saved(RecordDialog.ask(self.desk, self, STALL, row=plain(row), given={}, keys=_ASKED))

    def _saved(self, changes: Changes | None) -> None:
        if changes and changes.act:
            self.desk.did(changes, lambda w: w("ui.event.stalls.saved"))

    def _usable(self) -> None:
        """Out of use, or back in use where none of the chosen can be used now."""
        rows = self.chosen()
        usable = all(row["usable"] is False for row in rows)
        work = partial(stalls_many.usable, self.desk.office, ids=[r.id for r in rows], usable=usable)
        msgid = "ui.event.stalls.in_use" if usable else "ui.event.stalls.out_of_use"
        self.desk.jobs.write(work, partial(self._did, msgid), owner=self, failed=self._refused)

    def _bin(self) -> None:
        ids = [row.id for row in self.chosen()]
        to_bin(self.desk, self, STALL, ids, partial(self._did, "ui.event.binned"), self._refused)

    def _did(self, msgid: str, changes: Changes) -> None:
        if changes.act:
            self.desk.did(changes, lambda w: w(msgid, n=len(changes.ids)))

    def _refused(self, error: Exception) -> None:
        clash.tell(self.desk, self, error)
