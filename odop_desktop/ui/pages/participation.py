"""A participation: its record as every other has one, with the event's two decisions: the stage and the stall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from odop_desktop.actions.decisions import Decided
from odop_desktop.domain.catalogue import PARTICIPATION
from odop_desktop.queries import event_life
from odop_desktop.queries.event_life import EventLife
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.allot import AllotDialog
from odop_desktop.ui.dialogs.decision import DecisionDialog
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.pages.record_deeds import Deeds
from odop_desktop.ui.pages.record_head import Deed


class ParticipationPage(RecordPage):
    def __init__(self, desk: Desk, id: str | None, given: Mapping[str, Any]) -> None:
        super().__init__(desk, PARTICIPATION, id, given)

    def make_deeds(self) -> ParticipationDeeds:
        return ParticipationDeeds(self.desk, self, self.kind, lambda: self.opened, self.may_leave)


class ParticipationDeeds(Deeds):
    """Both look at the whole event first: who else is there, which stalls are free."""

    def all(self) -> list[Deed]:
        return [
            Deed("decide", "flag", partial(self._with_event, self._decide), _live),
            Deed("allot", "map-pin", partial(self._with_event, self._allot), _live),
            *super().all(),
        ]

    def _with_event(self, then: Callable[[str, EventLife], object]) -> None:
        found = self._opened()
        if found is not None and self._settled():
            read = partial(event_life.of, self.desk.office, found.row["event"])
            self.desk.jobs.read(read, partial(then, found.row.id), owner=self.page, latest="event")

    def _decide(self, id: str, life: EventLife) -> None:
        by_hq = life.event["organised_by"] == "HQ"
        rows = [row for row in life.people if row.id == id]
        found = DecisionDialog.ask(
            self.desk, self.page.window(), rows, life.names, run_by_hq=by_hq, letters=life.letters
        )
        self._told(found, "ui.event.people.decided")

    def _allot(self, id: str, life: EventLife) -> None:
        rows = [row for row in life.people if row.id == id]
        self._told(AllotDialog.ask(self.desk, self.page.window(), rows, life), "ui.event.people.allotted")

    def _told(self, found: Decided | None, msgid: str) -> None:
        if found is not None and found.changes.act:
            self.desk.did(found.changes, lambda w: w(msgid, n=len(found.changes.ids)))


def _live(row: RecordRow | None) -> bool:
    return row is not None and not row.deleted_at
