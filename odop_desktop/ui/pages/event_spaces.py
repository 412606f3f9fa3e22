"""An event's spaces: which part of its area is for whom."""

from __future__ import annotations

from functools import partial

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import SPACE
from odop_desktop.i18n.format import hundredths
from odop_desktop.i18n.words import Words
from odop_desktop.queries.event_life import EventLife
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.binning import to_bin
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.pages import clash
from odop_desktop.ui.pages.event_tab import ONE, SOME, TableTab

_ASKED = ("name_hi", "name_en", "for_whom", "area", "remarks")


class SpacesTab(TableTab):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SPACE, ("name_hi", "for_whom", "area", "number"), "ui.event.spaces.empty")
        self.life: EventLife | None = None
        self.total = label("quiet")
        self.button("ui.event.spaces.add", self._add, keys="Ctrl+N", role="main")
        self.button("ui.event.change", lambda: self._edit(self.chosen()[0]), needs=ONE)
        self.button("ui.event.bin", self._bin, needs=SOME, keys="Ctrl+Del")
        self.bar.addStretch(1)
        self.inside.addWidget(self.total)
        self.table.opened.connect(self._edit)
        desk.speech.bind(self.total, self._sum)

    def tell(self, life: EventLife) -> None:
        self.life = life
        self.show_rows(life.spaces, life.names)
        self._sum(self.desk.words)

    def _sum(self, words: Words) -> None:
        """How much of the event's area the spaces take."""
        if self.life is None or not self.life.spaces:
            self.total.setText("")
            return
        taken = hundredths(sum(s["area"] or 0 for s in self.life.spaces))
        whole = self.life.event["area"]
        msgid = "ui.event.spaces.of" if whole else "ui.event.spaces.sum"
        self.total.setText(words(msgid, taken=taken, whole=hundredths(whole or 0)))

    def _add(self) -> None:
        if self.life:
            given = {"event": self.life.event.id}
            self._saved(RecordDialog.ask(self.desk, self, SPACE, given=given, keys=_ASKED))

    def _edit(self, row: RecordRow) -> None:
        self._saved(RecordDialog.ask(self.desk, self, SPACE, row=row, given={}, keys=_ASKED))

    def _saved(self, changes: Changes | None) -> None:
        if changes and changes.act:
            self.desk.did(changes, lambda w: w("ui.event.spaces.saved"))

    def _bin(self) -> None:
        ids = [row.id for row in self.chosen()]
        told = partial(self.desk.did, sentence=lambda w: w("ui.event.binned", n=len(ids)))
        to_bin(self.desk, self, SPACE, ids, told, partial(clash.tell, self.desk, self))
